"""The law in plain text: what a rulebook holds, one thing of it in full, and what a rule finds in a situation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from fivefile.casework.law_desk import Count, Found, Thing, Trial, identifier, in_order, related, remedy_of, sheets
from fivefile.casework.report.as_text import MARKS, trace_lines
from fivefile.casework.report.law_lines import remedy_lines, visa_class, volatile
from fivefile.casework.report.lines import sources
from fivefile.law.examples import Example
from fivefile.law.rulebook import Rulebook
from fivefile.locale import translator
from fivefile.model.outcome import Finding
from fivefile.model.rule import Rule
from fivefile.model.sheets import Form, OwnFile, Pointer, StatusWord, VisaClass, Volatile
from fivefile.values.text import Lang, Text

KINDS = {
    "ground": "Grounds of refusal",
    "bar": "Bars for a time",
    "duty": "Duties",
    "waiver": "Waivers",
}
SHEETS = {
    "forms": "Forms",
    "classes": "Classes of visa",
    "volatile": "What changes without notice",
    "access": "Own-file requests",
}
LABELS = {"law": "law", "practice": "what posts do", "advice": "advice"}


def list_text(books: Iterable[Rulebook], lang: Lang) -> str:
    """Every rule, form, class, volatile fact and own-file request: by what name it is shown, and its title."""
    return "\n".join(line for book in books for line in _listed(book, lang)) + "\n"


def _listed(book: Rulebook, lang: Lang) -> Iterator[str]:
    say = translator(lang)
    yield f"== {book.head.title.get(lang)} · {say('as of')} {book.head.as_of.words(lang)} =="
    for kind, title in KINDS.items():
        rules = in_order(book, kind)
        if rules:
            yield f"{say(title)} ({len(rules)})"
        for rule in rules:
            names = " · ".join((rule.code, *rule.aliases))
            yield f"  {rule.id}  {names}  {rule.title.get(lang)}"
    for folder, members in sheets(book).items():
        if members:
            yield f"{say(SHEETS[folder])} ({len(members)})"
        yield from (f"  {identifier(one, book)}  {one.title.get(lang)}" for one in members)
    if book.head.statuses:
        words = " · ".join(one.status for one in book.head.statuses)
        yield f"{say('Words of the status page')} ({len(book.head.statuses)})"
        yield f"  {words}"


def counted_text(counts: Iterable[Count]) -> str:
    """One line a country: what there is, and how much of it is marked as not verified."""
    lines = []
    for one in counts:
        kinds = ", ".join(f"{number} {kind}" for kind, number in one.by_kind.items())
        parts = (
            f"{one.rules} rules ({kinds})",
            f"{one.forms} forms with {one.questions} questions",
            f"{one.classes} classes",
            f"{one.volatile} volatile facts ({one.stale} last seen over six months ago)",
            f"{one.access} own-file requests",
            f"{one.examples} examples",
            f"{one.unverified} of {one.values} values not verified",
        )
        lines.append(f"{one.country}: {', '.join(parts)}")
    return "\n".join(lines) + "\n"


def thing_text(found: Found, examples: tuple[Example, ...], asked: tuple[Finding, ...], on: date, lang: Lang) -> str:
    """One thing of the law in full, with its sources; a rule with what it asks and its examples."""
    say = translator(lang)
    above = "" if found.exact else f"{say('That section has no entry of its own. This is the nearest one above it.')}\n"
    tell: dict[type[Thing], Callable[..., Iterator[str]]] = {
        Rule: lambda one: _rule(one, found.book, examples, asked, lang),
        Form: lambda one: _form(one, lang),
        VisaClass: lambda one: visa_class(one, lang),
        Volatile: lambda one: volatile(one, one.stale(on), lang),
        OwnFile: lambda one: own_file(one, lang),
        StatusWord: lambda one: _status(one, lang),
        Pointer: lambda one: _pointer(one, lang),
    }
    return above + "\n".join(tell[type(found.thing)](found.thing)) + "\n"


def _rule(
    rule: Rule, book: Rulebook, examples: tuple[Example, ...], asked: tuple[Finding, ...], lang: Lang
) -> Iterator[str]:
    say = translator(lang)
    yield f"{rule.code}  {rule.title.get(lang)}  ({rule.id})"
    if rule.aliases:
        yield f"  {say('also written')}{say(': ')}{' · '.join(rule.aliases)}"
    yield f"  {rule.meaning.get(lang)}"
    yield f"  {rule.is_not.get(lang)}"
    yield f"  {say('What follows')}{say(': ')}{rule.effect.says.get(lang)}" + _mark(rule.effect.verify, lang)
    if rule.review:
        yield f"  {say('Who can review it')}{say(': ')}{rule.review.get(lang)}"
    yield from remedy_lines(remedy_of(rule, book), lang, 2)
    for step in rule.next:
        yield f"  - {step.do.get(lang)} [{say(LABELS[step.label])}]" + _mark(step.verify, lang)
    yield from _asked(rule, asked, lang)
    yield from sources(rule.citations, lang, 2)
    others = related(rule, book)
    if others:
        yield f"  {say('Other rules of this section')}"
        yield from (f"    {one.id}  {one.title.get(lang)}" for one in others)
    if rule.not_modelled:
        yield f"  {say('What the program does not look at')}"
        yield from (f"    - {text.get(lang)}" for text in rule.not_modelled)
    if examples:
        yield f"  {say('Examples')} ({len(examples)})"
        yield from (f"    {MARKS[one.verdict]} {one.name}  ({one.file})" for one in examples)


def _asked(rule: Rule, asked: tuple[Finding, ...], lang: Lang) -> Iterator[str]:
    """How it comes to hold: by a decision that names it, by facts, and the exceptions."""
    say = translator(lang)
    if rule.named_in:
        yield f"  {say('It holds where a decision names it.')}"
    for one in asked:
        since = f" ({one.in_force.get(lang)})" if one.in_force else ""
        yield f"  {say('It holds by the facts')}{since}{say(': ')}{one.asks.get(lang)}"
        yield from trace_lines(replace(one.trace, parts=one.trace.parts[:1]), {}, lang, 4)
        for item in one.exceptions:
            yield f"    {say('exception')}{say(': ')}{item.title.get(lang)}"
        facts = dict.fromkeys(item.fact for item in one.open if not item.fact.startswith("list:"))
        if facts:
            yield f"    {say('facts it asks for')}{say(': ')}{', '.join(facts)}"


def _mark(verify: bool, lang: Lang) -> str:
    return f" · {translator(lang)('not verified')}" if verify else ""


def _form(form: Form, lang: Lang) -> Iterator[str]:
    say = translator(lang)
    as_of = f"  {say('as of')} {form.as_of.words(lang)}" if form.as_of else ""
    yield f"{form.title.get(lang)}{as_of}"
    for one in form.questions:
        own = f" · {say('only the applicant can answer')}" if one.only_you else ""
        feeds = f" · {', '.join(one.feeds)}" if one.feeds else ""
        yield f"  · {one.says.get(lang)}{own}{feeds}{_mark(one.verify, lang)}"
        if one.explain:
            yield f"      {one.explain.get(lang)}"
    for silence in form.silent:
        yield f"  – {silence.says.get(lang)}"
    yield from sources(form.citations, lang, 2)


OWN: tuple[tuple[str, str], ...] = (
    ("who", "Who may ask"),
    ("how", "How"),
    ("form", "Form"),
    ("fee", "Fee"),
    ("time_limit", "Time limit"),
    ("gets", "What comes"),
    ("withheld", "What is usually withheld"),
    ("complaint", "Complaint"),
    ("correction", "Correction"),
)


def own_file(one: OwnFile, lang: Lang) -> Iterator[str]:
    """How to ask one authority for one's own file, point by point."""
    say = translator(lang)
    yield one.authority.get(lang)
    for name, title in OWN:
        value: Text | None = getattr(one, name)
        if value is not None:
            yield f"  {say(title)}{say(': ')}{value.get(lang)}" + _mark(name in one.unverified, lang)
    if one.write:
        yield f"  {say('Words to put into the request')}{say(': ')}{one.write}"
    if one.url:
        yield f"  {one.url}"
    yield from sources(one.citations, lang, 2)


