"""What an officer knows beside what the applicant declared to the same authority: to be asked about, never judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from fivefile.casework.conflicts import ANSWER
from fivefile.casework.disclosure import concerns
from fivefile.casework.matters import HELD
from fivefile.law.evaluate import evaluate
from fivefile.law.facts import Facts
from fivefile.law.rulebook import Rulebook
from fivefile.locale import both
from fivefile.model.condition import Condition
from fivefile.model.evidence import Statement
from fivefile.model.history import Event, Timeline
from fivefile.model.inquiry import Against, Declared, Known
from fivefile.model.sheets import Form, FormQuestion
from fivefile.values.dates import PartialDate
from fivefile.values.text import Text
from fivefile.values.verdict import Verdict

FILED = "declaration"


@dataclass(frozen=True, slots=True)
class Filing:
    """A form that the applicant filed, and the day; of the event only the answers given on it are ever read."""

    form: Form
    event: Event
    on: PartialDate


@dataclass(frozen=True, slots=True)
class Filings:
    """The forms filed with one authority; `unlike` are those of an unknown name or without a day: not compared."""

    filed: tuple[Filing, ...]
    unlike: tuple[Event, ...]


def filings(events: Iterable[Event], book: Rulebook) -> Filings:
    """The forms among `events` that were filed with the country of the rulebook."""
    filed, unlike = [], []
    for event in events:
        if event.kind != FILED or event.country != book.country:
            continue
        form = _form(event, book)
        if form is not None and event.start is not None:
            filed.append(Filing(form, event, event.start))
        else:
            unlike.append(event)
    return Filings(tuple(filed), tuple(unlike))


def declared(known: Iterable[Known], filed: tuple[Filing, ...], book: Rulebook, facts: Facts) -> tuple[Declared, ...]:
    """Each known event beside each question that it alone makes a yes; one line too where no question covers it.

    It is held against the latest form of each kind that was surely filed after it. Without one, the forms of which
    the applicant filed any, else those that may concern the applicant, say whether it is asked.
    """
    forms = tuple({filing.form.id: filing.form for filing in filed}.values())
    forms = forms or tuple(form for form in book.forms if concerns(form, facts))
    return tuple(line for item in known if item.event.kind in HELD for line in _beside(item, filed, forms, facts))


def _form(event: Event, book: Rulebook) -> Form | None:
    name = str(event.value("form")).lower()
    return next((one for one in book.forms if name in (one.id, one.title.en.lower(), *map(str.lower, one.also))), None)


def _beside(item: Known, filed: tuple[Filing, ...], forms: tuple[Form, ...], facts: Facts) -> Iterator[Declared]:
    after = _after(item.event, filed)
    empty = [_Sheet(form, None, both(_NONE_AFTER if filed else _NONE, form=form.title), facts.on) for form in forms]
    sheets = after or empty
    lines = [line for sheet in sheets for line in sheet.asked(item, facts)]
    yield from lines or [_not_asked(item, sheets, facts)]


_NONE = "{form} (none from this applicant is on file)"
_NONE_AFTER = "{form} (none filed after this is on file)"


def _after(event: Event, filed: tuple[Filing, ...]) -> list[_Sheet]:
    """The latest form of each kind that was surely filed after the event was over."""
    latest: dict[str, Filing] = {}
    for filing in sorted(filed, key=lambda one: (one.on.latest, one.on.earliest)):
        if _over(event, filing.on):
            latest[filing.form.id] = filing
    return [
        _Sheet(one.form, one.event, both("{form}, filed {day}", form=one.form.title, day=one.on), one.on.latest)
        for one in latest.values()
    ]


def _over(event: Event, filed: PartialDate) -> bool:
    """Whether the event surely lay before that day; one that lasts counts from its end."""
    days = (event.end,) if event.claims("from") else event.dates
    return bool(days) and all(day is not None and day.latest < filed.earliest for day in days)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A form as it lies before the officer: filled in (`filed`), or only known by its questions."""

    form: Form
    filed: Event | None
    title: Text
    on: date

    def asked(self, item: Known, facts: Facts) -> Iterator[Declared]:
        """A line for each question that the event alone makes a yes."""
        alone = _alone(item.event, facts, self.on)
        for question in self.form.questions:
            if question.yes_when is None or not _holds(question.yes_when, alone):
                continue
            told, answer = self.answer(question)
            open_: Against = "no form" if self.filed is None else "not declared"
            against: Against = open_ if answer is None else "agrees" if answer else "differs"
            yield Declared(item, against, self.title, question.says, answer, told)

    def answer(self, question: FormQuestion) -> tuple[tuple[Statement, ...], bool | None]:
        """The claims that say how the question was answered, and the answer; None when there is none, or not one."""
        if self.filed is None:
            return (), None
        value = self.filed.value(f"{ANSWER}{question.id}")
        return self.filed.claims(f"{ANSWER}{question.id}"), value if isinstance(value, bool) else None


def _not_asked(item: Known, sheets: list[_Sheet], facts: Facts) -> Declared:
    """The line of an event that no question surely covers, with what the forms say about that."""
    plain = [(sheet, _alone(item.event, facts, sheet.on)) for sheet in sheets]
    for sheet, alone in plain:
        for question in sheet.form.questions:
            if question.may_cover is not None and _holds(question.may_cover, alone):
                told, answer = sheet.answer(question)
                says = both("Some versions of this question may cover it: {question}", question=question.says)
                return Declared(item, "not asked", sheet.title, says, answer, told)
    for sheet, alone in plain:
        for silence in sheet.form.silent:
            if _holds(silence.when, alone):
                return Declared(item, "not asked", sheet.form.title, silence.says)
    return Declared(item, "not asked")


def _alone(event: Event, facts: Facts, on: date) -> Facts:
    """The facts of that day if nothing but the event were known."""
    return Facts(Timeline((event,)), event.statements, facts.definitions, on, facts.derived)


def _holds(condition: Condition, facts: Facts) -> bool:
    return evaluate(condition, facts).verdict is Verdict.YES
