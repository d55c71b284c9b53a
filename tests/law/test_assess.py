"""Rules become findings: exceptions by rank, one finding an event, dates, waivers, what is in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefile.law.assess import assess, findings, in_force, steps, weigh
from fivefile.model.condition import parse
from fivefile.model.outcome import ExceptionOutcome, Open, Step
from fivefile.model.rule import RuleException, Version
from fivefile.values.dates import PartialDate
from fivefile.values.text import same
from fivefile.values.verdict import Verdict
from tests.law.made import book, event, facts, overall

YES, NO, UNKNOWN = Verdict
BAR = book("xx").rule("xx/bars/9-2")


def outcome(verdict, gives=NO, name="e"):
    return ExceptionOutcome(same(name), verdict, gives, Step(same(name), verdict))


@pytest.mark.parametrize(
    ("base", "exceptions", "verdict"),
    [
        (YES, [], YES),
        (NO, [(1, YES, YES)], NO),
        (YES, [(1, YES, NO)], NO),
        (YES, [(1, UNKNOWN, NO)], UNKNOWN),
        (YES, [(1, NO, NO)], YES),
        (UNKNOWN, [(1, YES, NO)], NO),
        (UNKNOWN, [(1, UNKNOWN, NO)], UNKNOWN),
        (YES, [(1, UNKNOWN, YES)], YES),
        (YES, [(1, YES, NO), (2, YES, YES)], YES),
        (YES, [(1, YES, NO), (2, UNKNOWN, YES)], UNKNOWN),
        (YES, [(1, UNKNOWN, NO), (2, YES, YES)], YES),
        (YES, [(1, YES, NO), (1, UNKNOWN, YES)], UNKNOWN),
        (YES, [(1, YES, NO), (1, UNKNOWN, NO)], NO),
        (YES, [(1, NO, NO), (2, NO, YES)], YES),
    ],
)
def test_exceptions_speak_by_rank_and_only_where_the_base_holds(base, exceptions, verdict):
    made = [(rank, outcome(held, gives)) for rank, held, gives in exceptions]
    assert weigh(base, made)[0] is verdict


def test_two_that_hold_and_contradict_leave_it_open_and_are_named():
    verdict, involved, clash = weigh(YES, [(1, outcome(YES, NO, "one")), (1, outcome(YES, YES, "other"))])
    assert verdict is UNKNOWN and len(involved) == 2
    assert clash is not None and "one and other" in clash.en and "互相矛盾" in clash.zh


ranked = st.lists(
    st.tuples(st.integers(1, 3), st.sampled_from(Verdict), st.sampled_from([YES, NO])), min_size=0, max_size=4
)


@given(st.sampled_from(Verdict), ranked)
def test_a_firm_weighing_stays_firm_however_the_unknown_turns_out(base, exceptions):
    before, _, clash = weigh(base, [(rank, outcome(held, gives)) for rank, held, gives in exceptions])
    if before is UNKNOWN or clash:
        return
    choices = [[held] if held is not UNKNOWN else [YES, NO] for held in (base, *(held for _, held, _ in exceptions))]
    for first, *rest in product(*choices):
        made = [(rank, outcome(held, gives)) for (rank, _, gives), held in zip(exceptions, rest, strict=True)]
        assert weigh(first, made)[0] is before


# --- one rule ---------------------------------------------------------------------------------------------------------


def stay(name="one", **fields):
    return event("stay", name, **{"country": "xx", "to": "2025-11-22", "xx_days_over": 31, "xx_ill": "no", **fields})


def only(rule, held):
    (finding,) = findings(rule, held)
    return finding


def test_a_finding_carries_its_law_its_effect_and_its_end():
    finding = only(BAR, facts(stay()))
    assert (finding.verdict, finding.event, finding.until) == (YES, "one", date(2027, 11, 22))
    assert finding.citations[0].source is not None and finding.citations[0].source.key == "ENTRY-ACT"
    assert finding.in_force is not None and finding.in_force.en == "in force since 1 January 2010"
    assert finding.next[0].not_before == date(2027, 11, 22) and finding.next[0].rule == BAR.id


def test_an_end_reckoned_from_a_month_is_the_latest_it_can_be():
    assert only(BAR, facts(stay(to="2025-11"))).until == date(2027, 11, 30)


def test_an_exception_keeps_its_own_verdict_and_says_when_it_decided():
    finding = only(BAR, facts(stay(xx_ill="yes", xx_worked_while_ill="no"), complete="stays"))
    assert finding.verdict is NO and finding.event is None
    finding = only(BAR, facts(stay(xx_ill="yes", xx_worked_while_ill="yes")))
    illness, work = finding.exceptions
    assert (illness.verdict, illness.decided) == (YES, False)
    assert (work.verdict, work.decided) == (YES, True)


def test_an_exception_that_only_may_hold_did_not_decide():
    finding = only(BAR, facts(stay(xx_ill="yes")))
    assert finding.verdict is UNKNOWN and finding.open == (Open("xx_worked_while_ill", "one"),)
    assert not any(item.decided for item in finding.exceptions)


def test_a_finding_for_each_event_it_may_hold_of_and_none_for_the_others():
    held = facts(
        stay("a"), stay("b", xx_days_over=3), event("stay", "c", country="us"), event("stay", "d", country="xx")
    )
    assert [(one.event, one.verdict) for one in findings(BAR, held)] == [("a", YES), ("d", UNKNOWN)]


def test_no_event_and_a_complete_list_is_no_with_every_event_in_the_trace():
    finding = only(BAR, facts(stay("a", xx_days_over=3), complete="stays"))
    assert finding.verdict is NO and finding.until is None and finding.next == ()
    assert [part.verdict for part in finding.trace.parts] == [NO, NO]


def test_no_event_and_an_open_list_is_unknown_and_asks_whether_it_is_complete():
    finding = only(BAR, facts())
    assert (finding.verdict, finding.open) == (UNKNOWN, (Open("list:stays"),))


def test_a_place_that_is_not_known_keeps_the_finding_open():
    there = replace(stay(), statements=tuple(one for one in stay().statements if one.property != "country"))
    finding = only(BAR, facts(there))
    assert (finding.verdict, finding.open) == (UNKNOWN, (Open("country", "one"),))


def test_disputed_papers_are_to_settle():
    finding = only(BAR, facts(stay(xx_days_over=(29, 31))))
    assert (finding.verdict, finding.open) == (UNKNOWN, (Open("xx_days_over", "one", "settle"),))


def test_a_clash_at_run_time_names_both():
    rivals = (
        RuleException("one", same("first"), parse({"fact": "xx_ill"}), "no"),
        RuleException("two", same("second"), parse({"fact": "xx_worked_while_ill"}), "yes"),
    )
    rule = replace(BAR, versions=(replace(BAR.versions[0], exceptions=rivals),))
    finding = only(rule, facts(stay(xx_ill="yes", xx_worked_while_ill="yes")))
    assert finding.verdict is UNKNOWN and finding.clash is not None and "first and second" in finding.clash.en
    assert not any(item.decided for item in finding.exceptions)


# --- versions, steps, waivers -----------------------------------------------------------------------------------------


def version(start=None, end=None):
    day = PartialDate.parse
    return Version(parse({"fact": "xx_host"}), day(start) if start else None, day(end) if end else None)


def test_the_version_of_the_day_decides():
    rule = replace(BAR, versions=(version("2010-01-01", "2019-12-31"), version("2020-01-01")))
    assert in_force(rule, date(2009, 12, 31)) is None
    assert in_force(rule, date(2019, 12, 31)) is rule.versions[0]
    assert in_force(rule, date(2020, 1, 1)) is rule.versions[1]
    assert findings(rule, facts(on=date(2009, 1, 1))) == ()


def test_a_start_that_is_not_recorded_is_said():
    rule = replace(BAR, each=None, versions=(version(),))
    finding = only(replace(rule, effect=replace(BAR.effect, until=None)), facts(xx_host="no"))
    assert finding.in_force is not None and finding.in_force.zh == "生效日期未记录"


def test_steps_are_dated_and_left_out_when_their_condition_is_no():
    rule = book().rule("us/grounds/221-g-documents")
    refusal = event("determination", country="us", result="refused", date="2026-01-31", interview_on="2026-01-31")
    planned = {step.id: step for step in steps(rule, facts(refusal), refusal)}
    assert planned["send-what-is-listed"].by == date(2027, 1, 31)
    assert planned["inquire"].not_before == date(2026, 7, 30)
    assert "year-is-over" not in planned
    last = {step.id for step in steps(rule, facts(refusal, on=date(2027, 1, 31)), refusal)}
    assert "send-what-is-listed" in last and "year-is-over" not in last
    late = {step.id for step in steps(rule, facts(refusal, on=date(2027, 2, 1)), refusal)}
    assert "year-is-over" in late and "send-what-is-listed" not in late


def test_a_letter_that_names_the_ground_of_a_stay_gets_the_steps_without_dates():
    rule = book().rule("us/bars/unlawful-presence-three-years")
    refusal = event("determination", country="us", result="refused", section="212(a)(9)(B)(i)(I)")
    for about in (refusal, None):
        planned = steps(rule, facts(refusal), about)
        assert [step.id for step in planned] == [step.id for step in rule.next]
        assert {(step.by, step.not_before) for step in planned} == {(None, None)}


def test_a_deadline_takes_the_earliest_day_it_can_mean_and_a_wait_the_latest():
    rule = book().rule("us/grounds/221-g-documents")
    refusal = event("determination", country="us", result="refused", date="2026-01")
    planned = {step.id: step for step in steps(rule, facts(refusal), refusal)}
    assert planned["send-what-is-listed"].by == date(2027, 1, 1)
    assert planned["inquire"].not_before == date(2026, 7, 30)


def test_waivers_are_looked_at_only_when_a_rule_that_may_hold_names_them():
    held = assess(book("xx"), facts(stay(), xx_host="no", complete="refusals"))
    by_rule = {finding.rule: finding for finding in held}
    assert set(by_rule) == {"xx/grounds/7-1", "xx/bars/9-2", "xx/duties/3"}
    (waiver,) = by_rule["xx/bars/9-2"].waivers
    assert (waiver.code, waiver.verdict) == ("EA 12", NO)
    assert by_rule["xx/grounds/7-1"].waivers == ()
    free = assess(book("xx"), facts(stay(xx_days_over=1), complete="stays refusals"))
    assert all(finding.waivers == () for finding in free)


def test_what_is_said_of_review_is_the_rules_own_or_else_the_books():
    grounds = {rule.id: rule for rule in book().rules}
    assert grounds["us/grounds/214-b"].review != book().head.review
    assert grounds["us/grounds/221-g"].review == book().head.review
    assert grounds["us/duties/answer-truthfully"].review is None


def test_a_short_holiday_raises_no_us_bar_and_asks_no_i94():
    trip = event("stay", country="us", from_="2024-07-01", to="2024-07-14", on_time="yes")
    held = facts(trip, complete="stays removals border_refusals")
    assert {overall(findings(rule, held)) for rule in book().rules if rule.kind == "bar"} == {NO}


# --- 221(g): what may hold has its days too ---------------------------------------------------------------------------


def refusal(**fields):
    return event("determination", **{"country": "us", "result": "refused", "date": "2026-10-01", **fields})


@pytest.mark.parametrize("said", [{}, {"needs": "documents"}, {"later": "open"}])
def test_a_fresh_refusal_under_221g_has_its_deadline_though_something_is_not_known(said):
    finding = only(book().rule("us/grounds/221-g-documents"), facts(refusal(section="221(g)", **said)))
    assert finding.verdict is UNKNOWN
    step = next(step for step in finding.next if step.id == "send-what-is-listed")
    assert (step.by, step.if_applies) == (date(2027, 10, 1), True)


def test_what_surely_holds_is_to_be_done_without_an_if():
    finding = only(
        book().rule("us/grounds/221-g-documents"), facts(refusal(section="221(g)", needs="documents", later="open"))
    )
    assert finding.verdict is YES and not any(step.if_applies for step in finding.next)


def test_a_list_that_may_lack_an_event_has_nothing_to_do_yet():
    assert only(book().rule("us/grounds/221-g-documents"), facts()).next == ()


@pytest.mark.parametrize(
    ("due", "by"),
    [("2026-12-15", date(2026, 12, 15)), ("2026-12", date(2026, 12, 1)), ("2028-01-01", date(2027, 10, 1))],
)
def test_of_the_year_and_the_day_the_letter_names_the_earlier_governs(due, by):
    held = facts(refusal(section="221(g)", needs="documents", later="open", papers_due_on=due))
    finding = only(book().rule("us/grounds/221-g-documents"), held)
    assert next(step.by for step in finding.next if step.id == "send-what-is-listed") == by


def test_the_last_day_of_the_year_counts_as_in_time():
    rule = book().rule("us/grounds/221-g-documents")
    held = facts(refusal(section="221(g)", needs="documents", later="open", date="2025-11-22"))
    planned = {step.id: step for step in only(rule, held).next}
    assert planned["send-what-is-listed"].by == date(2026, 11, 22) and "year-is-over" not in planned


# --- no section named -------------------------------------------------------------------------------------------------


def told(kind, **fields):
    """A refusal of which a paper of that kind names no section."""
    made = refusal(section_stated="no")
    papers = tuple(
        replace(one, source=replace(one.source, kind=kind)) if one.property == "section_stated" else one
        for one in made.statements
    )
    return replace(made, statements=(*papers, *event("determination", **fields).statements))


@pytest.mark.parametrize(
    ("kind", "fields", "none_stated", "refused"),
    [
        ("refusal-letter", {}, YES, NO),
        ("case-file", {}, YES, NO),
        ("ceac-status", {}, UNKNOWN, YES),
        ("ceac-status", {"section": "221(g)"}, NO, NO),
        ("refusal-letter", {"section": "221(g)"}, UNKNOWN, NO),
    ],
)
def test_a_paper_that_names_no_section(kind, fields, none_stated, refused):
    held = facts(told(kind, **fields), complete="refusals")
    assert only(book().rule("us/grounds/none-stated"), held).verdict is none_stated
    assert only(book().rule("us/grounds/refused"), held).verdict is refused


# --- what the trace names ---------------------------------------------------------------------------------------------


def test_the_trace_of_a_no_names_each_event_it_looked_at():
    held = facts(stay("a", xx_days_over=3, from_="2025-01-01"), stay("b", xx_days_over=4, from_="2024-01-01"),
                 complete="stays")  # fmt: skip
    parts = only(BAR, held).trace.parts
    assert [part.what.en for part in parts[:2]] == ["stay (Xanadia (made up)), 1 January 2025",
                                                    "stay (Xanadia (made up)), 1 January 2024"]  # fmt: skip
