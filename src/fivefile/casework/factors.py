"""The factors officers weigh, seen against the file: what is shown, what is only said, what is missing. No score."""

from __future__ import annotations

from collections.abc import Iterable

from fivefile.law.evaluate import evaluate
from fivefile.law.facts import Facts, say
from fivefile.law.rulebook import Rulebook
from fivefile.locale import join
from fivefile.model.outcome import Evidence, Factor
from fivefile.model.sheets import FactorFact, FactorSheet
from fivefile.values.verdict import Verdict


def factors(rulebooks: Iterable[Rulebook], facts: Facts) -> tuple[Factor, ...]:
    """Each factor of the rulebooks: per fact whether a paper shows it, the applicant says it, or nothing does."""
    return tuple(_factor(sheet, facts) for book in rulebooks for sheet in book.factors)


def _factor(sheet: FactorSheet, facts: Facts) -> Factor:
    weaker = tuple(item.says for item in sheet.weaker if evaluate(item.when, facts).verdict is Verdict.YES)
    return Factor(sheet.id, sheet.title, sheet.looks_at, tuple(_evidence(item, facts) for item in sheet.facts), weaker)


def _evidence(item: FactorFact, facts: Facts) -> Evidence:
    meaning = facts.definitions.facts[item.fact]
    seen = facts.see(item.fact)
    if not seen.values:
        opened = seen.open[0] if seen.open else None
        return Evidence(meaning.label, "missing", None, item.paper, opened)
    papers = {claim.id for claim in facts.statements if claim.source.paper}
    state = "shown" if papers & set(seen.statements) else "said"
    value = join([say(one, meaning) for one in seen.values])
    return Evidence(meaning.label, "shown" if state == "shown" else "said", value, item.paper)