def _status(one: StatusWord, lang: Lang) -> Iterator[str]:
    yield f"{one.status}{_mark(one.verify, lang)}"
    yield f"  {one.means.get(lang)}"
    yield f"  {one.do.get(lang)}"
    yield from sources(one.citations, lang, 2)


def _pointer(one: Pointer, lang: Lang) -> Iterator[str]:
    say = translator(lang)
    yield f"{one.code}  {say('A place in the law that is no ground of refusal')}"
    yield f"  {one.says.get(lang)}"
    yield from sources(one.citations, lang, 2)


def trial_text(trial: Trial, lang: Lang) -> str:
    """The verdict of each finding with its trace, what would settle it, and until when it lasts."""
    say, lines = translator(lang), []
    for one, asked in zip(trial.findings, trial.questions, strict=True):
        about = f"{one.about.get(lang)}{say(': ')}" if one.about else ""
        until = say(" (until {day})", day=one.until) if one.until else ""
        rest = f"{say('In all, with what may be missing from the list')}{say(': ')}" if one.rest else ""
        lines.append(f"{about}{rest}{one.asks.get(lang)} {say(one.verdict.value)}{until}")
        lines += trace_lines(one.trace, {}, lang, 2)
        for item in one.exceptions:
            lines.append(f"  {say('exception')}{say(': ')}{item.title.get(lang)}{say(': ')}{say(item.verdict.value)}")
        if one.clash:
            lines.append(f"  ! {one.clash.get(lang)}")
        lines += [f"  {say('would settle it')}{say(': ')}{text.get(lang)}" for text in asked]
    return "\n".join(lines or [say("This rule is not in force on that day.")]) + "\n"
