"""What becomes of a question: answered, not reached, given up, not asked; and which answers are believed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, Literal

import pytest

from fivefile.exchange.asker import Unreachable, make_query
from fivefile.exchange.message import digest, read_answer, read_query, write_answer, write_query
from fivefile.model.exchange import Answer
from fivefile.model.match import Match
from fivefile.model.people import Identity
from fivefile.sharing.arrangement import Asks
from fivefile.values.dates import PartialDate
from fivefile.values.names import Name
from fivefile.values.text import Text
from tests.simulator import NOON, Five, by_name, by_prints, directory, of_category, public, rules, signing_key

WHOLE = Identity(
    names=(Name("CHEN", "Meili"),),
    born=(PartialDate(1990, 4, 1),),
    sex=("f",),
    nationalities=("cn",),
    birth_countries=("cn",),
    documents=("cn:E1",),
    prints=("MADE-UP-known",),
)
PRINTS_ONLY = (Asks("fingerprints", "documented"), Asks("name", "not documented"))


def test_a_question_carries_only_the_elements_its_pair_lists():
    query = make_query(WHOLE, rules(elements=PRINTS_ONLY), "visa-application", NOON, "q1")
    assert query.identity == Identity(prints=WHOLE.prints)
    assert b"CHEN" not in write_query(query) and b"1990" not in write_query(query)


def test_a_question_names_basis_categories_and_its_end():
    query = make_query(WHOLE, rules(), "visa-application", NOON.replace(microsecond=5), "q1", ["cn"])
    assert query.categories == ("identity", "document", "refusals", "visas", "applications", "removals")
    assert (query.asker, query.responder, query.basis) == ("us", "ca", "made-up agreement")
    assert (query.asked_at, query.expires_at) == (NOON, NOON + timedelta(minutes=10))
    assert query.claim_against == ("cn",)


def test_a_pair_that_carries_nothing_is_asked_for_everything():
    assert len(make_query(WHOLE, rules(carries=()), "visa-application", NOON, "q1").categories) == 11


def test_a_hit_comes_back_with_what_may_be_told():
    five = Five()
    reply = five.ask(by_prints("known"))
    assert reply.delivery == "answered" and reply.answer is not None and reply.answer.outcome == "hit"
    assert {claim.value for claim in of_category(reply, "refusals")} >= {"refused", PartialDate(2019, 5)}
    assert five.acts("us") == [("asked", "", ""), ("got", "hit", "")]


def test_all_four_partners_can_be_asked_at_the_same_time():
    five = Five(down={"au"})
    replies = {
        partner: five.send(make_query(by_prints("known"), five.rules("us", partner), "visa-application", NOON, "q1"))
        for partner in ("gb", "ca", "au", "nz")
    }
    outcomes = {partner: reply.answer.outcome if reply.answer else None for partner, reply in replies.items()}
    assert outcomes == {"gb": "no-hit", "ca": "hit", "au": None, "nz": "no-hit"}


def test_a_person_without_the_pairs_elements_is_asked_about_and_the_partner_is_unable():
    five = Five(changes={"elements": PRINTS_ONLY})
    reply = five.ask(by_name("CHEN", "Meili", PartialDate(1990, 4, 1)))
    assert reply.delivery == "answered" and reply.answer is not None
    assert (reply.answer.outcome, reply.answer.reason) == ("unable", "elements")


def test_a_partner_that_is_down_is_not_reached():
    five = Five(down={"ca"})
    reply = five.ask(by_prints("known"))
    assert (reply.delivery, reply.answer, reply.why) == ("not reached", None, Text("it is switched off", "已关机"))
    assert [act for act, _, _ in five.acts("us")] == ["asked", "not reached"] and five.acts("ca") == []


@pytest.mark.parametrize("problem", [TimeoutError("SECRET"), ConnectionResetError("SECRET"), OSError("disk full")])
def test_any_failure_on_the_way_is_not_reached_and_says_nothing_of_machines(problem: OSError):
    def fails(_: bytes) -> bytes:
        raise problem

    reply = Five(carry=fails).ask(by_prints("known"))
    assert reply.delivery == "not reached" and reply.why == Text("No answer came from Canada.", "加拿大没有答复。")


def test_a_partner_that_cannot_write_its_ledger_is_not_reached(monkeypatch: pytest.MonkeyPatch):
    five = Five()
    monkeypatch.setattr(five.members["ca"].ledger, "append", _full)
    assert five.ask(by_prints("known")).delivery == "not reached"


def test_what_is_not_kept_is_not_asked(monkeypatch: pytest.MonkeyPatch):
    five = Five()
    monkeypatch.setattr(five.members["us"].ledger, "append", _full)
    with pytest.raises(OSError, match="disk full"):
        five.ask(by_prints("known"))
    assert five.crossed == []


def _full(_: Any) -> Any:
    raise OSError("disk full")


def test_a_country_is_not_asked_about_who_claims_against_it():
    five = Five()
    reply = five.ask(by_prints("known"), claim_against=["ca"])
    assert reply.delivery == "not asked" and reply.why is not None and "claims against it" in reply.why.en
    assert five.crossed == [] and five.acts("us") == []


def test_against_which_country_a_person_claims_does_not_cross_the_wire():
    five = Five()
    reply = five.ask(by_prints("known"), claim_against=["zw", "gb"])
    assert reply.delivery == "answered" and reply.query is not None and reply.query.claim_against == ()
    assert b"zw" not in five.crossed[0]


def test_a_question_altered_on_its_way_is_given_up():
    five = Five(carry=lambda data: data.replace(b"MADE-UP-known", b"MADE-UP-other"))
    reply = five.ask(by_prints("known"))
    assert reply.delivery == "gave up" and reply.why is not None and "did not accept" in reply.why.en
    assert five.acts("us")[-1] == ("refused", "", "partner") and five.acts("ca") == [("refused", "", "signature")]


def forged(change: Callable[[Answer], Answer], **more: Any) -> Callable[[bytes], bytes]:
    """Canada's answer, changed and signed again by Canada: a partner that does not play by the rules."""
    five = Five()

    def carry(data: bytes) -> bytes:
        envelope = five.members["us"].open(data, NOON)
        told = change(read_answer(envelope.payload.encode()))
        return five.members["ca"].seal("answer", "us", more.get("number", "q1"), write_answer(told), NOON)

    return carry


