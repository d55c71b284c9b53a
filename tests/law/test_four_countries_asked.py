"""What Canada, the United Kingdom, Australia and New Zealand ask, need and mark, against the facts, by hand.

The tables are written from the library of facts (sections 6, 7.2, 7.3 and 12), not from the rulebooks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from fivefile.casework.disclosure import answer
from fivefile.law.assess import unverified
from fivefile.law.rulebook import Rulebook
from fivefile.model.rule import Citation
from fivefile.values.verdict import Verdict
from tests.law.four import BOOKS, COUNTRIES, RULES, file, police, refusal, verdict
from tests.law.made import book, event

YES, NO, UNKNOWN = Verdict


# --- rules of conduct: what is needed, and what is not ----------------------------------------------------------------


def form_filed(country: str, **more: str):
    return event(
        "declaration", country=country, date="2026-06-01", **{"answer_untrue": "yes", "material": "yes", **more}
    )


def test_canada_asks_for_no_intent():
    for wilful in ("yes", "no"):
        assert verdict("ca/grounds/misrepresentation-form", form_filed("ca", wilful=wilful)) is YES
    assert verdict("ca/grounds/misrepresentation-form", form_filed("ca", material="no")) is NO


def test_australia_asks_for_no_knowledge_of_ones_own_but_for_somebodys_purpose():
    within = {"wilful": "no", "au_visa_within_year": "yes"}
    rule = "au/grounds/pic-4020-form"
    assert verdict(rule, form_filed("au", au_given_on_purpose="yes", **within)) is YES
    assert verdict(rule, form_filed("au", au_given_on_purpose="no", **within)) is NO
    outside = {"wilful": "yes", "au_visa_within_year": "no"}
    assert verdict(rule, form_filed("au", **outside)) is NO


def test_the_united_kingdom_asks_for_dishonesty():
    rule = "gb/grounds/untrue-answer"
    assert verdict(rule, form_filed("gb", wilful="yes")) is YES
    assert verdict(rule, form_filed("gb", wilful="no")) is NO


def test_new_zealand_has_no_fixed_ban_for_an_untrue_answer():
    rule = RULES["nz/grounds/untrue-information"]
    assert rule.effect.until is None and "nz/waivers/character-waiver" in rule.waivers
    assert verdict(rule.id, form_filed("nz", wilful="no")) is YES


@pytest.mark.parametrize("country", ["us", "gb", "ca", "au", "cn", "jp", "xx"])
def test_a_removal_by_any_other_country_at_any_time_shuts_new_zealand(country: str):
    removed = event("removal", country=country, date="1975-01-01")
    assert verdict("nz/grounds/s-15-removed", removed) is YES
    assert verdict("nz/waivers/character-waiver", removed) is NO
    assert verdict("nz/waivers/s-17", removed) is YES


def test_a_removal_by_new_zealand_itself_is_for_its_own_prohibition():
    removed = event("removal", country="nz", date="2025-01-01", nz_prohibition="two-years")
    assert verdict("nz/grounds/s-15-removed", removed) is NO
    assert verdict("nz/bars/s-179-two-years", removed) is YES


def test_being_turned_back_once_is_no_exclusion_by_itself():
    rule = "nz/grounds/s-15-removed"
    turned_back = {"country": "us", "date": "2020-01-01", "outcome": "refused-entry"}
    assert verdict(rule, event("encounter", **turned_back, nz_excluded="no")) is NO
    assert verdict(rule, event("encounter", **turned_back, nz_excluded="yes")) is YES
    assert verdict(rule, event("encounter", **turned_back)) is UNKNOWN
    assert verdict(rule, event("encounter", country="us", date="2020-01-01", outcome="expedited-removal")) is YES


@pytest.mark.parametrize(
    ("happened", "counts"),
    [
        (refusal("ca", ca_leave_test="yes"), YES),
        (refusal("ca", section="R179(b)"), YES),
        (refusal("ca", section="A40(1)(a)", ca_leave_test="no"), NO),
        (refusal("us", section="214(b)"), NO),
        (event("removal", country="ca", date="2025-06-01"), YES),
        (event("removal", country="us", date="2025-06-01"), NO),
        (event("encounter", country="ca", date="2025-06-01", outcome="withdrew"), YES),
        (event("encounter", country="us", date="2025-06-01", outcome="withdrew"), NO),
    ],
)
def test_what_ends_an_eta(happened: Any, counts: Verdict):
    assert verdict("ca/grounds/eta-lost", happened, ca_eta_held="yes") is counts
    assert verdict("ca/grounds/eta-lost", happened, ca_eta_held="no") is NO


# --- duties: which events of which countries count --------------------------------------------------------------------

# What happened -> in which of the four countries' duties it counts, wherever it happened.
ANYWHERE: dict[str, tuple[Any, set[str]]] = {
    "a refusal": (lambda c: event("determination", country=c, date="2020-01-01", result="refused"), set(COUNTRIES)),
    "a visa cancelled": (
        lambda c: event("determination", country=c, date="2020-01-01", result="cancelled"), set(COUNTRIES)),
    "a grant": (lambda c: event("determination", country=c, date="2020-01-01", result="granted"), set()),
    "refused entry": (
        lambda c: event("encounter", country=c, date="2020-01-01", outcome="refused-entry"), set(COUNTRIES)),
    "withdrew at the border": (
        lambda c: event("encounter", country=c, date="2020-01-01", outcome="withdrew"), set(COUNTRIES)),
    "admitted": (lambda c: event("encounter", country=c, date="2020-01-01", outcome="admitted"), set()),
    "a removal": (lambda c: event("removal", country=c, date="1990-01-01"), set(COUNTRIES)),
    "a spent conviction": (
        lambda c: event("conviction", country=c, date="1990-01-01", pardoned="yes"), set(COUNTRIES)),
    "an arrest": (lambda c: police(c, arrested="yes"), set(COUNTRIES)),
    "a charge": (lambda c: police(c, charged="yes", charge_open="yes"), set(COUNTRIES)),
    "a caution": (lambda c: police(c, cautioned="yes"), set(COUNTRIES)),
    "an investigation": (lambda c: police(c, investigated="yes"), {"au", "nz"}),
    "a driving penalty": (lambda c: police(c, penalty="yes", traffic="yes"), {"gb", "au"}),
    "a call by the police": (lambda c: police(c), set()),
    "an asylum claim": (lambda c: event("asylum", country=c, date="2010-01-01"), set(COUNTRIES)),
    "an overstay": (
        lambda c: event("stay", country=c, from_="2019-01-01", to="2020-01-01", on_time="no", worked_unlawfully="no"),
        set(COUNTRIES)),
    "a stay in time": (
        lambda c: event("stay", country=c, from_="2019-01-01", to="2020-01-01", on_time="yes",
                        worked_unlawfully="no"), set()),
    "a pending application": (
        lambda c: event("application", country=c, date="2026-01-01", status="pending"), {"gb", "au", "nz"}),
    "a pending petition": (
        lambda c: event("petition", country=c, date="2026-01-01", status="pending"), {"gb", "au", "nz"}),
    "a decided application": (
        lambda c: event("application", country=c, date="2020-01-01", status="decided"), set()),
}  # fmt: skip


@pytest.mark.parametrize("happened", ANYWHERE)
@pytest.mark.parametrize("to", COUNTRIES)
@pytest.mark.parametrize("where", ["us", "cn", *COUNTRIES])
def test_a_duty_counts_what_happened_in_any_country(happened: str, to: str, where: str):
    made, counts = ANYWHERE[happened]
    assert verdict(f"{to}/duties/answer-truthfully", made(where)) is (YES if to in counts else NO)


@pytest.mark.parametrize("to", COUNTRIES)
@pytest.mark.parametrize("where", ["us", *COUNTRIES])
def test_unlawful_work_counts_where_it_happened(to: str, where: str):
    worked = event("stay", country=where, from_="2019-01-01", to="2020-01-01", on_time="yes", worked_unlawfully="yes")
    assert verdict(f"{to}/duties/answer-truthfully", worked) is (YES if to == where else NO)


@pytest.mark.parametrize("to", COUNTRIES)
@pytest.mark.parametrize("where", ["us", *COUNTRIES])
def test_study_broken_off_against_the_terms_counts_there(to: str, where: str):
    there = event("stay", "there", country=where, from_="2019-01-01", to="2020-01-01", on_time="yes",
                  worked_unlawfully="no")  # fmt: skip
    left = event("study", country=where, completed="no", kept_visa_terms="no")
    counts = to == where and to in ("au", "nz")
    assert verdict(f"{to}/duties/answer-truthfully", there, left) is (YES if counts else NO)


# --- forms: what each asks (section 7.3) ------------------------------------------------------------------------------

FORMS = {f"{country}/{form.id}": form for country, one in BOOKS.items() for form in one.forms}
ORDER = ("ca/trv", "gb/visa", "au/visa", "nz/visa", "nz/traveller-declaration")
# What happened -> the answer to the question that covers it: Y yes, ? the wording decides, n not asked as such.
MATRIX: dict[str, tuple[Any, str]] = {
    "refused by the United States": (
        event("determination", country="us", date="2020-01-01", result="refused"), "YY?Y?"),
    "cancelled by the United States": (
        event("determination", country="us", date="2020-01-01", result="cancelled"), "????n"),
    "refused entry in Japan": (
        event("encounter", country="jp", date="2020-01-01", outcome="refused-entry"), "YYYYY"),
    "withdrew at a US port": (
        event("encounter", country="us", date="2020-01-01", outcome="withdrew"), "Y????"),
    "expedited removal from the United States": (
        event("encounter", country="us", date="2020-01-01", outcome="expedited-removal"), "YYYYY"),
    "removed from China's neighbour": (event("removal", country="jp", date="1990-01-01", how="other"), "YYYYY"),
    "overstayed in the United States": (
        event("stay", country="us", from_="2019-01-01", to="2020-01-01", on_time="no", worked_unlawfully="no",
              left_after_proceedings="no"), "n???n"),
    "arrested without a charge": (police("us", arrested="yes"), "Ynnnn"),
    "investigated": (police("us", arrested="yes", investigated="yes"), "YnYYY"),
    "a pending charge": (police("us", charged="yes", charge_open="yes"), "YYYYY"),
    "a charge that ended": (police("us", charged="yes", charge_open="no"), "Y?nYY"),
    "a caution": (police("gb", cautioned="yes"), "?Y???"),
    "a spent conviction": (event("conviction", country="us", date="1990-01-01", pardoned="yes"), "YYYYY"),
    "a driving penalty": (police("nz", penalty="yes", traffic="yes"), "nY?nn"),
    "a fine for something else": (police("nz", penalty="yes"), "n??nn"),
    "the police were called": (police("gb"), "nnnnn"),
    "a case pending in the United States": (
        event("petition", country="us", date="2026-01-01", status="pending"), "n???n"),
    "asylum claimed in Germany": (event("asylum", country="de", date="2010-01-01"), "nY??n"),
}  # fmt: skip
OWN: dict[str, tuple[Any, str]] = {
    "refused there": (lambda c: refusal(c), "YYYY"),
    "overstayed there": (
        lambda c: event("stay", country=c, from_="2019-01-01", to="2020-01-01", on_time="no", worked_unlawfully="no",
                        left_after_proceedings="no"), "YYYY"),
    "worked there unlawfully": (
        lambda c: event("stay", country=c, from_="2019-01-01", to="2020-01-01", on_time="yes",
                        worked_unlawfully="yes"), "YYYY"),
    "refused entry there": (
        lambda c: event("encounter", country=c, date="2020-01-01", outcome="refused-entry"), "YYYY"),
    "a conviction there": (lambda c: event("conviction", country=c, date="2020-01-01"), "YYYY"),
}  # fmt: skip


def asked(form: str, happened: Any) -> str:
    """Y if some question is to be answered yes, ? if for some the wording decides, else n."""
    held = file(happened)
    found = {answer(question, held).verdict for question in FORMS[form].questions if not question.only_you}
    return "Y" if YES in found else "?" if UNKNOWN in found else "n"


def test_the_forms_are_these():
    assert set(FORMS) == set(ORDER)


@pytest.mark.parametrize("name", MATRIX)
@pytest.mark.parametrize("form", ORDER)
def test_a_form_asks_what_the_facts_say_it_asks(name: str, form: str):
    happened, answers = MATRIX[name]
    assert asked(form, happened) == answers[ORDER.index(form)]


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("form", ORDER[:4])
def test_a_form_asks_about_its_own_country(name: str, form: str):
    made, answers = OWN[name]
    assert asked(form, made(form[:2])) == answers[ORDER.index(form)]


# --- marks ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_no_form_was_in_hand(form: str):
    assert [one.law for one in FORMS[form].citations if one.verify] != []


def citations(one: Rulebook) -> Iterator[Citation]:
    for rule in one.rules:
        yield from rule.citations
    for note in one.head.general:
        yield from note.citations


def test_what_was_read_in_secondary_sources_is_not_certain():
    """Part Suitability and the Australian criteria: only sections seen in full may be high."""
    assert [one.law for one in citations(BOOKS["gb"]) if one.certainty == "high"] == []
    assert {one.law for one in citations(BOOKS["au"]) if one.certainty == "high"} == {"Migration Act 1958 s. 198AAA"}


def test_what_nobody_has_seen_is_marked():
    marked = {name for name, rule in RULES.items() if unverified(rule)}
    assert {name for name in RULES if name.startswith("gb/bars/")} <= marked
    assert {"ca/grounds/leave-at-end-of-stay", "ca/grounds/criminality", "au/bars/48", "au/grounds/501",
            "au/waivers/pic-4013-4014", "au/waivers/pic-4020-4", "nz/waivers/character-waiver"} <= marked  # fmt: skip


# --- one's own file (section 6) ---------------------------------------------------------------------------------------

# The request -> words its fields must hold, and the fields that no text confirms.
REQUESTS: dict[str, tuple[dict[str, tuple[str, ...]], set[str]]] = {
    "us/cbp": ({"how": ("SecureRelease",), "time_limit": ("20 working days",)}, {"fee", "time_limit", "complaint"}),
    "us/uscis": ({"how": ("FIRST",), "form": ("G-639",), "gets": ("ICTS", "CPMS")},
                 {"form", "fee", "time_limit", "complaint"}),
    "us/ice": ({"how": ("SecureRelease",)}, {"who", "how", "fee", "time_limit", "gets", "withheld", "complaint"}),
    "us/obim": ({"how": ("SecureRelease",)}, {"how", "fee", "time_limit"}),
    "us/state": ({"how": ("foia.state.gov",), "withheld": ("222(f)",)}, {"fee", "time_limit", "gets"}),
    "us/trip": ({"how": ("trip.dhs.gov",), "form": ("591",), "withheld": ("does not review visa refusals",)},
                {"withheld"}),
    "ca/ircc": ({"who": ("anyone, anywhere",), "fee": ("CAD 5",), "time_limit": ("30 days", "at most 30 more"),
                 "complaint": ("45 days",), "form": ("IMM 5744",), "withheld": ("must be withheld",),
                 "correction": ("Within 30 days", "two years")}, set()),
    "ca/cbsa": ({"who": ("anyone, anywhere",), "gets": ("1 August 2000",), "form": ("BSF745E", "350-11"),
                 "complaint": ("45 days",)}, set()),
    "ca/rcmp": ({"time_limit": ("30 days",)}, {"how"}),
    "gb/home-office": ({"time_limit": ("One month", "two more"), "fee": ("None",), "how": ("basic, specific",),
                        "withheld": ("2021", "2023", "2024")}, set()),
    "gb/police": ({"time_limit": ("One month",), "gets": ("No Live Trace",)}, set()),
    "au/home-affairs": ({"form": ("424A", "1359", "424C", "1023"), "time_limit": ("30 days",)}, {"fee", "withheld"}),
    "nz/immigration-new-zealand": ({"time_limit": ("20 working days",), "how": ("proof of identity",)}, {"fee"}),
    "nz/customs": ({"time_limit": ("20 working days",)}, set()),
}  # fmt: skip
SHOWN = {f"{country}/{one.id}": one for country in ("us", *COUNTRIES) for one in book(country).access}


def test_the_requests_are_these():
    assert set(SHOWN) == set(REQUESTS)


@pytest.mark.parametrize("name", REQUESTS)
def test_a_request_says_what_the_facts_say(name: str):
    words, unconfirmed = REQUESTS[name]
    one = SHOWN[name]
    missing = {field: word for field, wanted in words.items() for word in wanted if word not in getattr(one, field).en}
    assert missing == {}
    assert unconfirmed <= set(one.unverified)
