"""Who said what, and on which paper it stands."""

from __future__ import annotations

import builtins
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from fivefile.values.dates import PartialDate
from fivefile.values.text import Text

Value = str | int | bool | PartialDate


@dataclass(frozen=True, slots=True)
class Source:
    """One place on one paper: every claim in a report leads here.

    `digest` is the SHA-256 of the paper's bytes; `kind` is case-file, answer, refusal-letter, ceac-status ...;
    `name` is the file's name; `place` is a line or a page and span; `issuer` and `dated` as the paper says.
    """

    digest: str
    kind: str
    name: str
    place: str = ""
    issuer: str | None = None
    dated: PartialDate | None = None

    @property
    def paper(self) -> bool:
        """Whether this is a paper of somebody else's, not the applicant's own word."""
        return self.kind not in ("case-file", "answer", "settlement")


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim about one subject: `subject`'s `property` is `value`, said by `by` in `source`.

    `subject` is "applicant", "person:ID", "event:ID" or "list:NAME" (a claim that a list is complete).
    `original` is the text as it stood on the paper.
    """

    subject: str
    property: str
    value: Value
    source: Source
    original: str = ""
    by: str = "applicant"
    said_on: PartialDate | None = None

    @builtins.property
    def id(self) -> str:
        """Twelve hexadecimal digits of the digest of the content: the same claim twice is one claim."""
        parts = (self.subject, self.property, repr(self.value), self.by, self.source.digest, self.source.place)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def standing(claims: Iterable[Statement]) -> tuple[Statement, ...]:
    """The claims about one fact that count: all of them, but the applicant's later word replaces the earlier one.

    What the applicant settled (source kind "settlement") counts alone; an answer (kind "answer") replaces what the
    case file said. Claims of papers are never replaced by an answer: they dispute it.
    """
    told = tuple(claims)
    settled = tuple(claim for claim in told if claim.source.kind == "settlement")
    if settled:
        return settled
    if any(claim.source.kind == "answer" for claim in told):
        return tuple(claim for claim in told if claim.source.kind != "case-file")
    return told


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a person's papers that could not be used: where it is, what is wrong, what to do.

    `severity` is "error" (the file cannot be used until it is mended) or "unread" (a paper was left out).
    """

    where: str
    what: Text
    do: Text
    severity: str = "error"
