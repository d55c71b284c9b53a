"""`case.yaml` and `answers.yaml`: what the applicant says, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fivefile.casework.page import Page
from fivefile.casework.people import read_people
from fivefile.law.definitions import FactDef, FieldDef
from fivefile.locale import both
from fivefile.model.evidence import Problem, Source, Statement
from fivefile.values.dates import PartialDate
from fivefile.values.text import Text, same

AHEAD = ("to", "expires", "admitted_until", "extension_granted_until", "papers_due_on", "planned_on")
"""Dates that may lie ahead; all others are of what happened."""
KEYS = ("fivefile", "title", "applicant", "people", "plan", "events", "answers", "shown_by", "complete")
PLAN = {"country": "planned_country", "visa_class": "planned_class", "purpose": "purpose", "date": "planned_on"}


def read_case_file(page: Page, value: dict[str, Any]) -> tuple[Text, Text]:
    """The case's title and the applicant's name; claims and mistakes go to `page`."""
    if value.get("fivefile") != 1:
        page.wrong(("fivefile",), both("The file must say: fivefile: 1"))
    for key in value:
        if key not in KEYS:
            page.unknown((key,), key, KEYS)
    applicant = read_people(page, value)
    for key, raw in page.mapping(value.get("plan"), ("plan",)):
        if key in PLAN:
            page.claim("applicant", PLAN[key], page.definitions.facts[PLAN[key]], raw, ("plan", key))
        else:
            page.unknown(("plan", key), key, PLAN)
    for key, raw in page.mapping(value.get("answers"), ("answers",)):
        meaning = stated(page, key, None)
        if meaning is None:
            page.unknown(("answers", key), key, stated_facts(page))
        else:
            page.claim("applicant", key, meaning, raw, ("answers", key))
    for at, name in enumerate(page.list(value.get("complete"), ("complete",))):
        _complete(page, name, ("complete", at))
    _events(page, value)
    title = _title(page, value)
    return (title if title.en else applicant), applicant


def stated_facts(page: Page) -> list[str]:
    """The facts about the person that an applicant may state."""
    return [name for name, fact in page.definitions.facts.items() if fact.of is None and not fact.derived]


def _title(page: Page, value: dict[str, Any]) -> Text:
    title = value.get("title")
    if isinstance(title, dict) and set(title) == {"en", "zh"}:
        return Text(en=str(title["en"]), zh=str(title["zh"]))
    if isinstance(title, dict | list):
        page.wrong(("title",), both("A title is text, or has one text for en and one for zh."))
    return same(str(title or ""))


def _complete(page: Page, name: Any, path: tuple[str | int, ...]) -> None:
    roots = [key for key, wanted in page.definitions.lists.items() if wanted.within is None]
    if name in roots:
        page.add(f"list:{name}", "complete", True, path)
    else:
        page.unknown(path, name, roots)


def event_id(event: Mapping[str, Any], at: int) -> str:
    """The event's own id, or one made of its kind and place in the list."""
    return str(event.get("id") or f"{event.get('kind')}-{at + 1}")


def _events(page: Page, value: dict[str, Any]) -> None:
    seen: set[str] = set()
    for at, event in enumerate(page.list(value.get("events"), ("events",))):
        path = ("events", at)
        kind = event.get("kind") if isinstance(event, dict) else None
        if not isinstance(kind, str) or kind not in page.definitions.events:
            known = ", ".join(page.definitions.events)
            page.wrong((*path, "kind"), both("An event needs a kind, one of: {known}.", known=known))
            continue
        name = event_id(event, at)
        if name in seen:
            page.wrong((*path, "id"), both("Two events have the id '{id}'.", id=name))
        if ":" in name:
            page.wrong((*path, "id"), both("An id holds no colon."))
        seen.add(name)
        page.add(f"event:{name}", "kind", kind, path)
        _fields(page, event, f"event:{name}", path)


