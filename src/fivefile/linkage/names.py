"""Are two names one person's? The level they reach, from equal characters down to characters that differ.

Not looked at yet: spellings other than Hanyu Pinyin (Cantonese, Wade-Giles, Hokkien), other scripts, which character a
telegraph code stands for, how frequent a name is, names changed by marriage. Traditional and simplified characters are
told by character set and reading, for want of a whole table of forms.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from fivefile.linkage.readings import Syllables, character_readings, every_reading, readings, spells, surnames
from fivefile.linkage.spelling import bare, is_pinyin, letters, words
from fivefile.values.names import Name

UNSAID = "unsaid"
EQUAL, FIT = "characters-equal", "characters-fit-spelling"
SPELLED, SWAPPED, CLOSE = "spelling-equal", "spelling-equal-swapped", "spelling-close"
SURNAME, APART, OTHER, DIFFER = "surname-equal", "not-comparable", "different", "characters-differ"
LEVELS = (EQUAL, SPELLED, FIT, SWAPPED, CLOSE, SURNAME, APART, OTHER, DIFFER)
"""Best first; "unsaid", when one side gives nothing to compare, stands outside."""

_SHORTEST_SLIP = 4


@dataclass(frozen=True, slots=True)
class _Read:
    """A name made ready to compare: one form each of surname, given name and characters, and telegraph codes."""

    surname: str
    given: str
    words: tuple[str, ...]
    given_words: tuple[str, ...]
    characters: str
    codes: str

    @property
    def whole(self) -> str:
        return self.surname + self.given

    @property
    def parts(self) -> tuple[str, str]:
        return self.surname, self.given


def compare_names(left: Name, right: Name) -> str:
    """The level two names reach, one of LEVELS or "unsaid"; the same for left and right changed over.

    Characters known on both sides decide, however alike the spelling. Telegraph codes are typed by hand: equal ones
    count as equal characters, different ones for nothing.
    """
    one, other = _read(left), _read(right)
    by_characters = _by_characters(one, other)
    if by_characters in (EQUAL, DIFFER):
        return by_characters
    spelled = _by_spelling(one, other)
    read = [by_characters, _by_reading(one, other), _by_reading(other, one)]
    if spelled and FIT not in read:
        return spelled
    return min(filter(None, [spelled, *read]), key=LEVELS.index, default=UNSAID)


@lru_cache(maxsize=1 << 14)
def fold_characters(text: str) -> str:
    """The characters alone, in normal width and plain capitals; "" when there are fewer than the two a name has."""
    kept = "".join(
        sign for sign in unicodedata.normalize("NFKC", text).upper() if unicodedata.category(sign)[0] in "LM"
    )
    return kept if len(kept) > 1 else ""


def fold_codes(text: str) -> str:
    """The digits of telegraph codes; "" when they do not make at least two codes of four."""
    digits = "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isdecimal())
    return digits if len(digits) > 4 and len(digits) % 4 == 0 else ""


@lru_cache(maxsize=1 << 14)
def _read(name: Name) -> _Read:
    characters, codes = fold_characters(name.characters), fold_codes(name.telegraph)
    surname, given = letters(name.surname), letters(name.given)
    return _Read(surname, given, words(f"{name.surname} {name.given}"), words(name.given), characters, codes)


def _by_characters(one: _Read, other: _Read) -> str | None:
    if one.codes and one.codes == other.codes:
        return EQUAL
    if not (one.characters and other.characters):
        return None
    if one.characters == other.characters:
        return EQUAL
    return FIT if _may_be_two_forms(one.characters, other.characters) else DIFFER


def _may_be_two_forms(one: str, other: str) -> bool:
    """Whether each character of one may be the traditional form of the other's, or the same."""
    return len(one) == len(other) and all(
        a == b or _forms(a, b) or _forms(b, a) for a, b in zip(one, other, strict=True)
    )


