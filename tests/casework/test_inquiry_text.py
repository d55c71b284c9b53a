"""An inquiry as text and as JSON: the reasons, both languages, no probability of a person."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from fivefile.casework.report.as_json import inquiry_json, schema
from fivefile.casework.report.inquiry_text import inquiry_text
from fivefile.values.text import LANGS
from tests.casework.inquiries import LIBRARY, seen, whole
from tests.texts import ENGLISH, HAN, HIDING, HIDING_HAN, mixed, texts


class TestText:
    def test_every_text_has_both_languages_unmixed(self):
        assert mixed(texts(whole()), ["visit a friend"]) == []

    @pytest.mark.parametrize("lang", LANGS)
    def test_nothing_is_left_in_the_other_language(self, lang: Any):
        text = inquiry_text(whole(), LIBRARY, lang)
        for quoted in ("林晓雨", "visit a friend"):
            text = text.replace(quoted, "")
        assert not (HAN.search(text) if lang == "en" else ENGLISH.search(text))

    def test_no_hit_is_said_not_to_be_no_record(self):
        assert 'no-hit: this is not "no record"' in inquiry_text(whole(), LIBRARY, "en")
        assert "未命中：这不等于“没有记录”" in inquiry_text(whole(), LIBRARY, "zh")

    @pytest.mark.parametrize("lang", LANGS)
    def test_no_probability_is_shown_and_nothing_advises_to_hide(self, lang: Any):
        text = inquiry_text(whole(), LIBRARY, lang)
        assert "%" not in text and "0.998" not in text and "％" not in text
        assert not HIDING.search(text) and not HIDING_HAN.search(text)

    def test_why_a_record_was_linked_is_laid_out_in_signed_bits(self):
        text = inquiry_text(whole(), LIBRARY, "en")
        for words in ("−11.8  starting point", "+22.5  the same made-up reference", "−1.3  other names", "+9.4  total"):
            assert words in text

    def test_what_was_told_and_what_was_kept_have_their_lines(self):
        text = inquiry_text(whole(), LIBRARY, "en")
        assert "(line us-ca/refusals): decision on a visa (Canada), 2 May 2014" in text
        assert "(line us-ca/identity): names: LIN" in text
        assert "entries and exits (line us-ca/not listed) [possible]: No text settles it." in text

    def test_a_print_is_said_to_be_made_up(self):
        text = inquiry_text(whole(), LIBRARY, "en")
        assert text.splitlines()[1].startswith("MADE UP")
        references = [line for line in text.splitlines() if "MADE-UP-L001" in line]
        assert references and all("made-up enrolment reference" in line for line in references)

    def test_it_is_read_from_the_short_to_the_long(self):
        text = inquiry_text(whole(), LIBRARY, "en")
        titles = [line.strip("= ") for line in text.splitlines() if line.startswith("== ")]
        assert titles == [
            "In short",
            "Known history by category",
            "Declared against known",
            "Suggested questions",
            "The authority's own registry",
            "The partners",
            "To keep in mind",
        ]

    def test_in_short_has_a_line_for_each_authority_and_first_who_was_silent(self):
        text = inquiry_text(whole(), LIBRARY, "en").split("== In short ==\n")[1].split("\n\n")[0]
        lines = [line.strip() for line in text.splitlines()]
        assert lines[0].startswith("! 3 of 4 partners answered; Australia is still to be asked")
        assert lines[1] == "[United States · own registry] records found: 3; taken as the applicant's: 2."
        assert "why stands below. Items disclosed: 3. Categories withheld: 1." in lines[2]
        assert lines[3] == '[United Kingdom] no-hit: this is not "no record".'
        assert lines[4].startswith("[New Zealand] unable: this concerns the question, never the person. This pair asks")
        assert (
            lines[5]
            == "[Australia] not reached: ask again later; this version does not do so by itself. No answer came."
        )

    def test_history_stands_by_category_and_in_order_of_date(self):
        text = inquiry_text(whole(), LIBRARY, "en").split("== Known history by category ==")[1].split("== Declared")[0]
        wanted = ["refusals, cancellations", "1 January 2009", "2 May 2014", "5 March 2019", "asylum claims", "2011"]
        places = [text.index(words) for words in wanted]
        assert places == sorted(places)

    def test_a_judgement_is_shown_with_whose_it_is_and_when(self):
        text = inquiry_text(whole(), LIBRARY, "zh")
        assert "Officer Made-Up于2026年11月1日判断：为同一人" in text

    def test_a_difference_is_shown_as_something_to_ask_about(self):
        assert "differs: something to ask about, not a finding of dishonesty" in inquiry_text(whole(), LIBRARY, "en")
        assert "不是认定不诚实" in inquiry_text(whole(), LIBRARY, "zh")

    def test_an_inquiry_that_found_nothing_reads_as_well(self):
        text = inquiry_text(seen(), LIBRARY, "en")
        assert "Nothing was found there that may be the applicant's." in text and "Known history" not in text


def test_the_json_follows_its_schema_and_says_that_it_is_made_up():
    made = inquiry_json(whole())
    jsonschema.validate(made, schema("inquiry"))
    assert (made["schema"], made["made_up"]) == ("fivefile/inquiry-1", True)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**made, "made_up": "no"}, schema("inquiry"))
