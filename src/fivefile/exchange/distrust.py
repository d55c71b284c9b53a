"""Why a message is not believed: a closed list, each in words for the side that opens it."""

from __future__ import annotations

from functools import cache
from typing import Literal

from fivefile.errors import Untrusted
from fivefile.locale import both
from fivefile.values.text import Text

Doubt = Literal[
    "size", "shape", "version", "recipient", "future", "expired", "lifetime",
    "key unknown", "key owner", "key window", "key revoked", "signature", "replay",
    "kind", "parties", "other query", "more than asked", "partner",
]  # fmt: skip


class Doubtful(Untrusted):
    """A message that fails one check; `doubt` names it, and neither it nor the words repeat anything of the message."""

    def __init__(self, doubt: Doubt) -> None:
        self.doubt = doubt
        super().__init__(_words()[doubt])


@cache
def _words() -> dict[Doubt, Text]:
    return {
        "size": both("The message is empty or larger than a message may be."),
        "shape": both("The message is not written as messages are written."),
        "version": both("The message is of a version that cannot be read here."),
        "recipient": both("The message is addressed to somebody else."),
        "future": both("The message says that it was made in the future; one of the two clocks is wrong."),
        "expired": both("The message has expired."),
        "lifetime": both("The message asks to be valid for longer than a message may be."),
        "key unknown": both("The message is signed with a key that is not known here."),
        "key owner": both("The message is signed with a key that is not its sender's."),
        "key window": both("The message is signed with a key outside the time for which it holds."),
        "key revoked": both("The message is signed with a key that was revoked."),
        "signature": both("The signature does not fit the message."),
        "replay": both("The message was received before."),
        "kind": both("The message is of another kind than the one expected."),
        "parties": both("What the message says of sender and recipient is not what its envelope says."),
        "other query": both("The answer belongs to another question."),
        "more than asked": both("The answer tells more than was asked."),
        "partner": both("The partner did not accept the question as it arrived."),
    }
