"""What an officer sees after asking: what is known, what is to be asked, and nothing of the private file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefile.casework.inquiry import Back, inquiry
from fivefile.casework.intake import read_case
from fivefile.model.evidence import Source, Statement
from fivefile.model.exchange import Disclosed, Reply
from fivefile.model.inquiry import Declared
from fivefile.model.terms import Outcome
from fivefile.values.text import Text
from tests.casework.inquiries import (
    CANADIAN,
    DEFINITIONS,
    EVERYBODY,
    HIT,
    LIBRARY,
    ME,
    NOW,
    REFUSED,
    answered,
    form,
    judgement,
    notes,
    own,
    query,
    seen,
    told,
)
from tests.people import TODAY, case


class TestKnown:
    def test_what_is_known_has_its_authority_its_category_and_its_words(self):
        made = seen("", [own("us-1", REFUSED)], (HIT,))
        assert [(one.authority, one.category) for one in made.known] == [("ca", "refusals"), ("us", "refusals")]
        assert "Canada" in made.known[0].title.en and "2014年5月2日" in made.known[0].title.zh

    def test_a_record_that_only_may_be_the_applicants_is_not_known(self):
        made = seen("", [own("us-1", REFUSED, "maybe")])
        assert made.known == () and len(made.own) == 1 and "0 of the 1" in notes(made)

    def test_a_person_may_judge_it_to_be(self):
        assert seen("", [own("us-1", REFUSED, "maybe")], judged=[judgement("us-1", "same")]).known

    @pytest.mark.parametrize("name", [ME, "q-1"])
    def test_what_was_judged_to_be_somebody_elses_drops_out(self, name: str):
        made = seen("", [own("us-1", REFUSED)], judged=[judgement("us-1", "different", me=name)])
        assert (made.known, made.declared) == ((), ()) and "somebody else's are left out" in notes(made)

    def test_records_that_only_fill_up_a_search_are_not_shown(self):
        made = seen("", [own("us-1", REFUSED, "unlikely"), own("us-2", REFUSED, "maybe")])
        assert [one.record.id for one in made.own] == ["us-2"] and "of the 1 records" in notes(made)

    def test_a_judgement_about_another_record_changes_nothing(self):
        assert seen("", [own("us-1", REFUSED)], judged=[judgement("us-2", "different")]).known

    def test_taking_a_judgement_back_restores_what_was(self):
        made = [judgement("us-1", "different", 1), judgement("us-1", "unsure", 2)]
        assert seen("", [own("us-1", REFUSED)], judged=made).known
        assert not seen("", [own("us-1", REFUSED)], judged=made[::-1]).known
        assert not seen("", [own("us-1", REFUSED, "maybe")], judged=made).known

    def test_a_partners_record_judged_to_be_somebody_elses_takes_its_own_events_with_it(self):
        other = replace(told("ca", {**CANADIAN, "date": "2015-01-01"}), record="ca-2")
        two = answered("ca", "hit", ["ca-1", "ca-2"], [told("ca", CANADIAN), other])
        assert [one.match.right for one in seen("", replies=(two,)).known] == ["ca-1", "ca-2"]
        made = seen("", replies=(two,), judged=[judgement("ca-2", "different")])
        assert [one.match.right for one in made.known] == ["ca-1"]
        assert "judged to be somebody else's are left out" in notes(made)

    @pytest.mark.parametrize("outcome", ["possible", "no-hit", "unable"])
    def test_only_a_hit_makes_anything_known(self, outcome: Outcome):
        assert seen("", replies=(answered("ca", outcome, ["ca-1"], [told("ca", CANADIAN)]),)).known == ()

    def test_events_of_the_same_name_are_kept_apart(self):
        items = [told("ca", CANADIAN), replace(told("ca", {**CANADIAN, "date": "2015-01-01"}), record="ca-2")]
        replies = (
            answered("ca", "hit", ["ca-1", "ca-2"], items),
            answered("gb", "hit", ["gb-1"], [told("gb", CANADIAN)]),
        )
        made = seen("", [own("us-1", REFUSED), own("us-2", REFUSED)], replies)
        assert len({one.event.id for one in made.known}) == 5

    def test_a_corrected_record_no_longer_counts(self):
        old, new = own("us-1", REFUSED), own("us-2", {**REFUSED, "result": "granted"})
        new = replace(new, record=replace(new.record, corrects="us-1"))
        assert [one.category for one in seen("", [old, new]).known] == ["visas"]

    def test_who_the_person_is_makes_no_event(self):
        name = Statement("applicant", "name.surname", "LIN", Source("0" * 64, "registry", "ca-1"), by="ca-1")
        item = Disclosed("identity", "us-ca/identity", "ca-1", "", (name,))
        assert seen("", replies=(answered("ca", "hit", ["ca-1"], [item]),)).known == ()


class TestNotes:
    def test_what_always_holds_is_always_said(self):
        said = notes(seen())
        for words in ("made up", 'no-hit is not "no record"', "own registry", "A person decides"):
            assert words in said

    def test_a_partner_that_is_down_is_a_stated_fact(self):
        down = Reply("au", "not reached", query("au"), why=Text("No answer came.", "没有答复。"))
        said = notes(seen("", replies=(*EVERYBODY[:3], down)))
        wanted = "3 of 4 partners answered; Australia is still to be asked: nothing may be concluded from its silence."
        assert wanted in said

    def test_several_are_named_together(self):
        down = tuple(Reply(name, "not reached") for name in ("au", "nz"))
        said = notes(seen("", replies=(*EVERYBODY[:2], *down)))
        assert "2 of 4 partners answered; Australia and New Zealand are still to be asked" in said

    def test_giving_up_and_not_asking_prove_nothing_either(self):
        said = notes(seen("", replies=(*EVERYBODY[:2], Reply("au", "gave up"), Reply("nz", "not asked"))))
        assert "not repeated: Australia. Nothing may be concluded" in said
        assert "Not asked: New Zealand. Nothing may be concluded" in said

    def test_a_live_query_at_the_us_border_is_not_documented(self):
        assert "live query" in notes(seen(purpose="arrival"))
        assert "live query" not in notes(seen())

    def test_refused_and_unable_are_said_to_concern_the_question(self):
        assert "never the person" in notes(seen("", replies=EVERYBODY))
        assert "never the person" not in notes(seen("", replies=EVERYBODY[:3]))


class TestWays:
    def test_each_partner_comes_with_what_its_arrangement_says(self):
        way = seen("", replies=(HIT,)).ways["ca"]
        assert (way.title.en, way.grade, way.says.en) == ("Accord of ca and us", "documented", "It asks then.")
        assert [one.en for one in way.elements] == [
            "fingerprints (a made-up enrolment reference stands in for them)",
            "photograph (possible)",
        ]

    def test_a_purpose_no_text_names_is_not_documented(self):
        way = seen("", replies=(HIT,), purpose="arrival").ways["ca"]
        assert way.grade == "not documented" and "for this purpose" in way.says.en

    def test_without_an_arrangement_that_is_said(self):
        way = seen("", replies=(answered("au", "no-hit"),)).ways["au"]
        assert way.grade == "not documented" and "no arrangement between" in way.title.en


class TestQuestions:
    def test_what_is_known_leads_the_line_with_what_is_known_of_it(self):
        made = seen("", [own("us-1", REFUSED)], (HIT,))
        led = [one.id for one in made.questions[:3]]
        assert led == ["what-has-changed", "earlier-interviews", "third-country-refusal"]
        assert "5 March 2019" in made.questions[0].file_says[0].en and made.questions[-1].id == "family"

    def test_without_any_history_only_what_everybody_is_asked_is_left(self):
        assert "third-country-refusal" not in {one.id for one in seen().questions}
        assert seen().questions

    def test_at_the_border_the_border_sheet_is_used(self):
        assert {one.sheet.en for one in seen(purpose="arrival").questions} == {"At the border"}

    def test_a_country_without_a_sheet_is_said_to_have_none(self):
        made = seen(asker="gb")
        assert made.questions == () and "no interview questions" in notes(made)
        assert "no interview questions" not in notes(seen())

    def test_a_plan_for_another_country_is_not_shown(self):
        assert "visit a friend" in str(seen().questions)
        extraction = read_case({"case.yaml": case().replace(b"country: us", b"country: gb")}, DEFINITIONS, TODAY)
        back = Back("q-1", ME, "us", "visa-application", NOW, (), ())
        assert "visit a friend" not in str(inquiry(extraction, back, LIBRARY).questions)


PRIVATE = [
    "id: p1, kind: determination, country: ca, date: 2012, result: refused",
    "id: p2, kind: determination, country: us, date: 2016-01-01, result: refused, section: 214(b)",
    "id: p3, kind: stay, country: gb, from: 2018-01-01, to: 2019-09-01, on_time: no",
    "id: p4, kind: police, country: nz, date: 2023-01-01, arrested: yes, traffic: yes",
    "id: p5, kind: petition, country: au, date: 2024-08, immigrant: yes, status: pending",
    "id: p6, kind: study, country: nz, from: 2015-01-01, to: 2016-01-01, completed: no",
    "id: p7, kind: removal, country: us, date: 2011-01-01",
    "id: e1, kind: conviction, country: gb, date: 2018-06-06",
    form("2024-01-01", "refused_any: yes", "UK visa", "gb").strip(),
]
MORE = "answers: {relatives_in_us: yes, employment: unemployed}\ncomplete: [refusals, removals, stays, declarations]\n"
FILED = "refused_or_withdrew: no, been_in_us: yes"


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(PRIVATE), unique=True), st.booleans())
def test_the_applicants_private_file_changes_nothing_the_officer_sees(private: list[str], admits: bool):
    held = [own("us-1", REFUSED)]
    plain = seen(form("2023-01-01", FILED), held, EVERYBODY)
    regrets = ", answer_untrue: yes, wilful: yes" if admits else ""
    events = "\n".join([*private, form("2023-01-01", FILED, more=regrets)])
    made = seen(events, held, EVERYBODY, rest=MORE if admits else "")
    assert (made.known, made.questions, made.notes) == (plain.known, plain.questions, plain.notes)
    assert [_without_place(one) for one in made.declared] == [_without_place(one) for one in plain.declared]
    assert not {"answer_untrue", "wilful"} & {claim.property for one in made.declared for claim in one.sources}


def _without_place(one: Declared) -> tuple[object, ...]:
    """All of a line but where in the file an answer stands."""
    return (one.known, one.against, one.form, one.wording, one.answered, [claim.value for claim in one.sources])
