"""A world of made-up people: who they are, and how one authority or another writes them down.

Nobody here exists. Names are put together by chance from parts in registries/names.yaml.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Annotated, Literal

from pydantic import AfterValidator

from fivefile.loading import load
from fivefile.model.rule import strict
from fivefile.values.names import Name
from fivefile.values.territories import FIVE, country_code

NAMES = Path(__file__).parents[1] / "registries" / "names.yaml"
_BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_BORN = (date(1940, 1, 1).toordinal(), date(2015, 12, 31).toordinal(), date(1991, 1, 1).toordinal())
_SERIALS = 99_999_989  # the greatest prime below 10^8: multiplying modulo a prime never gives one number twice
_Country = Annotated[str, AfterValidator(country_code)]


@dataclass(frozen=True, slots=True)
class Culture:
    """Names in the Latin spelling of a passport, and the nationalities of those who bear them."""

    weight: int
    nationality: tuple[_Country, ...]
    surnames: tuple[str, ...]
    male: tuple[str, ...]
    female: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What people and their records are drawn from: the content of names.yaml."""

    surnames: Mapping[str, tuple[str, int]]
    given: Mapping[Literal["male", "female", "both"], Mapping[str, str]]
    chinese: int
    cultures: tuple[Culture, ...]
    characters: tuple[_Country, ...]
    visas: Mapping[_Country, Mapping[Literal["visit", "study", "work"], str]]
    sections: Mapping[_Country, str]


strict(Culture, Words)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the made-up world; the parts of the given name stand apart, a Chinese name has its characters.

    `serial` is the number of the first passport, the next number that of the second.
    """

    surname: str
    given: tuple[str, ...]
    characters: str
    born: date
    sex: str
    nationality: str
    birth_country: str
    resident: str | None
    serial: int
    prints: str


@cache
def words() -> Words:
    """The words of names.yaml; raises BadData with file and line."""
    found: Words = load(NAMES, Words)
    return found


@dataclass(frozen=True, slots=True)
class _Tables:
    """The words, made ready for drawing; running totals of the weights go with surnames and cultures."""

    surnames: tuple[tuple[str, str], ...]
    surname_totals: tuple[int, ...]
    given: Mapping[str, tuple[tuple[str, str], ...]]
    cultures: tuple[Culture | None, ...]
    culture_totals: tuple[int, ...]


@cache
def _tables() -> _Tables:
    told = words()
    both = tuple(told.given["both"].items())
    return _Tables(
        tuple((characters, pinyin) for characters, (pinyin, _) in told.surnames.items()),
        tuple(accumulate(weight for _, weight in told.surnames.values())),
        {"male": (*told.given["male"].items(), *both), "female": (*told.given["female"].items(), *both)},
        (None, *told.cultures),
        tuple(accumulate((told.chinese, *(culture.weight for culture in told.cultures)))),
    )


def draw_person(rng: Random, serial: int) -> Person:
    """Somebody, drawn by `rng`; no two people of one world may have the same `serial`."""
    tables = _tables()
    sex = "female" if rng.random() < 0.5 else "male"
    culture = rng.choices(tables.cultures, cum_weights=tables.culture_totals)[0]
    if culture is None:
        characters, surname = rng.choices(tables.surnames, cum_weights=tables.surname_totals)[0]
        drawn = [rng.choice(tables.given[sex]) for _ in range(1 if rng.random() < 0.14 else 2)]
        given = tuple(pinyin for _, pinyin in drawn)
        characters += "".join(one for one, _ in drawn)
        country = "cn"
    else:
        surname, characters = rng.choice(culture.surnames), ""
        given = tuple(rng.choice(culture.male if sex == "male" else culture.female).split())
        country = rng.choice(culture.nationality)
    born = date.fromordinal(int(rng.triangular(*_BORN)))
    if rng.random() < 0.01:
        born = born.replace(month=1, day=1)  # what papers say when the day is not known
    status = rng.random()
    return Person(
        surname, given, characters, born, sex,
        nationality=rng.choice(FIVE) if status < 0.05 else country,
        birth_country=country,
        resident=rng.choice(FIVE) if 0.05 <= status < 0.09 else None,
        serial=serial * 2,
        prints="MADE-UP-" + "".join(rng.choices(_BASE32, k=8)),
    )  # fmt: skip


def document(person: Person, replaced: bool) -> str:
    """The person's first or second passport: EX and eight digits, one character longer than real numbers are."""
    return f"{person.nationality}:EX{(person.serial + replaced) * 7_368_787 % _SERIALS:08d}"


def spelt(person: Person, umlaut: str = "yu") -> Name:
    """The name as a passport spells it; the syllables of a Chinese given name stand together."""
    given = ("" if person.characters else " ").join(person.given)
    return Name(*(part.replace("ü", umlaut).upper() for part in (person.surname, given)))


def spelt_otherwise(rng: Random, person: Person) -> Name:
    """Another spelling, as another clerk, form or older passport gives it; never the one of `spelt`."""
    name = spelt(person)
    ways = [replace(name, surname=name.given, given=name.surname), replace(name, given=_slip(rng, name.given))]
    parts = [part.replace("ü", "yu").upper() for part in person.given]
    if person.characters:
        # Passports wrote ü as V or U until 2012.
        ways += [spelt(person, "v"), spelt(person, "u")]
        ways += [replace(name, given=" ".join(parts)), replace(name, given="-".join(parts))] * 2
    else:
        ways += [replace(name, given=parts[0]), replace(name, given="".join(parts))] * 2
        ways.append(replace(name, surname=name.surname.replace(" ", "")))
    return rng.choice([way for way in ways if way != name])


def _slip(rng: Random, word: str) -> str:
    """The word with a letter too few, or one too many when it is short."""
    at = rng.randrange(len(word))
    return word[:at] + (word[at + 1 :] if len(word) > 3 else word[at] + word[at:])
