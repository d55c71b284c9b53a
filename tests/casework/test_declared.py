"""What is known beside what was declared: what agrees, what differs, what was not declared or not asked."""

from __future__ import annotations

import pytest

from fivefile.model.evidence import Value
from fivefile.model.inquiry import Declared, Inquiry
from tests.casework.inquiries import HIT, REFUSED, form, notes, own, seen


def line(made: Inquiry, words: str = "refused a US visa") -> Declared:
    (found,) = [one for one in made.declared if one.wording and words in one.wording.en]
    return found


class TestDeclaredAgainstKnown:
    def test_a_yes_for_a_known_refusal_agrees(self):
        found = line(seen(form("2023-01-01", "refused_or_withdrew: yes"), [own("us-1", REFUSED)]))
        assert (found.against, found.answered) == ("agrees", True)
        assert found.form is not None and "1 January 2023" in found.form.en and found.sources[0].value is True

    def test_a_no_for_a_known_refusal_differs_and_is_no_finding(self):
        made = seen(form("2023-01-01", "refused_or_withdrew: no"), [own("us-1", REFUSED)])
        assert (line(made).against, line(made).answered) == ("differs", False)
        assert "something to ask about, not a finding" in notes(made)

    def test_nothing_differs_where_nothing_is_held_against_it(self):
        made = seen(form("2023-01-01", "refused_or_withdrew: yes"), [own("us-1", REFUSED)])
        assert "not a finding" not in notes(made)

    def test_an_unanswered_question_is_not_declared(self):
        found = line(seen(form("2023-01-01", "removed: no"), [own("us-1", REFUSED)]))
        assert (found.against, found.answered) == ("not declared", None)
        assert found.form is not None and "filed 1 January 2023" in found.form.en

    def test_without_any_form_the_words_say_so(self):
        found = [one for one in seen("", [own("us-1", REFUSED)]).declared if one.form and "DS-160" in one.form.en]
        assert [one.against for one in found] == ["no form"]
        assert found[0].form is not None and "none from this applicant is on file" in found[0].form.en

    def test_a_form_that_cannot_concern_the_applicant_is_left_out(self):
        forms = {one.form.en for one in seen("", [own("us-1", REFUSED)]).declared if one.form}
        assert not [name for name in forms if "ESTA" in name], "ESTA is not for this nationality"

    @pytest.mark.parametrize("day", ["2019-03-05", "2019-03", "2018-01-01"])
    def test_what_came_after_the_filing_cannot_have_been_declared(self, day: str):
        found = line(seen(form(day, "refused_or_withdrew: no"), [own("us-1", REFUSED)]))
        assert (found.against, found.answered) == ("no form", None)
        assert found.form is not None and "none filed after this is on file" in found.form.en

    def test_a_stay_counts_from_its_end(self):
        stay: dict[str, Value] = {
            "kind": "stay",
            "country": "us",
            "from": "2022-01-05",
            "to": "2022-09-01",
            "on_time": False,
        }
        during = form("2022-05-01", "overstayed: no")
        after = form("2023-05-01", "overstayed: no")
        assert line(seen(during, [own("us-1", stay)]), "overstayed").against == "no form"
        assert line(seen(after, [own("us-1", stay)]), "overstayed").against == "differs"

    def test_the_latest_form_after_the_event_counts(self):
        events = form("2020-01-01", "refused_or_withdrew: no") + form("2023-01-01", "refused_or_withdrew: yes")
        assert line(seen(events, [own("us-1", REFUSED)])).against == "agrees"

    def test_a_form_in_the_own_registry_counts_like_one_in_the_case(self):
        filed: dict[str, Value] = {"kind": "declaration", "country": "us", "form": "DS-160", "date": "2023-01-01",
                                   "answer:refused_or_withdrew": False}  # fmt: skip
        assert line(seen("", [own("us-1", REFUSED), own("us-2", filed)])).against == "differs"
        assert line(seen("", [own("us-1", REFUSED), own("us-2", filed, "maybe")]), "refused a US").against != "differs"

    def test_a_form_filed_with_another_country_is_not_before_this_officer(self):
        made = seen(form("2023-01-01", "refused_any: no", "UK visa", "gb"), [own("us-1", REFUSED)])
        assert {one.against for one in made.declared} == {"no form"}

    def test_what_no_question_covers_is_not_asked_and_the_form_says_why(self):
        (found,) = seen(form("2023-01-01"), replies=(HIT,)).declared
        assert found.against == "not asked" and found.answered is None
        assert found.wording is not None and "no question on visas refused by other countries" in found.wording.en

    def test_what_some_versions_of_a_question_cover_is_said_with_the_question(self):
        charged: dict[str, Value] = {"kind": "police", "country": "us", "date": "2019-01-01", "charged": True,
                                     "arrested": False, "charge_open": False}  # fmt: skip
        (found,) = seen(form("2023-01-01", "arrested_or_convicted: no"), [own("us-1", charged)]).declared
        assert (found.against, found.answered) == ("not asked", False)
        assert found.wording is not None and found.wording.en.startswith("Some versions of this question may cover it")

    def test_every_question_that_the_event_makes_a_yes_has_its_line(self):
        stay: dict[str, Value] = {
            "kind": "stay",
            "country": "us",
            "from": "2024-01-05",
            "to": "2024-02-01",
            "on_time": True,
        }
        made = seen(form("2025-01-01", "been_in_us: yes, countries_5y: no"), [own("us-1", stay)])
        assert {one.against for one in made.declared} == {"agrees", "differs"}

    def test_a_form_of_an_unknown_name_is_named_and_not_compared(self):
        made = seen(form("2023-01-01", "refused_or_withdrew: no", "Form 99"), [own("us-1", REFUSED)])
        assert "differs" not in {one.against for one in made.declared} and "Form 99" in notes(made)

    def test_passports_and_forms_are_no_matters_to_declare(self):
        made = seen("", [own("us-1", {"kind": "passport", "country": "cn", "number": "E12345678"})])
        assert [one.event.kind for one in made.known] == ["passport"] and made.declared == ()
