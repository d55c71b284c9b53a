"""A mistake in a rulebook is refused at load, with file and line; a section is found as people write it."""

from __future__ import annotations

import shutil

import pytest

from fivefile.errors import BadData
from fivefile.law.definitions import load_definitions
from fivefile.law.rulebook import load_rulebook
from tests.law.made import ROOT, book

BAR = "bars/9-2.yaml"
RIVAL = """\
      - id: rival
        title: {en: rival, zh: 对立}
        condition: {fact: xx_host}
        gives: "yes"
        rank: 1
effect:
"""
SECOND = """\
  - from: 2020-01-01
    condition: {fact: xx_host}
effect:
"""


class Copy:
    """A copy of the made-up country's rulebook; called, it loads with one text replaced."""

    def __init__(self, root):
        self.root = root
        shutil.copytree(ROOT / "xx", root / "xx")
        for name in ("facts.yaml", "events.yaml"):
            shutil.copy(ROOT / name, root / name)

    def __call__(self, file="", old="", new=""):
        path = self.root / file
        if file:
            text = path.read_text("utf-8")
            assert text.count(old) >= 1, f"{old!r} does not stand in {file}"
            path.write_text(text.replace(old, new, 1), "utf-8")
        return load_rulebook(self.root / "xx", load_definitions(self.root))


@pytest.fixture
def xanadia(tmp_path):
    return Copy(tmp_path / "rulebooks")


def line_of(root, file, text):
    lines = (root / file).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_the_copy_loads(xanadia):
    assert {rule.id for rule in xanadia().rules} == {"xx/grounds/7-1", "xx/bars/9-2", "xx/duties/3", "xx/waivers/12"}


@pytest.mark.parametrize(
    ("file", "old", "new", "says", "at"),
    [
        (BAR, "code: EA", "colour: red\ncode: EA", "unknown key", "colour"),
        (BAR, "xx_days_over, more", "xx_day, more", "unknown fact 'xx_day'", "xx_day,"),
        (BAR, "xx_days_over, more_than: 30", "xx_days_over, more_than: long", "cannot be compared", "more_than: long"),
        (BAR, "{fact: xx_ill}\n", "{fact: xx_ill, more_than: yes}\n", "nothing is more or less", "xx_ill, more_than"),
        (BAR, "years: 2}}", "weeks: 2}}", "weeks", "condition:"),
        (BAR, "before: to", "before: xx_ill", "which is no date", "before: xx_ill"),
        (BAR, "each: xx_stays", "each: xx_trips", "unknown list 'xx_trips'", "each:"),
        (BAR, "from: 2010-01-01", "from: 2010-02-30", "not a day in the calendar", "from:"),
        (BAR, "source: ENTRY-ACT", "source: EXIT-ACT", "unknown source 'EXIT-ACT'", "EXIT-ACT"),
        (BAR, "aliases: [EA92]", "aliases: [EA 7(1)]", "is also that of xx/grounds/7-1", "aliases:"),
        (BAR, "aliases: [EA92]", "aliases: [EA 9(2)]", "is also that of xx/bars/9-2", "EA 9(2)"),
        (BAR, "xx/waivers/12", "xx/waivers/13", "unknown waiver 'xx/waivers/13'", "waivers/13"),
        (BAR, "until: {after: to", "until: {after: xx_ill", "which is no date here", "xx_ill"),
        (BAR, "not_before: {after: to", "not_before: {after: whenever", "which is no date here", "whenever"),
        (BAR, "id: work-during-the-illness", "id: illness", "two exceptions are named 'illness'", "id: illness"),
        (BAR, "effect:\n", RIVAL, "no fact keeps them apart", "id: rival"),
        (BAR, "effect:\n", SECOND, "two versions are in force", "- from: 2020"),
        (BAR, "title: {en", "id: xx/bars/1\ntitle: {en", "'id' is given by the folder", "id: xx"),
        (BAR, "severity: years", "severity: dreadful", "severity", "severity:"),
        (BAR, "zh: 患病期间工作（虚构）}", "}", "missing", "title: {en: Worked"),
        (BAR, "rank: 2", "rank: 2\n        rank: 3", "stands twice", "rank: 3"),
        (BAR, "label: law\n", "label: law\n    when: {fact: xx_hut}\n", "unknown fact 'xx_hut'", "xx_hut"),
        ("duties/3.yaml", "is: xx}", "is: uk}", "cannot be compared with 'uk'", "is: uk"),
        ("duties/3.yaml", "exists: refusals", "exists: refusal", "unknown list 'refusal'", "exists: refusal}"),
        ("grounds/7-1.yaml", "is: EA 7(1)}", "is: 214b}", "cannot be compared with '214b'", "214b"),
        ("rulebook.yaml", "country: xx", "country: yy", "not the folder's name", "country:"),
        ("forms/form-1.yaml", "{exists: police_contacts}", "{exists: police}", "unknown list", "police}"),
        ("factors/host.yaml", "is: no}", "is: none}", "cannot be compared", "none"),
        ("factors/host.yaml", "- {fact: xx_host,", "- {fact: xx_hostess,", "unknown fact 'xx_hostess'", "xx_hostess"),
        ("interview/gate.yaml", "facts: [purpose]", "facts: [purposes]", "unknown fact 'purposes'", "purposes"),
        ("interview/gate.yaml", "lists: [refusals]", "lists: [refused]", "unknown list 'refused'", "lists:"),
    ],
)
def test_a_mistake_is_refused_with_its_file_and_line(xanadia, file, old, new, says, at):
    with pytest.raises(BadData) as refused:
        xanadia(f"xx/{file}", old, new)
    assert says in str(refused.value)
    assert refused.value.where == f"xx/{file}:{line_of(xanadia.root, f'xx/{file}', at)}"