OTHER = Match("x", "y", 0.0, (), 0.0, 0.5, "sure", "m")


@pytest.mark.parametrize(
    ("carry_back", "doubt"),
    [
        (lambda data: b"", "size"),
        (lambda data: b"<html>504</html>", "shape"),
        (lambda data: data[:-1], "shape"),
        (lambda data: data.replace(b"no-hit", b"nohit!"), "signature"),
        (lambda data: data.replace(b'"type":"answer"', b'"type":"query"'), "signature"),
        (forged(lambda answer: replace(answer, query="0" * 64)), "other query"),
        (forged(lambda answer: answer, number="q2"), "other query"),
        (forged(lambda answer: replace(answer, responder="gb")), "parties"),
        (forged(lambda answer: replace(answer, asker="gb")), "parties"),
        (forged(lambda answer: replace(answer, matches=(OTHER,))), "shape"),
    ],
)
def test_an_answer_that_is_not_ours_is_given_up(carry_back: Callable[[bytes], bytes], doubt: str):
    five = Five(carry_back=carry_back)
    reply = five.ask(by_prints("nobody"))
    assert (reply.delivery, reply.answer) == ("gave up", None) and reply.why is not None
    assert five.acts("us") == [("asked", "", ""), ("refused", "", doubt)]


def test_an_answer_that_tells_more_than_was_asked_is_given_up():
    five = Five(carry_back=forged(_with_gossip))
    assert five.ask(by_prints("known")).delivery == "gave up"
    assert five.acts("us")[-1] == ("refused", "", "more than asked")


def _with_gossip(answer: Answer) -> Answer:
    return replace(answer, disclosed=(*answer.disclosed, replace(answer.disclosed[0], category="movements")))


def test_an_answer_signed_by_another_partner_is_given_up():
    five = Five()
    other = five.members["gb"]

    def carry(data: bytes) -> bytes:
        told = read_answer(Five().members["us"].open(data, NOON).payload.encode())
        return other.seal("answer", "us", "q1", write_answer(told), NOON)

    five.carry_back = carry
    assert five.ask(by_prints("nobody")).delivery == "gave up"
    assert five.acts("us")[-1] == ("refused", "", "parties")


@pytest.mark.parametrize(("outside", "inside"), [("query", "query"), ("answer", "query"), ("query", "answer")])
def test_a_question_sent_back_is_no_answer_outside_or_inside(outside: Literal["query", "answer"], inside: str):
    five = Five()
    query = five.query(by_prints("known"))
    payloads = {
        "query": write_query(query),
        "answer": write_answer(Answer(digest(write_query(query)), "us", "ca", "no-hit", NOON)),
    }
    five.carry_back = lambda data: five.members["ca"].seal(outside, "us", "q1", payloads[inside], NOON)
    assert five.ask(by_prints("known")).delivery == "gave up"
    assert five.acts("us")[-1] == ("refused", "", "kind")


def test_the_answer_to_an_earlier_question_does_not_pass_for_one_to_a_later():
    five = Five()
    kept: list[bytes] = []

    def keep(data: bytes) -> bytes:
        kept.append(data)
        return kept[0]

    five.carry_back = keep
    assert five.ask(by_prints("nobody"), "q1").delivery == "answered"
    assert five.ask(by_prints("known"), "q2").delivery == "gave up"
    assert five.acts("us")[-1] == ("refused", "", "replay")


def test_an_answer_kept_back_too_long_is_given_up():
    five = Five()

    def hold(data: bytes) -> bytes:
        five.now += timedelta(minutes=11)
        return data

    five.carry_back = hold
    assert five.ask(by_prints("nobody")).delivery == "gave up"
    assert five.acts("us")[-1][2] == "expired"


def test_an_answer_under_a_key_revoked_meanwhile_is_given_up():
    five = Five()
    five.members["us"] = replace(five.members["us"], directory=directory(public("ca", revoked_at=NOON)))
    assert five.ask(by_prints("nobody")).delivery == "gave up"
    assert five.acts("us")[-1][2] == "key revoked"


def test_a_node_that_changes_its_key_while_messages_are_on_their_way_loses_none():
    five = Five()
    both = directory(public("ca"), public("ca", "2"))
    five.members["us"] = replace(five.members["us"], directory=both)
    assert five.ask(by_prints("nobody"), "q1").delivery == "answered"
    member = replace(five.members["ca"], key=signing_key("ca", "2"))
    five.nodes["ca"] = replace(five.nodes["ca"], member=member)
    assert five.ask(by_prints("nobody"), "q2").delivery == "answered"


def test_the_answer_is_bound_to_the_bytes_of_the_question():
    five = Five()
    reply = five.ask(by_prints("known"))
    assert reply.query is not None and reply.answer is not None
    assert reply.answer.query == digest(write_query(reply.query))
    sent = Five().members["ca"].open(five.crossed[0], NOON).payload.encode()
    assert read_query(sent) == reply.query


def test_unreachable_says_why_in_both_languages():
    assert Unreachable(Text("asleep", "休眠")).text.zh == "休眠" and isinstance(Unreachable(Text("a", "b")), OSError)
