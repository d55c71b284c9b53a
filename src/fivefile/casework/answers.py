"""`answers.yaml`: what the applicant answered since, one entry an answer; a later one replaces an earlier one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fivefile.casework.case_file import stated, stated_facts
from fivefile.casework.page import Page
from fivefile.locale import both
from fivefile.model.evidence import Source, Statement, Value
from fivefile.values.dates import PartialDate
from fivefile.values.text import Unfit

NAMES = ("about", "fact", "value", "on", "settles")
APPLICANT = "applicant"


def read_answers(page: Page, value: Mapping[str, Any], case: Page) -> None:
    """Claims of the last answer to each question; every mistake is noted on `page`.

    An entry names `about` (applicant, or an event's id), `fact`, `value` and `on`; `settles: yes` ends a dispute.
    """
    kinds = {claim.subject: str(claim.value) for claim in case.statements if claim.property == "kind"}
    for key in value:
        if key != "answers":
            page.unknown((key,), key, ("answers",))
    last: dict[tuple[str, str], tuple[int, dict[str, Any]]] = {}
    for at, entry in enumerate(page.list(value.get("answers"), ("answers",))):
        if _sound(page, entry, at, kinds):
            last[(str(entry["about"]), str(entry["fact"]))] = (at, entry)
    for at, entry in last.values():
        _claim(page, entry, ("answers", at), kinds)


def _sound(page: Page, entry: Any, at: int, kinds: Mapping[str, str]) -> bool:
    path = ("answers", at)
    if not isinstance(entry, dict) or not {"about", "fact", "value", "on"} <= set(entry):
        page.wrong(path, both("An answer holds about, fact, value and on."))
        return False
    for key in entry:
        if key not in NAMES:
            page.unknown((*path, key), key, NAMES)
    try:
        PartialDate.parse(str(entry["on"]))
    except Unfit as problem:
        page.wrong((*path, "on"), problem.text)
    if entry["about"] != APPLICANT and f"event:{entry['about']}" not in kinds:
        page.wrong((*path, "about"), both("There is no event '{id}' in the case file.", id=str(entry["about"])))
        return False
    return True


def _claim(page: Page, entry: dict[str, Any], path: tuple[str | int, ...], kinds: Mapping[str, str]) -> None:
    fact, about = str(entry["fact"]), entry["about"]
    subject = APPLICANT if about == APPLICANT else f"event:{about}"
    before = len(page.statements)
    if fact.startswith("list:"):
        _list(page, fact.removeprefix("list:"), entry["value"], path)
        return
    meaning = stated(page, fact, kinds.get(subject))
    if meaning is None:
        page.unknown((*path, "fact"), fact, stated_facts(page))
        return
    page.claim(subject, fact, meaning, entry["value"], (*path, "value"))
    if entry.get("settles") == "yes":
        page.statements[before:] = [_settled(claim) for claim in page.statements[before:]]


def _list(page: Page, name: str, value: Value, path: tuple[str | int, ...]) -> None:
    wanted = page.definitions.lists.get(name)
    if wanted is None or wanted.within is not None:
        roots = [key for key, one in page.definitions.lists.items() if one.within is None]
        page.unknown((*path, "fact"), f"list:{name}", [f"list:{root}" for root in roots])
    elif value not in ("yes", "no"):
        page.wrong((*path, "value"), both("write yes or no, not '{value}'", value=str(value)))
    else:
        page.add(f"list:{name}", "complete", value == "yes", path)


def _settled(claim: Statement) -> Statement:
    source = Source(claim.source.digest, "settlement", claim.source.name, claim.source.place)
    return Statement(claim.subject, claim.property, claim.value, source, claim.original)
