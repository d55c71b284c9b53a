"""Events in order of time, with partial dates, gaps and overlaps."""

from __future__ import annotations

from fivefile.app import open_app
from fivefile.casework.intake import read_case
from fivefile.casework.timeline import build
from fivefile.model.history import Timeline
from tests.people import TODAY, case

DEFINITIONS = open_app().definitions


def timeline(events: str) -> Timeline:
    extraction = read_case({"case.yaml": case(events)}, DEFINITIONS, TODAY)
    return build(extraction.statements, DEFINITIONS, TODAY)


def test_events_come_in_order_and_undated_ones_last():
    made = timeline("id: c, kind: police\nid: b, kind: police, date: 2020\nid: a, kind: stay, from: 2019-05")
    assert [event.id for event in made.events] == ["a", "b", "c"]


def test_a_gap_of_more_than_two_months_is_named():
    made = timeline("id: a, kind: study, from: 2010-09, to: 2014-06\nid: b, kind: work, from: 2015-01, ongoing: yes")
    assert [(str(gap.start), str(gap.end), gap.events) for gap in made.gaps] == [
        ("2014-07-01", "2014-12-31", ("a", "b"))
    ]


def test_partial_dates_that_may_touch_leave_no_gap():
    made = timeline("id: a, kind: work, from: 2010, to: 2014\nid: b, kind: work, from: 2015, ongoing: yes")
    assert made.gaps == ()


def test_work_beside_study_covers_a_gap():
    made = timeline(
        "id: a, kind: study, from: 2010-09-01, to: 2014-06-30\n"
        "id: c, kind: work, from: 2013-01-01, to: 2015-12-31\n"
        "id: b, kind: work, from: 2016-01-15, ongoing: yes"
    )
    assert made.gaps == ()


def test_two_countries_cannot_hold_one_person_on_the_same_day():
    made = timeline(
        "id: a, kind: stay, country: us, from: 2018-01-01, to: 2018-06-30\n"
        "id: b, kind: stay, country: nz, from: 2018-03-01, to: 2018-04-01"
    )
    assert [(str(one.start), str(one.end)) for one in made.overlaps] == [("2018-03-01", "2018-04-01")]


def test_leaving_one_country_and_entering_the_next_on_one_day_is_no_overlap():
    made = timeline(
        "id: a, kind: stay, country: us, from: 2018-01-01, to: 2018-06-30\n"
        "id: b, kind: stay, country: nz, from: 2018-06-30, to: 2018-07-01"
    )
    assert made.overlaps == ()


def test_stays_known_by_the_year_alone_are_not_said_to_overlap():
    made = timeline(
        "id: a, kind: stay, country: us, from: 2018, to: 2018\nid: b, kind: stay, country: nz, from: 2018, to: 2018"
    )
    assert made.overlaps == ()
