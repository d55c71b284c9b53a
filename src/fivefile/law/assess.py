"""Every rule of a rulebook asked of one file: findings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fivefile.law.evaluate import evaluate, member, nothing_else
from fivefile.law.facts import Facts
from fivefile.law.rulebook import Rulebook
from fivefile.locale import both, join
from fivefile.model.condition import Cites
from fivefile.model.history import Event
from fivefile.model.outcome import ExceptionOutcome, Finding, Open, PlanStep, Remedy, Step, WaiverName, WaiverView
from fivefile.model.rule import NextStep, Rule, Until, Version
from fivefile.values.dates import PartialDate, add
from fivefile.values.text import Text
from fivefile.values.verdict import Verdict, all_of, any_of

Days = tuple[date, date]
"""The earliest and the latest day meant."""


def assess(rulebook: Rulebook, facts: Facts) -> tuple[Finding, ...]:
    """A finding for each rule; for a rule asked of each event of a list, one for every event it may concern.

    Waivers are left out: they are looked at only when a ground or bar that holds, or may hold, names them.
    """
    goals = [rule for rule in rulebook.rules if rule.kind != "waiver"]
    return tuple(finding for rule in goals for finding in ask(rule, rulebook, facts))


def ask(rule: Rule, rulebook: Rulebook, facts: Facts) -> tuple[Finding, ...]:
    """The findings of one rule, with its waivers and what the law says about getting over it."""
    return tuple(_whole(finding, rule, rulebook, facts) for finding in findings(rule, facts))


def _whole(finding: Finding, rule: Rule, rulebook: Rulebook, facts: Facts) -> Finding:
    """The finding with its remedy and waivers, where it may hold; what only a letter could tell is not looked into."""
    if finding.verdict is Verdict.NO or (finding.by_letter and finding.verdict is Verdict.UNKNOWN):
        return finding
    looked_at = tuple(_view(rulebook.rule(waiver), facts) for waiver in rule.waivers)
    return replace(finding, waivers=looked_at, remedy=remedy(rule, rulebook))


def remedy(rule: Rule, rulebook: Rulebook) -> Remedy:
    """What the law says about getting over what `rule` brings."""
    named = (rulebook.rule(waiver) for waiver in rule.waivers)
    waivers = tuple(WaiverName(one.id, one.code, one.title, one.sides) for one in named)
    return Remedy(rule.sides, rule.papers, rule.decides, waivers, rule.no_waiver, rule.instead, rule.never)


def _view(waiver: Rule, facts: Facts) -> WaiverView:
    verdict = any_of(finding.verdict for finding in findings(waiver, facts))
    verify = any(citation.verify for citation in waiver.citations)
    return WaiverView(waiver.code, waiver.title, waiver.meaning, waiver.citations, verify, verdict, waiver.sides)


def findings(rule: Rule, facts: Facts) -> tuple[Finding, ...]:
    """The findings of one rule: a single one, or one for each event that it holds or may hold of.

    By the facts first, then by each decision that names it or may.
    """
    return (*_by_facts(rule, facts), *_by_letters(rule, facts))


def _by_letters(rule: Rule, facts: Facts) -> tuple[Finding, ...]:
    """One finding for each decision that names the rule, or may; for none, one, unless the facts have spoken."""
    if rule.named_in is None:
        return ()
    cites = Cites(rule.names, rule.besides)
    asks = both("Does this refusal name {section}?", section=rule.code)
    steps = []
    for event in facts.members(rule.named_in):
        named = evaluate(cites, facts, event)
        belongs = named if named.verdict is Verdict.NO else member(rule.named_in, facts, event)
        verdict = all_of([belongs.verdict, named.verdict])
        opened = (*belongs.open, *named.open) if verdict is Verdict.UNKNOWN else ()
        steps.append((event, Step(asks, verdict, open=opened, parts=(named,))))
    told = tuple(
        _report(rule, facts, event, step, (), by_letter=True) for event, step in steps if step.verdict is not Verdict.NO
    )
    if told or rule.versions:
        return told
    rest = nothing_else(rule.named_in, facts)
    trace = Step(asks, rest.verdict, open=rest.open, parts=(*(step for _, step in steps), rest))
    return (_report(rule, facts, None, trace, (), by_letter=True),)


def _by_facts(rule: Rule, facts: Facts) -> tuple[Finding, ...]:
    version = in_force(rule, facts.on)
    if version is None:
        return ()
    if rule.each is None:
        return (_finding(rule, version, facts, None),)
    about = [
        _finding(rule, version, facts, event)
        for event in facts.members(rule.each)
        if member(rule.each, facts, event).verdict is not Verdict.NO
    ]
    open_ones = tuple(finding for finding in about if finding.verdict is not Verdict.NO)
    return open_ones or (_none(rule, facts, about),)


def in_force(rule: Rule, on: date) -> Version | None:
    """The version of `rule` in force on that day, or None; a start that is not recorded counts as long past."""
    for version in rule.versions:
        started = version.start is None or version.start.earliest <= on
        if started and (version.end is None or on <= version.end.latest):
            return version
    return None


def _none(rule: Rule, facts: Facts, about: list[Finding]) -> Finding:
    assert rule.each is not None and rule.asks is not None
    rest = nothing_else(rule.each, facts)
    looked_at = (replace(one.trace, what=one.about or one.trace.what) for one in about)
    trace = Step(rule.asks, rest.verdict, open=rest.open, parts=(*looked_at, rest))
    return replace(_report(rule, facts, None, trace, ()), rest=True)


def _finding(rule: Rule, version: Version, facts: Facts, event: Event | None) -> Finding:
    assert rule.asks is not None
    base = evaluate(version.condition, facts, event)
    if event is not None and rule.each is not None:
        belongs = member(rule.each, facts, event)
        if belongs.verdict is Verdict.UNKNOWN:
            verdict = all_of([belongs.verdict, base.verdict])
            opened = (*belongs.open, *base.open) if verdict is Verdict.UNKNOWN else ()
            base = Step(base.what, verdict, open=opened, parts=(belongs, base))
    outcomes = tuple(
        ExceptionOutcome(item.title, step.verdict, Verdict(item.gives), step, verify=item.verify)
        for item in version.exceptions
        for step in [evaluate(item.condition, facts, event)]
    )
    ranks = [item.rank for item in version.exceptions]
    verdict, involved, clash = weigh(base.verdict, list(zip(ranks, outcomes, strict=True)))
    opened = ()
    if verdict is Verdict.UNKNOWN:
        opened = tuple(dict.fromkeys((*base.open, *(one for item in involved for one in item.step.open))))
    settled = [item for item in involved if item.verdict is Verdict.YES and item.gives is verdict]
    outcomes = tuple(replace(item, decided=item in settled) for item in outcomes)
    trace = Step(rule.asks, verdict, open=opened, parts=(base, *(item.step for item in outcomes)))
    return replace(_report(rule, facts, event, trace, outcomes), clash=clash)


def weigh(
    base: Verdict, exceptions: list[tuple[int, ExceptionOutcome]]
) -> tuple[Verdict, list[ExceptionOutcome], Text | None]:
    """The verdict after exceptions, those that decide it or keep it open, and the clash if two contradict.

    Ranks are asked from the highest down. The first rank at which an exception surely holds decides; one that may
    hold leaves both outcomes possible. An exception can only speak where the base holds: no base, no exception.
    """
    if base is Verdict.NO:
        return Verdict.NO, [], None
    possible: set[Verdict] = set()
    involved: list[ExceptionOutcome] = []
    for rank in sorted({rank for rank, _ in exceptions}, reverse=True):
        holding = [item for at, item in exceptions if at == rank and item.verdict is Verdict.YES]
        maybe = [item for at, item in exceptions if at == rank and item.verdict is Verdict.UNKNOWN]
        if len({item.gives for item in holding}) > 1:
            names = join([item.title for item in holding])
            return Verdict.UNKNOWN, holding, both("Two exceptions hold and contradict each other: {names}", names=names)
        possible |= {item.gives for item in (*holding, *maybe)}
        involved += [*holding, *maybe]
        if holding:
            break
    else:
        possible.add(Verdict.YES)
    if base is Verdict.UNKNOWN:
        possible.add(Verdict.NO)
    verdict = possible.pop() if len(possible) == 1 else Verdict.UNKNOWN
    return verdict, involved, None


def _report(
    rule: Rule,
    facts: Facts,
    event: Event | None,
    trace: Step,
    exceptions: tuple[ExceptionOutcome, ...],
    by_letter: bool = False,
) -> Finding:
    apt = trace.verdict is Verdict.YES and _apt(rule, facts, event)
    until = _day(rule.effect.until, facts, event) if apt else None
    version = in_force(rule, facts.on)
    opened: tuple[Open, ...] = trace.open
    return Finding(
        rule=rule.id,
        country=rule.country,
        kind=rule.kind,
        code=rule.code,
        title=rule.title,
        asks=trace.what,
        meaning=rule.meaning,
        is_not=rule.is_not,
        verdict=trace.verdict,
        severity=rule.effect.severity,
        trace=trace,
        effect=rule.effect.says,
        citations=rule.citations,
        event=event.id if event else None,
        about=facts.describe(event) if event else None,
        until=until[1] if until else None,
        exceptions=exceptions,
        open=opened,
        next=_next(rule, facts, event, trace.verdict),
        review=rule.review,
        in_force=_since(version),
        verify=unverified(rule),
        not_modelled=rule.not_modelled,
        by_letter=by_letter,
    )


def _apt(rule: Rule, facts: Facts, event: Event | None) -> bool:
    """Whether the dates of the rule are to be read from this event."""
    return rule.of is None or (event is not None and event.kind == facts.definitions.lists[rule.of].kind)


def unverified(rule: Rule) -> bool:
    """Whether anything the rule says could not be confirmed in a text we hold."""
    papers = rule.papers is not None and rule.papers.verify
    return papers or rule.effect.verify or any(citation.verify for citation in rule.citations)


def _since(version: Version | None) -> Text:
    if version is None or version.start is None:
        return both("start not recorded")
    return both("in force since {day}", day=version.start)


def _next(rule: Rule, facts: Facts, event: Event | None, verdict: Verdict) -> tuple[PlanStep, ...]:
    """What to do where the rule holds; where it only may hold, the same, to be done if it does."""
    if verdict is Verdict.NO or (verdict is Verdict.UNKNOWN and rule.of and event is None):
        return ()
    planned = steps(rule, facts, event)
    return planned if verdict is Verdict.YES else tuple(replace(step, if_applies=True) for step in planned)


def steps(rule: Rule, facts: Facts, event: Event | None) -> tuple[PlanStep, ...]:
    """What to do under `rule`, with dates reckoned from the facts; a step whose condition is no is left out.

    An event that the rule is not asked of (a letter that names the ground of a stay) gives no dates and no conditions.
    """
    apt = _apt(rule, facts, event)
    planned = []
    for item in rule.next:
        if apt and item.when is not None and evaluate(item.when, facts, event).verdict is Verdict.NO:
            continue
        ends = [day[0] for until in item.deadlines if apt and (day := _day(until, facts, event))]
        not_before = _day(item.not_before, facts, event) if apt else None
        planned.append(_step(item, rule, min(ends, default=None), not_before))
    return tuple(planned)


def _step(item: NextStep, rule: Rule, by: date | None, not_before: Days | None) -> PlanStep:
    return PlanStep(
        id=item.id,
        do=item.do,
        label=item.label,
        why=rule.title,
        rule=rule.id,
        by=by,
        not_before=not_before[1] if not_before else None,
        verify=item.verify,
    )


def _day(until: Until | None, facts: Facts, event: Event | None) -> Days | None:
    """The earliest and latest day meant: a deadline takes the earlier, a bar or a wait the later, to be safe."""
    if until is None:
        return None
    value = facts.see(until.after, event).values
    if len(value) != 1 or not isinstance(value[0], PartialDate):
        return None
    edges = (value[0].earliest, value[0].latest)
    first, last = (add(edge, years=until.years, months=until.months, days=until.days) for edge in edges)
    return first, last
