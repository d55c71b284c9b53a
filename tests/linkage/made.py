"""Made-up identities, records and a registry in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from fivefile.linkage.model import MODELS, load_model
from fivefile.linkage.score import score
from fivefile.model.evidence import Source, Statement
from fivefile.model.match import Match
from fivefile.model.people import PERSON, Identity
from fivefile.model.records import Judgement, Opinion, Record
from fivefile.values.dates import PartialDate
from fivefile.values.names import Name

MODEL = load_model(MODELS / "immigration-1.yaml")
PARTS = {"surname", "given", "characters", "telegraph"}
FIELDS = {
    "sex": "sex",
    "nationality": "nationalities",
    "birth_country": "birth_countries",
    "document": "documents",
    "prints": "prints",
}


def name(text: str) -> Name:
    """ "ZHANG/WEI", "张伟" or "ZHANG/WEI 张伟"; a slash parts surname from given name."""
    letters = " ".join(word for word in text.split() if word.upper() != word.lower())
    characters = "".join(word for word in text.split() if word.upper() == word.lower())
    surname, _, given = letters.partition("/")
    return Name(surname, given, characters)


def who(names: str | tuple[str, ...] = (), born: str = "", **rest: str) -> Identity:
    """An identity from words: who("ZHANG/WEI 张伟", "1985-03-04", sex="male", nationality="cn")."""
    told = (names,) if isinstance(names, str) else names
    dates = (PartialDate.parse(born),) if born else ()
    fields = {FIELDS[key]: tuple(value.split()) for key, value in rest.items()}
    return Identity(tuple(map(name, told)), dates, **fields)


def match(left: Identity, right: Identity) -> Match:
    """The match of two identities under the shipped model."""
    return score(MODEL, left, right, "query", "record")


def record(record_id: str, person: Identity) -> Record:
    """A record that says what the identity says."""
    source = Source(digest=record_id, kind="registry", name=record_id)
    told: list[tuple[str, str | PartialDate]] = [("born", born) for born in person.born]
    for one in person.names:
        told += [(f"name.{part}", getattr(one, part)) for part in sorted(PARTS) if getattr(one, part)]
    for key, field in FIELDS.items():
        told += [(key, value) for value in getattr(person, field)]
    return Record(record_id, "xx", tuple(Statement(PERSON, key, value, source) for key, value in told))


class Registry:
    """A RecordStore in memory."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.keyed: dict[str, set[str]] = {}

    def add(self, records: Iterable[tuple[Record, Iterable[str]]]) -> int:
        """Put records with their keys."""
        told = list(records)
        for one, keys in told:
            self.records[one.id] = one
            for key in keys:
                self.keyed.setdefault(key, set()).add(one.id)
        return len(told)

    def record(self, record_id: str) -> Record | None:
        """One record."""
        return self.records.get(record_id)

    def by_keys(self, keys: Iterable[str], limit: int) -> Sequence[Record]:
        """Records that share a key."""
        found: set[str] = set().union(*(self.keyed.get(key, set()) for key in keys))
        return [self.records[one] for one in sorted(found)[:limit]]

    def filler(self, seed: str, count: int, without: Iterable[str]) -> Sequence[Record]:
        """Others, in an order that the seed gives."""
        rest = set(self.records) - set(without)
        return [
            self.records[one]
            for one in sorted(rest, key=lambda one: hashlib.sha256((seed + one).encode()).digest())[:count]
        ]

    def count(self) -> int:
        """How many there are."""
        return len(self.records)


def judged(left: str, right: str, opinion: Opinion, minute: int = 0) -> Judgement:
    """A judgement made `minute` minutes into a made-up day."""
    moment = datetime(2026, 11, 22, 9 + minute // 60, minute % 60, tzinfo=UTC)
    return Judgement(min(left, right), max(left, right), opinion, "officer-1", moment)
