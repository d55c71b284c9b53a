"""Made-up people and case files for tests."""

from __future__ import annotations

from datetime import date

TODAY = date(2026, 11, 22)

HEAD = """\
fivefile: 1
title: {en: A trial, zh: 试用}
applicant:
  names:
    - {characters: 林晓雨, passport: {surname: LIN, given: XIAOYU}, telegraph: "2651 2556 7183"}
  born: 1990-05-06
  sex: female
  nationality: cn
plan: {country: us, visa_class: B1/B2, purpose: visit a friend}
"""

LETTER = """\
U.S. Consulate General
March 5, 2025

Dear Applicant,
You have been found ineligible for a nonimmigrant visa under Section 214(b) of the Immigration and Nationality Act.
There is no appeal. You may reapply at any time.
"""


def case(events: str = "", rest: str = "") -> bytes:
    """A case.yaml with these events (flow mappings, one a line) and further top-level lines."""
    body = "events:\n" + "".join(f"  - {{{line.strip()}}}\n" for line in events.strip().splitlines()) if events else ""
    return (HEAD + body + rest).encode()
