"""Can two exceptions of equal rank and opposite effect hold together? Asked when a rulebook is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import combinations, islice, product

from fivefile.law.definitions import Definitions
from fivefile.law.evaluate import compare
from fivefile.model.condition import All, AnyOf, Condition, Not, Test, Today
from fivefile.model.rule import RuleException
from fivefile.values.dates import PartialDate
from fivefile.values.verdict import Verdict

Literal = tuple[Condition, bool]
"""A simple condition and whether it must hold."""

MOST = 4096
ONE = timedelta(days=1)


def clashes(
    exceptions: tuple[RuleException, ...], definitions: Definitions, kind: str | None
) -> Iterator[tuple[RuleException, RuleException]]:
    """Pairs of exceptions of the same rank with opposite effects that no fact keeps apart.

    `kind` is the kind of event they are asked of; None for the person.
    """
    for one, other in combinations(exceptions, 2):
        rivals = one.rank == other.rank and one.gives != other.gives
        if rivals and together(one.condition, other.condition, _several(definitions, kind)):
            yield one, other


def _several(definitions: Definitions, kind: str | None) -> frozenset[str]:
    """The facts that may have several values at once: two tests of such a fact never exclude each other."""
    named = definitions.events[kind].fields if kind else {}
    return frozenset(name for name, meaning in named.items() if meaning.many)


def together(one: Condition, other: Condition, several: frozenset[str] = frozenset()) -> bool:
    """Whether some facts could make both conditions hold.

    Decided fact by fact: a pair is only kept apart by tests of the same fact that exclude each other. A condition
    with more ways to hold than can be tried counts as one that could.
    """
    left, right = _ways(one, True), _ways(other, True)
    if len(left) * len(right) > MOST:
        return True
    return any(_possible([*first, *second], several) for first, second in product(left, right))


def _ways(condition: Condition, holds: bool) -> list[list[Literal]]:
    """Every way to make `condition` hold (or fail): each a list of simple conditions that must hold or fail."""
    match condition:
        case Not(part):
            return _ways(part, not holds)
        case Today(before=False):
            return [[(replace(condition, before=True), not holds)]]
        case All(parts) | AnyOf(parts):
            choices = [_ways(part, holds) for part in parts]
            if isinstance(condition, All) is holds:
                rows = islice(product(*choices), MOST + 1)
                return [[literal for way in row for literal in way] for row in rows]
            return [way for ways in choices for way in ways]
    return [[(condition, holds)]]


def _possible(literals: list[Literal], several: frozenset[str]) -> bool:
    """Whether no two of the simple conditions exclude each other."""
    return not any(_exclude(one, other, several) for one, other in combinations(literals, 2))


def _exclude(one: Literal, other: Literal, several: frozenset[str]) -> bool:
    (first, holds), (second, also) = one, other
    if first == second:
        return holds != also
    if not (isinstance(first, Test) and isinstance(second, Test)) or first.fact != second.fact or first.fact in several:
        return False
    return not any(
        _holds(value, first) is holds and _holds(value, second) is also for value in (*_near(first), *_near(second))
    )


def _holds(value: str | int | bool | PartialDate, test: Test) -> bool | None:
    verdict = compare(value, test.op, test.operand)
    return None if verdict is Verdict.UNKNOWN else verdict is Verdict.YES


def _near(test: Test) -> list[str | int | bool | PartialDate]:
    """Values around the operand: enough to find one that satisfies two tests of the same fact, if there is any."""
    operand = test.operand
    if isinstance(operand, bool):
        return [True, False]
    if isinstance(operand, int):
        return [operand - 1, operand, operand + 1]
    if isinstance(operand, PartialDate):
        edges = (operand.earliest - ONE, operand.earliest, operand.latest, operand.latest + ONE)
        return [PartialDate.of(edge) for edge in edges]
    words = list(operand) if isinstance(operand, tuple) else [operand]
    return [*words, "\x00 some other word"]
