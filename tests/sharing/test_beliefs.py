"""What holds of every belief about sharing, whichever it is of: a new file is found by itself."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args
from urllib.parse import urlsplit

import pytest

from fivefile.errors import BadData
from fivefile.sharing.arrangement import load_arrangements
from fivefile.sharing.beliefs import Belief, Status, Topic, load_beliefs
from fivefile.values.territories import FIVE
from tests.house import PACKAGE
from tests.texts import HIDING, HIDING_HAN, mixed, texts

ROOT = PACKAGE / "arrangements"
ARRANGEMENTS = load_arrangements(ROOT)
CATEGORIES, SOURCES = ARRANGEMENTS.categories, ARRANGEMENTS.sources
BELIEFS: dict[str, Belief] = {one.id: one for one in ARRANGEMENTS.beliefs}
OFFICIAL = re.compile(r"(?:[a-z0-9-]+\.)*(?:gov|gov\.uk|gov\.au|govt\.nz|gc\.ca|canada\.ca)|www\.law\.cornell\.edu")

every = pytest.mark.parametrize("belief", BELIEFS.values(), ids=BELIEFS)


def test_all_five_statuses_occur():
    assert {one.status for one in BELIEFS.values()} == set(get_args(Status))


@every
def test_a_belief_stands_in_both_languages(belief):
    assert mixed(texts(belief)) == [] and belief.says.en and belief.why.en


@every
def test_a_belief_says_where_it_stands(belief):
    assert belief.citations
    assert [one.law for one in belief.citations if one.source is None and not one.verify] == []


@every
def test_addresses_are_official_ones(belief):
    hosts = [urlsplit(one.source.url).netloc for one in belief.citations if one.source and one.source.url]
    assert [host for host in hosts if not OFFICIAL.fullmatch(host)] == []


@every
def test_what_rests_on_the_press_or_on_memory_is_marked(belief):
    weak = [one for one in belief.citations if one.source is None or "secondary" in (one.source.read or "")]
    assert [one.law for one in weak if not one.verify] == []


@every
def test_what_is_called_documented_or_possible_rests_on_a_text_that_was_read(belief):
    if belief.status in ("documented", "possible"):
        assert any(not one.verify and one.certainty != "low" for one in belief.citations)


@every
def test_no_belief_advises_to_hide_anything(belief):
    assert [text for text in texts(belief) if HIDING.search(text.en) or HIDING_HAN.search(text.zh)] == []


@every
def test_a_belief_about_ones_past_tells_of_the_duty_to_answer_truthfully(belief):
    if belief.about and belief.status != "documented":
        assert re.search("truthful", belief.why.en) and re.search("如实", belief.why.zh)


@every
def test_a_belief_is_narrowed_to_countries_that_have_arrangements(belief):
    assert set(belief.holders) | set(belief.askers) <= set(FIVE)


@every
def test_the_reason_is_short(belief):
    assert len(re.findall(r"[.!?](?: |$)", belief.why.en)) <= 7 and len(belief.why.en) < 520


@every
def test_chinese_is_set_as_chinese(belief):
    half = re.compile(r"[\u4e00-\u9fff][,;!?]|[，。；：！？] |[\u4e00-\u9fff]:|[\u4e00-\u9fff] [\u4e00-\u9fff]")
    assert [text.zh for text in texts(belief) if half.search(text.zh)] == []


def test_every_matter_that_can_happen_to_a_person_has_its_beliefs():
    eventful = {
        name for kinds in (CATEGORIES.carried, CATEGORIES.outside) for name, kind in kinds.items() if kind.events
    }
    assert eventful - {name for one in BELIEFS.values() for name in one.about} == set()


# What the sources say of the best known beliefs; a change here needs a source that says otherwise.
@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("one-database", "false"),
        ("one-refusal-all-know", "possible"),
        ("canadian-refusal-visible-to-us", "documented"),
        ("us-refusal-visible-to-canada", "documented"),
        ("permanent-residents-left-out", "outdated"),
        ("citizens-of-the-five-left-out", "false"),
        ("no-match-no-record", "false"),
        ("speeding-and-impounds", "not documented"),
        ("landlord-dispute", "not documented"),
        ("unfinished-studies", "not documented"),
        ("dna", "not documented"),
        ("pending-australian-case", "possible"),
        ("assault-on-police-in-sydney", "possible"),
        ("us-border-reads-canadian-police", "documented"),
        ("live-check-at-us-border", "not documented"),
        ("own-data-only-inside-canada", "outdated"),
        ("ten-arrangements", "documented"),
        ("red-light", "not documented"),
        ("drink-driving", "not documented"),
        ("noise-in-public", "not documented"),
        ("overstay-in-canada", "documented"),
        ("overstay-elsewhere", "possible"),
        ("removal-all-know", "possible"),
        ("every-application-is-checked", "possible"),
        ("only-refusals-are-told", "outdated"),
        ("ceac-refused-is-final", "false"),
        ("221g-is-only-a-hold", "false"),
        ("221g-ends-after-a-year", "false"),
        ("214b-six-months", "false"),
        ("three-refusals-and-barred", "false"),
        ("waiver-fixes-214b", "false"),
        ("children-count-for-212i", "false"),
        ("party-membership-bars-visitors", "false"),
        ("staying-on-under-d-s", "false"),
        ("short-overstay-is-harmless", "false"),
        ("secondary-is-a-refusal", "false"),
        ("withdrawal-is-removal", "false"),
        ("drink-driving-bars-for-life", "false"),
        ("drink-driving-never-matters", "false"),
        ("petty-offence-by-the-sentence", "false"),
        ("coloured-slips", "not documented"),
        ("visa-integrity-fee-on-refusal", "false"),
        ("interview-waiver-old-rules", "outdated"),
        ("letter-must-name-a-section", "false"),
        ("birth-travel-openly-declared", "outdated"),
        ("unfinished-study-is-a-ground", "not documented"),
        ("a-fine-was-the-reason", "not documented"),
    ],
)
def test_the_status_of_a_well_known_belief(name: str, status: str):
    assert BELIEFS[name].status == status


def test_both_topics_occur_and_a_belief_is_about_sharing_unless_it_says_otherwise(tmp_path: Path):
    assert {one.topic for one in BELIEFS.values()} == set(get_args(Topic))
    (tmp_path / "one.yaml").write_text(GOOD, encoding="utf-8")
    (belief,) = load_beliefs(tmp_path, CATEGORIES, SOURCES)
    assert belief.topic == "sharing"


# A rule with an exception is told with it.
@pytest.mark.parametrize(
    ("name", "exception"),
    [
        ("permanent-residents-left-out", "except"),
        ("short-overstay-is-harmless", "timely request to extend"),
        ("staying-on-under-d-s", "I-94 with a date"),
        ("party-membership-bars-visitors", "involuntary"),
        ("children-count-for-212i", "victims of abuse"),
        ("drink-driving-never-matters", "already looked at"),
        ("drink-driving-bars-for-life", "knowingly unlicensed"),
        ("petty-offence-by-the-sentence", "under 18"),
        ("214b-is-only-ties", "L, V and H-1B"),
        ("221g-ends-after-a-year", "only processed"),
        ("refusal-ends-interview-waiver", "overcome"),
        ("letter-must-name-a-section", "crime and security"),
        ("secondary-is-a-refusal", "withdrawn"),
        ("birth-travel-openly-declared", "medical"),
        ("old-deportation-does-not-matter-to-nz", "special direction"),
        ("legal-cannabis-does-not-count", "30 grams"),
        ("all-chinese-science-students-refused", "undergraduates"),
        ("arrest-without-conviction", "ESTA"),
    ],
)
def test_an_exception_is_told_plainly(name: str, exception: str):
    assert exception in BELIEFS[name].why.en


@every
def test_a_belief_and_the_arrangements_say_the_same(belief):
    """What is called documented is so in each arrangement it speaks of; what is called possible is so in one."""
    carried = [name for name in belief.about if name in CATEGORIES.carried]
    ways = [(asker, holder) for holder in belief.holders or FIVE for asker in belief.askers or FIVE if asker != holder]
    if not carried or belief.status not in ("documented", "possible"):
        return
    grades = []
    for asker, holder in ways:
        arrangement = ARRANGEMENTS.between(asker, holder)
        assert arrangement is not None
        told = {item.category: item.grade for item in arrangement.direction(asker, holder).carries}
        grades.append({told.get(name) for name in carried})
    assert all("documented" in one for one in grades) == (belief.status == "documented"), belief.id
    assert any({"documented", "possible"} & one for one in grades)


def test_a_canadian_refusal_concerns_refusals_by_canada_and_applications_to_the_united_states():
    belief = BELIEFS["canadian-refusal-visible-to-us"]
    assert (belief.about, belief.holders, belief.askers) == (("refusals",), ("ca",), ("us",))
    assert any("315.23(2)" in one.law and one.certainty == "high" for one in belief.citations)


GOOD = """says: {en: Everybody knows., zh: 人人都知道。}
status: "false"
why: {en: Nobody does., zh: 没有人知道。}
about: [traffic]
citations:
  - {law: IRPR s. 315.38, source: IRPR}
"""


def test_the_file_that_the_bad_ones_are_made_of_is_good(tmp_path: Path):
    (tmp_path / "one.yaml").write_text(GOOD, encoding="utf-8")
    (belief,) = load_beliefs(tmp_path, CATEGORIES, SOURCES)
    assert (belief.id, belief.status, belief.about) == ("one", "false", ("traffic",))


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('status: "false"', "status: maybe", 2),
        ('status: "false"', "status: false", 2),
        (", zh: 没有人知道。", "", 3),
        ("about: [traffic]", "about: [gossip]", 4),
        ("about: [traffic]", "regarding: [traffic]", 4),
        ("about: [traffic]", "topic: gossip", 4),
        ("source: IRPR", "source: A-BLOG", 6),
        ("law: IRPR s. 315.38, ", "", 6),
        ('status: "false"', 'says: {en: a, zh: 一}\nstatus: "false"', 2),
    ],
)
def test_a_bad_file_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int):
    (tmp_path / "one.yaml").write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(BadData) as problem:
        load_beliefs(tmp_path, CATEGORIES, SOURCES)
    assert problem.value.where.endswith(f"one.yaml:{line}")
