"""What the tests of Canada, the United Kingdom, Australia and New Zealand share: a complete file and its answers."""

from __future__ import annotations

from datetime import date
from typing import Any

from fivefile.law.assess import findings
from fivefile.law.facts import Facts
from fivefile.law.rulebook import Rulebook
from fivefile.model.history import Event
from fivefile.model.outcome import Finding
from fivefile.model.rule import Rule
from fivefile.values.verdict import Verdict
from tests.law.made import TODAY, book, event, facts, overall

COUNTRIES = ("ca", "gb", "au", "nz")
BOOKS: dict[str, Rulebook] = {country: book(country) for country in COUNTRIES}
RULES: dict[str, Rule] = {rule.id: rule for one in BOOKS.values() for rule in one.rules}
LISTS = (
    "refusals lost_visas border_refusals inspections stays removals police_contacts convictions declarations "
    "petitions applications asylum_claims studies visas"
)
BORN = "1990-01-01"


def file(*events: Event, on: date = TODAY, **said: Any) -> Facts:
    """A file that lacks nothing and holds these events, of somebody born in 1990."""
    return facts(*events, complete=LISTS, on=on, **{"born": BORN, **said})


def verdict(rule: str, *events: Event, on: date = TODAY, **said: Any) -> Verdict:
    """What the rule answers on a complete file with these events."""
    return overall(findings(RULES[rule], file(*events, on=on, **said)))


def holding(rule: str, *events: Event, on: date = TODAY) -> list[Finding]:
    """The findings by which the rule holds."""
    return [one for one in findings(RULES[rule], file(*events, on=on)) if one.verdict is Verdict.YES]


def refusal(country: str, **more: str) -> Event:
    """A visa refused a week ago."""
    return event("determination", country=country, date="2026-11-15", result="refused", **more)


def police(country: str, **more: str) -> Event:
    """A contact with the police that came to nothing but what is said here."""
    plain = dict.fromkeys(("arrested", "charged", "cautioned", "investigated", "penalty", "traffic"), "no")
    return event("police", country=country, date="2020-01-01", **{**plain, **more})
