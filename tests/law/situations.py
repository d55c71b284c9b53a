"""Made-up situations for property tests: consistent, with as much or as little of them stated as one likes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from fivefile.law.derived import DERIVED
from fivefile.law.facts import Facts
from fivefile.model.evidence import Statement
from fivefile.model.history import Event, Timeline
from fivefile.model.outcome import Open
from fivefile.values.dates import PartialDate
from tests.law.made import claim, definitions

Key = tuple[str, str]
Claims = dict[Key, "Held"]
Said = dict[tuple[str, str | None], dict[str, Any]]
Draw = st.DrawFn
IMMIGRANT = "IR-1"
YES_OR_NO = st.sampled_from(["yes", "no"])
LISTS = ("refusals", "stays", "removals", "convictions", "declarations", "border_refusals")
SECTIONS = ("214(b)", "221(g)", "212(a)(6)(C)(i)", "212(a)(4)", "212(f)", "refused", "none stated")


class Held:
    """The claims about one property of one subject. (No dataclass: Hypothesis would print every part of it.)"""

    def __init__(self, claims: tuple[Statement, ...]) -> None:
        self.claims = claims

    @property
    def values(self) -> str:
        """What they say."""
        return "+".join(str(one.value) for one in self.claims)

    def __repr__(self) -> str:
        """What they say."""
        return self.values

    @property
    def coarser(self) -> Held:
        """The same, with dates known to the month only; to the year, if a month was all."""
        return Held(tuple(map(coarser, self.claims)))


class Situation:
    """All that is true (`claims`, by subject and property) on a day; a file may hold any part of it."""

    def __init__(self, on: date, kinds: dict[str, str], claims: Claims) -> None:
        self.on, self.kinds, self.claims = on, kinds, claims

    def __repr__(self) -> str:
        """What is true, in one line."""
        said = (f"{subject}.{name}={held.values}" for (subject, name), held in self.claims.items())
        return f"{self.on}: {', '.join(said)}"

    def facts(self, known: Claims) -> Facts:
        """The facts of a file that states `known` and no more."""
        events = tuple(
            Event(
                name,
                kind,
                tuple(one for key, held in known.items() if key[0] == f"event:{name}" for one in held.claims),
            )
            for name, kind in self.kinds.items()
        )
        statements = tuple(one for held in known.values() for one in held.claims)
        return Facts(Timeline(events), statements, definitions(), self.on, DERIVED)

    def answer(self, asked: Open) -> Key | None:
        """The claim that answers a question, if it is part of the situation."""
        if asked.fact.startswith("list:"):
            key = (asked.fact, "complete")
        else:
            key = (f"event:{asked.event}" if asked.event else "applicant", asked.fact)
        return key if key in self.claims else None


def coarser(statement: Statement) -> Statement:
    """The same date known to the month only; to the year, if it was a month already."""
    day = statement.value
    if not isinstance(day, PartialDate) or day.month is None:
        return statement
    rough = PartialDate(day.year, day.month if day.day else None)
    return Statement(statement.subject, statement.property, rough, statement.source)


@st.composite
def situations(draw: Draw) -> Situation:
    """A day, a person, and a few events of the kinds that US law asks about."""
    on = draw(st.dates(date(1998, 1, 1), date(2030, 1, 1)))
    kinds: dict[str, str] = {}
    said: Said = {("applicant", None): draw(person(on))}
    makers = {
        "stay": stay,
        "conviction": conviction,
        "determination": determination,
        "removal": removal,
        "declaration": declaration,
        "encounter": encounter,
    }
    for number, kind in enumerate(draw(st.lists(st.sampled_from(sorted(makers)), min_size=1, max_size=3))):
        name = f"e{number}"
        kinds[name] = kind
        said[(f"event:{name}", kind)] = draw(makers[kind](on))
        if _expelled(said[(f"event:{name}", kind)]):
            kinds[f"{name}r"] = "removal"
            said[(f"event:{name}r", "removal")] = _as_removal(said[(f"event:{name}", kind)])
    _count_removals(said)
    return Situation(on, kinds, _claims(said))


def _count_removals(said: Said) -> None:
    """Each removal, at a border too, says whether the same country had removed the person before."""
    removals = [fields for (_, kind), fields in said.items() if kind == "removal" or _expelled(fields)]
    for one in removals:
        before = [other for other in removals if other["country"] == one["country"] and other["date"] < one["date"]]
        one["earlier_removals"] = "yes" if before else "no"


def _as_removal(fields: dict[str, Any]) -> dict[str, Any]:
    """The removal in which an inspection ended, as the list of removals has it."""
    kept = ("country", "date", "aggravated_felony", "consent_to_reapply")
    return {"how": "on-arrival", **{name: fields[name] for name in kept}}


def _expelled(fields: dict[str, Any]) -> bool:
    return bool(fields.get("outcome") == "expedited-removal")


def _claims(said: Said) -> Claims:
    claims: Claims = {}
    for (subject, of), fields in said.items():
        for name, value in fields.items():
            values = value if isinstance(value, list) else [value]
            written = [str(item) if isinstance(item, date) else item for item in values]
            claims[(subject, name)] = Held(tuple(claim(subject, name, item, kind=of) for item in written))
    for name in LISTS:
        claims[(f"list:{name}", "complete")] = Held((claim(f"list:{name}", "complete", "yes"),))
    return claims


@st.composite
def disputed(draw: Draw) -> tuple[Situation, Claims]:
    """A situation, and claims that may contradict it: another yes or no, or days that tell otherwise."""
    situation: Situation = draw(situations())
    entered = situation.on - timedelta(days=draw(st.integers(0, 2000)))
    days = st.integers(-10, 900).map(lambda number: str(entered + timedelta(days=number)))
    words: dict[str, dict[str, st.SearchStrategy[str]]] = {
        "stay": {
            **dict.fromkeys(
                ("on_time", "ongoing", "extension_requested", "extension_granted", "extension_timely",
                 "asylum_claimed", "formal_finding", "pending_time_authorised", "worked_unlawfully"), YES_OR_NO),
            **dict.fromkeys(
                ("to", "admitted_until", "formal_finding_on", "extension_filed_on", "extension_decided_on",
                 "extension_granted_until", "asylum_pending_from", "asylum_pending_to"), days),
            "admission": st.sampled_from(["date-certain", "duration-of-status", "without-inspection"]),
            "overstay_left_how": st.just("removed"),
        },
        "removal": {"earlier_removals": YES_OR_NO, "date": days},
        "encounter": {"earlier_removals": YES_OR_NO, "date": days, "without_inspection": YES_OR_NO},
        "conviction": {"confined": YES_OR_NO, "released_on": days},
        "determination": {"later": st.sampled_from(["open", "issued"])},
    }  # fmt: skip
    claims: Claims = {}
    for name, kind in situation.kinds.items():
        subject, known = f"event:{name}", words.get(kind, {})
        for word in draw(st.lists(st.sampled_from(sorted(known)), max_size=4, unique=True)) if known else ():
            claims[(subject, word)] = Held((claim(subject, word, draw(known[word]), kind=kind),))
    return situation, claims


def days_before(on: date, most: int) -> st.SearchStrategy[date]:
    return st.integers(0, most).map(lambda number: on - timedelta(days=number))


def person(on: date) -> st.SearchStrategy[dict[str, Any]]:
    words = ("birth_expected", "birth_other_main_purpose", "birth_medical_reason", "birth_doctor_agreed",
             "birth_costs_covered", "plans_immigrant_visa", "us_spouse_or_parent", "excepted_days_count")  # fmt: skip
    return st.fixed_dictionaries(
        {
            "born": days_before(on, 30000).map(lambda day: day - timedelta(days=1)),
            "sex": st.sampled_from(["female", "male"]),
            "planned_country": st.sampled_from(["us", "ca"]),
            "planned_class": st.sampled_from(["B1/B2", "F-1", IMMIGRANT]),
            **dict.fromkeys(words, YES_OR_NO),
        }
    ).map(_as_planned)


def _as_planned(said: dict[str, Any]) -> dict[str, Any]:
    """The class planned and the word on an immigrant visa say the same."""
    return {**said, "plans_immigrant_visa": "yes" if said["planned_class"] == IMMIGRANT else "no"}


@st.composite
def stay(draw: Draw, on: date) -> dict[str, Any]:
    """A stay whose fields agree with each other."""
    entered = draw(days_before(on, 9000))
    length = draw(st.one_of(st.integers(0, 900), st.sampled_from([180, 181, 364, 365, 366])))
    left = entered + timedelta(days=length)
    held: dict[str, Any] = {"country": draw(st.sampled_from(["us", "us", "gb"])), "from": entered}
    held |= {"ongoing": "yes"} if left > on else {"to": left, "ongoing": "no"}
    held["admission"] = draw(st.sampled_from(["date-certain", "duration-of-status", "without-inspection"]))
    until = entered + timedelta(days=draw(st.integers(0, 400)))
    if held["admission"] == "date-certain":
        held["admitted_until"] = until
    elif held["admission"] == "duration-of-status":
        held["formal_finding"] = draw(YES_OR_NO)
        held |= (
            {"formal_finding_on": entered + timedelta(days=draw(st.integers(0, 400)))}
            if held["formal_finding"] == "yes"
            else {}
        )
    held |= draw(extension(until)) | draw(asylum(entered))
    if held["extension_requested"] == "no" and held["admission"] != "without-inspection":
        end = held.get("admitted_until") or held.get("formal_finding_on")
        held["on_time"] = "yes" if end is None or min(left, on) <= end else "no"
    words = ("worked_unlawfully", "left_after_proceedings", "extraordinary_circumstances")
    held["protected"] = draw(st.sampled_from(["none", "none", "abuse"]))
    return held | {word: draw(YES_OR_NO) for word in words}


@st.composite
def extension(draw: Draw, until: date) -> dict[str, Any]:
    if draw(st.booleans()):
        return {"extension_requested": "no"}
    filed = until - timedelta(days=draw(st.integers(-20, 60)))
    held: dict[str, Any] = {
        "extension_requested": "yes",
        "extension_filed_on": filed,
        "extension_timely": draw(YES_OR_NO) if filed <= until else "no",
        "extension_decided_on": filed + timedelta(days=draw(st.integers(0, 400))),
        "extension_granted": draw(YES_OR_NO),
        "pending_time_authorised": draw(YES_OR_NO),
    }
    if held["extension_granted"] == "yes":
        held["extension_granted_until"] = until + timedelta(days=draw(st.integers(0, 300)))
    return held


@st.composite
def asylum(draw: Draw, entered: date) -> dict[str, Any]:
    if draw(st.booleans()):
        return {"asylum_claimed": "no"}
    begins = entered + timedelta(days=draw(st.integers(0, 300)))
    ends = begins + timedelta(days=draw(st.integers(0, 400)))
    return {"asylum_claimed": "yes", "asylum_pending_from": begins, "asylum_pending_to": ends}


@st.composite
def conviction(draw: Draw, on: date) -> dict[str, Any]:
    held: dict[str, Any] = {
        "country": draw(st.sampled_from(["cn", "us"])),
        "offence_on": draw(days_before(on, 4000)),
        "moral_turpitude": draw(YES_OR_NO),
        "political": draw(YES_OR_NO),
        "confined": draw(YES_OR_NO),
        "max_penalty_months": draw(st.integers(10, 14)),
        "sentence_months": draw(st.integers(4, 8)),
    }
    return held | ({"released_on": draw(days_before(on, 3000))} if held["confined"] == "yes" else {})


def determination(on: date) -> st.SearchStrategy[dict[str, Any]]:
    needs = st.lists(st.sampled_from(["documents", "processing"]), min_size=1, max_size=2, unique=True)
    return st.fixed_dictionaries(
        {
            "country": st.sampled_from(["us", "us", "ca"]),
            "date": days_before(on, 800),
            "result": st.sampled_from(["refused", "refused", "granted", "revoked"]),
            "section": st.lists(st.sampled_from(SECTIONS), min_size=1, max_size=2, unique=True),
            "needs": needs,
            "later": st.sampled_from(["open", "issued", "closed"]),
        }
    )


def removal(on: date) -> st.SearchStrategy[dict[str, Any]]:
    words = ("aggravated_felony", "consent_to_reapply")
    return st.fixed_dictionaries(
        {
            "country": st.sampled_from(["us", "au"]),
            "date": days_before(on, 8000),
            "how": st.sampled_from(["on-arrival", "other"]),
            **dict.fromkeys(words, YES_OR_NO),
        }
    )


def encounter(on: date) -> st.SearchStrategy[dict[str, Any]]:
    outcomes = ("caught-without-inspection", "expedited-removal", "withdrew", "admitted")
    words = ("without_inspection", "aggravated_felony", "consent_to_reapply")
    return st.fixed_dictionaries(
        {
            "country": st.sampled_from(["us", "ca"]),
            "date": days_before(on, 8000),
            "outcome": st.sampled_from(outcomes),
            **dict.fromkeys(words, YES_OR_NO),
        }
    )


def declaration(on: date) -> st.SearchStrategy[dict[str, Any]]:
    words = ("answer_untrue", "wilful", "material", "retracted_in_time")
    return st.fixed_dictionaries(
        {"country": st.sampled_from(["us", "ca"]), "date": days_before(on, 3000), **dict.fromkeys(words, YES_OR_NO)}
    )
