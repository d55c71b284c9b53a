"""Whether papers cure it, as people read it; what review there is of a removal; and sections as people write them."""

from __future__ import annotations

import re

import pytest

from fivefile.law.assess import findings
from tests.law.made import book, event, facts

RULES = [
    rule for country in ("us", "ca", "gb", "nz", "au") for rule in book(country).rules if rule.kind in ("ground", "bar")
]
SAID = [
    (rule.papers.cure, pytest.param(rule.papers.says, id=rule.id)) for rule in RULES if rule.papers and rule.papers.says
]
UNSAID = [rule.id for rule in RULES if rule.papers and rule.papers.cure == "partly" and not rule.papers.says]


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.country != "us"], ids=lambda rule: rule.id)
def test_every_ground_and_bar_of_the_four_says_whether_papers_cure_it(rule):
    assert rule.papers is not None and rule.papers.says is not None


def test_what_papers_do_in_part_is_always_said():
    assert UNSAID == []


@pytest.mark.parametrize("says", [says for cure, says in SAID if cure == "partly"])
def test_what_papers_do_in_part_stands_alone(says):
    """For "partly" no fixed sentence comes before it."""
    assert says.en.endswith(".") and says.zh.endswith("。")
    assert not re.match(r"(?:Only (?:by|to|that|for)|For example|Not|No|Yes|They|It)\b", says.en)
    assert not re.match("例如|只能|可以|不能|但|也", says.zh)


@pytest.mark.parametrize("says", [says for cure, says in SAID if cure != "partly"])
def test_what_follows_the_fixed_sentence_does_not_say_it_again(says):
    assert not re.match(r"(?:Yes|No|Not)\b|Papers (?:do not|cannot|can) cure|.* cures it\.", says.en)
    assert not re.match("可以|不能|补交|.*即可消除", says.zh)


REMOVALS = ("on-arrival", "at-the-border", "other", "second", "aggravated-felony")


@pytest.mark.parametrize("name", REMOVALS)
def test_a_removal_is_not_told_of_as_a_visa_refusal(name):
    review = book().rule(f"us/bars/removal-{name}").review
    assert review is not None and review != book().head.review and "visa refusal" not in review.en
    assert ("no hearing and no administrative appeal" in review.en) is (name != "other")


@pytest.mark.parametrize(
    ("country", "written", "found"),
    [
        ("us", "7A1", "us/grounds/212-a-7-A"),
        ("us", "212(a)(7)(A)(i)(I)", "us/grounds/212-a-7-A"),
        ("us", "7B1", "us/grounds/212-a-7-B"),
        ("us", "Sec. 306", "us/grounds/section-306"),
        ("us", "I-601A", "us/waivers/212-a-9-B-v"),
        *(("ca", text, "ca/grounds/misrepresentation") for text in ("s 40", "s. 40", "section 40", "40(1)(a)")),
        *(("ca", text, "ca/grounds/misrepresentation") for text in ("S. 40(1)(a)", "s 40(1)", "s. 40(1)")),
    ],
)
def test_a_section_is_found_as_people_write_it(country, written, found):
    rule = book(country).find(written)
    assert rule is not None and rule[0].id == found


@pytest.mark.parametrize("written", ["s 40", "s. 40", "s. 40(1)(a)", "section 40"])
def test_five_years_run_however_the_letter_writes_the_section(written):
    told = event("determination", country="ca", result="refused", section=written, date="2025-01-01", made_inside="no")
    found = findings(book("ca").rule("ca/bars/misrepresentation-five-years"), facts(told))
    assert [one.verdict.value for one in found] == ["yes"]
