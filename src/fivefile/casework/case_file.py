"""`case.yaml` and `answers.yaml`: what the applicant says, line by line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fivefile.casework.page import Page
from fivefile.casework.people import read_people
from fivefile.locale import both
from fivefile.model.evidence import Problem, Source, Statement
from fivefile.values.dates import PartialDate
from fivefile.values.text import Text, same

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
        meaning = page.definitions.facts.get(key)
        if meaning is None or meaning.of or meaning.derived:
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
        if not isinstance(event, dict) or event.get("kind") not in page.definitions.events:
            known = ", ".join(page.definitions.events)
            page.wrong((*path, "kind"), both("An event needs a kind, one of: {known}.", known=known))
            continue
        name = event_id(event, at)
        if name in seen:
            page.wrong((*path, "id"), both("Two events have the id '{id}'.", id=name))
        seen.add(name)
        page.add(f"event:{name}", "kind", event["kind"], path)
        _fields(page, event, f"event:{name}", path)


def _fields(page: Page, event: dict[str, Any], subject: str, path: tuple[str | int, ...]) -> None:
    fields = page.definitions.events[event["kind"]].fields
    for key, raw in event.items():
        at = (*path, key)
        if key in ("id", "kind", "papers"):
            continue
        if key == "answers" and event["kind"] == "declaration":
            _declared(page, raw, subject, at)
        elif key not in fields:
            page.unknown(at, key, ["id", "papers", *fields])
        elif isinstance(raw, list) and fields[key].many:
            for place, item in enumerate(raw):
                page.claim(subject, key, fields[key], item, (*at, place))
        else:
            page.claim(subject, key, fields[key], raw, at)


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
        names = event.get("papers") if isinstance(event, dict) else None
        for name in [] if names is None else names if isinstance(names, list) else [names]:
            if name in papers:
                tied[str(name)] = event_id(event, at)
            else:
                page.wrong(("events", at, "papers"), both("The paper '{name}' is not in the folder.", name=str(name)))
    return tied


def read_shown(page: Page, value: dict[str, Any], papers: Mapping[str, str]) -> None:
    """Repeat each answer that `shown_by` backs with a paper as a claim that stands on that paper."""
    said = {claim.property: claim for claim in page.statements if claim.subject == "applicant"}
    for fact, name in page.mapping(value.get("shown_by"), ("shown_by",)):
        if fact not in said:
            page.unknown(("shown_by", fact), fact, said)
        elif name not in papers:
            page.wrong(("shown_by", fact), both("The paper '{name}' is not in the folder.", name=str(name)))
        else:
            source = Source(papers[name], "evidence", str(name))
            page.statements.append(Statement("applicant", fact, said[fact].value, source, said[fact].original))


def read_answers(page: Page, value: dict[str, Any], case: Page) -> None:
    """Answers given to questions since: entries of {about, fact, value, on}; `about` is applicant or an event's id."""
    kinds = {claim.subject: str(claim.value) for claim in case.statements if claim.property == "kind"}
    for at, entry in enumerate(page.list(value.get("answers"), ("answers",))):
        path = ("answers", at)
        if not isinstance(entry, dict) or not {"about", "fact", "value"} <= set(entry):
            page.wrong(path, both("An answer holds about, fact, value and on."))
            continue
        fact, subject = str(entry["fact"]), "applicant" if entry["about"] == "applicant" else f"event:{entry['about']}"
        if fact.startswith("list:"):
            if entry["value"] == "yes":
                _complete(page, fact.removeprefix("list:"), path)
            continue
        meaning = page.definitions.scoped(fact, kinds.get(subject))
        if meaning is None:
            page.unknown(path, fact, stated_facts(page))
        else:
            page.claim(subject, fact, meaning, entry["value"], path)


def impossible(page: Page, on: date) -> None:
    """Note dates that cannot be: an event of the past after `on`, and an end before its beginning."""
    begins = {claim.subject: claim.value for claim in page.statements if claim.property == "from"}
    for claim in page.statements:
        value, start = claim.value, begins.get(claim.subject)
        if not isinstance(value, PartialDate):
            continue
        where = f"{page.name}:{claim.source.place.removeprefix('line ')}"
        if claim.property in ("date", "from", "born") and value.earliest > on:
            what = both("{date} lies after {today}: something that happened cannot.", date=value, today=on)
            page.problems.append(Problem(where, what, both("Correct the date; plans stand under 'plan'.")))
        if claim.property == "to" and isinstance(start, PartialDate) and value.latest < start.earliest:
            what = both("It ends on {end}, before it begins on {start}.", end=value, start=start)
            page.problems.append(Problem(where, what, both("Correct one of the two dates.")))
