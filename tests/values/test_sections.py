"""Section numbers as people and papers write them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefile.values.folding import fold
from fivefile.values.sections import find, normalise

SAME = {
    "214(b)": [
        "214(b)", "214 (b)", "214B", "214b", "214-b", "Section 214（b）", "SECTION 214(B)", "INA 214(b)",
        "INA § 214(b)", "§214(b)",
        "sec. 214(b)", "214[b]", "第214(b)条", "第214条b款", "第214条(b)款", "第２１４（ｂ）条", "214(b)条款",
        "第214條b款", "第二百一十四条b款",
        "Section 214(b) of the Immigration and Nationality Act", "《移民和国籍法》第214(b)条", "8 U.S.C. 1184(b)",
        "8 USC § 1184(b)",
    ],
    "221(g)": ["221G", "Section 221(g)", "移民法第221(g)条", "221 ( g )", "221\n(g)", "8 U.S.C. § 1201(g)"],
    "222(g)": ["222G", "8 U.S.C. 1202(g)"],
    "212(f)": ["212F", "8 U.S.C. 1182(f)", "INA 212(f)"],
    "243(d)": ["243D", "移民与国籍法案243(d)条"],
    "203(g)": ["203G"],
    "205": ["section 205", "INA 205", "205"],
    "208(d)(6)": ["208(d)(6)", "section 208 (d) (6)"],
    "212(a)(6)(C)(i)": [
        "212(a)(6)(C)(i)", "212 (a) (6) (C) (i)", "SECTION 212(A)(6)(C)(I)", "212条(a)(6)(C)(i)", "212(a)6(C)(i)",
        "212a6Ci",
        "第212条(a)款第(6)项(C)(i)", "8 U.S.C. 1182(a)(6)(C)(i)", "212(a)\n(6)(C)(i)",
    ],
    "212(a)(9)(B)(i)(II)": ["212(a)(9)(B)(i)(II)", "212（a）（9）（B）（i）（II）", "212(a)(9)(B)(i)(Ⅱ)",
    "INA 212(a)(9) (B)(i) (II)"],
}  # fmt: skip


@pytest.mark.parametrize(("written", "code"), [(one, code) for code, many in SAME.items() for one in many])
def test_one_section_in_many_spellings(written, code):
    assert normalise(written) == code


@pytest.mark.parametrize(
    "written", ["6C1", "9B2", "221G-DOC", "212", "hello", "", "  ", "214(b) and 221(g)", "214(z)", "P6C", "A214B1"]
)
def test_what_is_not_one_section_comes_back_as_it_is(written):
    assert normalise(written) == written.strip()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("refused under 214b of the INA", ["214(b)"]),
        ("sections 212(a)(6)(C)(i) and 212(a)(9)(B)(i)(II)", ["212(a)(6)(C)(i)", "212(a)(9)(B)(i)(II)"]),
        ("212(a)(9)(B)(i)(I)/(II)", ["212(a)(9)(B)(i)(I)", "212(a)(9)(B)(i)(II)"]),
        ("212(a)(6)(C)(i) or (ii) of the Act", ["212(a)(6)(C)(i)", "212(a)(6)(C)(ii)"]),
        ("212(a)(6)(C)(i) and (9)(B)(i)(II)", ["212(a)(6)(C)(i)", "212(a)(9)(B)(i)(II)"]),
        ("Sections 214(b) & 221(g)", ["214(b)", "221(g)"]),
        ("根据第221(g)条和第212(a)(4)条", ["221(g)", "212(a)(4)"]),
        ("8 U.S.C. 1201(g) and 1184(b)", ["221(g)", "214(b)"]),
        ("section 1184(b) of title 8", ["214(b)"]),
        ("you were refused under section 221(g)\n(1) Passport\n(2) Photo", ["221(g)"]),
        ("section 221(g): (a) passport (b) photo", ["221(g)"]),
        ("根据第221(g)条（1）护照（2）照片", ["221(g)"]),
        ("section\n212(a)(2)(A)(i)(I)", ["212(a)(2)(A)(i)(I)"]),
        ("INA214(b)/INA221(g)", ["214(b)", "221(g)"]),
        ("212(d)(3)(A)(i)", ["212(d)(3)(A)(i)"]),
        ("(INA 291)", ["291"]),
        ("212(a)(9)(B)(v)", ["212(a)(9)(B)(v)"]),
        ("22 CFR 41.121 and section 214(b)", ["214(b)"]),
    ],
)  # fmt: skip
def test_sections_in_a_text(text, codes):
    assert [one.code for one in find(text)] == codes


@pytest.mark.parametrize(
    "text",
    [
        "Call (212) 555-0142 or 1-214-555-0100", "Tel. 212 (a) desk", "214 B Street", "Room 214B", "Apt 221G",
        "221B Baker Street",
        "22 CFR 41.121(c)", "22 CFR 212(a)", "form I-221", "I-212(a)", "9 FAM 302.1", "9 FAM 212(b)",
        "case 2019-214(b)", "$214(b)",
        "2,214(b) people", "214 (but not more)", "on 21.4.2024", "214 b vitamins",
        "section 212(a) of the Fair Housing Act",
        "sections 212(a) and 214(b) of the Housing Act", "《刑法》第214条a款", "18 U.S.C. 1182(a)", "8 U.S.C. 1182e",
        "Public Law 104-208", "flight 221G", "214 grams (b)", "in 205 days", "1184(b)", "2214(b)", "214(b1)",
        "section 101(a)(15)",
    ],
)  # fmt: skip
def test_what_is_no_section(text):
    assert find(text) == []


def test_a_misread_character_is_said_to_be_one():
    (one,) = find("under section 2l4(b) of the Act")
    assert (one.code, one.doubtful) == ("214(b)", True)
    (roman,) = find("section 212(a)(9)(B)(i)(ll)")
    assert (roman.code, roman.doubtful) == ("212(a)(9)(B)(i)(II)", True)
    assert not find("section 214(b)")[0].doubtful


def test_spans_are_those_of_the_original_characters():
    text = "您的签证申请根据《移民法》第２１４（ｂ）条被拒，并非第\u200b221(g)条。"
    assert [text[one.start : one.end] for one in find(text)] == ["２１４（ｂ）", "221(g)"]


PIECES = st.lists(
    st.sampled_from(
        ["212", "214", "221", "222", "205", "8 U.S.C. 1184", "(a)", "(b)", "（g）", "(6)", "(C)", "(i)", "(II)",
        "/(II)", " and ", "\n", " ",
         "section ", "第", "条", "款", "§", ", ", "l", "\u00ad", "-\n", "x", "of the Act", "ﬁ", "⒝"]
    ),
    max_size=14,
).map("".join)  # fmt: skip


@given(st.one_of(st.text(), PIECES))
def test_spans_are_true_and_in_order_in_any_text(text):
    end = 0
    for one in find(text):
        assert end <= one.start < one.end <= len(text)
        assert re.fullmatch(r"2\d\d(\([A-Za-z0-9]+\))*", one.code)
        end = one.end


@given(PIECES)
def test_what_is_found_spells_its_code(text):
    for one in find(text):
        last = one.code.rpartition("(")[2].strip(")").lower()
        assert last in fold(text[one.start : one.end]).text.lower()


@given(st.one_of(st.text(), PIECES))
def test_normalising_twice_changes_nothing(text):
    once = normalise(text)
    assert normalise(once) == once


@given(st.text())
def test_every_folded_character_leads_back_into_the_text(text):
    folded = fold(text)
    for place in range(len(folded.text)):
        start, end = folded.original(place, place + 1)
        assert 0 <= start < end <= len(text)
