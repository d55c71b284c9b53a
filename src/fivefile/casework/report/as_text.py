"""A dossier and a reading as plain text in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby

from fivefile.casework.report.law_lines import class_lines, remedy_lines, volatile_lines
from fivefile.casework.report.lines import sources
from fivefile.casework.report.view import letters, only_unlisted
from fivefile.casework.report.visible_text import belief_lines, visible_lines
from fivefile.locale import country, day, join, translator
from fivefile.model.evidence import Problem, Statement
from fivefile.model.outcome import Dossier, Finding, PlanStep, Step
from fivefile.model.reading import Explanation, Reading
from fivefile.values.text import Lang, sentences
from fivefile.values.verdict import Verdict

Say = Callable[..., str]


def reading_text(reading: Reading, explanations: tuple[Explanation, ...], lang: Lang) -> str:
    """What a letter says and what it means: the answer first, then what was read."""
    say = translator(lang)
    lines = [f"== {reading.name} =="]
    lines += [f"! {note.get(lang)}" for note in reading.notes]
    for item in explanations:
        mark = "" if item.given else f" [{say('only mentioned, not a reason')}]"
        code = f"{item.code}  " if any(sign.isdigit() for sign in item.code) else ""
        lines += ["", f"{code}{item.title.get(lang)}{mark}", item.meaning.get(lang)]
        lines += [
            f"{say('What it is not')}{say(': ')}{item.is_not.get(lang)}",
            f"{say('Effect')}{say(': ')}{item.effect.get(lang)}",
        ]
        if item.review:
            lines.append(f"{say('Review')}{say(': ')}{item.review.get(lang)}")
        lines += remedy_lines(item.remedy, lang, 2)
        lines += _steps(item.next, lang)
        lines += sources(item.citations, lang)
    lines += ["", f"{say('Read from the paper')}{say(': ')}".rstrip()]
    for section in reading.sections:
        lines.append(f"  {section.code} · {_at(section.span.page, say)}: {section.span.text!r}")
    for section in reading.mentioned:
        lines.append(f"  {section.code} · {say('only mentioned, not a reason')}: {section.span.text!r}")
    for found in reading.dates:
        lines.append(f"  {day(found.value).get(lang)} · {say(_ROLES[found.role])}: {found.span.text!r}")
    for asked in reading.items:
        lines.append(f"  {say('asked for')}{say(': ')}{asked.text}")
    for box in reading.waivers:
        known = (
            say("may be sought")
            if box.available
            else say("not available")
            if box.available is False
            else say("unclear")
        )
        lines.append(f"  {say('waiver')}{say(': ')}{known}{say(': ')}{box.text}")
    if reading.case_number:
        lines.append(f"  {say('case number')}{say(': ')}{reading.case_number.text}")
    if not (reading.sections or reading.mentioned or reading.dates or reading.items or reading.case_number):
        lines.append(f"  {say('no section, date or request stands on it')}")
    return "\n".join(lines) + "\n"


_ROLES = {
    "letter": "date of the letter",
    "refused": "date of the refusal",
    "interview": "date of the interview",
    "deadline": "deadline",
    "other": "another date",
}


def unread_text(problem: Problem, lang: Lang) -> str:
    """A file that could not be read, why, and what to do."""
    say = translator(lang)
    return f"== {problem.where} ==\n! {say('Not read')}{say(': ')}{sentences(problem.what, problem.do).get(lang)}\n"


def dossier_text(dossier: Dossier, lang: Lang) -> str:
    """The whole dossier in one language, the plan first."""
    say = translator(lang)
    names = " · ".join(country(code).get(lang) for code in dossier.destinations)
    lines = [dossier.title.get(lang), f"{dossier.applicant.get(lang)} · {day(dossier.on).get(lang)} · {names}"]
    for title, part in (
        ("Not read", _unread(dossier, lang)),
        ("Next steps", _steps(dossier.plan, lang, dossier.on)),
        ("Questions", _questions(dossier, lang)),
        ("Contradictions", _conflicts(dossier, lang)),
        ("Findings", _findings(dossier, lang)),
        ("Timeline", _timeline(dossier, lang)),
        ("What the other countries can learn, and what must be said", visible_lines(dossier, lang)),
        ("What people say about it", belief_lines(dossier, lang)),
        ("What each form asks, and the truthful answer", _disclosures(dossier, lang)),
        ("What officers weigh", _factors(dossier, lang)),
        ("Questions to expect", _interview(dossier, lang)),
        ("What this class asks", class_lines(dossier, lang)),
        ("What changes without notice", volatile_lines(dossier, lang)),
        ("Papers", (f"  {paper.name}: {paper.what.get(lang)}" for paper in dossier.papers)),
        ("Not answered by this version", (f"  - {item.get(lang)}" for item in dossier.not_answered)),
        ("Three duties", (f"  {at}. {item.get(lang)}" for at, item in enumerate(dossier.duties, 1))),
    ):
        body = list(part)
        if body:
            lines += ["", f"== {say(title)} ==", *body]
    return "\n".join(lines) + "\n"


def _unread(dossier: Dossier, lang: Lang) -> Iterator[str]:
    say = translator(lang)
    for problem in dossier.unread:
        yield f"  ! {problem.where}{say(': ')}{sentences(problem.what, problem.do).get(lang)}"


def _steps(steps: Iterable[PlanStep], lang: Lang, on: date | None = None) -> Iterator[str]:
    say = translator(lang)
    for step in steps:
        when = ""
        if step.by and on is not None and step.by < on:
            when = f"{say('The last day has passed:')} {step.by}"
        elif step.by:
            when = say("by {day}", day=step.by)
        elif step.not_before and (on is None or step.not_before > on):
            when = say("not before {day}", day=step.not_before)
        open_ = say("if this applies") if step.if_applies else ""
        marks = [open_, say(_LABELS[step.label]), when, say("not verified") if step.verify else ""]
        yield f"  - {step.do.get(lang)} [{' · '.join(mark for mark in marks if mark)}]"


_LABELS = {"law": "law", "practice": "what posts do", "advice": "advice"}


def _questions(dossier: Dossier, lang: Lang) -> Iterator[str]:
    say = translator(lang)
    for at, item in enumerate(dossier.questions, 1):
        yield f"  {at}. {item.text.get(lang)}"
        shown = [why.get(lang) for why in item.why[:3]]
        more = say(" and {number} more", number=len(item.why) - 3) if len(item.why) > len(shown) else ""
        yield f"     {say('needed for')}{say(': ')}{say('; ').join(shown)}{more}"


def _conflicts(dossier: Dossier, lang: Lang) -> Iterator[str]:
    say = translator(lang)
    for item in dossier.conflicts:
        yield f"  ! {item.about.get(lang)}"
        for claim in item.claims:
            where = f"{claim.source.name}, {_place(claim.source.place, say)}" if claim.source else say("the whole file")
            yield f"     {claim.says.get(lang)}  ({where})"
        yield f"     {item.why.get(lang)}"


def _findings(dossier: Dossier, lang: Lang) -> Iterator[str]:
    say = translator(lang)
    claims = {claim.id: claim for claim in dossier.statements}
    order = [Verdict.YES, Verdict.UNKNOWN, Verdict.NO]
    yield from (f"  {one.get(lang)}" for _, one in letters(dossier.findings))
    told = [one for one in dossier.findings if one.verdict is Verdict.YES or not one.by_letter]
    if unlisted := [one for one in told if only_unlisted(one)]:
        yield f"  {say('Only if something is missing from the lists')}{say(': ')}"
        yield f"    {say('; ').join(one.title.get(lang) for one in unlisted)}"
    told = [one for one in told if not only_unlisted(one)]
    for verdict, group in groupby(sorted(told, key=lambda item: order.index(item.verdict)), lambda item: item.verdict):
        yield f"  [{say(WORDS[verdict])}]"
        for _, same_rule in groupby(group, lambda item: item.rule):
            yield from _rule(list(same_rule), claims, lang)


MARKS = {Verdict.YES: "✓", Verdict.UNKNOWN: "?", Verdict.NO: "✗"}
WORDS = {Verdict.YES: "applies", Verdict.UNKNOWN: "unknown", Verdict.NO: "does not apply"}


def _rule(findings: list[Finding], claims: dict[str, Statement], lang: Lang) -> Iterator[str]:
    """One rule: its title and sources once, and each event it was asked of."""
    say, first = translator(lang), findings[0]
    if first.verdict is Verdict.NO:
        yield f"  - {first.code}  {first.title.get(lang)}"
        return
    yield f"  - {first.code}  {first.title.get(lang)}" + (f" · {say('not verified')}" if first.verify else "")
    yield f"      {first.asks.get(lang)} {say(first.verdict.value)}"
    for finding in findings:
        about = f"{finding.about.get(lang)}{say(': ')}" if finding.about else ""
        until = say(" (until {day})", day=finding.until) if finding.until else ""
        if finding.verdict is Verdict.YES:
            yield f"      {about}{finding.effect.get(lang)}{until}"
        elif about:
            yield f"      {about}{say('unknown')}"
        if finding.clash:
            yield f"      ! {finding.clash.get(lang)}"
        yield from trace_lines(finding.trace, claims, lang, 8)
        for item in finding.exceptions:
            yield f"        {say('exception')}{say(': ')}{item.title.get(lang)}{say(': ')}{say(item.verdict.value)}"
    if first.verdict is Verdict.YES:
        yield f"      {first.meaning.get(lang)}"
        if first.review:
            yield f"      {say('Review')}{say(': ')}{first.review.get(lang)}"
        yield from remedy_lines(first.remedy, lang)
    yield from sources(first.citations, lang)


def trace_lines(step: Step, claims: dict[str, Statement], lang: Lang, indent: int) -> Iterator[str]:
    """Each part of a step with its verdict, its value and the sources it rests on."""
    say = translator(lang)
    for part in step.parts:
        if part.parts and not part.statements:
            yield from trace_lines(part, claims, lang, indent)
            continue
        sources = {
            f"{claims[one].source.name} {_place(claims[one].source.place, say)}".strip()
            for one in part.statements
            if one in claims
        }
        where = f"  ({say('; ').join(sorted(sources))})" if sources else ""
        value = part.value.get(lang) if part.value else ""
        value = say(" ({value})", value=value) if value and not part.what.get(lang).endswith(value) else ""
        yield f"{' ' * indent}{MARKS[part.verdict]} {part.what.get(lang)}{value}{where}"


def _timeline(dossier: Dossier, lang: Lang) -> Iterator[str]:
    say = translator(lang)
    for event in dossier.timeline.events:
        when = event.start.words(lang) if event.start else say("date unknown")
        if event.disputed:
            when = say("{dates} (papers disagree)", dates=join([day(date) for date in event.disputed], last="or"))
        until = f" – {event.end.words(lang)}" if event.end else ""
        where = country(event.country).get(lang) if event.country else ""
        title = dossier.event_titles[event.id].get(lang)
        yield f"  {when}{until}  {where} {title}".rstrip()
    for gap in (*dossier.timeline.gaps, *dossier.timeline.overlaps):
        yield f"  ! {gap.what.get(lang)}"


def _disclosures(dossier: Dossier, lang: Lang) -> Iterator[str]:
    say = translator(lang)
    for form, group in groupby(dossier.disclosures, lambda item: item.form):
        yield f"  {form.get(lang)}"
        items = list(group)
        own = [item.wording.get(lang) for item in items if item.open_to_you]
        for item in (item for item in items if not item.open_to_you):
            if not item.asked:
                yield f"    · {item.wording.get(lang)}"
                continue
            mark = f" · {say('wording not verified')}" if item.verify else ""
            yield f"    · {item.wording.get(lang)} → {say(item.answer.value)}{mark}"
            if item.answer is not Verdict.NO:
                yield f"        {item.because.get(lang)}"
        if own:
            yield f"    {say('Only you can answer these')} ({len(own)})"
            yield from (f"    – {wording}" for wording in own)


def _factors(dossier: Dossier, lang: Lang) -> Iterator[str]:
    say = translator(lang)
    words = {"shown": "shown by a paper", "said": "said, no paper yet", "missing": "missing"}
    for factor in dossier.factors:
        yield f"  {factor.title.get(lang)}: {factor.looks_at.get(lang)}"
        for item in factor.evidence:
            value = f": {item.value.get(lang)}" if item.value else ""
            paper = "" if item.state == "shown" else f" — {item.paper.get(lang)}"
            yield f"    · {item.looks_at.get(lang)}{value} [{say(words[item.state])}]{paper}"
        for weak in factor.weaker:
            yield f"    ! {weak.get(lang)}"


def _interview(dossier: Dossier, lang: Lang) -> Iterator[str]:
    say = translator(lang)
    for sheet, group in groupby(dossier.interview, lambda item: item.sheet):
        yield f"  {sheet.get(lang)}"
        for item in group:
            yield f"    · {item.question.get(lang)}"
            yield f"        {say('why')}{say(': ')}{item.why.get(lang)}"
            for fact in item.file_says:
                yield f"        {say('your file says')}{say(': ')}{fact.get(lang)}"


def _at(page: int, say: Say) -> str:
    return say("page {number}", number=page)


def _place(place: str, say: Say) -> str:
    """'line 12' or 'page 1, characters 10–22' in the reader's language."""
    if place.startswith("line "):
        return say("line {number}", number=place.removeprefix("line "))
    if place.startswith("page ") and ", characters " in place:
        page, span = place.removeprefix("page ").split(", characters ")
        return say("page {page}, characters {span}", page=page, span=span)
    return place
