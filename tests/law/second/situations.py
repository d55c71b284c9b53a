"""Situations made up at random from a number, close to every threshold on purpose: first the truth, then the file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from tests.law.second.days import COUNTING, years
from tests.law.second.made import Made, Situation, Value
from tests.law.second.oracle import NAMED
from tests.law.second.stays import agree_stay, anyday, flip, near, plain, stay
from tests.law.second.telling import tell

LISTS = {
    "stay": "stays",
    "removal": "removals",
    "conviction": "convictions",
    "declaration": "declarations",
    "determination": "refusals",
    "police": "police_contacts",
    "encounter": "border_refusals",
}


NUMBERS = {"max_penalty_months": (0, 6, 11, 12, 13, 60), "sentence_months": (0, 5, 6, 7, 30, 59, 60)}


def situation(number: int) -> Situation:
    """The situation of that number: the same one every time."""
    rng = Random(number)
    theme = rng.choice(
        ("stay", "stay", "stay", "stays", "return", "return", "removals", "removals", "convictions", "convictions",
         "forms", "letters", "mixed")
    )  # fmt: skip
    person = Made("you", "person", {"excepted_days_count": flip(rng)})
    events, on = _THEMES[theme](rng, person)
    person.truth.setdefault("born", date(1960, 1, 1) + timedelta(days=rng.randint(0, 7000)))
    _agree(events, on)
    shown = {"removals"} if any(one.truth.get("outcome") == "expedited-removal" for one in events) else set()
    complete = frozenset(name for name in LISTS.values() if rng.random() < 0.7) - shown
    made = Situation(number, on, person, events, complete)
    tell(rng, made)
    return made


def _stay(rng: Random, person: Made) -> tuple[list[Made], date]:
    one, last = stay(rng, person, "one")
    return [one], today_after(rng, last)


def _stays(rng: Random, person: Made) -> tuple[list[Made], date]:
    first, left = stay(rng, person, "first")
    second, last = stay(rng, person, "second", left + timedelta(days=rng.randint(1, 900)))
    return [first, second], today_after(rng, last)


def today_after(rng: Random, last: date) -> date:
    """A day near the end of a bar that a departure on the day `last` begins, or some other day after it."""
    day = near(rng, years(last, rng.choice((3, 10)))) if rng.random() < 0.35 else last
    day = day + timedelta(days=rng.choice((0, 0, 1, 30, 200, 900))) if day == last else day
    return max(day, date(1998, 1, 1), last)


def _return(rng: Random, person: Made) -> tuple[list[Made], date]:
    """Stays without permission of about a year in all, or a removal; then an entry or attempt without admission."""
    events: list[Made] = []
    person.truth["born"] = years(date(1999, 1, 1) - timedelta(days=rng.randint(-3000, 9000)), -18)
    day = near(rng, COUNTING, 200) if rng.random() < 0.3 else anyday(rng, 1997, 2015)
    wanted = rng.choice((364, 365, 366, 367, 368, 500, 100))
    for number, length in enumerate((wanted,) if rng.random() < 0.5 else (wanted // 2, wanted - wanted // 2)):
        one, day = stay(rng, person, f"s{number}", day)
        if rng.random() < 0.7:
            day = plain(one, length)
        events.append(one)
    if rng.random() < 0.25:
        events[0] = _removals(rng, person)[0][0]
        events[0].truth["date"] = rng.choice((day, day - timedelta(days=1), day + timedelta(days=1), COUNTING))
    entry = day + timedelta(days=rng.choice((1, 2, 200)))
    if rng.random() < 0.1:
        entry = max(entry, near(rng, COUNTING))
    if rng.random() < 0.65:
        one, left = stay(rng, person, "again", entry - timedelta(days=1))
        if rng.random() < 0.7:
            left = plain(one, rng.choice((5, 200)))
    else:
        # An inspection that ended in removal may be told of as a removal too. Never both here: then it is no question.
        expelled = () if events[0].kind == "removal" else ("expedited-removal",)
        outcome = rng.choice(("caught-without-inspection", "withdrew", *expelled))
        truth: dict[str, Value] = {"country": "us", "date": entry, "outcome": outcome, "without_inspection": flip(rng)}
        one, left = Made("again", "encounter", truth), entry
    return [*events, one], max(left, entry) + timedelta(days=rng.choice((0, 1, 300, 4000)))


def _removals(rng: Random, person: Made) -> tuple[list[Made], date]:
    on = anyday(rng, 1999, 2030)
    events = []
    felony = flip(rng, 0.15)
    for number in range(rng.choice((1, 1, 2, 2, 3))):
        day = near(rng, years(on, -rng.choice((5, 10, 20)))) if rng.random() < 0.6 else near(rng, on, 4000)
        truth: dict[str, Value] = {
            "country": "us" if rng.random() < 0.85 else "au",
            "date": min(day, on) - timedelta(days=number),
            "how": rng.choice(("on-arrival", "other")),
            "aggravated_felony": felony,
            "consent_to_reapply": flip(rng, 0.2),
        }
        events.append(Made(f"r{number}", "removal", truth))
    return events, on


def _convictions(rng: Random, person: Made) -> tuple[list[Made], date]:
    on = anyday(rng, 1999, 2030)
    events = []
    for number in range(rng.choice((1, 1, 1, 2, 2, 3))):
        day = near(rng, years(on, -5)) if rng.random() < 0.4 else on - timedelta(days=rng.randint(0, 6000))
        day = min(day, on)
        if "born" not in person.truth and rng.random() < 0.6:
            person.truth["born"] = near(rng, years(day, -18))
        free = min(on, max(day, near(rng, years(on, -5)))) if rng.random() < 0.6 else day
        truth: dict[str, Value] = {
            "country": rng.choice(("cn", "us")),
            "moral_turpitude": flip(rng, 0.75),
            "drugs": flip(rng, 0.2),
            "political": flip(rng, 0.15),
            "offence_on": day,
            "confined": flip(rng, 0.6),
            **{name: rng.choice(numbers) for name, numbers in NUMBERS.items()},
        }
        if truth["confined"] == "yes":
            truth["released_on"] = free
        events.append(Made(f"c{number}", "conviction", truth))
    if rng.random() < 0.5:
        total = sum(one.truth["sentence_months"] for one in events[:-1])  # type: ignore[misc]
        events[-1].truth["sentence_months"] = max(0, 60 - total + rng.choice((-1, 0, 0, 1)))
    if rng.random() < 0.35:
        events.append(_police(rng))
    return events, on


def _police(rng: Random) -> Made:
    truth: dict[str, Value] = {word: flip(rng, 0.3) for word in ("arrested", "charged", "cautioned", "investigated")}
    crimes = (("none",), ("none",), ("moral-turpitude",), ("drugs",), ("moral-turpitude", "drugs"))
    truth["admitted_elements"] = rng.choice(crimes)
    truth["admission_excepted"] = flip(rng)
    return Made("police", "police", truth)


def _forms(rng: Random, person: Made) -> tuple[list[Made], date]:
    on = anyday(rng, 1999, 2030)
    truths: list[dict[str, Value]] = [
        {
            "country": "us" if rng.random() < 0.85 else "ca",
            **{word: flip(rng, 0.8) for word in ("answer_untrue", "wilful", "material")},
            "retracted_in_time": flip(rng, 0.3),
        }
        for _ in range(rng.choice((1, 1, 2)))
    ]
    return [Made(f"f{number}", "declaration", truth) for number, truth in enumerate(truths)], on


def _letters(rng: Random, person: Made) -> tuple[list[Made], date]:
    on = anyday(rng, 1999, 2030)
    events = []
    for number in range(rng.choice((1, 1, 2))):
        day = near(rng, years(on, -1), 2) if rng.random() < 0.6 else on - timedelta(days=rng.randint(0, 900))
        truth: dict[str, Value] = {
            "country": "us" if rng.random() < 0.9 else "ca",
            "result": "refused" if rng.random() < 0.85 else "granted",
            "date": day,
            "section": tuple(sorted({rng.choice(_SECTIONS) for _ in range(rng.choice((1, 1, 2)))})),
            "needs": rng.choice((("documents",), ("processing",), ("documents", "processing"))),
            "later": rng.choice(("open", "open", "issued")),
        }
        if rng.random() < 0.4:
            truth["papers_due_on"] = near(rng, years(day, 1), 3) if rng.random() < 0.5 else near(rng, day, 60)
        events.append(Made(f"d{number}", "determination", truth))
    return events, on


def _mixed(rng: Random, person: Made) -> tuple[list[Made], date]:
    events, on = _stay(rng, person)
    for make in rng.sample((_removals, _convictions, _forms, _letters), 2):
        more, day = make(rng, person)
        events += more[:1]
        on = max(on, day)
    return events, on


_SECTIONS = ("221(g)", "221(g)", "214(b)", "222(g)", *NAMED[3:])


_THEMES: dict[str, Callable[[Random, Made], tuple[list[Made], date]]] = {
    "stay": _stay,
    "stays": _stays,
    "return": _return,
    "removals": _removals,
    "convictions": _convictions,
    "forms": _forms,
    "letters": _letters,
    "mixed": _mixed,
}


def _agree(events: list[Made], on: date) -> None:
    """Say of each event what follows from the rest."""
    for one in events:
        if one.kind == "stay":
            agree_stay(one.truth, on)
        elif one.kind == "removal":
            country = one.truth["country"]
            others = [other.truth for other in events if other.kind == "removal" and other.truth["country"] == country]
            if country == "us":
                others += [other.truth for other in events if other.truth.get("outcome") == "expedited-removal"]
            before = [other for other in others if other["date"] < one.truth["date"]]  # type: ignore[operator]
            one.truth["earlier_removals"] = "yes" if before else "no"
