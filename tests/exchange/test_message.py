"""A message is written in one way, and nothing that is written otherwise is read."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from fivefile.exchange.distrust import Doubtful
from fivefile.exchange.message import LARGEST, digest, read_answer, read_query, write_answer, write_query
from fivefile.model.exchange import Answer, Query
from fivefile.values.dates import PartialDate
from tests.exchange import made
from tests.simulator import NOON, Five, by_name, by_prints

QUERY = Five().query(by_name("CHEN", "Meili", PartialDate(1990, 4, 1)))
NO_HIT = Answer("0" * 64, "us", "ca", "no-hit", NOON)


def doubt(data: bytes) -> str:
    with pytest.raises(Doubtful) as caught:
        read_query(data)
    return caught.value.doubt


def altered(**changes: Any) -> bytes:
    """The question with parts of its body changed, written canonically."""
    whole = json.loads(write_query(QUERY))
    whole["body"] |= changes
    return json.dumps(whole, separators=(",", ":"), sort_keys=True, ensure_ascii=False).encode()


@given(made.queries())
def test_a_question_is_read_as_it_was_written(query: Query):
    assert read_query(write_query(query)) == query


@given(made.answers)
def test_an_answer_is_read_as_it_was_written(answer: Answer):
    assert read_answer(write_answer(answer)) == answer


@given(made.queries(), made.queries())
def test_two_questions_have_one_digest_only_if_they_are_one(one: Query, other: Query):
    assert (digest(write_query(one)) == digest(write_query(other))) == (one == other)


def test_a_true_value_stays_apart_from_the_number_and_the_word():
    (hit,) = [read_answer(write_answer(answer)) for answer in [_hit(True, 1, "1", "2014-05", PartialDate(2014, 5))]]
    values = [claim.value for claim in hit.disclosed[0].statements]
    assert [type(value) for value in values] == [bool, int, str, str, PartialDate]


def _hit(*values: Any) -> Answer:
    item = Five().ask(by_prints("known")).answer
    assert item is not None
    first = item.disclosed[0]
    claims = tuple(replace(first.statements[0], value=value) for value in values)
    return replace(item, disclosed=(replace(first, statements=claims),))


def test_an_item_of_a_record_that_is_not_among_the_matches_is_not_read():
    hit = _hit(True)
    stray = replace(hit, disclosed=(replace(hit.disclosed[0], record="another"),))
    with pytest.raises(Doubtful) as caught:
        read_answer(write_answer(stray))
    assert caught.value.doubt == "shape"


def test_the_helper_writes_what_we_write():
    assert altered() == write_query(QUERY)
    assert read_query(altered(basis="BASIS")) == replace(QUERY, basis="BASIS")


@pytest.mark.parametrize(
    "data",
    [
        b"{",
        b"null",
        b"[]",
        b"{}",
        b"\xff\xfe",
        write_query(QUERY)[:-1],
        write_query(QUERY) + b" ",
        b" " + write_query(QUERY),
        b"\xef\xbb\xbf" + write_query(QUERY),
        write_query(QUERY).replace(b'"us"', b'"\\u0075s"', 1),
        write_query(QUERY).replace(b'"asker":"us"', b'"asker":"us","asker":"us"', 1),
        write_query(QUERY).replace(b'"version":1', b'"version":1.0', 1),
        write_query(QUERY).replace(b'"version":1', b'"version":true', 1),
        write_query(QUERY).replace(b'"version":1', b'"version":1,"version":1', 1),
        altered(extra="x"),
        altered(purpose="curiosity"),
        altered(purpose=["visa-application"]),
        altered(categories=["identity", "gossip"]),
        altered(categories=[]),
        altered(categories="identity"),
        altered(basis=" "),
        altered(asker=None),
        altered(asker=1),
        altered(claim_against=[["us"]]),
        altered(asked_at="2026-11-22T09:00:00+00:00"),
        altered(asked_at="2026-11-22T9:00:00Z"),
        altered(asked_at="2026-11-31T09:00:00Z"),
        altered(asked_at=1),
        altered(expires_at="2020-01-01T00:00:00Z"),
        altered(identity=None),
        altered(identity={"names": []}),
        altered(basis="BASIS").replace(b"BASIS", b"\\ud800"),
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        b"[" * 200_000,
        b"1" * 100_000,
        b'{"body":NaN,"fivefile":"query","version":1}',
        b'{"body":1e400,"fivefile":"query","version":1}',
    ],
    ids=lambda data: repr(data[:40]) if len(data) > 40 else repr(data),
)
def test_what_is_written_otherwise_is_not_read(data: bytes):
    assert doubt(data) == "shape"


@pytest.mark.parametrize(
    "born", ["2014-5", "2014-13", "1700", " 2014", "2014-05-32", "", 2014, {"date": "2014-5"}, {"date": 2014}, {}]
)
def test_a_date_is_written_in_one_way(born: Any):
    identity = json.loads(write_query(QUERY))["body"]["identity"]
    assert doubt(altered(identity=identity | {"born": [born]})) == "shape"


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e400", "1.0", "-0", "1E2", '"1"', "true", "null"])
def test_a_weight_is_a_plain_number(number: str):
    data = write_answer(_hit("x"))
    assert b'"prior":-14' in data
    with pytest.raises(Doubtful, match="not written"):
        read_answer(data.replace(b'"prior":-14', b'"prior":' + number.encode(), 1))


def test_empty_and_oversized_messages_are_not_looked_at():
    assert doubt(b"") == "size" and doubt(b"[" * (LARGEST + 1)) == "size"


def test_another_version_and_another_kind_say_so():
    assert doubt(write_query(QUERY).replace(b'"version":1', b'"version":2')) == "version"
    assert doubt(write_answer(NO_HIT)) == "kind"


@pytest.mark.parametrize(
    "answer",
    [
        replace(NO_HIT, outcome="hit"),
        replace(NO_HIT, outcome="possible"),
        replace(NO_HIT, outcome="refused"),
        replace(NO_HIT, outcome="unable"),
        replace(NO_HIT, reason="quota"),
        replace(_hit("x"), outcome="no-hit"),
        replace(_hit("x"), outcome="no-hit", matches=()),
        replace(_hit("x"), outcome="possible"),
        replace(_hit("x"), outcome="possible", disclosed=()),
        replace(_hit("x"), reason="purpose"),
    ],
)
def test_an_answer_whose_parts_contradict_its_outcome_is_not_read(answer: Answer):
    with pytest.raises(Doubtful):
        read_answer(write_answer(answer))


def test_an_error_repeats_nothing_of_the_message():
    with pytest.raises(Doubtful) as caught:
        read_query(altered(purpose="SECRETNAME", asker=["SECRETNAME"]))
    told = f"{caught.value!r}{caught.value.text}{caught.value.__cause__!r}"
    assert "SECRETNAME" not in told and caught.value.text.zh


def test_a_moment_without_zone_or_with_part_of_a_second_is_not_written():
    for moment in (NOON.replace(tzinfo=None), NOON.replace(microsecond=1)):
        with pytest.raises(ValueError, match="moment"):
            write_answer(replace(NO_HIT, answered_at=moment))
