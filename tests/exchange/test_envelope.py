"""Whatever was done to a message on its way, it is refused, and the refusal says why without repeating anything."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefile.exchange.distrust import Doubtful
from fivefile.exchange.envelope import EARLY, LONGEST, Envelope, open_envelope, seal
from fivefile.exchange.keys import KeyDirectory
from fivefile.exchange.message import LARGEST
from tests.simulator import NOON, directory, public, signing_key

SECOND = timedelta(seconds=1)
LETTER = Envelope("query", "us", "ca", "q1", NOON, NOON + 600 * SECOND, '{"a":1}')
SEALED = seal(LETTER, signing_key("us"))


class Memory:
    """Remembers every message it is told of."""

    def __init__(self) -> None:
        self.known: dict[str, datetime] = {}

    def __call__(self, message: str, now: datetime, until: datetime) -> bool:
        before = message in self.known
        self.known[message] = until
        return before


def opened(data: bytes, now: datetime = NOON, me: str = "ca", keys: KeyDirectory | None = None) -> Envelope:
    return open_envelope(data, me, now, keys or directory(), Memory())


def doubt(data: bytes, now: datetime = NOON, me: str = "ca", keys: KeyDirectory | None = None) -> str:
    with pytest.raises(Doubtful) as caught:
        opened(data, now, me, keys)
    return caught.value.doubt


def changed(**fields: Any) -> bytes:
    """The sealed message with fields of the outside replaced, written canonically."""
    whole = json.loads(SEALED) | fields
    return json.dumps(whole, separators=(",", ":"), sort_keys=True).encode()


def test_an_honest_message_is_opened_as_it_was_sealed():
    envelope = opened(SEALED)
    assert replace(envelope, kid="", signature="") == LETTER and envelope.kid == "us-1"


def test_the_helper_writes_what_we_write():
    assert changed() == SEALED


def test_every_change_of_one_bit_is_refused():
    refused = 0
    for at in range(len(SEALED)):
        for bit in range(8):
            data = bytearray(SEALED)
            data[at] ^= 1 << bit
            doubt(bytes(data))
            refused += 1
    assert refused == 8 * len(SEALED) > 2000


@given(st.data())
def test_bytes_cut_out_put_in_or_exchanged_are_refused(data: st.DataObject):
    start = data.draw(st.integers(0, len(SEALED)))
    end = data.draw(st.integers(start, len(SEALED)))
    altered = SEALED[:start] + data.draw(st.binary(max_size=8)) + SEALED[end:]
    if altered != SEALED:
        doubt(altered)


@given(st.binary(max_size=400))
def test_noise_is_refused(data: bytes):
    assert doubt(data) in ("size", "shape")


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_message_cut_short_is_refused(cut: int):
    assert doubt(SEALED[:-cut]) == doubt(SEALED[cut:]) == "shape"


@pytest.mark.parametrize(
    "data",
    [
        changed(extra=1),
        changed(type="letter"),
        changed(id=""),
        changed(id="q/1"),
        changed(id="q" * 81),
        changed(created="2026-11-22 12:00:00"),
        changed(payload={"a": 1}),
        changed(signature=""),
        changed(signature="zz" * 64),
        changed(signature=json.loads(SEALED)["signature"].upper()),
        changed(signature=json.loads(SEALED)["signature"][:-2]),
        SEALED.replace(b'"id":"q1"', b'"id":"q1","id":"q1"'),
        SEALED.replace(b'"id"', b' "id"'),
        SEALED.replace(b'"id":"q1"', b'"id":NaN'),
        SEALED.replace(b'"envelope":1', b'"envelope":1.0'),
        SEALED + b"\n",
        b"[" * 500_000,
        b'{"a":' * 150_000,
        b'"' + b"a" * 900_000 + b'"',
    ],
    ids=lambda data: repr(data[:60]),
)
def test_what_is_written_otherwise_is_refused(data: bytes):
    assert doubt(data) == "shape"


def test_a_message_larger_than_any_may_be_is_not_looked_at():
    assert doubt(b"") == "size" and doubt(SEALED + b" " * LARGEST) == "size"


def test_another_version_is_refused():
    assert doubt(changed(envelope=2)) == "version"


def test_a_message_to_somebody_else_is_refused():
    assert doubt(SEALED, me="gb") == "recipient"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("type", "answer"),
        ("recipient", "gb"),
        ("id", "q2"),
        ("created", "2026-11-22T12:00:01Z"),
        ("expires", "2026-11-22T12:30:00Z"),
        ("payload", '{"a":2}'),
    ],
)
def test_no_field_can_be_replaced_under_the_signature(field: str, value: str):
    assert doubt(changed(**{field: value}), me="gb" if field == "recipient" else "ca") == "signature"


def test_the_clock_decides():
    late, early = LETTER.expires, NOON - EARLY
    assert [doubt(SEALED, late), doubt(SEALED, late + 400 * SECOND)] == ["expired", "expired"]
    assert opened(SEALED, late - SECOND) and opened(SEALED, early)
    assert doubt(SEALED, early - SECOND) == "future"


def test_no_message_is_valid_for_longer_than_the_longest():
    for beyond, right in ((timedelta(0), True), (SECOND, False)):
        data = seal(replace(LETTER, expires=NOON + LONGEST + beyond), signing_key("us"))
        assert opened(data) if right else doubt(data) == "lifetime"


def test_keys_unknown_foreign_too_young_too_old_and_revoked_are_refused():
    assert doubt(seal(LETTER, signing_key("us", "2"))) == "key unknown"
    assert doubt(SEALED, keys=directory(public("us", not_before=NOON + SECOND))) == "key window"
    assert doubt(SEALED, keys=directory(public("us", not_after=NOON))) == "key window"
    assert doubt(SEALED, keys=directory(public("us", revoked_at=NOON))) == "key revoked"
    assert opened(SEALED, keys=directory(public("us", revoked_at=NOON + SECOND)))


def test_a_key_does_not_hold_for_what_was_made_before_it():
    keys = directory(public("us", not_before=NOON + 5 * SECOND))
    assert doubt(SEALED, NOON + 10 * SECOND, keys=keys) == "key window"


def test_a_key_that_ends_while_a_message_is_on_its_way_no_longer_holds():
    keys = directory(public("us", not_after=NOON + 5 * SECOND))
    assert opened(SEALED, NOON + 4 * SECOND, keys=keys) and doubt(SEALED, NOON + 5 * SECOND, keys=keys) == "key window"


def test_two_keys_that_overlap_carry_messages_over_a_change_of_keys():
    overlap = directory(public("us", not_after=NOON + 60 * SECOND), public("us", "2", not_before=NOON - 60 * SECOND))
    assert opened(SEALED, keys=overlap) and opened(seal(LETTER, signing_key("us", "2")), keys=overlap)


def test_a_partner_cannot_sign_for_another():
    foreign = replace(signing_key("gb"), owner="us")
    assert doubt(seal(LETTER, foreign)) == "key owner"
    with pytest.raises(ValueError, match="own key"):
        seal(LETTER, signing_key("gb"))


def test_a_key_under_anothers_name_does_not_verify():
    foreign = replace(signing_key("gb"), owner="us", kid="us-1")
    assert doubt(seal(LETTER, foreign)) == "signature"


def test_a_message_is_opened_once():
    memory = Memory()
    open_envelope(SEALED, "ca", NOON, directory(), memory)
    with pytest.raises(Doubtful) as caught:
        open_envelope(SEALED, "ca", NOON, directory(), memory)
    assert caught.value.doubt == "replay"


def test_a_message_is_remembered_for_as_long_as_it_could_be_sent_again():
    memory = Memory()
    open_envelope(SEALED, "ca", NOON, directory(), memory)
    assert min(memory.known.values()) >= LETTER.expires


@pytest.mark.parametrize(
    "data", [changed(payload='{"a":2}'), seal(LETTER, replace(signing_key("gb"), owner="us")), SEALED[:-3]]
)
def test_what_is_not_signed_uses_up_nobodys_number(data: bytes):
    memory = Memory()
    with pytest.raises(Doubtful):
        open_envelope(data, "ca", NOON, directory(), memory)
    assert not memory.known and open_envelope(SEALED, "ca", NOON, directory(), memory)


def test_one_partner_cannot_use_up_the_numbers_of_another():
    memory = Memory()
    theirs = seal(replace(LETTER, sender="gb"), signing_key("gb"))
    answer = seal(replace(LETTER, type="answer"), signing_key("us"))
    assert all(open_envelope(data, "ca", NOON, directory(), memory) for data in (theirs, answer, SEALED))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.replace(b"SECRETNAME", b"SECRETNOME"),
        lambda data: data + b"}",
        lambda data: data.replace(b'"query"', b'"SECRETNAME"'),
    ],
)
def test_a_refusal_repeats_nothing_of_the_message(spoil: Callable[[bytes], bytes]):
    data = spoil(seal(replace(LETTER, payload='{"name":"SECRETNAME"}'), signing_key("us")))
    with pytest.raises(Doubtful) as caught:
        opened(data)
    told = f"{caught.value!r} {caught.value.text} {caught.value.__cause__!r}"
    assert "SECRETNAME" not in told and caught.value.text.zh != caught.value.text.en
