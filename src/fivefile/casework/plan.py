"""What to do next, in which order, by which day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from fivefile.casework.conflicts import UNTRUE
from fivefile.locale import both
from fivefile.model.outcome import Conflict, Finding, PlanStep, Question
from fivefile.model.rule import SEVERITIES
from fivefile.values.text import Text
from fivefile.values.verdict import Verdict


def plan(
    findings: Iterable[Finding], asked: tuple[Question, ...], disputed: tuple[Conflict, ...], on: date
) -> tuple[PlanStep, ...]:
    """The steps of every finding that applies, each once: deadlines first, then bars, then by weight, other waits last.

    Of a finding that only may apply, the steps with a deadline are taken too: waiting for an answer stops no clock.
    Steps that repeat (three refusals on one ground) are joined: the next deadline, and the longest wait, count.
    """
    told = [finding for finding in findings if finding.verdict is not Verdict.NO]
    told.sort(key=lambda one: (one.verdict is Verdict.UNKNOWN, SEVERITIES.index(one.severity)))
    bars = {finding.rule for finding in told if finding.kind == "bar"}
    joined: dict[tuple[str, str], PlanStep] = {}
    for finding in told:
        for step in finding.next:
            if finding.verdict is Verdict.UNKNOWN and step.by is None:
                continue
            key = (step.rule, step.id)
            joined[key] = _join(joined[key], step, on) if key in joined else step
    steps = [*_first(asked, disputed), *joined.values()]
    order = {id(step): place for place, step in enumerate(steps)}
    return tuple(sorted(steps, key=lambda step: (*_urgency(step, bars, on), order[id(step)])))


def _join(one: PlanStep, other: PlanStep, on: date) -> PlanStep:
    ahead = [day for day in (one.by, other.by) if day is not None and day >= on]
    waits = [day for day in (one.not_before, other.not_before) if day is not None]
    return replace(one, by=min(ahead, default=one.by or other.by), not_before=max(waits, default=None))


def _urgency(step: PlanStep, bars: set[str], on: date) -> tuple[int, date]:
    if step.by is not None and step.by >= on:
        return 0, step.by
    if step.not_before is not None and step.not_before > on:
        return (1 if step.rule in bars else 3), step.not_before
    return 2, on


def _first(asked: tuple[Question, ...], disputed: tuple[Conflict, ...]) -> list[PlanStep]:
    """Before anything else: settle what papers dispute, answer what is open."""
    steps = []
    if disputed:
        why = both("Papers that contradict each other are the first thing an officer asks about.")
        steps.append(PlanStep("settle", both("Settle the contradictions listed below."), "advice", why))
    if any(item.severity == "permanent" and item.open and item.open.fact == UNTRUE for item in disputed):
        why = both("A contradiction in this file could end in a finding of misrepresentation.")
        do = both("Ask a licensed lawyer before you correct an earlier answer; then correct it promptly and openly.")
        steps.append(PlanStep("lawyer", do, "advice", why))
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
