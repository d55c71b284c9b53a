"""What must be disclosed, form by form. What an authority can see plays no part here."""

from __future__ import annotations

from collections.abc import Iterable

from fivefile.casework.reasons import because
from fivefile.law.evaluate import evaluate
from fivefile.law.facts import Facts
from fivefile.law.rulebook import Rulebook
from fivefile.locale import both
from fivefile.model.outcome import Disclosure, Step
from fivefile.model.sheets import Form, FormQuestion
from fivefile.values.text import Text
from fivefile.values.verdict import Verdict


def disclosures(rulebooks: Iterable[Rulebook], facts: Facts) -> tuple[Disclosure, ...]:
    """Each question of each form of the rulebooks with the truthful answer; then what the form does not ask as such."""
    return tuple(
        item for book in rulebooks for form in book.forms if concerns(form, facts) for item in _form(form, facts)
    )


def concerns(form: Form, facts: Facts) -> bool:
    """Whether the form may concern this person: only a sure no leaves it out."""
    return form.applies_when is None or evaluate(form.applies_when, facts).verdict is not Verdict.NO


def _form(form: Form, facts: Facts) -> list[Disclosure]:
    items = [_item(form, question, answer(question, facts)) for question in form.questions]
    as_of = str(form.as_of) if form.as_of else None
    for silence in form.silent:
        step = evaluate(silence.when, facts)
        if step.verdict is Verdict.YES:
            reason = because(step)
            items.append(
                Disclosure(form.country, form.title, silence.id, silence.says, Verdict.UNKNOWN, reason, step,
                           silence.certainty, silence.verify, as_of, asked=False)
            )  # fmt: skip
    return items


def answer(question: FormQuestion, facts: Facts) -> Step:
    """The trace of the truthful answer; unknown too when the wording covers the event in some versions only.

    What only the applicant can answer is left to them, unless the file makes it yes or its papers disagree about it.
    """
    own = Step(both("Only you can answer this; read it on the live form and answer it truthfully."), Verdict.UNKNOWN)
    step = evaluate(question.yes_when, facts) if question.yes_when is not None else own
    disputed = any(item.kind == "settle" for item in step.open)
    if question.only_you and step.verdict is not Verdict.YES and not disputed:
        return own
    if step.verdict is Verdict.YES or question.may_cover is None:
        return step
    wider = evaluate(question.may_cover, facts)
    if wider.verdict is Verdict.NO:
        return step
    what = both("The wording of some versions may cover this; read the question on the live form.")
    opened = step.open if wider.verdict is Verdict.YES else (*step.open, *wider.open)
    return Step(what, Verdict.UNKNOWN, open=tuple(dict.fromkeys(opened)), parts=(step, wider))


def _item(form: Form, question: FormQuestion, step: Step) -> Disclosure:
    return Disclosure(
        country=form.country,
        form=form.title,
        question=question.id,
        wording=question.says,
        answer=step.verdict,
        because=_because(step),
        step=step,
        certainty=question.certainty,
        verify=question.verify,
        as_of=str(form.as_of) if form.as_of else None,
        explain=question.explain,
        only_you=question.only_you,
    )


def _because(step: Step) -> Text:
    if step.verdict is Verdict.UNKNOWN and not step.open and not step.parts:
        return step.what
    if (
        step.verdict is Verdict.UNKNOWN
        and len(step.parts) == 2
        and step.parts[1].verdict is Verdict.YES
        and not step.open
    ):
        return both("{wider}: {what}", wider=because(step.parts[1]), what=step.what)
    return because(step)
