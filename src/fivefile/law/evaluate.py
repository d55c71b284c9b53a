"""Is a condition true of these facts? Yes, no or unknown, with the trace made while deciding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from fivefile.law.facts import Between, Facts, Meaning, Seen, say
from fivefile.locale import both, join
from fivefile.model.condition import All, AnyOf, Cites, Condition, Count, Exists, Not, Operand, Test, Today
from fivefile.model.evidence import Value
from fivefile.model.history import Event
from fivefile.model.outcome import Open, Step
from fivefile.values.dates import PartialDate, add
from fivefile.values.sections import normalise, section_key
from fivefile.values.text import Text, same
from fivefile.values.verdict import Verdict, all_of, any_of, negate

SECTION = "section"
LATER = timedelta(days=92)
"""So long after an event may come what it led to, and still be told of by it (a removal after detention)."""


def evaluate(condition: Condition, facts: Facts, event: Event | None = None) -> Step:
    """The step that answers `condition` about the person, or about `event` when inside a list.

    An unknown step names, in `open`, every fact that could settle it.
    """
    match condition:
        case All(parts):
            steps = [evaluate(part, facts, event) for part in parts]
            return _combine(both("All of these hold"), steps, all_of)
        case AnyOf(parts):
            steps = [evaluate(part, facts, event) for part in parts]
            return _combine(both("At least one of these holds"), steps, any_of)
        case Not(part):
            step = evaluate(part, facts, event)
            return Step(both("This does not hold"), negate(step.verdict), open=step.open, parts=(step,))
        case Test():
            return _test(condition, facts, event)
        case Today():
            return _today(condition, facts, event)
        case Cites():
            return _cites(condition, facts, event)
        case Exists(of, where):
            return _exists(of, where, facts)
        case Count():
            return _count(condition, facts)
    raise TypeError(f"no meaning for {condition!r}")


def _combine(what: Text, steps: list[Step], rule: Callable[[list[Verdict]], Verdict]) -> Step:
    verdict = rule([step.verdict for step in steps])
    return Step(what, verdict, open=_open(steps, verdict), parts=tuple(steps))


def _open(steps: list[Step], verdict: Verdict) -> tuple[Open, ...]:
    if verdict is not Verdict.UNKNOWN:
        return ()
    return tuple(dict.fromkeys(item for step in steps if step.verdict is verdict for item in step.open))


def _test(test: Test, facts: Facts, event: Event | None) -> Step:
    seen = facts.see(test.fact, event)
    meaning = facts.meaning(test.fact, event)
    verdict = any_of(compare(value, test.op, test.operand) for value in seen.values) if seen.values else Verdict.UNKNOWN
    return Step(
        _sentence(test, facts, event),
        verdict,
        value=_shown(seen, meaning),
        statements=seen.statements,
        open=seen.open if verdict is Verdict.UNKNOWN else (),
        citation=seen.citation,
        parts=(Step(seen.note, verdict),) if seen.note else (),
    )


def _shown(seen: Seen, meaning: Meaning | None) -> Text | None:
    return join([say(value, meaning) for value in seen.values]) if seen.values else None


def _sentence(test: Test, facts: Facts, event: Event | None) -> Text:
    meaning = facts.meaning(test.fact, event)
    label = meaning.label if meaning else same(test.fact)
    if test.operand is True and test.op == "is":
        return label
    if test.operand is False and test.op == "is":
        return both("{fact}: no", fact=label)
    operands = test.operand if isinstance(test.operand, tuple) else (test.operand,)
    operand = join([say(item, meaning) for item in operands], last="or")
    return both(_OPERATORS[test.op], fact=label, value=operand)


_OPERATORS = {
    "is": "{fact}: {value}",
    "one_of": "{fact}: {value}",
    "more_than": "{fact}: more than {value}",
    "at_least": "{fact}: {value} or more",
    "less_than": "{fact}: less than {value}",
    "at_most": "{fact}: {value} or less",
}


def compare(value: Value | Between, op: str, operand: Operand) -> Verdict:
    """Whether `value` stands to `operand` as `op` says; unknown when only part of its range does.

    A section of law is compared as statutes write it: "214b" is 214(b).
    """
    if op == "one_of":
        return any_of(compare(value, "is", item) for item in operand) if isinstance(operand, tuple) else Verdict.NO
    if op == "is":
        if isinstance(value, PartialDate | Between):
            return _range(value, "at_least", operand) & _range(value, "at_most", operand)
        if isinstance(value, str) and isinstance(operand, str):
            return Verdict.of(value == operand or (operand[:3].isdigit() and normalise(value) == operand))
        return Verdict.of(value == operand)
    if isinstance(value, str | bool):
        return Verdict.UNKNOWN
    return _range(value, op, operand).verdict


class _Two:
    """Whether the lowest and the highest possible value pass."""

    def __init__(self, low: bool, high: bool) -> None:
        self.low, self.high = low, high

    @property
    def verdict(self) -> Verdict:
        return Verdict.of(self.low) if self.low == self.high else Verdict.UNKNOWN

    def __and__(self, other: _Two) -> Verdict:
        return all_of([self.verdict, other.verdict])


def _range(value: Value | Between, op: str, operand: Operand) -> _Two:
    if isinstance(value, PartialDate) and isinstance(operand, PartialDate):
        bound = operand.latest if op in ("more_than", "at_most") else operand.earliest
        low, high, limit = value.earliest.toordinal(), value.latest.toordinal(), bound.toordinal()
    elif isinstance(operand, int) and not isinstance(value, PartialDate):
        low, high = (value.low, value.high) if isinstance(value, Between) else (int(value), int(value))
        limit = operand
    else:
        raise TypeError(f"{value!r} cannot be compared with {operand!r}")
    passes: Callable[[int], bool] = {
        "more_than": lambda number: number > limit,
        "at_least": lambda number: number >= limit,
        "less_than": lambda number: number < limit,
        "at_most": lambda number: number <= limit,
    }[op]
    return _Two(passes(low), passes(high))


def _today(test: Today, facts: Facts, event: Event | None) -> Step:
    seen = facts.see(test.fact, event)
    verdicts, limits = [], []
    for value in seen.values:
        if isinstance(value, PartialDate):
            first, last = (add(edge, years=test.years, days=test.days) for edge in (value.earliest, value.latest))
            limits.append(last)
            before = facts.on < first if (facts.on < first) == (facts.on < last) else None
            verdicts.append(Verdict.of(before if test.before or before is None else not before))
    verdict = any_of(verdicts) if verdicts else Verdict.UNKNOWN
    meaning = facts.definitions.scoped(test.fact, event.kind if event else None)
    label = meaning.label if meaning else same(test.fact)
    earlier, later = "{today} lies before the end of {span} from: {fact}", "{today} lies {span} or more after: {fact}"
    return Step(
        both(earlier if test.before else later, today=facts.on, span=span(test.years, test.days), fact=label),
        verdict,
        value=_shown(seen, None),
        statements=seen.statements,
        open=seen.open if verdict is Verdict.UNKNOWN else (),
    )


def _cites(test: Cites, facts: Facts, event: Event | None) -> Step:
    """A decision whose section is not known, or not to the end, may name any that lies under it."""
    seen = facts.see(SECTION, event)
    verdict = any_of(under(str(value), test) for value in seen.values) if seen.values else Verdict.UNKNOWN
    ask = seen.open or (Open(SECTION, event.id if event else None),)
    return Step(
        both("The decision names {section}", section=test.sections[0]),
        verdict,
        value=_shown(seen, None),
        statements=seen.statements,
        open=ask if verdict is Verdict.UNKNOWN else (),
    )


def under(section: str, test: Cites) -> Verdict:
    """Whether `section`, as a letter writes it, is one of those cited, or a part of one that has no rule of its own.

    A letter that stops short of a part (212(a)(6)(C)) may mean any part below it.
    """
    written = section_key(section)
    cited = [section_key(name) for name in test.sections]
    if written in cited:
        return Verdict.YES
    if any(name.startswith(f"{written}(") for name in cited):
        return Verdict.UNKNOWN
    return Verdict.of(_within(written, cited) and not _within(written, [section_key(name) for name in test.besides]))


def _within(written: str, names: list[str]) -> bool:
    return any(written == name or written.startswith(f"{name}(") for name in names)


def span(years: int, days: int) -> Text:
    """A length of time in words: '3 years', '180 days'."""
    parts = []
    if years:
        parts.append(both("{number} years", number=years) if years > 1 else both("1 year"))
    if days or not years:
        parts.append(both("{number} days", number=days) if days != 1 else both("1 day"))
    return join(parts)


def member(of: str, facts: Facts, event: Event) -> Step:
    """Whether `event` belongs to the list `of`."""
    key = (of, event.id)
    if key not in facts.belonging:
        wanted = facts.definitions.lists[of]
        told = Step(wanted.title, Verdict.YES, statements=tuple(claim.id for claim in event.statements))
        facts.belonging[key] = told if wanted.where is None else evaluate(wanted.where, facts, event)
    return facts.belonging[key]


def _entries(of: str, where: Condition | None, facts: Facts) -> list[Step]:
    steps = []
    for event in facts.members(of):
        parts = [member(of, facts, event)]
        if where is not None and parts[0].verdict is not Verdict.NO:
            parts.append(evaluate(where, facts, event))
        if parts[0].verdict is not Verdict.NO:
            steps.append(_entry(facts.describe(event), parts))
    return steps


def _entry(what: Text, parts: list[Step]) -> Step:
    """A step about one event, resting on all that its parts rest on."""
    step = _combine(what, parts, all_of)
    return replace(step, statements=tuple(dict.fromkeys(item for part in _flat(step) for item in part.statements)))


def _flat(step: Step) -> list[Step]:
    return [step, *(inner for part in step.parts for inner in _flat(part))]


def nothing_else(of: str, facts: Facts) -> Step:
    """The list holds nothing that the applicant has not named: no further member (or unknown)."""
    complete = facts.complete(of)
    what = both("Anything else of this kind: {list}", list=facts.definitions.lists[of].title)
    missing = tuple(event for event in unlisted(of, facts) if told(of, facts, event).verdict is not Verdict.NO)
    if complete.values and missing:
        root = facts.definitions.root(of)
        disputed = tuple(Open(f"list:{root}", event.id, "settle") for event in missing)
        ids = (*complete.statements, *(claim.id for event in missing for claim in event.statements))
        parts = tuple(_entry(facts.describe(event), [told(of, facts, event)]) for event in missing)
        return Step(what, Verdict.UNKNOWN, statements=ids, open=disputed, parts=parts)
    verdict = Verdict.NO if complete.values else Verdict.UNKNOWN
    return Step(what, verdict, statements=complete.statements, open=complete.open)


def unlisted(of: str, facts: Facts) -> tuple[Event, ...]:
    """Events of another kind that surely tell of a member of the list, while none of their time is in it."""
    lists = facts.definitions.lists
    root = lists[facts.definitions.root(of)]
    listed = [event for event in facts.timeline.events if event.kind == root.kind]
    return tuple(
        event
        for shown in root.shown_by
        for event in facts.members(shown)
        if member(shown, facts, event).verdict is Verdict.YES and not any(_tells_of(event, one) for one in listed)
    )


def told(of: str, facts: Facts, event: Event) -> Step:
    """Whether what an event of another kind tells of would belong to the list `of`."""
    where = facts.definitions.lists[of].where
    step = Step(facts.definitions.lists[of].title, Verdict.YES) if where is None else evaluate(where, facts, event)
    return replace(step, statements=tuple(claim.id for claim in event.statements))


def _tells_of(event: Event, listed: Event) -> bool:
    """Whether the two may be the same: no other country, and the listed one not long after (or at no known time)."""
    if event.country and listed.country and event.country != listed.country:
        return False
    if event.start is None or listed.start is None:
        return True
    last = event.end or event.start
    return event.start.earliest <= listed.start.latest and listed.start.earliest <= last.latest + LATER


def _exists(of: str, where: Condition | None, facts: Facts) -> Step:
    """Events of another kind that tell of a member count too, unless a word about the list itself disputes them."""
    others = unlisted(of, facts) if where is None and not facts.complete(of).values else ()
    shown = [_entry(facts.describe(event), [told(of, facts, event)]) for event in others]
    steps = [*_entries(of, where, facts), *shown, nothing_else(of, facts)]
    return _combine(facts.definitions.lists[of].title, steps, any_of)


def _count(test: Count, facts: Facts) -> Step:
    steps = _entries(test.of, test.where, facts)
    rest = nothing_else(test.of, facts)
    sure = sum(step.verdict is Verdict.YES for step in steps)
    possible = sure + sum(step.verdict is Verdict.UNKNOWN for step in steps)
    top = possible if rest.verdict is Verdict.NO else max(possible, test.number) + 1
    verdict = compare(Between(sure, top), test.op, test.number)
    title = both(_OPERATORS[test.op], fact=facts.definitions.lists[test.of].title, value=test.number)
    shown = say(Between(sure, possible)) if rest.verdict is Verdict.NO else both("{number} or more", number=sure)
    return Step(title, verdict, value=shown, open=_open([*steps, rest], verdict), parts=(*steps, rest))
