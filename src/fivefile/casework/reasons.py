"""A trace in one sentence: what made the answer what it is."""

from __future__ import annotations

from collections.abc import Iterator

from fivefile.locale import both, join
from fivefile.model.outcome import Step
from fivefile.values.text import Text
from fivefile.values.verdict import Verdict


def because(step: Step) -> Text:
    """Why the answer is yes, no or unknown, in words: the things in the file that made it so."""
    if step.verdict is Verdict.YES:
        return join(list(dict.fromkeys(_holding(step))) or [step.what])
    if step.verdict is Verdict.UNKNOWN:
        return both("This cannot be said until the questions below are answered.")
    seen = list(dict.fromkeys(_considered(step)))
    if seen:
        return both("In the file, but not of this kind: {events}. Nothing else is recorded.", events=join(seen))
    said = list(dict.fromkeys(_said(step)))
    if said:
        return both("You said: {answers}.", answers=join(said))
    return both("Nothing in the file is of this kind, and you said the lists are complete.")


def _said(step: Step) -> Iterator[Text]:
    """Facts about the person that were answered."""
    if step.value is not None and step.statements and not step.parts:
        yield both("{what}: {value}", what=step.what, value=step.value)
    for part in step.parts:
        if part.verdict is step.verdict:
            yield from _said(part)


def _holding(step: Step) -> Iterator[Text]:
    """The highest steps that hold and rest on claims of their own."""
    if step.verdict is not Verdict.YES:
        return
    if step.statements:
        yield both("{what}: {value}", what=step.what, value=step.value) if step.value else step.what
        return
    for part in step.parts:
        yield from _holding(part)


def _considered(step: Step) -> Iterator[Text]:
    """Entries of lists that were looked at and do not fit."""
    for part in step.parts:
        if part.statements and part.parts and part.verdict is Verdict.NO:
            yield part.what
        else:
            yield from _considered(part)


def ids(step: Step) -> tuple[str, ...]:
    """The claims that the parts of a trace with its own verdict rest on."""
    below = (one for part in step.parts if part.verdict is step.verdict for one in ids(part))
    return tuple(dict.fromkeys((*step.statements, *below)))