@pytest.mark.parametrize(
    ("file", "old", "new", "says", "at"),
    [
        ("xx/facts.yaml", "  xx_host:", "  born:", "'born' is defined twice", "born:"),
        ("xx/facts.yaml", "  xx_stays:", "  stays:", "'stays' is defined twice", "stays:"),
        ("xx/facts.yaml", "kind: stay", "kind: visit", "unknown kind of event 'visit'", "xx_stays"),
        ("xx/facts.yaml", "within: stays", "within: refusals", "no such list of its own", "xx_stays"),
        ("xx/facts.yaml", "    within: stays\n", "", "either a question or 'within'", "xx_stays"),
        (
            "xx/facts.yaml",
            "where: {fact: country, is: xx}",
            "where: {fact: land, is: xx}",
            "unknown fact 'land'",
            "land",
        ),
        ("xx/facts.yaml", "of: stay", "of: visit", "unknown kind of event 'visit'", "xx_days_over"),
        ("xx/facts.yaml", "type: number", "type: count", "type", "type: count"),
        ("xx/facts.yaml", "type: number", "type: choice", "choices belong to", "xx_days_over"),
        (
            "xx/facts.yaml",
            "    type: number\n",
            "    type: number\n    derived: days\n",
            "a question or 'derived'",
            "xx_days_over",
        ),
        ("facts.yaml", "facts:\n", "facts:\n  - born\n", "not readable as YAML", "born: {type"),
    ],
)
def test_a_mistake_in_the_words_is_refused_with_its_file_and_line(xanadia, file, old, new, says, at):
    with pytest.raises(BadData) as refused:
        xanadia(file, old, new)
    assert says in str(refused.value)
    assert refused.value.where == f"{file}:{line_of(xanadia.root, file, at)}"


def test_a_missing_file_is_named(xanadia):
    (xanadia.root / "xx" / "sources.yaml").unlink()
    with pytest.raises(BadData, match="xx/sources\\.yaml: the file is missing"):
        xanadia()


