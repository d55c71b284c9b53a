"""The closed words of a node's ledger as its own people read them."""

from __future__ import annotations

from typing import cast, get_args

from fivefile.casework.report.inquiry_words import outcome as outcome_word
from fivefile.casework.report.sharing_words import purpose as purpose_word
from fivefile.locale import both
from fivefile.model.exchange import Inside
from fivefile.model.terms import PURPOSES, Outcome
from fivefile.values.text import Text, same


def act(name: str) -> Text:
    """What was done with a message; what is in no closed list, as in a line somebody altered, stands as it is."""
    return {
        "asked": both("asked a partner"),
        "received": both("received a question"),
        "answered": both("answered"),
        "got": both("got an answer"),
        "refused": both("did not accept a message"),
        "not reached": both("not reached"),
    }.get(name, same(name))


def inside(name: str) -> Text | None:
    """Why an answer is as it is, which never leaves the node; None when it is no such word."""
    told: dict[Inside, Text] = {
        "told": both("told"),
        "nothing found": both("nothing found"),
        "excluded": both("excluded: may not be told of"),
        "gate closed": both("gate closed: this asker may not be told"),
        "not of this kind": both("not of the kind this pair tells about"),
        "query refused": both("not searched"),
    }
    return told.get(cast(Inside, name))


def purpose(name: str) -> Text:
    """What a question was asked for; what is no purpose stands as it is."""
    return purpose_word(name) if name in PURPOSES else same(name)


def outcome(name: str) -> Text:
    """What was answered; what is no outcome stands as it is."""
    return outcome_word(cast(Outcome, name)).label if name in get_args(Outcome) else same(name)
