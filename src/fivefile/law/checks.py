"""What a rulebook must keep beyond its shape: known words, one meaning a code, no contradiction, no dangling name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from fivefile.errors import BadData
from fivefile.law.clash import clashes
from fivefile.law.definitions import Definitions
from fivefile.law.words import Path, Place, check_words
from fivefile.model.condition import Condition
from fivefile.model.rule import Rule, Version
from fivefile.model.sheets import FactorSheet, Form, InterviewSheet
from fivefile.values.sections import normalise, section_key

Sheet = Form | FactorSheet | InterviewSheet


def check_rules(rules: tuple[Rule, ...], places: Mapping[str, Place], definitions: Definitions) -> None:
    """Raise BadData, with file and line, for the first rule that cannot be meant."""
    seen: dict[str, str] = {}
    waivers = {rule.id for rule in rules if rule.kind == "waiver"}
    for rule in rules:
        place = places[rule.id]
        for at, name in enumerate(rule.names):
            twice = normalise(name) in map(normalise, rule.names[:at])
            other = seen.get(section_key(name), rule.id)
            if other != rule.id or twice:
                raise BadData(f"the code '{name}' is also that of {other}", where=place.line(name))
            seen[section_key(name)] = rule.id
        _check_scope(rule, place, definitions)
        for waiver in rule.waivers:
            if waiver not in waivers:
                raise BadData(f"unknown waiver '{waiver}'", where=place.at("waivers").line(waiver))
        _check_rule(rule, place, definitions)


def _check_scope(rule: Rule, place: Place, definitions: Definitions) -> None:
    """What the rule is asked of: lists that exist, and a way for it to hold."""
    for key, of in (("each", rule.each), ("named_in", rule.named_in)):
        if of is not None and of not in definitions.lists:
            raise BadData(f"'{key}' names an unknown list '{of}'", where=place.at(key).line())
    if not rule.versions and not rule.named_in:
        raise BadData("neither facts nor a decision make it hold", where=place.line(), do="add versions or named_in")
    if rule.versions and rule.asks is None:
        raise BadData("'asks' is missing: the question its versions answer", where=place.line())
    if rule.named_in and "section" not in definitions.events[definitions.lists[rule.named_in].kind].fields:
        raise BadData(f"no event of '{rule.named_in}' names a section", where=place.at("named_in").line())


def _check_rule(rule: Rule, place: Place, definitions: Definitions) -> None:
    kind = definitions.lists[rule.of].kind if rule.of else None
    for at, version in enumerate(rule.versions):
        where = place.at("versions", at)
        check_words(version.condition, definitions, kind, where.at("condition"))
        for number, item in enumerate(version.exceptions):
            check_words(item.condition, definitions, kind, where.at("exceptions", number, "condition"))
        _twice([item.id for item in version.exceptions], "exceptions", where.at("exceptions"))
        for one, other in clashes(version.exceptions, definitions, kind):
            raise BadData(
                f"the exceptions '{one.id}' and '{other.id}' have the same rank, opposite effects, "
                "and no fact keeps them apart",
                where=where.at("exceptions").line(other.id),
                do="give one a higher rank, or a condition that excludes the other",
            )
    for one_version, other_version in combinations(rule.versions, 2):
        if _together(one_version, other_version):
            raise BadData("two versions are in force on the same day", where=place.at("versions", 1).line())
    _twice([step.id for step in rule.next], "steps", place.at("next"))
    for at, step in enumerate(rule.next):
        if step.when is not None:
            check_words(step.when, definitions, kind, place.at("next", at, "when"))
    days = (day for step in rule.next for day in (*step.deadlines, step.not_before))
    for until in (rule.effect.until, *days):
        meaning = definitions.scoped(until.after, kind) if until else None
        if until is not None and (meaning is None or meaning.type != "date"):
            where_line = place.line(until.after)
            raise BadData(f"a day is reckoned from '{until.after}', which is no date here", where=where_line)


def _twice(names: list[str], what: str, place: Place) -> None:
    for name in names:
        if names.count(name) > 1:
            raise BadData(f"two {what} are named '{name}'", where=place.line(name))


def _together(one: Version, other: Version) -> bool:
    first, second = sorted((one, other), key=lambda version: (version.start is not None, str(version.start or "")))
    return first.end is None or second.start is None or second.start.earliest <= first.end.latest


def check_sheets(sheets: tuple[Sheet, ...], places: Mapping[str, Place], definitions: Definitions) -> None:
    """Raise BadData, with file and line, for the first undefined word of a form, factor or interview sheet."""
    for sheet in sheets:
        folder = {Form: "forms", FactorSheet: "factors", InterviewSheet: "interview"}[type(sheet)]
        place = places[f"{sheet.country}/{folder}/{sheet.id}"]
        for part, name in _facts(sheet):
            if definitions.scoped(name, None) is None:
                where = place.at(*part).line(name)
                raise BadData(f"unknown fact '{name}'", where=where, do="define it for the person")
        for part, name in _lists(sheet):
            if name not in definitions.lists:
                where = place.at(*part).line(name)
                raise BadData(f"unknown list '{name}'", where=where, do="define it in facts.yaml")
        for at, question in enumerate(sheet.questions if isinstance(sheet, Form) else ()):
            if question.yes_when is None and not question.only_you:
                raise BadData("the question is answered by nothing", where=place.at("questions", at).line(),
                              do="give it yes_when, or only_you: true")  # fmt: skip
        for part, condition in _conditions(sheet):
            if condition is not None:
                check_words(condition, definitions, None, place.at(*part))


def _facts(sheet: Sheet) -> Iterator[tuple[Path, str]]:
    if isinstance(sheet, FactorSheet):
        yield from ((("facts", at, "fact"), item.fact) for at, item in enumerate(sheet.facts))
    elif isinstance(sheet, InterviewSheet):
        yield from ((("questions", at), name) for at, item in enumerate(sheet.questions) for name in item.facts)


def _lists(sheet: Sheet) -> Iterator[tuple[Path, str]]:
    if isinstance(sheet, InterviewSheet):
        yield from (
            (("questions", at, "lists"), name) for at, item in enumerate(sheet.questions) for name in item.lists
        )


def _conditions(sheet: Sheet) -> Iterator[tuple[Path, Condition | None]]:
    match sheet:
        case Form():
            for at, question in enumerate(sheet.questions):
                yield ("questions", at, "yes_when"), question.yes_when
                yield ("questions", at, "may_cover"), question.may_cover
            yield ("applies_when",), sheet.applies_when
            for at, silence in enumerate(sheet.silent):
                yield ("silent", at, "when"), silence.when
        case FactorSheet():
            for at, weaker in enumerate(sheet.weaker):
                yield ("weaker", at, "when"), weaker.when
        case InterviewSheet():
            for at, item in enumerate(sheet.questions):
                yield ("questions", at, "when"), item.when
