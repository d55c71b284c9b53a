"""Why the engine and the program differ: what has to be left out of the program for it to answer like the engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from clingo import Function, Symbol

from fivefile.values.verdict import Verdict, all_of, any_of
from tests.law.second.made import Situation
from tests.law.second.oracle import BATCH, Key, NoWorld, Verdicts, ask, rule_of, solve, whose

Answer = Callable[[Sequence[Situation]], list[Verdicts]]

UNEXPLAINED = "unexplained"
COARSE, APART = Function("coarse"), Function("apart")


def verdicts(situations: Sequence[Situation], *modes: Symbol) -> list[Verdicts]:
    """Every verdict of the program; everything is open in a file that contradicts itself."""
    return _each(situations, lambda some: [answers.verdicts for answers in ask(some, *modes)])


def in_parts(situations: Sequence[Situation], *modes: Symbol) -> list[Verdicts]:
    """Every verdict made of the verdicts on the parts of the rule, each looked at alone."""

    def answer(some: Sequence[Situation]) -> list[Verdicts]:
        told: list[list[Symbol]] = [[] for _ in some]
        for symbol in solve(some, APART, *modes):
            at = symbol.arguments[0].number if symbol.name == "met" else whose(symbol)[0]
            told[at].append(symbol)
        return list(map(_together, told))

    batches = (situations[start : start + BATCH] for start in range(0, len(situations), BATCH))
    return [one for some in batches for one in _each(some, answer)]


def _each(situations: Sequence[Situation], answer: Answer) -> list[Verdicts]:
    try:
        return answer(situations)
    except NoWorld:
        middle = len(situations) // 2
        if not middle:
            return [defaultdict(lambda: "unknown")]
        return _each(situations[:middle], answer) + _each(situations[middle:], answer)


def _together(symbols: Sequence[Symbol]) -> Verdicts:
    possible: dict[tuple[Key, str, str], set[str]] = defaultdict(set)
    met: set[str] = set()
    for symbol in symbols:
        if symbol.name == "met":
            met.add(rule_of(symbol.arguments[1]))
        elif symbol.name in ("yes", "no"):
            event, about, part = whose(symbol)[1], symbol.arguments[1], symbol.arguments[2]
            possible[(rule_of(about), event), str(about), str(part)].add(symbol.name)
    rules: dict[tuple[Key, str], list[Verdict]] = defaultdict(list)
    for (key, rule, _), answers in possible.items():
        rules[key, rule].append(Verdict.UNKNOWN if len(answers) > 1 else Verdict(min(answers)))
    each: dict[Key, list[Verdict]] = defaultdict(list)
    for (key, _), verdicts_on_parts in rules.items():
        each[key].append(all_of(verdicts_on_parts))
    found = {key: any_of(verdicts) for key, verdicts in each.items()}
    for name in {key[0] for key in found} | met:
        every = [verdict for key, verdict in found.items() if key[0] == name]
        found[name, None] = any_of([*every, Verdict.UNKNOWN] if name in met else every)
    return defaultdict(lambda: "no", {key: str(verdict) for key, verdict in found.items()})


def reasons(said: Sequence[tuple[Situation, Verdicts, Verdicts]]) -> list[dict[Key, str]]:
    """For situations, what the program and what the engine says: why, for every answer that is not the same.

    A reason is what must be left out of the program for it to answer like the engine. `dates`: that one date lies after
    another where neither is known well enough. `parts`: that two parts of a rule rest on the same unknown fact, and
    cannot both be as the rule needs them. Else UNEXPLAINED.
    """
    found = [
        dict.fromkeys((key for key, verdict in program.items() if engine[key] != verdict), UNEXPLAINED)
        for _, program, engine in said
    ]
    for name, answer in _TRIES.items():
        left = [at for at, why in enumerate(found) if UNEXPLAINED in why.values()]
        for at, otherwise in zip(left, answer([said[at][0] for at in left]), strict=True):
            for key, why in found[at].items():
                if why == UNEXPLAINED and otherwise[key] == said[at][2][key]:
                    found[at][key] = name
    return found


_TRIES: dict[str, Answer] = {
    "dates": lambda situations: verdicts(situations, COARSE),
    "parts": in_parts,
    "dates and parts": lambda situations: in_parts(situations, COARSE),
}
