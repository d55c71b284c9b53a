"""Histories that a form's question covers although they stand elsewhere in the file: never a firm no."""

from __future__ import annotations

import pytest

from fivefile.casework.disclosure import answer
from fivefile.casework.reasons import because
from fivefile.law.evaluate import evaluate
from fivefile.model.condition import parse
from fivefile.values.verdict import Verdict
from tests.files import LIBRARY, file
from tests.law.made import event

YES, NO, UNKNOWN = Verdict


def asked(form, question):
    country, name = form.split("/")
    sheet = next(one for one in LIBRARY.rulebooks[country].forms if one.id == name)
    return next(one for one in sheet.questions if one.id == question)


def refusal(**fields):
    return event("determination", country="us", result="refused", date="2020-01-01", **fields)


def stay(country="us", **fields):
    return event("stay", country=country, from_="2018-09-01", to="2020-06-01", worked_unlawfully="no", **fields)


FRAUD = [refusal(section=code, later="closed") for code in ("212(a)(6)(C)(i)", "6C1", "212(a)(6)(C)", "212(a)(6)")]
STUDY = event("study", country="us", level="higher", kept_visa_terms="no")
ON_ARRIVAL = event("removal", country="us", date="2019-05-01", how="on-arrival")
EXPEDITED = event("encounter", country="us", date="2019-05-01", outcome="expedited-removal")
LATER = [refusal(section=code, later="issued") for code in ("212(a)(4)", "221(g)", "212(f)", "none stated")]
TIME = "2020-06-01"


@pytest.mark.parametrize(
    ("form", "question", "told", "verdict"),
    [
        *((form, "misrepresentation", one, UNKNOWN) for form in ("us/ds160", "us/esta") for one in FRAUD),
        ("us/ds160", "overstayed", STUDY, YES),
        ("us/ds160", "overstayed", stay(admission="without-inspection"), YES),
        ("us/ds160", "overstayed", stay(admission="without-inspection", on_time="yes"), UNKNOWN),
        *(("us/ds160", "visa_issued", one, YES) for one in LATER),
        ("us/ds160", "visa_issued", refusal(section="214(b)", later="issued"), UNKNOWN),
        ("us/ds160", "visa_issued", refusal(section="212(a)(4)"), UNKNOWN),
        ("us/ds160", "visa_issued", refusal(section="214(b)"), NO),
        ("us/ds160", "refused_or_withdrew", ON_ARRIVAL, YES),
        ("us/esta", "denied", ON_ARRIVAL, YES),
        ("us/evus", "denied", ON_ARRIVAL, YES),
        ("nz/visa", "refused_any", ON_ARRIVAL, YES),
        ("us/ds160", "removed", EXPEDITED, YES),
        ("us/ds160", "removed", stay(overstay_left_how="removed", on_time="no"), UNKNOWN),
        ("gb/visa", "refused_any", stay(overstay_left_how="removed", on_time="no"), UNKNOWN),
        ("gb/visa", "overstayed", stay("gb", on_time="yes", admitted_until="2019-07"), UNKNOWN),
        ("ca/trv", "overstayed", stay("ca", on_time="yes", admitted_until="2019-07"), UNKNOWN),
    ],
)
def test_a_history_that_stands_elsewhere_is_answered_for(form, question, told, verdict):
    step = answer(asked(form, question), file(told, complete=True))
    assert step.verdict is verdict


@pytest.mark.parametrize("form", ["us/ds160", "us/esta"])
def test_helping_others_is_asked_and_never_taken_for_no(form):
    question = asked(form, "misrepresentation")
    assert answer(question, file(complete=True, also={"helped_others_untruthfully": True})).verdict is YES
    silent = file(complete=False)
    assert "helped_others_untruthfully" in {item.fact for item in answer(question, silent).open}


def test_a_stay_that_ended_in_removal_is_one_while_nothing_is_said_of_the_list():
    step = answer(asked("us/ds160", "removed"), file(stay(overstay_left_how="removed"), complete=False))
    assert step.verdict is YES
    assert "stay" in because(step).en


def test_a_member_of_a_list_of_everything_of_its_kind_is_named_as_the_reason():
    step = evaluate(parse({"exists": "removals"}), file(ON_ARRIVAL, complete=True))
    assert because(step).en.startswith("removal (United States)")
