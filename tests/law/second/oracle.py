"""What the law of law.lp says of situations: each answer in every world their files leave possible."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import clingo
from clingo import Function, Number, String, Symbol

from tests.law.second.days import DATES, NEVER, candidates, line, matters, years
from tests.law.second.made import Disputed, Rough, Said, Situation, Value

HERE = Path(__file__).parent
YES_NO = ("yes", "no")
NAMED = (
    "222(g)",
    "221(g)",
    "214(b)",
    "212(a)(9)(A)(i)",
    "212(a)(9)(A)(ii)",
    "212(a)(9)(B)(i)(I)",
    "212(a)(9)(B)(i)(II)",
    "212(a)(9)(C)",
    "212(a)(2)(A)(i)(I)",
    "212(a)(2)(A)(i)(II)",
    "212(a)(2)(B)",
)
"""The sections that a letter may name."""
_BOOLEANS = {
    "person": "excepted_days_count",
    "stay": "formal_finding extension_requested extension_timely extension_granted pending_time_authorised"
    " asylum_claimed worked_unlawfully left_after_proceedings extraordinary_circumstances inconsistent_conduct",
    "encounter": "without_inspection",
    "removal": "aggravated_felony consent_to_reapply",
    "conviction": "moral_turpitude political confined drugs",
    "police": "arrested charged cautioned investigated admission_excepted",
    "declaration": "answer_untrue wilful material retracted_in_time",
    "determination": "",
}
_OTHERS: dict[str, dict[str, tuple[str, ...] | tuple[int, ...]]] = {
    "person": {},
    "stay": {
        "country": ("us", "gb"),
        "admission": ("date-certain", "duration-of-status", "without-inspection"),
        "protected": ("none", "abuse", "family-unity"),
    },
    "encounter": {
        "country": ("us", "ca"),
        "outcome": ("expedited-removal", "caught-without-inspection", "withdrew"),
    },
    "removal": {"country": ("us", "au"), "how": ("on-arrival", "other")},
    "conviction": {"max_penalty_months": (0, 12, 13), "sentence_months": (0, 6, 7, 60)},
    "police": {"admitted_elements": ("none", "moral-turpitude", "drugs")},
    "declaration": {"country": ("us", "ca")},
    "determination": {
        "country": ("us", "ca"),
        "result": ("refused", "granted"),
        "section": NAMED,
        "needs": ("documents", "processing"),
        "later": ("open", "issued"),
    },
}
WORDS = {kind: dict.fromkeys(names.split(), YES_NO) | _OTHERS[kind] for kind, names in _BOOLEANS.items()}
"""The words of each kind of event, and the values to try where the file does not say."""
MANY = ("section", "needs", "admitted_elements")
FOLLOWS = ("ongoing", "on_time", "earlier_removals")
"""Words about what follows from other facts."""


Key = tuple[str, str | None]
Verdicts = dict[Key, str]
"""By rule and event (None: the person)."""


@dataclass(slots=True)
class Answers:
    """By rule and event (None: the person): the answers possible. And what is to be done about asked-for papers."""

    possible: dict[Key, set[str]] = field(default_factory=dict)
    sending: set[str] = field(default_factory=set)
    due: dict[str, date] = field(default_factory=dict)

    @property
    def verdicts(self) -> Verdicts:
        """Yes, no, or unknown."""
        return {key: "unknown" if len(answers) > 1 else min(answers) for key, answers in self.possible.items()}


class NoWorld(ValueError):
    """A file contradicts itself."""


class _Context:
    """The two functions of the calendar."""

    def years(self, day: Symbol, number: Symbol) -> Symbol:
        if day.number >= NEVER:
            return Number(NEVER)
        return Number(years(date.fromordinal(day.number), number.number).toordinal())

    def ordinal(self, year: Symbol, month: Symbol, day: Symbol) -> Symbol:
        return Number(date(year.number, month.number, day.number).toordinal())


BATCH = 10


def ask(situations: Sequence[Situation], *modes: Symbol) -> list[Answers]:
    """The answers for each situation; `modes` are words that the program knows, for leaving something out."""
    found = [Answers() for _ in situations]
    for start in range(0, len(situations), BATCH):
        for symbol in solve(situations[start : start + BATCH], *modes):
            note(found[start:], symbol)
    return found


def solve(situations: Sequence[Situation], *modes: Symbol) -> Sequence[Symbol]:
    """All that holds in some world of these files."""
    control = clingo.Control(["--enum-mode=brave", "--warn=none", f"--const=never={NEVER}"])
    for path in sorted(HERE.glob("*.lp")):
        control.load(str(path))
    with control.backend() as backend:
        for atom in (*modes, *_facts(situations)):
            backend.add_rule([backend.add_atom(atom)])
    control.ground([("base", [])], context=_Context())
    symbols: Sequence[Symbol] | None = None
    with control.solve(yield_=True) as handle:
        for model in handle:
            symbols = model.symbols(shown=True)
    if symbols is None:
        raise NoWorld("no world fits what one of these files says")
    return symbols


def _facts(situations: Sequence[Situation]) -> Iterator[Symbol]:
    for at, situation in enumerate(situations):
        yield from _atoms(at, situation)


def whose(symbol: Symbol) -> tuple[int, str | None]:
    """The situation and the event (None: the person) an answer is about."""
    whom = symbol.arguments[0]
    return whom.arguments[0].number, None if whom.name == "p" else whom.arguments[1].string


def note(answers: list[Answers], symbol: Symbol) -> None:
    """Add what one answer says."""
    at, event = whose(symbol)
    one = answers[at]
    if symbol.name == "sending":
        one.sending.add(str(event))
    elif symbol.name == "due":
        day = date.fromordinal(symbol.arguments[1].number)
        one.due[str(event)] = min(day, one.due.get(str(event), day))
    else:
        one.possible.setdefault((rule_of(symbol.arguments[1]), event), set()).add(symbol.name)


def rule_of(symbol: Symbol) -> str:
    """The rule an answer is about; of a decision, the rule it names."""
    return symbol.arguments[0].name if symbol.name == "by_letter" else symbol.name


def _atoms(at: int, situation: Situation) -> Iterator[Symbol]:
    """A file as facts of the program."""
    person = Number(at)
    yield Function("person", [person])
    yield Function("today", [person, Number(situation.on.toordinal())])
    for name in situation.complete:
        yield Function("complete", [person, Function(name)])
    days: list[tuple[str, int]] = []
    for event in (situation.person, *situation.events):
        itself = Function("p", [person]) if event.kind == "person" else Function("e", [person, String(event.id)])
        yield Function("of", [itself, person])
        yield Function("kind", [itself, Function(event.kind)])
        for name in (name for name in DATES[event.kind] if matters(event, name)):
            values = candidates(situation, event, name)
            days += ((name, value) for value in values)
            yield from _is(itself, name, [Number(value) for value in values])
            if isinstance(event.said.get(name), date | Rough):
                yield Function("told", [itself, Function(name)])
        for name, words in WORDS[event.kind].items():
            if matters(event, name):
                yield from _is(itself, name, *_said(event.said.get(name), words, name))
        for name in FOLLOWS:
            said = event.said.get(name)
            if isinstance(said, str):
                yield Function("says", [itself, Function(name), _symbol(said, name)])
    order = line(situation, days)
    for day, following in itertools.pairwise(order):
        yield Function("day", [person, Number(day)])
        yield Function("next", [person, Number(day), Number(following)])
        yield Function("len", [person, Number(day), Number(following - day)])


def _said(said: Said | None, words: Sequence[Value], name: str) -> tuple[list[Symbol], bool]:
    """The values that hold or may hold, and whether the file leaves it open."""
    if said is None or isinstance(said, Disputed | Rough):
        return [_symbol(word, name) for word in words], True
    held = said if isinstance(said, tuple) else (said,)
    return [_symbol(word, name) for word in held], False


def _is(event: Symbol, name: str, values: list[Symbol], unknown: bool | None = None) -> Iterator[Symbol]:
    what = Function(name)
    if not (len(values) > 1 if unknown is None else unknown):
        yield from (Function("is", [event, what, value]) for value in values)
        return
    yield Function("some" if name in MANY else "open", [event, what])
    yield from (Function("may", [event, what, value]) for value in values)


def _symbol(value: Value, name: str) -> Symbol:
    if isinstance(value, int):
        return Number(value)
    return String(str(value)) if name == "section" else Function(str(value).replace("-", "_"))
