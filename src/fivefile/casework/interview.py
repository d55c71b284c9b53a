"""Questions to expect at the window or the border, given this history. Never a script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fivefile.law.evaluate import evaluate, member
from fivefile.law.facts import Facts, say
from fivefile.law.rulebook import Rulebook
from fivefile.locale import both, join
from fivefile.model.outcome import InterviewQuestion
from fivefile.model.sheets import InterviewItem
from fivefile.values.text import Text
from fivefile.values.verdict import Verdict


def interview(rulebooks: Iterable[Rulebook], facts: Facts) -> tuple[InterviewQuestion, ...]:
    """The questions that this file makes likely, each with why, and what the file already says about it."""
    return tuple(
        InterviewQuestion(sheet.title, item.id, item.question, item.why, tuple(_file_says(item, facts)), item.verify)
        for book in rulebooks
        for sheet in book.interview
        for item in sheet.questions
        if item.when is None or evaluate(item.when, facts).verdict is Verdict.YES
    )


def _file_says(item: InterviewItem, facts: Facts) -> Iterator[Text]:
    for name in item.lists:
        for event in facts.members(name):
            if member(name, facts, event).verdict is Verdict.YES:
                yield facts.summary(event)
    for name in item.facts:
        meaning, seen = facts.definitions.facts[name], facts.see(name)
        if seen.values:
            value = join([say(one, meaning) for one in seen.values])
            yield both("{what}: {value}", what=meaning.label, value=value)
