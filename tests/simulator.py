"""Five nodes in memory: fixed keys, a clock that is set by hand, arrangements and records made by hand.

Nobody here exists. The finder is a plain one, so that what is tested is the exchange and not the linkage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from fivefile.exchange.asker import Unreachable, ask_partner, make_query
from fivefile.exchange.keys import Key, KeyDirectory, SigningKey
from fivefile.exchange.member import Member
from fivefile.exchange.node import Answered, Node
from fivefile.model.evidence import Source, Statement, Value
from fivefile.model.exchange import Query, Reply
from fivefile.model.match import Band, Compared, Match
from fivefile.model.people import PERSON, Identity
from fivefile.model.records import Record
from fivefile.model.terms import Category, Grade, Purpose
from fivefile.sharing.arrangement import Arrangement, Asks, Carries, Direction, Excluded, ForPurpose, Gate, Narrow
from fivefile.sharing.categories import Categories, load_categories
from fivefile.sharing.policy import Policy, policy
from fivefile.store.ledger import Ledger
from fivefile.store.registry import Registry
from fivefile.values.dates import PartialDate
from fivefile.values.names import Name
from fivefile.values.territories import FIVE
from fivefile.values.text import Text, same
from tests.house import PACKAGE

NOON = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)
CANDIDATES = 6
"""How many records every search looks at."""


# --- keys -------------------------------------------------------------------------------------------------------------


def signing_key(country: str, kid: str = "1") -> SigningKey:
    """A key from a fixed seed."""
    name = f"{country}-{kid}"
    return SigningKey.from_seed(name, country, name.encode().ljust(32, b"\0"))


def public(country: str, kid: str = "1", **changes: Any) -> Key:
    """Its public half, in force for a year around NOON."""
    half = timedelta(days=182)
    return replace(signing_key(country, kid).public(NOON - half, NOON + half), **changes)


def directory(*keys: Key) -> KeyDirectory:
    """The keys given, and key "1" of every country for which none is given."""
    given = {key.owner for key in keys}
    return KeyDirectory([*keys, *(public(country) for country in FIVE if country not in given)])


# --- arrangements -----------------------------------------------------------------------------------------------------


@cache
def categories() -> Categories:
    return load_categories(PACKAGE / "arrangements" / "categories.yaml")


CARRIES: Mapping[Category, Grade] = {
    "identity": "documented",
    "document": "documented",
    "refusals": "documented",
    "visas": "documented",
    "removals": "documented",
    "applications": "possible",
    "movements": "not documented",
}


def direction(asker: str, responder: str, **changes: Any) -> Direction:
    """One direction: asks by prints, name and document; protection and movements are not told."""
    says = same("says")
    made = Direction(
        basis="made-up agreement",
        ask=(ForPurpose("visa-application", "documented", says),),
        answer=(ForPurpose("visa-application", "documented", says), ForPurpose("asylum", "possible", says)),
        elements=tuple(Asks(name, "documented") for name in ("name", "birth-date", "document", "fingerprints")),
        carries=tuple(Carries(name, grade, same(f"{name}: {grade}")) for name, grade in CARRIES.items()),
        narrow=(Narrow("asylum", ("identity",), same("for asylum, identity only")),),
        gates=(
            Gate("no-query", "no-query", same("a country is not asked about who claims against it")),
            Gate("no-answer", "no-answer", same("a country is not told of who claimed against it")),
        ),
        asker=asker,
        responder=responder,
    )
    return replace(made, **changes)


def arrangement(one: str, other: str, **changes: Any) -> Arrangement:
    """Citizens and permanent residents of both are left out; `changes` are of both directions."""
    ways = [(one, other), (other, one)]
    left_out = [
        Excluded(f"{who}-{of}", who, of, same(f"no {who} of {of}"))
        for of in (one, other)
        for who in ("citizen", "permanent-resident")
    ]
    return Arrangement(
        pair=(one, other),
        title=same("made up"),
        summary=same("made up"),
        as_of=PartialDate(2026, 11),
        instruments=(),
        excluded=tuple(left_out),
        directions={f"{asker}-{responder}": direction(asker, responder, **changes) for asker, responder in ways},
    )


def rules(asker: str = "us", responder: str = "ca", **changes: Any) -> Policy:
    """The policy of one made-up direction."""
    return policy(arrangement(asker, responder, **changes), categories(), asker, responder)


# --- records ----------------------------------------------------------------------------------------------------------


def claim(subject: str, name: str, value: Value) -> Statement:
    return Statement(subject, name, value, Source("0" * 64, "registry", "made up"), by="ca")


def record(name: str, *, events: Mapping[str, Mapping[str, Value]], **said: Value) -> Record:
    """What Canada holds under `name`: `said` of the person, and `events` with their fields."""
    about = [claim(PERSON, key.replace("__", "."), value) for key, value in said.items()]
    happened = [claim(f"event:{event}", key, value) for event, told in events.items() for key, value in told.items()]
    return Record(name, "ca", (*about, *happened))


def refused(year: int = 2019) -> dict[str, Value]:
    return {"kind": "determination", "country": "ca", "date": PartialDate(year, 5), "result": "refused"}


PEOPLE: Mapping[str, Mapping[str, Value]] = {
    "known": {"name__surname": "CHEN", "name__given": "Meili", "born": PartialDate(1990, 4, 1), "nationality": "cn"},
    "citizen": {"name__surname": "WANG", "name__given": "Citizenia", "nationality": "ca"},
    "resident": {"name__surname": "LIU", "nationality": "cn", "permanent_resident": "ca"},
    "claimant": {"name__surname": "ZHAO", "nationality": "cn"},
}


def registry_of_canada() -> Registry:
    """A known person, one of each kind that is left out, a dual national, and enough others to fill up a search."""
    events: dict[str, Mapping[str, Value]] = {
        "refusal": refused(),
        "entry": {"kind": "stay", "country": "ca", "from": PartialDate(2018)},
    }
    claimed = {**events, "claim": {"kind": "asylum", "country": "ca", "against": "us"}}
    records = [
        record(name, events=claimed if name == "claimant" else events, prints=prints(name), **said)
        for name, said in PEOPLE.items()
    ]
    dual = {"prints": prints("dual"), "name__surname": "LI"}
    records += [record("dual-1", events=events, nationality="cn", **dual)]
    records += [record("dual-2", events=events, nationality="us", **dual)]
    records += [record(f"other-{at:02}", events=events, prints=prints(f"other-{at}")) for at in range(20)]
    store = Registry()
    store.add((one, keys_of(one.identity)) for one in records)
    return store


def prints(name: str) -> str:
    return f"MADE-UP-{name}"


def by_prints(name: str) -> Identity:
    """Who is meant when only prints are given."""
    return Identity(prints=(prints(name),))


def by_name(surname: str, given: str, born: PartialDate) -> Identity:
    return Identity(names=(Name(surname, given),), born=(born,))


# --- finding ----------------------------------------------------------------------------------------------------------


def keys_of(who: Identity) -> frozenset[str]:
    """Prints, documents, and name with birth date, each as one key."""
    named = {f"{name.surname} {name.given} {born}" for name in who.names for born in who.born}
    return frozenset({*who.prints, *who.documents, *named})


@dataclass
class PlainFinder:
    """Equal prints or document: sure. Equal name and birth date: maybe. Filled up with others to CANDIDATES."""

    store: Registry

    def __call__(self, who: Identity, query: str) -> Sequence[tuple[Record, Match]]:
        found = self.store.by_keys(keys_of(who), CANDIDATES)
        others = self.store.filler(query, CANDIDATES - len(found), [one.id for one in found])
        return [(one, self._match(who, one, query)) for one in (*found, *others)]

    def _match(self, who: Identity, one: Record, query: str) -> Match:
        sure = {*who.prints, *who.documents} & {*one.identity.prints, *one.identity.documents}
        shared = keys_of(who) & keys_of(one.identity)
        band: Band = "sure" if sure else "maybe" if shared else "unlikely"
        weight = {"sure": 24.5, "maybe": 12.25, "unlikely": -3.0}[band]
        says = Text("compared by hand", "人工比对")
        return Match(query, one.id, -14.0, (Compared("all", band, weight, says),), weight - 14, 0.5, band, "by hand")


# --- five nodes -------------------------------------------------------------------------------------------------------


@dataclass
class Five:
    """Five nodes that talk in one process. `carry` may alter, keep or lose what is on its way; `crossed` is what was.

    Only Canada holds records; the other four hold none.
    """

    changes: Mapping[str, Any] = field(default_factory=dict)
    now: datetime = NOON
    carry: Callable[[bytes], bytes] = lambda data: data
    carry_back: Callable[[bytes], bytes] = lambda data: data
    down: set[str] = field(default_factory=set)
    crossed: list[bytes] = field(default_factory=list)
    shown: list[Answered] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.registries = {country: registry_of_canada() if country == "ca" else Registry() for country in FIVE}
        self.members = {
            country: Member(country, signing_key(country), directory(), Ledger(), b"salt of " + country.encode())
            for country in FIVE
        }
        self.nodes = {
            country: Node(
                self.members[country],
                PlainFinder(self.registries[country]),
                lambda asker, country=country: self.rules(asker, country),  # type: ignore[misc]
                lambda query, answered: self.shown.append(answered),
            )
            for country in FIVE
        }

    def rules(self, asker: str, responder: str) -> Policy:
        return rules(asker, responder, **self.changes)

    def query(self, who: Identity, number: str = "q1", purpose: Purpose = "visa-application", **more: Any) -> Query:
        """A question of the United States to Canada."""
        return make_query(who, self.rules("us", "ca"), purpose, self.now, number, **more)

    def ask(self, who: Identity, number: str = "q1", purpose: Purpose = "visa-application", **more: Any) -> Reply:
        """What becomes of it."""
        return self.send(self.query(who, number, purpose, **more))

    def send(self, query: Query) -> Reply:
        return ask_partner(
            self.members[query.asker],
            query,
            self.rules(query.asker, query.responder),
            lambda data: self._transport(query.responder, data),
            lambda: self.now,
        )

    def sealed(self, query: Query, payload: bytes) -> bytes:
        """`payload` as the asker of `query` would send it."""
        return self.members[query.asker].seal("query", query.responder, query.id, payload, self.now)

    def _transport(self, responder: str, data: bytes) -> bytes:
        if responder in self.down:
            raise Unreachable(Text("it is switched off", "已关机"))
        there = self.carry(data)
        self.crossed.append(there)
        back = self.carry_back(self.nodes[responder].receive(there, self.now))
        self.crossed.append(back)
        return back

    def acts(self, country: str) -> list[tuple[str, str, str]]:
        """The ledger of one node: act, outcome, inside."""
        return [(line.act, line.outcome, line.inside) for line in self.members[country].ledger.entries()]


def of_category(reply: Reply, category: Category) -> Iterable[Statement]:
    """Every claim told under a category."""
    assert reply.answer is not None
    return [claim for item in reply.answer.disclosed if item.category == category for claim in item.statements]
