"""What must be said about one event. Nothing here knows whether anybody can see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fivefile.locale import both
from fivefile.model.history import Event
from fivefile.model.outcome import Asked, Disclosure, Step
from fivefile.values.text import Text, sentences
from fivefile.values.verdict import Verdict


def asked(event: Event, destination: str, disclosures: Iterable[Disclosure]) -> tuple[Asked, ...]:
    """The questions of the destination's forms whose answer, yes or not known yet, rests on the event."""
    claims = {claim.id for claim in event.statements}
    return tuple(
        Asked(item.form, item.wording, item.answer)
        for item in disclosures
        if item.country == destination and item.asked and claims & set(_rests_on(item.step, item.answer))
    )


def duty(questions: tuple[Asked, ...]) -> Text:
    """What must be said, from what the forms ask alone."""
    if not questions:
        return both("No question of these forms asks about it as such. If anyone asks, answer truthfully.")
    told = [
        both("Asked on {form}: answer yes", form=item.form)
        if item.answer is Verdict.YES
        else both(
            "A question on {form} may cover it, and its truthful answer is not known yet; find it out before you sign",
            form=item.form,
        )
        for item in sorted(questions, key=lambda item: item.answer is not Verdict.YES)
    ]
    return sentences(*dict.fromkeys(told))


def _rests_on(step: Step, answer: Verdict) -> Iterator[str]:
    """The claims that made the answer what it is: of a yes what holds, of an unknown all that is not ruled out."""
    if step.verdict is Verdict.NO or (answer is Verdict.YES and step.verdict is not answer) or answer is Verdict.NO:
        return
    yield from step.statements
    for part in step.parts:
        yield from _rests_on(part, answer)
