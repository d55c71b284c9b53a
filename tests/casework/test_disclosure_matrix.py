"""Which event of a past is asked by which form, and the truthful answer: one case a row and a form.

A cell names the questions whose answer is not no: Y yes, Q where the wording or version of the form decides, or the
file cannot say. Every other question of that form is answered no, but for those that only the applicant can answer. N
is written where somebody might think otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from fivefile.casework.disclosure import answer, disclosures
from fivefile.model.history import Event
from fivefile.model.sheets import Form
from fivefile.values.verdict import Verdict
from tests.files import LIBRARY, file
from tests.law.made import event

Y, N, Q = Verdict.YES, Verdict.NO, Verdict.UNKNOWN
FORMS: dict[str, Form] = {
    f"{book.country}/{form.id}": form for book in LIBRARY.rulebooks.values() for form in book.forms
}
DS160, ESTA = "us/ds160", "us/esta"
CA, GB, AU, NZ, NZTD = "ca/trv", "gb/visa", "au/visa", "nz/visa", "nz/traveller-declaration"
Cell = dict[str, Verdict]


@dataclass(frozen=True)
class Row:
    """One kind of past, the events that make it, and what each form makes of it."""

    past: str
    events: tuple[Event, ...]
    cells: dict[str, Cell]


def refusal(country: str, **more: str) -> Event:
    return event("determination", "refused", country=country, date="2015-04-01", result="refused", **more)


def turned_back(country: str, outcome: str) -> Event:
    return event("encounter", "border", country=country, date="2016-04-01", outcome=outcome)


def removal(country: str, how: str = "other") -> Event:
    return event("removal", "removed", country=country, date="2014-04-01", how=how)


def overstay(country: str, until: str = "2017-04-30", left: str = "2017-05-01") -> Event:
    days = {"from_": "2017-04-01", "to": left, "admitted_until": until, "admission": "date-certain"}
    plain = dict.fromkeys(("worked_unlawfully", "left_after_proceedings"), "no")
    return event("stay", "stayed", country=country, on_time="no", **plain, **days)


def police(country: str, **more: str) -> Event:
    plain = ("arrested", "charged", "charge_open", "cautioned", "investigated", "penalty", "traffic", "serious_harm")
    told = {**dict.fromkeys(plain, "no"), **more}
    return event("police", "police", country=country, date="2018-04-01", **told)


def conviction(country: str, **more: str) -> Event:
    return event("conviction", "convicted", country=country, date="2012-04-01", drugs="no", **more)


# --- the United States: DS-160 and ESTA ------------------------------------------------------------------------------

REVOKED = ("drink-driving", "prudential revocation", "EVUS lapse")
UNITED_STATES = [
    Row("refused under 214(b), any year", (refusal("us", section="214(b)"),),
        {DS160: {"refused_or_withdrew": Y, "visa_issued": N}, ESTA: {"denied": Y}}),
    Row("refused under 221(g), then issued", (refusal("us", section="221(g)", later="issued"),),
        {DS160: {"refused_or_withdrew": Y, "visa_issued": Y}, ESTA: {"denied": Y}}),
    Row("refused under 221(g), still open", (refusal("us", section="221(g)", later="open"),),
        {DS160: {"refused_or_withdrew": Y}, ESTA: {"denied": Y}}),
    *(Row(f"visa revoked ({why})",
          (event("determination", "lost", country="us", date="2019-04-01", result="revoked", reason_given=why),),
          {DS160: {"visa_cancelled": Y, "visa_issued": Y, "refused_or_withdrew": N}, ESTA: {"denied": Q}})
      for why in REVOKED),
    Row("withdrew at the port (I-275)", (turned_back("us", "withdrew"),),
        {DS160: {"refused_or_withdrew": Y, "removed": N}, ESTA: {"denied": Y}}),
    Row("refused admission", (turned_back("us", "refused-entry"),),
        {DS160: {"refused_or_withdrew": Y, "removed": N}, ESTA: {"denied": Y}}),
    Row("expedited removal, as an inspection", (turned_back("us", "expedited-removal"),),
        {DS160: {"refused_or_withdrew": Y, "removed": Y, "removal_hearing": Y}, ESTA: {"denied": Y}}),
    Row("expedited removal, as a removal", (removal("us", "on-arrival"),),
        {DS160: {"refused_or_withdrew": Y, "removed": Y, "removal_hearing": Y}, ESTA: {"denied": Y}}),
    Row("removed by the United States after admission", (removal("us"),),
        {DS160: {"removed": Y, "removal_hearing": Y, "refused_or_withdrew": N}, ESTA: {"denied": Q}}),
    Row("secondary inspection only, admitted",
        (event("encounter", "border", country="us", date="2020-04-01", outcome="admitted", secondary="yes"),),
        {DS160: {}, ESTA: {}}),
    Row("overstay of one day", (overstay("us"),),
        {DS160: {"overstayed": Y, "been_in_us": Y, "visa_issued": Q, "removed": N}, ESTA: {"overstayed": Y}}),
    Row("overstay of two years", (overstay("us", left="2019-05-01"),),
        {DS160: {"overstayed": Y, "been_in_us": Y, "visa_issued": Q}, ESTA: {"overstayed": Y}}),
    Row("arrested, never charged", (police("au", arrested="yes"),), {DS160: {"arrested_or_convicted": Y}, ESTA: {}}),
    Row("arrested for a crime of serious harm", (police("au", arrested="yes", serious_harm="yes"),),
        {DS160: {"arrested_or_convicted": Y}, ESTA: {"serious_harm": Y}}),
    Row("charge still open, without arrest", (police("ca", charged="yes", charge_open="yes"),),
        {DS160: {"arrested_or_convicted": Y}, ESTA: {"serious_harm": Q}}),
    Row("conviction expunged", (conviction("gb", pardoned="yes"),),
        {DS160: {"arrested_or_convicted": Y, "drug_law": Q}, ESTA: {"serious_harm": Q}}),
    Row("conviction for drugs", (event("conviction", "c", country="nz", date="2012-04-01", drugs="yes"),),
        {DS160: {"arrested_or_convicted": Y, "drug_law": Y}, ESTA: {"serious_harm": Q, "drugs": Y}}),
    Row("drug offence admitted without a conviction",
        (police("nz", admitted_elements="drugs"),), {DS160: {"drug_law": Y}, ESTA: {"drugs": Y}}),
    Row("traffic fine without arrest", (police("nz", traffic="yes", penalty="yes"),), {DS160: {}, ESTA: {}}),
    *(Row(f"immigrant petition, {status}",
          (event("petition", "filed", country="us", date="2013-04-01", immigrant="yes", status=status),),
          {DS160: {"iv_petition": Y}, ESTA: {}})
      for status in ("pending", "granted", "refused", "withdrawn")),
    Row("petition for a temporary visa only",
        (event("petition", "filed", country="us", date="2013-04-01", immigrant="no", status="granted"),),
        {DS160: {}, ESTA: {}}),
    *(Row(f"refused a visa by {country}", (refusal(country),), {DS160: {}, ESTA: {}})
      for country in ("ca", "gb", "au", "nz", "fr")),
    *(Row(f"deported from {country}", (removal(country),), {DS160: {"removed": Y, "refused_or_withdrew": N}, ESTA: {}})
      for country in ("ca", "gb", "au", "nz", "fr")),
    Row("refused entry by another country", (turned_back("ca", "refused-entry"),),
        {DS160: {"removed": Q, "refused_or_withdrew": N}, ESTA: {}}),
    *(Row(f"overstay in {country}", (overstay(country),), {DS160: {"overstayed": N, "countries_5y": N}, ESTA: {}})
      for country in ("ca", "gb", "au", "nz")),
    Row("never used passport lost", (event("passport", "lost", country="cn", date="2011-04-01", lost="yes"),),
        {DS160: {"passport_lost": Y}, ESTA: {}}),
    Row("application pending elsewhere",
        (event("application", "a", country="au", date="2026-01-10", status="pending"),), {DS160: {}, ESTA: {}}),
    Row("asylum claim elsewhere", (event("asylum", "a", country="ca", date="2013-04-01"),), {DS160: {}, ESTA: {}}),
    Row("was in Cuba", (event("stay", "s", country="cu", from_="2022-04-01", to="2022-04-09", on_time="yes"),),
        {ESTA: {"listed_countries": Y}}),
    Row("worked in the United States without permission",
        (event("stay", "s", country="us", from_="2018-04-01", to="2018-06-01", admission="date-certain",
               admitted_until="2018-07-01", on_time="yes", worked_unlawfully="yes"),),
        {DS160: {"overstayed": Y, "been_in_us": Y, "visa_issued": Q}, ESTA: {"worked": Y, "overstayed": N}}),
]  # fmt: skip

# --- the other four ---------------------------------------------------------------------------------------------------

OTHERS = {"ca": (CA,), "gb": (GB,), "au": (AU,), "nz": (NZ, NZTD)}
FOUR = [
    Row("visa refused by Canada itself", (refusal("ca"),), {CA: {"refused_any": Y, "applied_before": Y}}),
    *(Row(f"visa refused by {own} itself", (refusal(own),), {form: {"refused_any": Y}})
      for own, form in (("gb", GB), ("au", AU), ("nz", NZ))),
    Row("visa refused by a third country", (refusal("us", section="214(b)"),),
        {CA: {"refused_any": Y}, GB: {"refused_any": Y}, AU: {"refused_any": Q}, NZ: {"refused_any": Y},
         NZTD: {"refused_entry": Q}}),
    Row("refused under 221(g) by the United States, then issued", (refusal("us", section="221(g)", later="issued"),),
        {CA: {"refused_any": Y}, GB: {"refused_any": Y}, AU: {"refused_any": Q}, NZ: {"refused_any": Y}}),
    Row("refused entry at a border", (turned_back("us", "refused-entry"),),
        {CA: {"refused_any": Y}, GB: {"refused_any": Y}, AU: {"removed": Y}, NZ: {"refused_any": Y, "removed": Q},
         NZTD: {"refused_entry": Y}}),
    Row("withdrew at a US port", (turned_back("us", "withdrew"),),
        {CA: {"refused_any": Y}, GB: {"refused_any": Q}, AU: {"removed": Q}, NZ: {"refused_any": Q},
         NZTD: {"refused_entry": Q}}),
    Row("removed from a third country", (removal("us"),),
        {CA: {"refused_any": Y}, GB: {"refused_any": Y}, AU: {"removed": Y}, NZ: {"removed": Y},
         NZTD: {"refused_entry": Y}}),
    Row("expedited removal from the United States", (turned_back("us", "expedited-removal"),),
        {CA: {"refused_any": Y}, GB: {"refused_any": Y}, AU: {"removed": Y}, NZ: {"removed": Y, "refused_any": Y},
         NZTD: {"refused_entry": Y}}),
    *(Row(f"overstay in {own} without removal", (overstay(own),), {form: {"overstayed": Y, **more}})
      for own, form, more in (
          ("ca", CA, {"applied_before": Q}), ("gb", GB, {}), ("au", AU, {}), ("nz", NZ, {}))),
    Row("overstay in a third country", (overstay("us"),),
        {CA: {}, GB: {"overstayed": Q}, AU: {"overstayed": Q}, NZ: {"overstayed": Q}, NZTD: {}}),
    Row("arrested, never charged", (police("us", arrested="yes"),),
        {CA: {"crime": Y}, GB: {}, AU: {}, NZ: {}, NZTD: {}}),
    Row("arrested, under investigation", (police("us", arrested="yes", investigated="yes"),),
        {CA: {"crime": Y}, GB: {}, AU: {"crime": Y}, NZ: {"crime": Y}, NZTD: {"crime": Y}}),
    Row("pending charge", (police("us", charged="yes", charge_open="yes"),),
        {form: {"crime": Y} for form in (CA, GB, AU, NZ, NZTD)}),
    Row("spent, expunged or pardoned conviction", (conviction("us", pardoned="yes"),),
        {form: {"crime": Y} for form in (CA, GB, AU, NZ, NZTD)}),
    Row("traffic infringement: a fine, no conviction", (police("us", traffic="yes", penalty="yes"),),
        {CA: {}, GB: {"crime": Y}, AU: {"crime": Q}, NZ: {}, NZTD: {}}),
    Row("police caution", (police("us", cautioned="yes"),), {GB: {"crime": Y}}),
    Row("immigration case pending elsewhere",
        (event("petition", "p", country="us", date="2026-01-10", immigrant="yes", status="pending"),),
        {**{form: {"other_applications": Q} for form in (GB, AU, NZ)}, CA: {}, NZTD: {}}),
    Row("asylum claim elsewhere", (event("asylum", "a", country="us", date="2013-04-01"),),
        {CA: {}, GB: {"asylum": Y}, AU: {"asylum": Q}, NZ: {"asylum": Q}, NZTD: {}}),
]  # fmt: skip


def given(form: str, events: tuple[Event, ...]) -> dict[str, Verdict]:
    """The answers of a form's questions on a file that is complete with these events."""
    facts = file(*events, complete=True)
    return {question.id: answer(question, facts).verdict for question in FORMS[form].questions}


