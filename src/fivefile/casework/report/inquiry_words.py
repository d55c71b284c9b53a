"""The closed words of an inquiry as people say them: shared by the plain text and the pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fivefile.casework.inquiry import told_of
from fivefile.casework.prepare import Library
from fivefile.casework.report.sharing_words import element
from fivefile.law.facts import Facts
from fivefile.locale import both, country, day, join
from fivefile.model.exchange import Disclosed, Reason
from fivefile.model.inquiry import Against
from fivefile.model.match import Band
from fivefile.model.people import Identity, identity
from fivefile.model.records import Judgement
from fivefile.model.terms import Delivery, Outcome
from fivefile.values.text import Text, same

OFFICER = "officer"
"""Under this name the pages keep what a person at the officer's desk judged."""


@dataclass(frozen=True, slots=True)
class Word:
    """A closed word: what it is called and, where the word alone could mislead, what it means."""

    label: Text
    means: Text | None = None

    @property
    def whole(self) -> Text:
        """The word with its meaning."""
        return self.label if self.means is None else both("{what}: {value}", what=self.label, value=self.means)


def outcome(name: Outcome) -> Word:
    """What a partner answered."""
    # Not from the catalogue: there "possible" and "refused" are words for other things, in other Chinese.
    return {
        "hit": Word(Text("hit", "命中"), both("a record was linked; why stands below")),
        "possible": Word(
            Text("possible", "可能命中"),
            both("a record may be the applicant's; only which comparisons agreed is shown, nothing of what it says"),
        ),
        "no-hit": Word(Text("no-hit", "未命中"), both('this is not "no record"')),
        "refused": Word(Text("refused", "不予受理"), both("this concerns the question, never the person")),
        "unable": Word(Text("unable", "无法查询"), both("this concerns the question, never the person")),
    }[name]


def reason(name: Reason, how: Text) -> Text:
    """Why a question was refused or could not be answered; `how` is by what this pair asks ("by fingerprint")."""
    return {
        "purpose": both("no text that could be read names this purpose for this pair"),
        "elements": both("this pair asks {how}, and the question carried nothing of that kind", how=how),
        "expired": both("the question had expired"),
        "key": both("the key is not in force"),
        "quota": both("the agreed number of questions is used up"),
        "message": both("the answer would be larger than a message may be"),
    }[name]


def delivery(name: Delivery) -> Word:
    """What became of a question on its way."""
    return {
        "answered": Word(both("answered")),
        "not reached": Word(both("not reached"), both("ask again later; this version does not do so by itself")),
        "gave up": Word(both("no answer that can be used")),
        "not asked": Word(both("not asked")),
    }[name]


def against(name: Against) -> Word:
    """How a known event stands beside one question of a form."""
    return {
        "agrees": Word(both("agrees")),
        "differs": Word(both("differs"), both("something to ask about, not a finding of dishonesty")),
        "not declared": Word(both("not declared"), both("the form on file has no answer to this")),
        "no form": Word(both("no form on file"), both("nothing had to be declared on it yet")),
        "not asked": Word(both("no question asks about it as such")),
    }[name]


def band(name: Band) -> Text:
    """Where the model's two thresholds put a match."""
    return {"sure": both("sure"), "maybe": both("for a person to judge"), "unlikely": both("unlikely")}[name]


def judged(made: Judgement) -> Text:
    """What a person judged about a record, who it was, and the day."""
    by, on = both("an officer") if made.by == OFFICER else same(made.by), made.on.date()
    return {
        "same": both("{by} judged on {day}: same person.", by=by, day=on),
        "different": both("{by} judged on {day}: somebody else.", by=by, day=on),
        "unsure": both("{by} judged on {day}: not decided.", by=by, day=on),
    }[made.opinion]


def yes(answered: bool) -> Text:
    """A plain yes or no."""
    return both("yes") if answered else both("no")


def bits(weight: float) -> str:
    """A weight with its sign and one digit after the point."""
    # Added to zero, a rounded "minus nothing" loses its sign.
    return f"{round(weight, 1) + 0.0:+.1f}".replace("-", "−")


def person(who: Identity, library: Library) -> tuple[tuple[Text, Text], ...]:
    """Who is meant, as far as it is said, each element with its label; names and numbers as they are written."""
    names = [same(" ".join(part for part in (one.surname, one.given, one.characters, one.telegraph) if part))
             for one in who.names]  # fmt: skip
    fields = library.definitions.facts
    told: list[tuple[Text, Iterable[Text]]] = [
        (element("name"), names),
        (fields["born"].label, (day(one) for one in who.born)),
        (fields["sex"].label, (fields["sex"].choices.get(one, same(one)) for one in who.sex)),
        (fields["nationality"].label, map(country, who.nationalities)),
        (fields["birth_country"].label, map(country, who.birth_countries)),
        (library.arrangements.categories.carried["document"].title, map(same, who.documents)),
        (fields["prints"].label, map(same, who.prints)),
    ]
    listed = ((label, join(list(values))) for label, values in told)
    return tuple((label, value) for label, value in listed if value.en)


def line(pairs: Iterable[tuple[Text, Text]]) -> Text:
    """Labels with their values in one line: "label: value; label: value"."""
    told = [both("{what}: {value}", what=label, value=value) for label, value in pairs]
    return Text("; ".join(one.en for one in told), "；".join(one.zh for one in told))


def disclosed(item: Disclosed, library: Library, facts: Facts) -> Text:
    """An item in words: the event, or who the person is as that registry has it; never left without words."""
    event = told_of(item)
    if event is not None and event.kind in library.definitions.events:
        return facts.summary(event)
    who = line(person(identity(item.statements), library))
    return who if who.en else same("; ".join(f"{claim.property} {claim.value}" for claim in item.statements))
