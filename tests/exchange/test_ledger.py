"""A ledger holds nothing of anybody, and whatever is changed in it is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefile.exchange.ledger import salted, verify
from fivefile.exchange.message import digest, write_query
from fivefile.model.exchange import LedgerEntry
from fivefile.model.wire import chained
from fivefile.store.ledger import Ledger
from fivefile.values.dates import PartialDate
from tests.simulator import NOON, Five, by_name, by_prints


def kept(count: int = 6) -> list[LedgerEntry]:
    store = Ledger()
    return [
        store.append(LedgerEntry(0, NOON + timedelta(minutes=at), "asked", "us", "ca", "visa-application", f"m{at}"))
        for at in range(count)
    ]


def test_an_untouched_ledger_is_in_order():
    assert verify(kept()) is None and verify([]) is None


@given(st.integers(0, 5), st.sampled_from(["asker", "responder", "purpose", "message", "outcome", "inside", "chain"]))
def test_a_changed_field_is_found_at_its_line(at: int, name: str):
    lines = kept()
    lines[at] = replace(lines[at], **{name: getattr(lines[at], name) + "x"})
    assert verify(lines) == lines[at]


@given(st.permutations(range(6)), st.integers(0, 6))
def test_lines_moved_or_left_out_are_found(order: list[int], count: int):
    lines = kept()
    shuffled = [lines[at] for at in order[:count]]
    assert (verify(shuffled) is None) == (shuffled == lines[:count])


def test_a_line_that_is_rewritten_with_a_chain_of_its_own_breaks_the_next():
    lines, other = kept(), Ledger()
    forged = [
        other.append(replace(line, chain="", inside="forged" if at == 2 else "")) for at, line in enumerate(lines)
    ]
    assert verify([*lines[:2], forged[2], *lines[3:]]) == lines[3]


def test_a_number_left_out_is_found_even_under_a_chain_that_fits():
    first, second = kept(2)
    skipped = replace(second, number=3)
    assert verify([first, replace(skipped, chain=chained(skipped, first.chain))]) is not None


def test_the_digest_of_a_message_cannot_be_tried_out_without_the_salt():
    query = write_query(Five().query(by_prints("known")))
    assert salted(b"one", query) not in (salted(b"two", query), digest(query))
    assert salted(b"one", query) == salted(b"one", query) and len(salted(b"one", query)) == 64


def test_no_ledger_holds_anything_of_the_person(tmp_path: Path):
    five = Five()
    for country in ("us", "ca"):
        five.members[country] = replace(five.members[country], ledger=Ledger(tmp_path / country))
        five.nodes[country] = replace(five.nodes[country], member=five.members[country])
    five.ask(by_prints("known"), "q1")
    five.ask(by_prints("citizen"), "q2")
    five.ask(by_name("CHEN", "Meili", PartialDate(1990, 4, 1)), "q3")
    five.carry = lambda data: data.replace(b"CHEN", b"CHAN")
    five.ask(by_name("CHEN", "Meili", PartialDate(1990, 4, 1)), "q4")
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"visa-application" in written and len(list(tmp_path.iterdir())) > 2
    found = [word for word in (b"CHEN", b"Meili", b"Citizenia", b"MADE-UP", b"known", b"1990-04") if word in written]
    assert found == []
    assert verify(five.members["ca"].ledger.entries()) is None is verify(five.members["us"].ledger.entries())


@pytest.mark.parametrize("country", ["us", "ca"])
def test_the_asker_does_not_learn_what_is_inside_the_responders_ledger(country: str):
    five = Five()
    five.ask(by_prints("citizen"))
    insides = {line.inside for line in five.members[country].ledger.entries()}
    assert ("excluded" in insides) == (country == "ca")
    assert b"excluded" not in b"".join(five.crossed)