@pytest.mark.parametrize(
    ("row", "form"),
    [
        pytest.param(row, form, id=f"{form}-{row.past}".replace(" ", "-"))
        for row in UNITED_STATES + FOUR
        for form in row.cells
    ],
)
def test_the_truthful_answer(row: Row, form: str):
    answers, cell = given(form, row.events), row.cells[form]
    own = {question.id for question in FORMS[form].questions if question.only_you}
    told = {name: one for name, one in answers.items() if name in cell or not (one is N or (one is Q and name in own))}
    assert told == cell


def test_a_denied_esta_is_asked_by_both_american_forms():
    denied = (refusal("us", visa_class="ESTA"),)
    assert given(DS160, denied)["esta_denied"] is Y and given(ESTA, denied)["denied"] is Y


@pytest.mark.parametrize(
    ("events", "form", "silence"),
    [
        *(((refusal(country),), DS160, "third_country_refusal") for country in OTHERS),
        *(((refusal(country),), ESTA, "third_country_refusal") for country in OTHERS),
        ((turned_back("ca", "refused-entry"),), DS160, "third_country_border"),
        ((overstay("gb"),), DS160, "third_country_overstay"),
        ((police("nz", traffic="yes", penalty="yes"),), DS160, "police_without_arrest"),
        ((police("au", arrested="yes"),), ESTA, "arrest_without_serious_harm"),
        ((event("asylum", "a", country="ca", date="2013-04-01"),), DS160, "asylum_elsewhere"),
        ((overstay("us"),), CA, "overstay_elsewhere"),
        ((event("asylum", "a", country="us", date="2013-04-01"),), CA, "asylum_elsewhere"),
        ((police("us", arrested="yes"),), GB, "arrest_without_charge"),
        ((police("us", arrested="yes"),), AU, "arrest_without_charge"),
        ((police("us", arrested="yes"),), NZ, "arrest_without_charge"),
        ((police("us", traffic="yes", penalty="yes"),), NZ, "traffic_only"),
    ],
)
def test_what_is_not_asked_as_such_is_said_with_the_duty(events: tuple[Event, ...], form: str, silence: str):
    country, name = form.split("/")
    facts = file(*events, complete=True, also={"nationality": "gb"})
    said = {item.question: item for item in disclosures([LIBRARY.rulebooks[country]], facts) if not item.asked}
    assert silence in said, name
    assert "the answer must be true" in said[silence].wording.en


