"""What a node tells: what the arrangement lets it, of the people it lets it, and no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefile.errors import Untrusted
from fivefile.exchange.message import LARGEST, write_query
from fivefile.exchange.node import Answered, Node, answer
from fivefile.model.evidence import Value
from fivefile.model.exchange import Query
from fivefile.model.match import Compared, Match
from fivefile.model.people import Identity
from fivefile.model.terms import CATEGORIES, Category
from fivefile.sharing.arrangement import OnlyAbout
from fivefile.sharing.policy import Policy
from fivefile.store.registry import Registry
from fivefile.values.dates import PartialDate
from fivefile.values.text import same
from tests.simulator import (
    CARRIES,
    NOON,
    Five,
    PlainFinder,
    by_name,
    by_prints,
    keys_of,
    of_category,
    prints,
    record,
    refused,
    rules,
)

EVERY: dict[str, dict[str, Value]] = {
    "refusal": refused(),
    "visa": {"kind": "determination", "result": "granted"},
    "removal": {"kind": "removal", "date": PartialDate(2020, 1, 2)},
    "application": {"kind": "application"},
    "late": {"kind": "stay", "on_time": False},
    "stay": {"kind": "stay", "on_time": True},
    "claim": {"kind": "asylum", "against": "cn"},
    "passport": {"kind": "passport", "country": "cn", "number": "E1", "lost": True},
    "fine": {"kind": "police", "traffic": True},
}
SAID: dict[str, Value] = {
    "name__surname": "CHEN",
    "name__characters": "陈",
    "born": PartialDate(1990),
    "sex": "f",
    "birth_country": "cn",
    "nationality": "cn",
    "document": "cn:E2",
    "hobby": "chess",
}


def told(
    who: Identity,
    *records: Any,
    policy: Policy | None = None,
    asked: tuple[Category, ...] = CATEGORIES,
    **changes: Any,
) -> Answered:
    """What a registry of these records answers to the United States."""
    store = Registry()
    store.add((one, keys_of(one.identity)) for one in records)
    query = replace(Five().query(who), categories=asked, **changes)
    return answer(query, "0" * 64, PlainFinder(store), policy or rules(), NOON)


def full(name: str = "r", **said: Value) -> Any:
    return record(name, events=EVERY, **{**SAID, "prints": prints("p"), **said})


def test_a_hit_tells_events_of_documented_categories_under_their_policy_lines():
    answered = told(by_prints("p"), full())
    lines = {(item.category, item.line, item.event) for item in answered.answer.disclosed}
    assert answered.answer.outcome == "hit" and answered.inside == "told"
    assert lines == {
        ("identity", "us-ca/identity", ""),
        ("document", "us-ca/document", ""),
        ("document", "us-ca/document", "passport"),
        ("refusals", "us-ca/refusals", "refusal"),
        ("visas", "us-ca/visas", "visa"),
        ("removals", "us-ca/removals", "removal"),
    }
    assert [match.right for match in answered.answer.matches] == ["r"]


def test_of_the_person_is_told_what_the_category_covers_and_nothing_beside():
    answered = told(by_prints("p"), full()).answer
    properties = {item.category: {claim.property for claim in item.statements} for item in answered.disclosed[:2]}
    assert properties["identity"] == {"name.surname", "name.characters", "born", "sex", "birth_country"}
    assert properties["document"] == {"document"}
    (passport,) = [item for item in answered.disclosed if item.event == "passport"]
    assert {claim.property for claim in passport.statements} == {"kind", "country", "number"}


def test_what_a_record_does_not_hold_is_no_item():
    bare = record("r", events={"stay": EVERY["stay"]}, prints=prints("p"))
    answered = told(by_prints("p"), bare)
    assert answered.answer.outcome == "hit" and answered.answer.disclosed == ()


def test_prints_are_told_only_under_their_own_category():
    allowed = rules(carries=tuple(replace(item, category="prints") for item in rules().direction.carries[:1]))
    (item,) = told(by_prints("p"), full(), policy=allowed).answer.disclosed
    assert item.category == "prints" and [claim.value for claim in item.statements] == [prints("p")]
    assert prints("p") not in repr(told(by_prints("p"), full()).answer.disclosed)


def test_a_category_that_was_not_asked_is_neither_told_nor_withheld():
    answered = told(by_prints("p"), full(), asked=("refusals", "movements")).answer
    assert {item.category for item in answered.disclosed} == {"refusals"}
    assert [item.category for item in answered.withheld] == ["movements"]


def test_what_no_text_settles_is_withheld_for_a_person_to_decide():
    grades = {item.category: item.grade for item in told(by_prints("p"), full()).answer.withheld}
    assert grades == {
        name: CARRIES.get(name, "not documented") for name in CATEGORIES if CARRIES.get(name) != "documented"
    }
    assert grades["applications"] == "possible"


def test_a_purpose_that_is_narrow_tells_its_categories_only():
    answered = told(by_prints("p"), full(), purpose="asylum").answer
    assert {item.category for item in answered.disclosed} == {"identity"}
    assert {item.line for item in answered.withheld} == {"us-ca/narrow/asylum"}


events = st.dictionaries(st.sampled_from(sorted(EVERY)), st.just(None)).map(lambda d: {name: EVERY[name] for name in d})


@settings(max_examples=20)
@given(events, events, st.booleans())
def test_withheld_lines_do_not_depend_on_the_record(one, other, female):
    asked = by_prints("p")
    first = told(asked, record("a", events=one, prints=prints("p")))
    second = told(asked, record("b", events=other, prints=prints("p"), sex="f" if female else "m"))
    assert first.answer.withheld == second.answer.withheld and first.answer.outcome == second.answer.outcome == "hit"


def test_a_possible_shows_which_comparisons_agreed_and_nothing_else():
    answered = told(by_name("CHEN", "", PartialDate(1990)), full())
    assert answered.answer.outcome == "possible" and answered.inside == "told"
    assert answered.answer.matches and not answered.answer.disclosed and not answered.answer.withheld
    assert "refus" not in repr(answered.answer) and "E2" not in repr(answered.answer)


def test_a_sure_record_leaves_possible_ones_out():
    other = full("namesake", prints=prints("q"))
    both = replace(by_name("CHEN", "", PartialDate(1990)), prints=(prints("p"),))
    assert [match.right for match in told(both, full(), other).answer.matches] == ["r"]


def test_two_sure_records_are_told_one_after_the_other_by_category():
    answered = told(by_prints("p"), full("a"), full("b")).answer
    order = [CATEGORIES.index(item.category) for item in answered.disclosed]
    assert order == sorted(order) and len(answered.matches) == 2 and len(order) == 12


@pytest.mark.parametrize("status", [{"nationality": "ca"}, {"nationality": "us"}, {"permanent_resident": "ca"}])
def test_one_record_of_somebody_left_out_silences_all(status: dict[str, Value]):
    answered = told(by_prints("p"), full("a"), full("b", **status))
    assert (answered.answer.outcome, answered.inside) == ("no-hit", "excluded")
    assert answered.note.en.startswith("no ")


@pytest.mark.parametrize("name", ["before", "sooner or later"])
def test_who_claimed_against_the_asker_is_not_told_of_whichever_record_says_so(name: str):
    claimed = record(name, events={"claim": {"kind": "asylum", "against": "us"}}, prints=prints("p"))
    answered = told(by_prints("p"), full(), claimed)
    assert (answered.answer.outcome, answered.inside) == ("no-hit", "gate closed")


ONLY = OnlyAbout(("refusals",), ("document",), same("only of people refused"))


def test_only_about_looks_at_the_person_and_not_at_each_record():
    visa = record("v", events={"visa": EVERY["visa"]}, prints=prints("p"))
    alone = told(by_prints("p"), visa, policy=rules(only_about=ONLY))
    assert (alone.answer.outcome, alone.inside, alone.note.en) == (
        "no-hit",
        "not of this kind",
        "only of people refused",
    )
    refusal = record("r", events={"refusal": refused()}, prints=prints("p"))
    together = told(by_prints("p"), visa, refusal, policy=rules(only_about=ONLY))
    assert {item.event for item in together.answer.disclosed} >= {"visa", "refusal"}


@pytest.mark.parametrize(
    ("compared", "outcome"),
    [
        ({"name": 16.0, "birth-date": 14.0, "prints": 60.0}, "hit"),
        ({"name": 16.0, "birth-date": 14.0, "prints": 0.0}, "no-hit"),
        ({"name": 30.0, "birth-date": 14.0, "prints": -6.0}, "no-hit"),
    ],
)
def test_only_about_counts_an_element_that_agrees_and_not_one_that_was_merely_asked_by(
    compared: dict[str, float], outcome: str
):
    says = same("compared by hand")
    levels = tuple(Compared(name, "level", weight, says) for name, weight in compared.items())
    stay = record("s", events={"stay": EVERY["stay"]}, name__surname="CHEN")
    match = Match("q1", "s", -14.0, levels, 20.0, 0.99, "sure", "by hand")
    asked = Five().query(replace(by_name("CHEN", "", PartialDate(1990)), prints=(prints("p"),)))
    only = rules(only_about=OnlyAbout(("refusals",), ("fingerprints",), same("only of people refused")))
    answered = answer(asked, "0" * 64, lambda who, number: [(stay, match)], only, NOON)
    assert answered.answer.outcome == outcome


@pytest.mark.parametrize("change", [{"nationality": "ca"}, {"permanent_resident": "us"}])
def test_who_is_only_possibly_somebody_left_out_is_not_shown(change: dict[str, Value]):
    answered = told(by_name("CHEN", "", PartialDate(1990)), full("r", **change))
    assert (answered.answer.outcome, answered.inside) == ("no-hit", "excluded") and not answered.answer.matches


def test_nobody_found_is_no_hit():
    answered = told(by_prints("nobody"), full())
    assert (answered.answer.outcome, answered.inside) == ("no-hit", "nothing found")


@pytest.mark.parametrize(
    ("change", "outcome", "reason"),
    [
        ({"purpose": "removal"}, "refused", "purpose"),
        ({"identity": Identity()}, "unable", "elements"),
        ({"identity": Identity(prints=("p",), sex=("f",))}, "unable", "elements"),
        ({"asked_at": NOON - timedelta(hours=1), "expires_at": NOON}, "refused", "expired"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused_whoever_it_is_about(change, outcome, reason):
    for who in ("p", "nobody"):
        answered = told(by_prints(who), full(), **change)
        assert (answered.answer.outcome, answered.answer.reason) == (outcome, reason)
        assert answered.inside == "query refused" and not answered.answer.matches


def test_without_an_arrangement_nothing_is_answered():
    answered = answer(Five().query(by_prints("known")), "0" * 64, _never, None, NOON)
    assert (answered.answer.outcome, answered.answer.reason) == ("refused", "purpose")


def _never(who: Identity, query: str) -> Any:
    raise AssertionError("a question that is refused is not searched")


def test_the_same_question_has_the_same_answer():
    query = Five().query(by_prints("known"))
    assert Five().nodes["ca"].find(query.identity, "q") == Five().nodes["ca"].find(query.identity, "q")
    assert Five().ask(by_prints("known")) == Five().ask(by_prints("known"))


# --- the node around it -----------------------------------------------------------------------------------------------


def test_question_and_answer_stand_in_the_ledger_before_the_answer_leaves():
    five = Five()
    five.carry_back = lambda data: _seen(five, data)
    assert five.ask(by_prints("known")).delivery == "answered"


def _seen(five: Five, data: bytes) -> bytes:
    assert five.acts("ca") == [("received", "", ""), ("answered", "hit", "told")]
    return data


def test_the_responders_screen_and_ledger_keep_why():
    five = Five()
    for at, name in enumerate(("known", "citizen", "resident", "claimant", "nobody")):
        five.ask(by_prints(name), f"q{at}")
    insides = ["told", "excluded", "excluded", "gate closed", "nothing found"]
    assert [shown.inside for shown in five.shown] == insides
    assert [inside for act, _, inside in five.acts("ca") if act == "answered"] == insides


def test_a_node_without_a_screen_answers_as_well():
    five = Five()
    member, finder = five.members["ca"], five.nodes["ca"].find
    five.nodes["ca"] = Node(member, finder, lambda asker: five.rules(asker, "ca"))
    assert five.ask(by_prints("known")).delivery == "answered"


def broken(number: int) -> Any:
    """A ledger that cannot be written from its line `number` on."""

    def append(entry: Any) -> Any:
        lines.append(entry)
        if len(lines) >= number:
            raise OSError("disk full")
        return entry

    lines: list[Any] = []
    return append


@pytest.mark.parametrize("number", [1, 2])
def test_a_node_that_cannot_write_its_ledger_answers_nothing(number: int, monkeypatch: pytest.MonkeyPatch):
    five = Five()
    monkeypatch.setattr(five.members["ca"].ledger, "append", broken(number))
    query = five.query(by_prints("known"))
    with pytest.raises(OSError, match="disk full"):
        five.nodes["ca"].receive(five.sealed(query, write_query(query)), NOON)
    assert not five.shown


def test_a_message_that_cannot_be_remembered_is_not_answered(monkeypatch: pytest.MonkeyPatch):
    five = Five()

    def fails(*_: Any) -> bool:
        raise OSError("disk full")

    monkeypatch.setattr(five.members["ca"].ledger, "seen", fails)
    query = five.query(by_prints("known"))
    with pytest.raises(OSError, match="disk full"):
        five.nodes["ca"].receive(five.sealed(query, write_query(query)), NOON)


def rejected(five: Five, data: bytes, now: Any = NOON) -> str:
    """Why our own ledger says that the node did not accept `data`."""
    with pytest.raises(Untrusted) as caught:
        five.nodes["ca"].receive(data, now)
    outside = caught.value
    assert type(outside) is Untrusted and outside.text.en == "The message was not accepted."
    assert outside.__context__ is None and outside.__cause__ is None
    act, outcome, inside = five.acts("ca")[-1]
    assert (act, outcome) == ("refused", "") and not five.shown
    return inside


def variations(query: Query) -> dict[str, tuple[Query, str]]:
    return {
        "another asker": (replace(query, asker="gb"), "parties"),
        "another responder": (replace(query, responder="gb"), "parties"),
        "another number": (replace(query, id="q2"), "parties"),
    }


@pytest.mark.parametrize("which", variations(Five().query(by_prints("known"))))
def test_a_question_in_an_envelope_that_says_otherwise_is_not_accepted(which: str):
    five = Five()
    query = five.query(by_prints("known"))
    inner, doubt = variations(query)[which]
    assert rejected(five, five.sealed(query, write_query(inner))) == doubt
    assert five.members["ca"].ledger.entries()[-1].asker == "us"


def test_what_is_refused_says_inside_why_and_outside_nothing():
    five = Five()
    query = five.query(by_prints("known"))
    sealed = five.sealed(query, write_query(query))
    assert rejected(five, b"x" * (LARGEST + 1)) == "size"
    assert rejected(five, sealed[:-1]) == "shape"
    assert rejected(five, five.sealed(query, b"[]")) == "shape"
    assert rejected(five, sealed.replace(b"known", b"knewn")) == "signature"
    assert rejected(five, sealed, NOON + timedelta(hours=1)) == "expired"
    assert rejected(five, five.members["us"].seal("answer", "ca", "q9", write_query(query), NOON)) == "kind"
    assert rejected(five, five.members["us"].seal("query", "gb", "q9", write_query(query), NOON)) == "recipient"
    assert five.members["ca"].ledger.entries()[0].asker == ""


def test_a_question_is_answered_once():
    five = Five()
    query = replace(five.query(by_prints("known")), id="q7")
    sealed = five.sealed(query, write_query(query))
    assert five.nodes["ca"].receive(sealed, NOON)
    five.shown.clear()
    assert rejected(five, sealed) == "replay"


def test_an_answer_larger_than_a_message_may_be_is_not_sent():
    five = Five()
    long = record("long", events={"e": {**refused(), "reason_given": "x" * LARGEST}}, prints=prints("long"))
    five.registries["ca"].add([(long, keys_of(long.identity))])
    reply = five.ask(by_prints("long"))
    assert reply.answer is not None and (reply.answer.outcome, reply.answer.reason) == ("unable", "message")
    assert not reply.answer.matches and len(five.crossed[-1]) < 2000
    assert not list(of_category(reply, "refusals"))