def _forms(simplified: str, traditional: str) -> bool:
    """Whether the table has the pair, or they are read alike and each is in the set of its own country only.

    GB 2312 holds the simplified characters in use, Big5 the traditional ones.
    """
    if traditional in surnames().forms.get(simplified, ""):
        return True
    if _within(simplified, "big5") or _within(traditional, "gb2312"):
        return False
    return not character_readings(simplified).isdisjoint(character_readings(traditional))


def _within(text: str, charset: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def _by_reading(read: _Read, spelled: _Read) -> str | None:
    """How the characters of one name fit the spelling of the other."""
    if not (read.characters and spelled.whole):
        return None
    ways = readings(read.characters)
    orders = (spelled.parts, spelled.parts[::-1])
    for surname, given in ways:
        if any(spells(first, surname) and spells(last, given) for first, last in orders):
            return FIT
        if not all(spelled.parts) and _spelled_out(spelled.whole, surname, given):
            return FIT
    # KEVIN beside the Chinese name; a first reading by a clerk or a program: DAN for 单, though the family reads SHAN.
    chinese = "".join(word for word in spelled.words if is_pinyin(word))
    if any(_spelled_out(chinese, *way) for way in (*ways, (every_reading(read.characters), ()))):
        return CLOSE
    if any(spells(spelled.surname, surname) for surname, _ in ways):
        return SURNAME
    return OTHER if ways and is_pinyin(spelled.whole) else APART


def _spelled_out(run: str, surname: Syllables, given: Syllables) -> bool:
    return spells(run, surname + given) or spells(run, given + surname)


def _by_spelling(one: _Read, other: _Read) -> str | None:
    if not (one.whole and other.whole):
        return None
    if one.whole.isascii() != other.whole.isascii():
        return APART
    if all(one.parts) and one.parts == other.parts:
        return SPELLED
    if not all(one.parts) and not all(other.parts):
        return _undivided(one, other)
    if _swapped(one, other):
        return SWAPPED
    if _close(one, other):
        return CLOSE
    return SURNAME if one.surname and one.surname == other.surname else OTHER


def _undivided(one: _Read, other: _Read) -> str:
    """Two names that stand in one field each; a single word is not a whole name."""
    if one.whole == other.whole:
        return SPELLED if min(len(one.words), len(other.words)) > 1 else SURNAME
    if len(one.whole) == len(other.whole) and _turned(one.words) & _turned(other.words):
        return SWAPPED
    return OTHER


def _turned(parts: tuple[str, ...]) -> set[str]:
    return {letters(" ".join(parts[at:] + parts[:at])) for at in range(len(parts))}


def _swapped(one: _Read, other: _Read) -> bool:
    """Whether surname and given name changed places, or stand undivided in one field on one side."""
    if all(one.parts) and all(other.parts):
        return one.parts == other.parts[::-1]
    whole, divided = (other, one) if all(one.parts) else (one, other)
    return whole.whole in (divided.surname + divided.given, divided.given + divided.surname)


def _close(one: _Read, other: _Read) -> bool:
    """Whether a slip or a shortened name may explain the difference.

    Two names that both read as pinyin are two names, one letter apart or not: XIAOMIN is not XIAOMING.
    """
    if (bare(one.surname), bare(one.given)) == (bare(other.surname), bare(other.given)):
        return all(one.parts)
    if is_pinyin(one.whole) and is_pinyin(other.whole):
        return False
    if one.given == other.given:
        return bool(one.given) and _slip(one.surname, other.surname)
    if one.surname != other.surname or not one.surname:
        return False
    fewer, more = sorted((set(one.given_words), set(other.given_words)), key=len)
    if fewer and fewer < more:
        return True
    return _slip(one.given, other.given) and not all(map(is_pinyin, fewer ^ more))


def _slip(one: str, other: str) -> bool:
    """Whether one letter was changed, lost, added, or two changed places, in words long enough to tell."""
    return min(len(one), len(other)) >= _SHORTEST_SLIP and OSA.distance(one, other, score_cutoff=1) == 1
