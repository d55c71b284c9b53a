"""How a name in characters can be read aloud in Hanyu Pinyin: sets of readings, surnames from a table of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from pypinyin.constants import PINYIN_DICT

from fivefile.linkage.spelling import toneless, umlaut_forms
from fivefile.loading import load
from fivefile.model.rule import strict

SURNAMES = Path(__file__).with_name("surnames.yaml")
Syllables = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Surnames:
    """Readings of characters in a surname, of surnames of two characters, and traditional forms by the simplified."""

    single: Mapping[str, tuple[str, ...]]
    double: Mapping[str, tuple[str, str]]
    forms: Mapping[str, str]


strict(Surnames)


@cache
def surnames() -> Surnames:
    """The table of surnames; raises BadData with file and line."""
    table: Surnames = load(SURNAMES, Surnames)
    return table


@lru_cache(maxsize=1 << 14)
def character_readings(character: str) -> frozenset[str]:
    """Every reading of one character in plain capitals, ü in both spellings; none for what has no pinyin."""
    told = PINYIN_DICT.get(ord(character), "")
    return frozenset(form for one in told.split(",") if one for form in umlaut_forms(toneless(one)))


def every_reading(characters: str) -> Syllables:
    """The readings a dictionary gives for each character, surname or not."""
    return tuple(character_readings(character) for character in characters)


@lru_cache(maxsize=1 << 14)
def readings(characters: str) -> tuple[tuple[Syllables, Syllables], ...]:
    """The ways to read a name, each as the syllables of the surname and of the given name, one set a character.

    A name of four characters may have a surname of two that no table knows. Empty when a character has no reading.
    """
    each = every_reading(characters)
    if not characters or not all(each):
        return ()
    table = surnames()
    if characters[:2] in table.double and len(characters) > 2:
        return ((tuple(frozenset((one,)) for one in table.double[characters[:2]]), each[2:]),)
    first = frozenset(table.single.get(characters[0], ())) or each[0]
    ways: list[tuple[Syllables, Syllables]] = [((first,), each[1:])]
    if len(characters) > 3:
        ways.append(((first, each[1]), each[2:]))
    return tuple(ways)


def spells(run: str, syllables: Sequence[frozenset[str]]) -> bool:
    """Whether the letters spell one reading of each character, in order and with nothing left over."""
    reached = {0}
    for choice in syllables:
        reached = {at + len(one) for at in reached for one in choice if run.startswith(one, at)}
    return len(run) in reached


def spellings(syllables: Sequence[frozenset[str]]) -> Iterator[str]:
    """Everything the characters can spell, in a fixed order."""
    return ("".join(one) for one in product(*map(sorted, syllables)))
