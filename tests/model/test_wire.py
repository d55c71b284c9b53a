"""Values as JSON: exact both ways, and a misfit names its field and never its value."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given

from fivefile.model.evidence import Statement
from fivefile.model.exchange import LedgerEntry
from fivefile.model.wire import built, canonical, chained, plain, stamp, statement_of
from fivefile.values.dates import PartialDate
from tests.exchange import made
from tests.simulator import NOON, claim


@given(made.statements)
def test_a_claim_comes_back_from_json_as_it_was(statement: Statement):
    assert statement_of(json.loads(json.dumps(plain(statement)))) == statement


def test_a_partial_date_says_that_it_is_one():
    assert plain(claim("applicant", "born", PartialDate(2014, 5)))["value"] == {"date": "2014-05"}
    assert plain(claim("applicant", "note", "2014-05"))["value"] == "2014-05"


def test_a_misfit_names_the_field_and_never_the_value():
    told = plain(claim("applicant", "born", "x"))
    with pytest.raises(ValueError, match=r"^Statement\.subject: str expected$"):
        statement_of({**told, "subject": ["SECRETNAME"]})
    with pytest.raises(ValueError, match=r"^Source: exactly its own fields expected$"):
        statement_of({**told, "source": {**told["source"], "SECRETNAME": 1}})
    with pytest.raises(ValueError, match="expected"):
        statement_of("SECRETNAME")


@pytest.mark.parametrize("value", [1.5, None, ["x"], {"date": "x"}, {"date": "2014", "more": 1}, {}])
def test_a_claim_holds_a_word_a_number_a_truth_or_a_date(value: object):
    with pytest.raises(ValueError):
        statement_of({**plain(claim("applicant", "born", "x")), "value": value})


def test_a_moment_is_written_in_utc_at_one_width():
    beijing = datetime(2026, 11, 22, 17, 0, tzinfo=timezone(timedelta(hours=8)))
    assert stamp(beijing) == "2026-11-22T09:00:00Z"
    assert stamp(datetime(33, 1, 1, tzinfo=UTC)) == "0033-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("wanted", "value"),
    [
        (datetime, "2026-1-2T03:04:05Z"),
        (datetime, "2026-01-02T03:04:05"),
        (PartialDate, {"date": "2014-5"}),
        (PartialDate, {"date": " 2014"}),
        (int, True),
        (int, 1.0),
        (float, True),
        (float, "1"),
        (str, None),
    ],
)
def test_what_only_looks_like_a_value_is_none(wanted: type, value: object):
    with pytest.raises(ValueError, match="expected"):
        built(wanted, value)


def test_a_number_json_cannot_carry_is_not_written():
    for value in (2**53, float("nan"), float("inf"), "\ud800"):
        with pytest.raises(ValueError):
            canonical({"value": value})


def test_a_type_without_a_shape_is_our_own_mistake():
    @dataclass
    class Odd:
        part: bytes

    with pytest.raises(TypeError):
        plain(Odd(b"x"))
    with pytest.raises(TypeError):
        built(bytes, "x")


LINE = LedgerEntry(1, NOON, "asked", "us", "ca", "visa-application", "m")


@pytest.mark.parametrize(
    "change",
    [
        {"number": 2},
        {"at": NOON + timedelta(seconds=1)},
        {"act": "got"},
        {"asker": "gb"},
        {"responder": "gb"},
        {"purpose": "arrival"},
        {"message": "n"},
        {"outcome": "hit"},
        {"inside": "told"},
    ],
)
def test_a_chain_depends_on_every_field_and_on_what_came_before(change: dict[str, object]):
    assert chained(replace(LINE, **change), "") != chained(LINE, "")  # type: ignore[arg-type]
    assert chained(LINE, "x") != chained(LINE, "") == chained(replace(LINE, chain="anything"), "")
