"""A key holds for its time and for its owner, and its secret half is never shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from fivefile.exchange.keys import KeyDirectory, SigningKey
from tests.simulator import NOON, public, signing_key

HOUR = timedelta(hours=1)


def test_what_a_key_signed_is_verified_by_its_public_half_only():
    signature = signing_key("us").sign(b"x")
    assert public("us").verifies(signature, b"x")
    assert not public("us").verifies(signature, b"y")
    assert not public("ca").verifies(signature, b"x")
    assert not public("us").verifies(signature[:-1], b"x")
    assert not public("us").verifies(b"", b"x")


def test_a_key_is_in_force_from_its_first_moment_until_before_its_last():
    key = public("us", not_before=NOON, not_after=NOON + HOUR)
    moments = [NOON - HOUR, NOON, NOON + HOUR / 2, NOON + HOUR]
    assert [key.in_force(moment) for moment in moments] == [False, True, True, False]


def test_a_revoked_key_is_revoked_from_then_on():
    key = replace(public("us"), revoked_at=NOON)
    assert [key.revoked(moment) for moment in (NOON - HOUR, NOON, NOON + HOUR)] == [False, True, True]
    assert not public("us").revoked(NOON + 1000 * HOUR)


def test_two_keys_of_one_name_are_refused():
    with pytest.raises(ValueError, match="us-1"):
        KeyDirectory([public("us"), public("us")])


def test_a_directory_knows_what_it_was_given_and_no_more():
    assert KeyDirectory([public("us")]).key("us-1") == public("us")
    assert KeyDirectory([public("us")]).key("ca-1") is None


def test_a_seed_of_the_wrong_length_makes_no_key():
    with pytest.raises(ValueError, match="32"):
        SigningKey.from_seed("us-1", "us", b"short")


def test_the_secret_is_not_shown():
    key = signing_key("us")
    assert "secret" not in repr(key) and key.secret.private_bytes_raw().hex() not in repr(key)
