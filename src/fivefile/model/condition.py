"""The closed list of conditions a rule may use. What cannot be said with them is a derived fact in law/derived.py.

{all: [...]}  {any: [...]}  {not: ...}
{fact: NAME}  {fact: NAME, is: VALUE}  {fact: NAME, one_of: [...]}
{fact: NAME, more_than|at_least|less_than|at_most: NUMBER or DATE}
{exists: LIST, where: CONDITION}
{count: LIST, where: CONDITION, is|more_than|at_least|less_than|at_most: NUMBER}
{today: {before|from: FACT, years: N, days: N}}   # today lies before / on or after that day plus N
{cites: [SECTION, ...]}   # the letter names one of these sections, or a part of one
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fivefile.values.dates import PartialDate

COMPARISONS = ("is", "one_of", "more_than", "at_least", "less_than", "at_most")
Operand = str | int | bool | PartialDate | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """A question about facts that is answered yes, no or unknown."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> Any:
        """Read from its YAML form by `parse`."""
        from pydantic_core import core_schema as core  # noqa: PLC0415 - only files need it

        return core.no_info_plain_validator_function(
            parse, serialization=core.plain_serializer_function_ser_schema(repr)
        )


@dataclass(frozen=True, slots=True)
class All(Condition):
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf(Condition):
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not(Condition):
    """The part does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Test(Condition):
    """A fact compares so with an operand; `op` is one of COMPARISONS."""

    fact: str
    op: str = "is"
    operand: Operand = True

    __test__ = False  # pytest: not a test class


@dataclass(frozen=True, slots=True)
class Exists(Condition):
    """Some member of a list of events satisfies `where`."""

    of: str
    where: Condition | None = None


@dataclass(frozen=True, slots=True)
class Count(Condition):
    """So many members of a list of events satisfy `where`."""

    of: str
    op: str
    number: int
    where: Condition | None = None


@dataclass(frozen=True, slots=True)
class Today(Condition):
    """The day asked about lies before (with `before` False: on or after) the fact's day plus years and days."""

    fact: str
    before: bool
    years: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class Cites(Condition):
    """A decision names one of `sections`, or a part of one that lies under none of `besides`.

    This is how a letter finds its rule: 212(a)(3)(B)(i)(IV) is named under 212(a)(3)(B), unless that part has a rule.
    """

    sections: tuple[str, ...]
    besides: tuple[str, ...] = ()


def parse(value: Any) -> Condition:
    """The condition written as `value`; raises ValueError naming the part that is wrong."""
    if isinstance(value, Condition):
        return value
    if not isinstance(value, dict) or not value:
        raise ValueError(f"a condition is a mapping such as {{fact: NAME}}, not {value!r}")
    keys = set(value)
    for head, build in _FORMS.items():
        if head in keys:
            return build(dict(value))
    raise ValueError(f"unknown condition {sorted(keys)}: use one of {', '.join(_FORMS)}")


def _parts(value: dict[str, Any], head: str) -> tuple[Condition, ...]:
    parts = value.pop(head)
    _nothing_left(value, head)
    if not isinstance(parts, list) or not parts:
        raise ValueError(f"'{head}' takes a list of one condition or more")
    return tuple(parse(part) for part in parts)


def _not(value: dict[str, Any]) -> Condition:
    part = parse(value.pop("not"))
    _nothing_left(value, "not")
    return Not(part)


def _fact(value: dict[str, Any]) -> Condition:
    fact = str(value.pop("fact"))
    op, operand = _comparison(value, f"fact {fact}") if value else ("is", True)
    return Test(fact, op, operand)


def _exists(value: dict[str, Any]) -> Condition:
    of, where = str(value.pop("exists")), value.pop("where", None)
    _nothing_left(value, "exists")
    return Exists(of, parse(where) if where is not None else None)


def _count(value: dict[str, Any]) -> Condition:
    of, where = str(value.pop("count")), value.pop("where", None)
    op, number = _comparison(value, f"count {of}")
    if not isinstance(number, int) or isinstance(number, bool):
        raise ValueError(f"count {of}: '{op}' takes a whole number")
    return Count(of, op, number, parse(where) if where is not None else None)


def _today(value: dict[str, Any]) -> Condition:
    inner = value.pop("today")
    _nothing_left(value, "today")
    if not isinstance(inner, dict) or len({"before", "from"} & set(inner)) != 1:
        raise ValueError("'today' takes {before: FACT} or {from: FACT}, with years and days")
    inner = dict(inner)
    before = "before" in inner
    fact = str(inner.pop("before" if before else "from"))
    years, days = inner.pop("years", 0), inner.pop("days", 0)
    _nothing_left(inner, "today")
    return Today(fact, before, int(years), int(days))


def _cites(value: dict[str, Any]) -> Condition:
    sections = value.pop("cites")
    _nothing_left(value, "cites")
    if not isinstance(sections, list) or not sections:
        raise ValueError("'cites' takes a list of sections")
    return Cites(tuple(str(one) for one in sections))


def _comparison(value: dict[str, Any], what: str) -> tuple[str, Operand]:
    if len(value) != 1 or next(iter(value)) not in COMPARISONS:
        raise ValueError(f"{what}: one comparison of {', '.join(COMPARISONS)} is needed, found {sorted(value)}")
    op, raw = value.popitem()
    if op == "one_of":
        if not isinstance(raw, list) or not raw:
            raise ValueError(f"{what}: 'one_of' takes a list")
        return op, tuple(str(item) for item in raw)
    if isinstance(raw, dict | list) or raw is None:
        raise ValueError(f"{what}: '{op}' takes one value")
    return op, _operand(raw)


def _operand(raw: Any) -> Operand:
    if isinstance(raw, str):
        if raw in ("yes", "no"):
            return raw == "yes"
        try:
            return PartialDate.parse(raw)
        except ValueError:
            return raw
    return raw if isinstance(raw, bool | int | PartialDate) else str(raw)


def _nothing_left(value: dict[str, Any], head: str) -> None:
    if value:
        raise ValueError(f"'{head}' does not take {', '.join(sorted(value))}")


_FORMS = {
    "all": lambda value: All(_parts(value, "all")),
    "any": lambda value: AnyOf(_parts(value, "any")),
    "not": _not,
    "fact": _fact,
    "exists": _exists,
    "count": _count,
    "today": _today,
    "cites": _cites,
}
