"""Which records are taken as the applicant's: what people judged stands above what the comparison makes of it."""

from __future__ import annotations

from dataclasses import dataclass

from fivefile.model.inquiry import Inquiry
from fivefile.model.match import Match
from fivefile.model.records import Judgement


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgements on the matches of one inquiry; `names` are those under which they may name the applicant."""

    judgements: tuple[Judgement, ...]
    names: tuple[str, ...]

    def last(self, match: Match) -> Judgement | None:
        """The last judgement about the two sides of the match, if there is one."""
        sides = {match.left, match.right, *self.names}
        made = [one for one in self.judgements if {one.left, one.right} <= sides]
        # They come in the order in which they were made: a wrong clock does not keep one from being taken back.
        return made[-1] if made else None

    def different(self, match: Match) -> bool:
        """Whether a person judged the record to be somebody else's."""
        last = self.last(match)
        return last is not None and last.opinion == "different"

    def taken(self, match: Match) -> bool:
        """Whether the record is taken as the applicant's: a person said so, or it is sure and nobody said otherwise."""
        last = self.last(match)
        said = last.opinion if last else None
        return said == "same" or (said != "different" and match.band == "sure")


def records_found(made: Inquiry) -> frozenset[str]:
    """Every record about which the officer of an inquiry can judge: those of the own registry, those partners name."""
    theirs = (match.right for reply in made.replies if reply.answer for match in reply.answer.matches)
    return frozenset((*(item.record.id for item in made.own), *theirs))
