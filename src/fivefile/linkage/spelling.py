"""Names in letters, brought to one form: no case, width, accents, spaces, hyphens or apostrophes."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from pypinyin.constants import PINYIN_DICT

# Letters that Unicode does not take apart, as passports write them (ICAO 9303-3).
_WHOLE = str.maketrans({"Ø": "OE", "Æ": "AE", "Œ": "OE", "Ł": "L", "Đ": "D", "Ð": "D", "Þ": "TH"})
_LONGEST_SYLLABLE = 6


def words(text: str) -> tuple[str, ...]:
    """The words of a name in plain capitals, split wherever something stands that is no letter."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).upper()).translate(_WHOLE)
    kept = (sign for sign in plain if not unicodedata.combining(sign))
    return tuple("".join(sign if unicodedata.category(sign)[0] in "LM" else " " for sign in kept).split())


@lru_cache(maxsize=1 << 14)
def letters(text: str) -> str:
    """The letters of a name in one run; "LYU" for LV, NYU for NV where the whole can be read as Hanyu Pinyin."""
    run = "".join(words(text))
    if "V" not in run:
        return run
    # Chinese passports wrote ü as V, and write YU since 2012; in LUE and NUE as U.
    spelled = run.replace("LVE", "LUE").replace("NVE", "NUE").replace("LV", "LYU").replace("NV", "NYU")
    return spelled if is_pinyin(spelled) else run


def bare(run: str) -> str:
    """The letters as systems write them that put U for ü: one person's LYU and LU become alike."""
    return run.replace("LYU", "LU").replace("NYU", "NU")


def umlaut_forms(syllable: str) -> frozenset[str]:
    """How a syllable of the dictionary, with V for ü, may stand in `letters`."""
    if "V" not in syllable:
        return frozenset((syllable,))
    if syllable.endswith("VE"):
        return frozenset((syllable.replace("V", "U"),))
    return frozenset((syllable.replace("V", "YU"), syllable.replace("V", "U")))


@lru_cache(maxsize=1 << 14)
def is_pinyin(run: str) -> bool:
    """Whether the letters can be cut into syllables of Hanyu Pinyin; False for none."""
    reached = {0}
    for at in range(len(run)):
        if at in reached:
            ends = range(at + 1, min(at + _LONGEST_SYLLABLE, len(run)) + 1)
            reached |= {end for end in ends if run[at:end] in _syllables()}
    return bool(run) and len(run) in reached


@cache
def _syllables() -> frozenset[str]:
    common = (told for code, told in PINYIN_DICT.items() if 0x4E00 <= code <= 0x9FFF)
    plain = {toneless(one) for told in common for one in told.split(",")}
    spoken = {one for one in plain if one.isascii() and set(one) & set("AEIOUV")}
    return frozenset(form for one in spoken for form in umlaut_forms(one))


def toneless(syllable: str) -> str:
    """A syllable of the dictionary in capitals without its tone, with V for ü."""
    apart = unicodedata.normalize("NFD", syllable).upper().replace("U\u0308", "V")
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