class TestWhomAFormConcerns:
    """Only a sure no leaves a form out."""

    def shown(self, *events: Event, **said: str) -> set[str]:
        items = disclosures([LIBRARY.rulebooks["us"]], file(*events, complete=True, also=dict(said)))
        return {str(item.form) for item in items}

    def titles(self, *forms: str) -> set[str]:
        return {str(FORMS[form].title) for form in forms}

    @pytest.mark.parametrize("nationality", ["gb", "au", "nz"])
    def test_esta_is_for_nationals_of_visa_waiver_countries(self, nationality: str):
        assert self.shown(nationality=nationality) == self.titles(DS160, ESTA)

    @pytest.mark.parametrize("nationality", ["cn", "ca", "us"])
    def test_it_is_not_for_chinese_canadian_or_american_nationals(self, nationality: str):
        assert self.shown(nationality=nationality) == self.titles(DS160)

    def visa(self, **more: str) -> Event:
        return event("determination", "v", country="us", result="granted", **{"date": "2020-04-01", **more})

    def test_evus_is_for_a_chinese_passport_with_a_ten_year_visitor_visa(self):
        assert self.shown(self.visa(visa_class="B1/B2"), nationality="cn") == self.titles(DS160, "us/evus")
        assert self.shown(self.visa(), nationality="cn") == self.titles(DS160, "us/evus")

    @pytest.mark.parametrize("more", [{"visa_class": "F-1"}, {"visa_class": "H-1B"}, {"date": "2012-04-01"}])
    def test_it_is_not_for_other_classes_nor_for_visas_long_expired(self, more: dict[str, str]):
        assert self.shown(self.visa(**more), nationality="cn") == self.titles(DS160)


def test_what_only_the_applicant_can_answer_asks_for_nothing_and_stands_in_every_part_of_the_security_pages():
    own = {question.id for question in FORMS[DS160].questions if question.only_you}
    parts = {"disorder", "trafficking", "terrorism", "hearing_missed", "child_custody", "organisations", "military"}
    assert parts <= own
    silent = file(complete=False)
    assert all(answer(one, silent).open == () for one in FORMS[DS160].questions if one.only_you)


def test_every_section_a_question_feeds_stands_in_the_rulebook():
    book = LIBRARY.rulebooks["us"]
    fed = {code for name in (DS160, ESTA, "us/evus") for one in FORMS[name].questions for code in one.feeds}
    exact = {code for code in fed if book.pointer(code) is not None or (book.find(code) or (None, False))[1]}
    assert fed - exact == set()
    assert [one.id for name in (DS160, ESTA, "us/evus") for one in FORMS[name].questions if not one.feeds] == []


def test_every_question_is_explained():
    assert [one.id for name in (DS160, ESTA, "us/evus") for one in FORMS[name].questions if one.explain is None] == []
