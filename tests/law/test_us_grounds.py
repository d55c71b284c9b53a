"""The grounds and bars of the United States, each beside a table written by hand from the law: data cannot drift.

Columns: the short code of letters; the section; whom it concerns (B both, IV immigrants, NIV temporary visas); the
waivers for a temporary and for an immigrant visa (none: the law knows none; -: not for that kind of visa, or overcome
and not waived); whether papers cure it; how long it lasts; other places of the law, with † where we could not confirm
them. A dot: the law's table is silent.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from fivefile.law.assess import ask
from fivefile.model.rule import Rule
from fivefile.values.sections import section_key
from fivefile.values.verdict import Verdict
from tests.law.made import book, event, facts, overall

TABLE = """
214B   | 214(b)                 | NIV | none      | -        | no     | application | 302.1-2 403.10 403.7 41.121
221G   | 221(g)                 | B   | none      | none     | partly | application | 302.1-8 306.2 41.121 40.201† 42.81
222G   | 222(g)                 | NIV | none      | -        | partly | application | 302.1-9 41.101(b) 40.68†
212E   | 212(e)                 | B   | e         | e        | partly | condition   | 302.13-2 40.202
212F   | 212(f)                 | B   | none      | none     | partly | condition   | 302.14
243D   | 243(d)                 | B   | none      | none     | no     | condition   | 601.12 41.121(a)
221I   | 221(i)                 | B   | none      | none     | partly | application | 403.11 41.122
203G   | 203(g)                 | IV  | -         | -        | yes    | condition   | 504.13† 42.83
205    | INA 205                | B   | none      | none     | partly | condition   | 504.2-8† 601.13†
204C   | 204(c)                 | IV  | -         | none     | no     | permanent   |
208D6  | 208(d)(6)              | B   | none      | none     | no     | permanent   | 302.13 40.205†
S306   | 8 U.S.C. 1735          | NIV | none      | -        | no     | condition   | 304† 403.8†
1182e  | 8 U.S.C. 1182e         | B   | law       | law      | partly | condition   | 302.7† 106-113†
1182f  | 8 U.S.C. 1182f         | B   | law       | law      | partly | condition   | 302.7† 107-228†
HB401  | 22 U.S.C. 6091         | B   | law       | law      | .      | condition   | 302.13
CW103  | 22 U.S.C. 6713         | B   | law       | law      | .      | condition   | 302.13
7031C  | Section 7031(c)        | B   | law       | law      | .      | condition   |
IR501  | Section 501 of P.L. 112-158 | NIV | none | -        | partly | application |
1A1    | 212(a)(1)(A)(i)        | B   | d3A       | g1       | yes    | condition   | 302.2 40.11†
1A2    | 212(a)(1)(A)(ii)       | IV  | -         | g2       | yes    | condition   | 302.2 40.11†
1A3    | 212(a)(1)(A)(iii)      | B   | d3A       | g3       | yes    | condition   | 302.2 40.11†
1A4    | 212(a)(1)(A)(iv)       | B   | d3A       | none     | yes    | condition   | 302.2 40.11†
2A1    | 212(a)(2)(A)(i)(I)     | B   | d3A       | h        | partly | permanent   | 302.3 40.21
2A2    | 212(a)(2)(A)(i)(II)    | B   | d3A       | h        | no     | permanent   | 302.4 40.21
2B     | 212(a)(2)(B)           | B   | d3A       | h        | no     | permanent   | 302.3 40.22
2C1    | 212(a)(2)(C)(i)        | B   | d3A       | none     | partly | permanent   | 302.4 40.23†
2C2    | 212(a)(2)(C)(ii)       | B   | d3A       | none     | partly | years       | 302.4 40.23†
2D1    | 212(a)(2)(D)(i)        | B   | d3A       | h        | partly | ten-years   | 302.3 40.24
2D2    | 212(a)(2)(D)(ii)       | B   | d3A       | h        | partly | ten-years   | 302.3 40.24
2D3    | 212(a)(2)(D)(iii)      | B   | d3A       | h        | partly | condition   | 302.3 40.24
2E     | 212(a)(2)(E)           | B   | d3A       | h        | partly | condition   | 302.3 40.25
2G     | 212(a)(2)(G)           | B   | d3A       | none     | no     | permanent   | 302.3 40.26†
2H1    | 212(a)(2)(H)(i)        | B   | d3A       | none     | no     | permanent   | 302.3 40.27†
2H2    | 212(a)(2)(H)(ii)       | B   | d3A       | none     | partly | years       | 302.3 40.27†
2I     | 212(a)(2)(I)           | B   | d3A       | none     | no     | permanent   | 302.3 40.28†
3A1a   | 212(a)(3)(A)(i)(I)     | B   | none      | none     | .      | condition   | 302.5 40.31†
3A1b   | 212(a)(3)(A)(i)(II)    | B   | d3A       | none     | .      | condition   | 302.5 40.31†
3A2    | 212(a)(3)(A)(ii)       | B   | none      | none     | .      | condition   | 302.5 40.31†
3A3    | 212(a)(3)(A)(iii)      | B   | none      | none     | .      | condition   | 302.5 40.31†
3B     | 212(a)(3)(B)           | B   | d3A d3B   | d3B      | .      | permanent   | 302.5 40.32†
3C     | 212(a)(3)(C)           | B   | none      | none     | .      | condition   | 302.5 40.33†
3D     | 212(a)(3)(D)           | IV  | -         | 3D       | .      | condition   | 302.5 40.34†
3E1    | 212(a)(3)(E)(i)        | B   | none      | none     | .      | permanent   | 302.5 40.35†
3E2    | 212(a)(3)(E)(ii)       | B   | none      | none     | .      | permanent   | 302.5 40.35†
3E3    | 212(a)(3)(E)(iii)      | B   | d3A       | none     | .      | permanent   | 302.5 40.35†
3F     | 212(a)(3)(F)           | B   | d3A       | none     | .      | condition   | 302.5
3G     | 212(a)(3)(G)           | B   | d3A       | none     | .      | permanent   | 302.5
.      | 212(a)(4)              | B   | d3A       | none     | yes    | condition   | 302.8 40.41†
5A     | 212(a)(5)(A)           | IV  | -         | k        | yes    | condition   | 302.1-5 40.51†
5B     | 212(a)(5)(B)           | IV  | -         | none     | yes    | condition   | 302.1-5 40.52†
5C     | 212(a)(5)(C)           | B   | d3A       | none     | yes    | condition   | 302.1-5 40.53†
6A     | 212(a)(6)(A)           | B   | d3A       | none     | no     | application | 302.9 40.61†
6B     | 212(a)(6)(B)           | B   | d3A       | none     | partly | years       | 302.9 40.62†
6C1    | 212(a)(6)(C)(i)        | B   | d3A       | i        | partly | permanent   | 302.9-4 40.63†
6C2    | 212(a)(6)(C)(ii)       | B   | d3A       | none     | partly | permanent   | 302.9-5† 40.63†
6D     | 212(a)(6)(D)           | B   | d3A       | none     | no     | application | 302.9 40.64†
6E     | 212(a)(6)(E)           | B   | d3A       | d11      | partly | permanent   | 302.9-7† 40.65†
6F     | 212(a)(6)(F)           | B   | d3A       | d12      | no     | permanent   | 302.9 40.66†
6G     | 212(a)(6)(G)           | B   | d3A       | none     | partly | years       | 302.9 40.67†
7A     | 212(a)(7)(A)           | B   | -         | k        | yes    | application | 302.1-3 40.71†
7B     | 212(a)(7)(B)           | NIV | d4        | -        | yes    | application | 302.1-4 40.72†
8A     | 212(a)(8)(A)           | IV  | -         | none     | .      | permanent   | 302.10 40.81†
8B     | 212(a)(8)(B)           | B   | d3A       | none     | .      | permanent   | 302.10 40.82†
9A1    | 212(a)(9)(A)(i)        | B   | d3A I-212 | I-212    | .      | years       | 302.11 40.91†
9A2    | 212(a)(9)(A)(ii)       | B   | d3A I-212 | I-212    | .      | ten-years   | 302.11 40.91†
9B1    | 212(a)(9)(B)(i)(I)     | B   | d3A       | 9B       | .      | years       | 302.11 40.92†
9B2    | 212(a)(9)(B)(i)(II)    | B   | d3A       | 9B       | .      | ten-years   | 302.11 40.92†
9C     | 212(a)(9)(C)           | B   | d3A       | 9C2 9C3  | .      | permanent   | 302.11 40.93†
10A    | 212(a)(10)(A)          | IV  | -         | none     | .      | condition   | 302.12-2 40.101
10B    | 212(a)(10)(B)          | B   | d3A       | none     | .      | application | 302.12 40.102
10C    | 212(a)(10)(C)          | B   | d3A       | none     | .      | condition   | 302.12 40.103
10D    | 212(a)(10)(D)          | B   | d3A       | none     | .      | permanent   | 302.12 40.104
10E    | 212(a)(10)(E)          | B   | d3A       | none     | .      | permanent   | 302.12 40.105
"""
SIDES = {"B": {"nonimmigrant", "immigrant"}, "IV": {"immigrant"}, "NIV": {"nonimmigrant"}}
WAIVERS = {
    **{"d3A": "212-d-3-A", "d3B": "212-d-3-B", "d4": "212-d-4", "d11": "212-d-11", "d12": "212-d-12", "e": "212-e"},
    **{"g1": "212-g-1", "g2": "212-g-2", "g3": "212-g-3", "h": "212-h", "i": "212-i", "k": "212-k", "I-212": "i-212"},
    **{"3D": "212-a-3-D-iv", "9B": "212-a-9-B-v", "9C2": "212-a-9-C-ii", "9C3": "212-a-9-C-iii", "law": "special-law"},
}
# The law's complete list of what the waiver for temporary visas never reaches.
EXCLUDED = {"3A1a", "3A2", "3A3", "3C", "3E1", "3E2"}
# No section of 212(a), or no ground that a table of grounds would have: told of beside them, by a name of their own.
BESIDES = {"212-a", "quasi-refusal", "sanctions-order", "magnitsky", "jade-act", "colombia-3205"}
# The same section read from the facts of the file, or a part of it: nothing may differ in whom it concerns or waivers.
READ_FROM_FACTS = {
    "grounds/212-a-2-A-i-I-admitted": "2A1",
    "grounds/212-a-2-A-i-II-admitted": "2A2",
    "grounds/212-a-6-C-i-form": "6C1",
    "grounds/ninety-days": "6C1",
    "grounds/221-g-processing": "221G",
    "bars/removal-second": "9A1",
    "bars/removal-aggravated-felony": "9A2",
    "bars/removal-at-the-border": "9A1",
    "bars/attempt-without-admission": "9C",
}
POINTERS = {
    "1B": "212(a)(1)(B)",
    "1C": "212(a)(1)(C)",
    "2F": "212(a)(2)(F)",
    "6C(iii)": "212(a)(6)(C)(iii)",
    "6C3": "212(a)(6)(C)(iii)",
    "9A(iii)": "212(a)(9)(A)(iii)",
    "9A3": "212(a)(9)(A)(iii)",
}


@dataclass(frozen=True)
class Row:
    short: str
    section: str
    sides: str
    temporary: str
    immigrant: str
    papers: str
    lasts: str
    places: str


ROWS = [Row(*(cell.strip() for cell in line.split("|"))) for line in TABLE.strip().splitlines()]
BY_SHORT = {row.short: row for row in ROWS if row.short != "."}
row_by_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.section)


def ground(row: Row) -> Rule:
    found = book().find(row.section)
    assert found is not None and found[1], f"nothing is found by {row.section}"
    return found[0]


def waivers(rule: Rule, side: str) -> set[str]:
    named = (book().rule(one) for one in rule.waivers)
    return {one.id for one in named if side in one.sides}


@row_by_row
def test_each_row_is_one_rule_under_both_its_names(row):
    rule = ground(row)
    assert section_key(rule.code) == section_key(row.section) and rule.kind in ("ground", "bar")
    assert row.short == "." or book().find(row.short) == (rule, True)
    assert rule.named_in == "us_refusals"


@row_by_row
def test_whom_it_concerns_and_how_it_is_waived(row):
    rule = ground(row)
    assert set(rule.sides) == SIDES[row.sides]
    for side, told in (("nonimmigrant", row.temporary), ("immigrant", row.immigrant)):
        expected = {f"us/waivers/{WAIVERS[name]}" for name in told.split() if told not in ("none", "-")}
        assert waivers(rule, side) == expected, f"{rule.id}: {side}"
        assert (side in rule.no_waiver) is (told == "none"), f"{rule.id}: no waiver for {side}"


@row_by_row
def test_how_long_it_lasts_and_whether_papers_cure_it(row):
    rule = ground(row)
    assert rule.effect.severity == row.lasts
    if row.papers != ".":
        assert rule.papers is not None and rule.papers.cure == row.papers


@row_by_row
def test_where_it_stands_in_the_law(row):
    cited = ground(row).citations
    statute = row.section if " " in row.section else f"INA {row.section}"
    assert any(statute in one.law for one in cited)
    if row.section.startswith("212(a)"):
        part = row.section.split("(")[2]
        assert any(f"8 U.S.C. 1182(a)({part}" in one.law and one.certainty == "high" for one in cited)
    for place in row.places.split():
        said = [one for one in cited if place.rstrip("†") in one.law]
        assert said, f"{place} is not cited"
        assert not place.endswith("†") or all(one.verify for one in said), f"{place} is not marked as unconfirmed"


def test_the_table_leaves_out_no_ground_that_letters_name():
    named = {rule.id for rule in book().rules if rule.named_in == "us_refusals"}
    rest = named - {ground(row).id for row in ROWS}
    assert rest == {f"us/grounds/{name}" for name in BESIDES}


@pytest.mark.parametrize(("name", "short"), READ_FROM_FACTS.items())
def test_a_ground_read_from_facts_is_waived_like_the_section_itself(name, short):
    rule, section = book().rule(f"us/{name}"), ground(BY_SHORT[short])
    assert (set(rule.sides), set(rule.waivers), set(rule.no_waiver)) == (
        set(section.sides),
        set(section.waivers),
        set(section.no_waiver),
    )


def test_the_waiver_for_temporary_visas_reaches_all_of_212_a_but_six_sections_of_security():
    papers_missing = {"7A", "7B"}  # brought, not waived
    met = {row.short for row in ROWS if row.section.startswith("212(a)") and row.sides != "IV"} - papers_missing
    reached = {row.short for row in ROWS if "d3A" in row.temporary}
    assert met - reached == EXCLUDED
    assert all(row.section.startswith("212(a)") for row in ROWS if "d3A" in row.temporary)


@pytest.mark.parametrize("short", [row.short for row in ROWS if row.short.startswith("3") and row.sides == "B"])
def test_the_waiver_for_temporary_visas_is_shut_by_a_decision_that_names_one_of_the_six(short):
    rule = book().rule("us/waivers/212-d-3-A")
    for written in (short, short.lower(), BY_SHORT[short].section):
        told = event("determination", country="us", result="refused", section=written)
        verdict = overall(ask(rule, book(), facts(told, complete="refusals", plans_immigrant_visa="no")))
        assert verdict is (Verdict.NO if short in EXCLUDED else Verdict.YES), written


@pytest.mark.parametrize(("short", "section"), POINTERS.items())
def test_a_pointer_is_no_ground(short, section):
    pointer = book().pointer(short)
    assert pointer is not None and pointer.code == section and pointer == book().pointer(section)
    for written in (short, section):
        found = book().find(written)
        assert found is None or not found[1] or found[0].kind == "waiver"