def _fields(page: Page, event: dict[str, Any], subject: str, path: tuple[str | int, ...]) -> None:
    kind = event["kind"]
    for key, raw in event.items():
        at, meaning = (*path, key), stated(page, key, kind)
        if key in ("id", "kind", "papers"):
            continue
        if key == "answers" and kind == "declaration":
            _declared(page, raw, subject, at)
        elif meaning is None:
            page.unknown(at, key, ["id", "papers", *page.definitions.events[kind].fields])
        elif isinstance(raw, list) and meaning.many:
            for place, item in enumerate(raw):
                page.claim(subject, key, meaning, item, (*at, place))
        else:
            page.claim(subject, key, meaning, raw, at)


def stated(page: Page, name: str, kind: str | None) -> FactDef | FieldDef | None:
    """What `name` means of an event of `kind` (None: of the person), if a person may state it; else None."""
    meaning = page.definitions.scoped(name, kind)
    if isinstance(meaning, FactDef) and (meaning.derived or meaning.of != kind):
        return None
    return meaning


def _declared(page: Page, raw: Any, subject: str, path: tuple[str | int, ...]) -> None:
    for question, answer in page.mapping(raw, path):
        if answer in ("yes", "no"):
            page.add(subject, f"answer:{question}", answer == "yes", (*path, question))
        else:
            page.wrong((*path, question), both("What a form declared is written yes or no."))


def read_ties(page: Page, value: dict[str, Any], papers: Mapping[str, bytes]) -> dict[str, str]:
    """Which event each paper named under `papers:` belongs to, by the paper's name."""
    tied: dict[str, str] = {}
    for at, event in enumerate(page.list(value.get("events"), ("events",))):
        path = ("events", at, "papers")
        names = event.get("papers") if isinstance(event, dict) else None
        for name in [] if names is None else names if isinstance(names, list) else [names]:
            if not isinstance(name, str) or name not in papers:
                page.wrong(path, both("The paper '{name}' is not in the folder.", name=str(name)))
            elif tied.get(name, event_id(event, at)) != event_id(event, at):
                page.wrong(path, both("The paper '{name}' is named under two events.", name=name))
            else:
                tied[name] = event_id(event, at)
    return tied


def read_shown(page: Page, value: dict[str, Any], papers: Mapping[str, str]) -> None:
    """Repeat each answer that `shown_by` backs with a paper as a claim that stands on that paper."""
    said = {claim.property: claim for claim in page.statements if claim.subject == "applicant"}
    for fact, name in page.mapping(value.get("shown_by"), ("shown_by",)):
        if fact not in said:
            page.unknown(("shown_by", fact), fact, said)
        elif not isinstance(name, str) or name not in papers:
            page.wrong(("shown_by", fact), both("The paper '{name}' is not in the folder.", name=str(name)))
        else:
            source = Source(papers[name], "evidence", name)
            page.statements.append(Statement("applicant", fact, said[fact].value, source, said[fact].original))


def impossible(page: Page, on: date, known: Iterable[Statement] = ()) -> None:
    """Note dates that cannot be: something past after `on`, an end before its beginning (on the page or `known`)."""
    begins = {claim.subject: claim.value for claim in (*known, *page.statements) if claim.property == "from"}
    for claim in page.statements:
        value, start = claim.value, begins.get(claim.subject)
        if not isinstance(value, PartialDate):
            continue
        where = f"{page.name}:{claim.source.place.removeprefix('line ')}"
        if claim.property not in AHEAD and value.earliest > on:
            what = both("{date} lies after {today}: something that happened cannot.", date=value, today=on)
            page.problems.append(Problem(where, what, both("Correct the date; plans stand under 'plan'.")))
        if claim.property == "to" and isinstance(start, PartialDate) and value.latest < start.earliest:
            what = both("It ends on {end}, before it begins on {start}.", end=value, start=start)
            page.problems.append(Problem(where, what, both("Correct one of the two dates.")))
