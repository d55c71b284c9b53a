"""What to ask the applicant: every open fact that keeps an answer unknown, in order of consequence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fivefile.law.facts import Facts
from fivefile.locale import both
from fivefile.model.history import Event
from fivefile.model.outcome import Disclosure, Finding, Open, Question
from fivefile.model.rule import SEVERITIES, Severity
from fivefile.values.text import Text, same
from fivefile.values.verdict import Verdict

Waiting = tuple[Severity, Text, tuple[Open, ...]]
YES_NO = {"yes": Text("Yes", "是"), "no": Text("No", "否")}


def questions(facts: Facts, findings: Iterable[Finding], disclosures: Iterable[Disclosure]) -> tuple[Question, ...]:
    """One question for each open fact, the heaviest consequence first; disputes are left to `conflicts`.

    For what is only worth knowing nobody is asked whether a list is complete.
    """
    waiting: list[Waiting] = [
        (finding.severity, both("Which ground the refusal rests on") if finding.by_letter else finding.title, opened)
        for finding in findings
        if finding.verdict is Verdict.UNKNOWN and (opened := _worth_asking(finding))
    ]
    waiting += [
        ("application", both("{form}: {question}", form=item.form, question=item.wording), item.step.open)
        for item in disclosures
        if item.answer is Verdict.UNKNOWN
    ]
    why: dict[Open, list[tuple[Severity, Text]]] = {}
    for severity, title, opened in waiting:
        for item in opened:
            if item.kind == "ask":
                why.setdefault(item, []).append((severity, title))
    asked = [question(facts, item, reasons) for item, reasons in why.items()]
    return tuple(sorted(asked, key=lambda one: (SEVERITIES.index(one.severity), -len(one.why))))


def _worth_asking(finding: Finding) -> tuple[Open, ...]:
    """What is open, the rule itself before its exceptions; lists only for what weighs more than information."""
    base = finding.trace.parts[0].open if finding.exceptions and not finding.by_letter else ()
    only_told = finding.severity == "information" and not finding.by_letter
    return tuple(item for item in base or finding.open if not (only_told and item.fact.startswith("list:")))


def question(facts: Facts, item: Open, reasons: list[tuple[Severity, Text]]) -> Question:
    """The question that would close `item`, with what waits for it."""
    heaviest = SEVERITIES[min((SEVERITIES.index(severity) for severity, _ in reasons), default=len(SEVERITIES) - 1)]
    why = tuple(dict.fromkeys(title for _, title in reasons))
    if item.fact.startswith("list:"):
        wanted = facts.definitions.lists[item.fact.removeprefix("list:")]
        text = wanted.question or wanted.title
        if any(claim.subject == item.fact and claim.value is False for claim in facts.statements):
            text = both(
                "You said something is missing here: {list}. Add it to the case file. {again}",
                list=wanted.title,
                again=text,
            )
        return Question(item, text, "bool", YES_NO, why, heaviest)
    event = facts.timeline.event(item.event) if item.event else None
    meaning = facts.definitions.scoped(item.fact, event.kind if event else None)
    if meaning is None:
        raise KeyError(item.fact)
    choices: Mapping[str, Text] = YES_NO if meaning.type == "bool" else meaning.choices
    return Question(item, _text(meaning.question, meaning.label, facts, event), meaning.type, choices, why, heaviest)


def _text(wording: Text | None, label: Text, facts: Facts, event: Event | None) -> Text:
    about = facts.describe(event) if event else same("")
    if wording is None:
        return both("{event}: {label}?", event=about, label=label) if event else both("{label}?", label=label)
    return Text(en=wording.en.replace("{event}", about.en), zh=wording.zh.replace("{event}", about.zh))
