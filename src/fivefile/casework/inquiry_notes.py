"""What an officer must keep in mind beside the result of an inquiry."""

from __future__ import annotations

from collections.abc import Iterator

from fivefile.casework.judged import Judged
from fivefile.casework.report.sharing_words import the
from fivefile.locale import both, country, join
from fivefile.model.exchange import Reply
from fivefile.model.history import Event
from fivefile.model.inquiry import Inquiry
from fivefile.values.text import Text, same


def notes(made: Inquiry, judged: Judged, unlike: tuple[Event, ...], sheet: bool) -> tuple[Text, ...]:
    """What the result does not say, in sentences.

    `unlike` are forms on file that could not be compared; `sheet` is whether there are interview questions for this.
    """
    return tuple(_notes(made, judged, unlike, sheet))


def _notes(made: Inquiry, judged: Judged, unlike: tuple[Event, ...], sheet: bool) -> Iterator[Text]:
    asker = country(made.asker)
    yield both("The registries are made up: they hold no real person.")
    yield from reached(made.replies)
    yield both(
        "The asking authority's own registry ({country}) was searched too. Taken as the applicant's: {taken} of the "
        "{found} records found there. The others count as known only if a person judges them to be the same person's.",
        country=asker,
        taken=sum(judged.taken(item.match) for item in made.own),
        found=len(made.own),
    )
    yield both('no-hit is not "no record": the answer is the same where nothing may be told.')
    outcomes = {reply.answer.outcome for reply in made.replies if reply.answer}
    if "possible" in outcomes:
        yield both("possible discloses no history: a person has to compare the records first.")
    if outcomes & {"refused", "unable"}:
        yield both("refused and unable concern the question, never the person.")
    if made.purpose == "arrival" and all(way.grade != "documented" for way in made.ways.values()):
        yield both("No text we hold documents a live query to partners at the border ({country}).", country=asker)
    yield from _left_out(made, judged)
    if any(line.against == "differs" for line in made.declared):
        yield both("A difference is something to ask about, not a finding of dishonesty.")
    for event in unlike:
        form = same(str(event.value("form") or "?"))
        yield both("A form on file was not compared, for want of its day or a name known here: {form}.", form=form)
    if not sheet:
        yield both("This version holds no interview questions for this ({country}).", country=asker)
    yield both("A person decides, not this program: nothing here is a decision or a recommendation.")


def reached(replies: tuple[Reply, ...]) -> Iterator[Text]:
    """How many partners answered, and what may be concluded from the others: nothing."""
    done, all_ = sum(reply.delivery == "answered" for reply in replies), len(replies)
    late = _named(replies, "not reached")
    if len(late) == 1:
        yield both(
            "{done} of {all} partners answered; {names} is still to be asked: nothing may be concluded from its "
            "silence.",
            done=done,
            all=all_,
            names=late[0],
        )
    elif late:
        yield both(
            "{done} of {all} partners answered; {names} are still to be asked: nothing may be concluded from their "
            "silence.",
            done=done,
            all=all_,
            names=join(late),
        )
    else:
        yield both("{done} of {all} partners answered.", done=done, all=all_)
    if gone := _named(replies, "gave up"):
        yield both(
            "No answer that can be used came, and the question is not repeated: {names}. Nothing may be concluded from "
            "that.",
            names=join(gone),
        )
    if left := _named(replies, "not asked"):
        yield both("Not asked: {names}. Nothing may be concluded from that.", names=join(left))


def _named(replies: tuple[Reply, ...], delivery: str) -> list[Text]:
    return [the(reply.partner) for reply in replies if reply.delivery == delivery]


def _left_out(made: Inquiry, judged: Judged) -> Iterator[Text]:
    """What does not count as known because a person judged a record to be somebody else's."""
    matches = [item.match for item in made.own]
    matches += [match for reply in made.replies if reply.answer for match in reply.answer.matches]
    if any(judged.different(match) for match in matches):
        yield both("Records that a person judged to be somebody else's are left out of what is known.")
