"""What to do next, in which order, by which day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from fivefile.locale import both
from fivefile.model.outcome import Conflict, Finding, PlanStep, Question
from fivefile.model.rule import SEVERITIES
from fivefile.values.text import Text
from fivefile.values.verdict import Verdict


def plan(
    findings: Iterable[Finding], asked: tuple[Question, ...], disputed: tuple[Conflict, ...], on: date
) -> tuple[PlanStep, ...]:
    """The steps of every finding that applies, each once: deadlines first, then by weight, waits last.

    Steps that repeat (three refusals on one ground) are joined: the next deadline, and the longest wait, count.
    """
    holding = sorted(
        (finding for finding in findings if finding.verdict is Verdict.YES),
        key=lambda one: SEVERITIES.index(one.severity),
    )
    joined: dict[tuple[str, str], PlanStep] = {}
    for finding in holding:
        for step in finding.next:
            key = (step.rule, step.id)
            joined[key] = _join(joined[key], step, on) if key in joined else step
    steps = [*_first(asked, disputed), *joined.values()]
    order = {id(step): place for place, step in enumerate(steps)}
    return tuple(sorted(steps, key=lambda step: (*_urgency(step, on), order[id(step)])))


def _join(one: PlanStep, other: PlanStep, on: date) -> PlanStep:
    ahead = [day for day in (one.by, other.by) if day is not None and day >= on]
    waits = [day for day in (one.not_before, other.not_before) if day is not None]
    return replace(one, by=min(ahead, default=one.by or other.by), not_before=max(waits, default=None))


def _urgency(step: PlanStep, on: date) -> tuple[int, date]:
    if step.by is not None and step.by >= on:
        return 0, step.by
    if step.not_before is not None and step.not_before > on:
        return 2, step.not_before
    return 1, on


def _first(asked: tuple[Question, ...], disputed: tuple[Conflict, ...]) -> list[PlanStep]:
    """Before anything else: settle what papers dispute, answer what is open."""
    steps = []
    if disputed:
        why = both("Papers that contradict each other are the first thing an officer asks about.")
        steps.append(PlanStep("settle", both("Settle the contradictions listed below."), "advice", why))
    if asked:
        why = both("Without the answers, what follows cannot be said for certain.")
        steps.append(PlanStep("answer", both("Answer the open questions, the first ones first."), "advice", why))
    return steps


def duties() -> tuple[Text, ...]:
    """Three duties that every report closes with."""
    return (
        both(
            "Tell the truth about the past, good or bad: because it is right, and because the officer may already know."
        ),
        both("Keep the law wherever you are: small matters can come back years later."),
        both(
            "Grave crimes (drugs, rape, child abuse material, trafficking, terrorism) can end the possibility of entry "
            "for life."
        ),
    )