def test_an_exception_of_higher_rank_is_no_contradiction(xanadia):
    assert xanadia(f"xx/{BAR}", "effect:\n", RIVAL.replace("rank: 1", "rank: 3")).rules


@pytest.mark.parametrize("end", ["2019-12-31", "2019-12", "2019"])
def test_versions_that_follow_each_other_are_no_contradiction(xanadia, end):
    ended = SECOND.replace("  - from: 2020-01-01", f"    to: {end}\n  - from: 2020-01-01")
    assert len(xanadia(f"xx/{BAR}", "effect:\n", ended).rule("xx/bars/9-2").versions) == 2


@pytest.mark.parametrize("end", ["2020-01-01", "2020-01", "2020"])
def test_versions_that_share_a_day_are_one(xanadia, end):
    with pytest.raises(BadData, match="two versions are in force"):
        xanadia(
            f"xx/{BAR}", "effect:\n", SECOND.replace("  - from: 2020-01-01", f"    to: {end}\n  - from: 2020-01-01")
        )


# --- a section as a letter writes it ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "rule", "exact"),
    [
        ("214(b)", "grounds/214-b", True),
        ("214b", "grounds/214-b", True),
        ("INA Section 214 (b)", "grounds/214-b", True),
        ("221(g)", "grounds/221-g", True),
        ("221(g)-documents", "grounds/221-g-documents", True),
        ("221(g)-processing", "grounds/221-g-processing", True),
        ("221(g)(1)", "grounds/221-g", False),
        ("6C1", "grounds/212-a-6-C-i", True),
        ("212(a)(6)(C)(i)", "grounds/212-a-6-C-i", True),
        ("212(a)(6)(C)(ii)", "grounds/212-a-6-C-ii", True),
        ("212(a)(3)(B)(i)(IV)", "grounds/212-a-3-B", False),
        ("212(a)(9)(B)", "grounds/212-a", False),
        ("212(a)(9)(B)(i)(II)", "bars/unlawful-presence-ten-years", True),
        ("212(f)", "grounds/212-f", True),
        ("222(g)", "bars/222-g", True),
        ("none stated", "grounds/none-stated", True),
        ("refused", "grounds/refused", True),
        ("d3A", "waivers/212-d-3-A", True),
    ],
)
def test_a_section_is_found_and_it_is_said_whether_it_is_that_very_one(code, rule, exact):
    found = book().find(code)
    assert found is not None and (found[0].id, found[1]) == (f"us/{rule}", exact)


@pytest.mark.parametrize("code", ["", "999", "206", "(", "an odd word"])
def test_what_is_no_section_of_the_book_is_not_found(code):
    assert book().find(code) is None


def test_no_rule_of_that_name_is_an_error():
    with pytest.raises(KeyError):
        book().rule("us/grounds/none")


@pytest.mark.parametrize(
    ("name", "rule", "code"),
    [
        ("221(g)", "us/grounds/221-g", "221(g)"),
        ("221(g)-documents", "us/grounds/221-g-documents", "221(g)"),
        ("221(g)-processing", "us/grounds/221-g-processing", "221(g)"),
        ("212(a)(6)(C)(i)", "us/grounds/212-a-6-C-i", "212(a)(6)(C)(i)"),
        ("6C1", "us/grounds/212-a-6-C-i", "212(a)(6)(C)(i)"),
        ("none stated", "us/grounds/none-stated", "22 CFR 41.121"),
        ("refused", "us/grounds/refused", "9 FAM 403.10"),
        ("9A1", "us/bars/removal-on-arrival", "212(a)(9)(A)(i)"),
    ],
)
def test_a_section_finds_its_general_rule_and_a_key_the_special_one(name, rule, code):
    found = book().find(name)
    assert found is not None and (found[0].id, found[0].code, found[1]) == (rule, code, True)


def test_a_section_of_special_rules_only_falls_back_to_what_lies_above():
    found = book().find("212(a)(9)(A)")
    assert found is not None and (found[0].id, found[1]) == ("us/grounds/212-a", False)
