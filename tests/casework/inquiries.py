"""Made-up records, replies and judgements, and the inquiry they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from fivefile.app import ARRANGEMENTS, RULEBOOKS
from fivefile.casework.inquiry import Back, inquiry
from fivefile.casework.intake import read_case
from fivefile.casework.prepare import Library
from fivefile.law.definitions import load_definitions
from fivefile.law.derived import DERIVED
from fivefile.law.rulebook import load_rulebook
from fivefile.model.evidence import Source, Statement, Value
from fivefile.model.exchange import Answer, Disclosed, Query, Reason, Reply, Withheld
from fivefile.model.inquiry import Inquiry, Own
from fivefile.model.match import Band, Compared, Match
from fivefile.model.people import Identity
from fivefile.model.records import Judgement, Opinion, Record
from fivefile.model.rule import Citation
from fivefile.model.terms import Category, Outcome, Purpose
from fivefile.sharing.arrangement import Arrangement, Arrangements, Asks, Direction, ForPurpose
from fivefile.sharing.categories import load_categories
from fivefile.values.dates import PartialDate
from fivefile.values.names import Name
from fivefile.values.text import Text
from tests.people import TODAY, case

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
ME = "case-trial"


def arrangement(one: str, other: str) -> Arrangement:
    """Asks by fingerprint and perhaps by photo, for a visa only."""
    ways = {
        f"{asker}-{responder}": Direction(
            basis="Made-up Accord",
            ask=(ForPurpose("visa-application", "documented", Text("It asks then.", "届时会查询。"),
                            (Citation("Made-up Accord, article 2", None, "high"),)),),
            answer=(),
            elements=(Asks("fingerprints", "documented"), Asks("photo", "possible"), Asks("name", "not documented")),
            carries=(),
            asker=asker,
            responder=responder,
        )
        for asker, responder in ((one, other), (other, one))
    }  # fmt: skip
    title = Text(f"Accord of {one} and {other}", f"{one}与{other}的协定")
    return Arrangement((one, other), title, title, PartialDate.parse("2026-11"), (), (), ways)


CATEGORIES = load_categories(ARRANGEMENTS / "categories.yaml")
PAIRS = [("ca", "us"), ("gb", "us"), ("nz", "us"), ("au", "gb")]
DEFINITIONS = load_definitions(RULEBOOKS)
LIBRARY = Library(
    {name: load_rulebook(RULEBOOKS / name, DEFINITIONS) for name in ("us", "gb", "nz")},
    DEFINITIONS,
    DERIVED,
    Arrangements({frozenset(pair): arrangement(*pair) for pair in PAIRS}, CATEGORIES),
)


def claims(record: str, event: str, fields: Mapping[str, Value]) -> tuple[Statement, ...]:
    source = Source("0" * 64, "registry", f"{record} (made up)", "entry 1")
    dated = {name: PartialDate.parse(str(value)) if name in ("date", "from", "to") else value
             for name, value in fields.items()}  # fmt: skip
    return tuple(Statement(f"event:{event}", name, value, source, by=record) for name, value in dated.items())


def match(record: str, band: Band = "sure", total: float = 9.4) -> Match:
    compared = (
        Compared("prints", "same", 22.5, Text("the same made-up reference", "虚构登记号相同")),
        Compared("name", "different", -1.3, Text("other names", "姓名不同")),
    )
    return Match(ME, record, -11.8, compared, total, 0.998, band, "test-1")


def own(record: str, fields: Mapping[str, Value], band: Band = "sure") -> Own:
    return Own(Record(record, "us", claims(record, "e1", fields)), match(record, band))


def query(partner: str) -> Query:
    who = Identity(names=(Name("LIN", "XIAOYU", "林晓雨"),), prints=("MADE-UP-L001",))
    return Query(ME, "us", partner, "visa-application", "Made-up Accord", who, ("refusals",), NOW,
                 NOW + timedelta(hours=1))  # fmt: skip


def answered(partner: str, outcome: Outcome, records: Iterable[str] = (), items: Iterable[Disclosed] = ()) -> Reply:
    kept = (
        Withheld("movements", f"us-{partner}/not listed", "possible", Text("No text settles it.", "没有文本能确定。")),
    )
    reason: Reason | None = "elements" if outcome == "unable" else None
    answer = Answer("0" * 64, "us", partner, outcome, NOW, reason, tuple(match(record) for record in records),
                    tuple(items), kept if outcome == "hit" else ())  # fmt: skip
    return Reply(partner, "answered", query(partner), answer)


def told(partner: str, fields: Mapping[str, Value], event: str = "e1", category: Category = "refusals") -> Disclosed:
    return Disclosed(category, f"us-{partner}/{category}", f"{partner}-1", event, claims(f"{partner}-1", event, fields))


REFUSED: dict[str, Value] = {"kind": "determination", "country": "us", "date": "2019-03-05", "result": "refused"}
CANADIAN: dict[str, Value] = {"kind": "determination", "country": "ca", "date": "2014-05-02", "result": "refused"}
HIT = answered("ca", "hit", ["ca-1"], [told("ca", CANADIAN)])
EVERYBODY = (HIT, answered("gb", "no-hit"), answered("nz", "possible", ["nz-7"]), answered("au", "unable"))


def seen(
    events: str = "",
    own: Iterable[Own] = (),
    replies: tuple[Reply, ...] = (),
    judged: Iterable[Judgement] = (),
    purpose: Purpose = "visa-application",
    asker: str = "us",
    rest: str = "",
) -> Inquiry:
    extraction = read_case({"case.yaml": case(events, rest)}, DEFINITIONS, TODAY)
    return inquiry(extraction, Back("q-1", ME, asker, purpose, NOW, tuple(own), replies, tuple(judged)), LIBRARY)


def judgement(record: str, opinion: Opinion, day: int = 1, me: str = ME) -> Judgement:
    left, right = sorted((me, record))
    return Judgement(left, right, opinion, "Officer Made-Up", datetime(2026, 11, day, tzinfo=UTC))


def form(date: str, answers: str = "", name: str = "DS-160", country: str = "us", more: str = "") -> str:
    return (f"id: d-{date}-{country}, kind: declaration, country: {country}, form: {name}, date: {date}, "
            f"answers: {{{answers}}}{more}\n")  # fmt: skip


def notes(made: Inquiry) -> str:
    return "\n".join(note.en for note in made.notes)


def whole() -> Inquiry:
    """A hit, a no-hit, an unable, a partner that is down; own records, judgements of both kinds, a difference."""
    name = Statement("applicant", "name.surname", "LIN", Source("0" * 64, "registry", "ca-1"), by="ca-1")
    asylum = told("ca", {"kind": "asylum", "country": "ca", "date": "2011-01-02"}, "e2", "protection")
    hit = answered("ca", "hit", ["ca-1"], [Disclosed("identity", "us-ca/identity", "ca-1", "", (name,)),
                                           told("ca", CANADIAN), asylum])  # fmt: skip
    down = Reply("au", "not reached", query("au"), why=Text("No answer came.", "没有答复。"))
    old = {**REFUSED, "date": "2009-01-01"}
    return seen(
        form("2023-01-01", "refused_or_withdrew: no, been_in_us: yes"),
        [own("us-1", REFUSED), own("us-2", old, "maybe"), own("us-3", old, "maybe")],
        (hit, answered("gb", "no-hit"), answered("nz", "unable"), down),
        [judgement("us-2", "same"), judgement("us-3", "different")],
    )
