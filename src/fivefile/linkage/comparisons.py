"""What is compared between two identities: one function a comparison, each giving a level by name, best level first."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fivefile.linkage import names
from fivefile.linkage.names import UNSAID, compare_names
from fivefile.model.people import Identity
from fivefile.values.dates import PartialDate
from fivefile.values.names import Name


@dataclass(frozen=True, slots=True)
class Comparison:
    """`compare` gives one of `levels` (best first), or "unsaid" when one side gives nothing to compare."""

    levels: tuple[str, ...]
    compare: Callable[[Identity, Identity], str]


def compare_name(left: Identity, right: Identity) -> str:
    """The best level any two of their names reach."""
    mine, yours = _telling(left.names), _telling(right.names)
    return _best((compare_names(one, other) for one in mine for other in yours), names.LEVELS)


def compare_birth_date(left: Identity, right: Identity) -> str:
    """The best level any two of their birth dates reach; a date known in part fits every day it can mean."""
    return _best((_dates(one, other) for one in left.born for other in right.born), BORN)


def compare_sex(left: Identity, right: Identity) -> str:
    """Whether papers of both state the same sex."""
    return _shared(left.sex, right.sex, SAME)


def compare_nationality(left: Identity, right: Identity) -> str:
    """Whether they share a nationality, whichever it is."""
    return _shared(left.nationalities, right.nationalities, SAME)


def compare_birth_country(left: Identity, right: Identity) -> str:
    """Whether they were born in the same country, whichever it is."""
    return _shared(left.birth_countries, right.birth_countries, SAME)


def compare_document(left: Identity, right: Identity) -> str:
    """Whether they share a travel document: issuer and number, without regard to case, spaces and hyphens."""
    return _shared(map(fold_document, left.documents), map(fold_document, right.documents), SAME)


def compare_prints(left: Identity, right: Identity) -> str:
    """Whether they share a made-up enrolment reference, which stands in for fingerprints."""
    return _shared(left.prints, right.prints, SAME)


BORN = ("equal", "same-month", "same-year", "close", "different")
SAME = ("same", "different")

COMPARISONS: Mapping[str, Comparison] = {
    "name": Comparison(names.LEVELS, compare_name),
    "birth-date": Comparison(BORN, compare_birth_date),
    "sex": Comparison(SAME, compare_sex),
    "nationality": Comparison(SAME, compare_nationality),
    "birth-country": Comparison(SAME, compare_birth_country),
    "document": Comparison(SAME, compare_document),
    "prints": Comparison(SAME, compare_prints),
}
"""Every comparison by its name in the model files."""


def fold(text: str) -> str:
    """A code or reference without regard to case, width and what is no letter or digit."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).upper() if sign.isalnum())


def fold_document(document: str) -> str:
    """ "ISSUER:NUMBER" with each half folded."""
    return ":".join(map(fold, document.split(":", 1)))


def _best(levels: Iterable[str], order: Sequence[str]) -> str:
    return min((level for level in levels if level != UNSAID), key=order.index, default=UNSAID)


def _shared(left: Iterable[str], right: Iterable[str], levels: tuple[str, str]) -> str:
    mine, yours = set(map(str.upper, left)), set(map(str.upper, right))
    if not mine or not yours:
        return UNSAID
    return levels[0] if mine & yours else levels[1]


def _dates(one: PartialDate, other: PartialDate) -> str:
    if not one.overlaps(other):
        return "close" if one.exact and other.exact and _slip(one, other) else "different"
    if one.exact and other.exact:
        return "equal"
    return "same-month" if one.month and other.month else "same-year"


def _slip(one: PartialDate, other: PartialDate) -> bool:
    """Whether one digit differs, or day and month changed places."""
    if one.year == other.year and (one.month, one.day) == (other.day, other.month):
        return True
    return sum(a != b for a, b in zip(str(one), str(other), strict=True)) == 1


@lru_cache(maxsize=1 << 14)
def _telling(told: tuple[Name, ...]) -> tuple[Name, ...]:
    """The names without those that are only the spelling of another one known in characters.

    Otherwise a second paper in passport spelling would hide that the characters differ.
    """
    full = [name for name in told if names.fold_characters(name.characters)]
    spelled_out = {names.SPELLED, names.FIT}
    return tuple(
        name for name in told if name in full or all(compare_names(name, other) not in spelled_out for other in full)
    )
