"""An inquiry laid out: who comes first, what is counted, and that what links leads to where it is explained."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fivefile.casework.judged import records_found
from fivefile.casework.report import inquiry_words as words
from fivefile.casework.report.inquiry_view import inquiry_view
from fivefile.model.exchange import Reason, Reply
from fivefile.model.terms import Outcome
from fivefile.values.text import same
from tests.casework.inquiries import EVERYBODY, HIT, LIBRARY, REFUSED, answered, judgement, own, query, seen, whole
from tests.texts import mixed, texts


def test_the_asking_authority_stands_first_then_the_partners_as_they_were_asked():
    view = inquiry_view(whole(), LIBRARY)
    assert [place.code for place in view.places] == ["us", "ca", "gb", "nz", "au"]
    assert [place.own for place in view.places] == [True, False, False, False, False]
    assert [place.state for place in view.places] == ["found", "hit", "no-hit", "unable", "not-reached"]


def test_what_is_known_leads_to_the_record_it_stands_in():
    view = inquiry_view(whole(), LIBRARY)
    links = {link.anchor: link for place in view.places for link in place.links}
    assert len(links) == sum(len(place.links) for place in view.places) == 4
    for _, lines in view.known:
        for line in lines:
            assert links[line.anchor].match == line.known.match
            assert links[line.anchor].record in line.known.event.id


def test_items_and_categories_are_counted():
    (items, kept), *_ = [place.counts for place in inquiry_view(whole(), LIBRARY).places if place.state == "hit"]
    assert (items.en, kept.en) == ("items disclosed: 3", "categories withheld: 1")


def test_what_was_disclosed_stands_at_its_record_by_category_and_line():
    (place,) = [place for place in inquiry_view(whole(), LIBRARY).places if place.code == "ca"]
    (link,) = place.links
    assert [told.line for told in link.told] == ["us-ca/identity", "us-ca/refusals", "us-ca/protection"]


def test_only_the_own_registry_shows_what_a_record_holds():
    for place in inquiry_view(whole(), LIBRARY).places:
        assert all(bool(link.events) == place.own for link in place.links)


def test_a_judgement_says_whether_the_record_is_taken():
    taken = {link.record: (link.opinion, link.taken) for link in inquiry_view(whole(), LIBRARY).places[0].links}
    assert taken == {"us-1": (None, True), "us-2": ("same", True), "us-3": ("different", False)}


def test_silence_is_stated_only_where_somebody_was_silent():
    assert inquiry_view(seen("", replies=EVERYBODY), LIBRARY).reached == ()
    said = inquiry_view(whole(), LIBRARY).reached
    assert said[0].en.startswith("3 of 4 partners answered; Australia is still to be asked")


@pytest.mark.parametrize("delivery", ["gave up", "not asked"])
def test_why_a_question_was_not_answered_is_said(delivery: str):
    reply = Reply("au", delivery, query("au"), why=same("Because."))  # type: ignore[arg-type]
    place = inquiry_view(seen("", replies=(HIT, reply)), LIBRARY).places[-1]
    assert place.state == delivery.replace(" ", "-") and "Because." in place.short.en
    assert (place.carried is None) == (delivery == "not asked")


@pytest.mark.parametrize("outcome", ["hit", "possible", "no-hit", "refused", "unable"])
@pytest.mark.parametrize("reason", [None, "purpose", "elements", "expired", "key", "quota", "message"])
def test_every_outcome_and_reason_has_words_in_both_languages(outcome: Outcome, reason: Reason | None):
    reply = answered("gb", outcome, ["gb-1"] if outcome in ("hit", "possible") else [])
    assert reply.answer is not None
    view = inquiry_view(seen("", replies=(replace(reply, answer=replace(reply.answer, reason=reason)),)), LIBRARY)
    assert mixed(texts(view), ["visit a friend", "林晓雨"]) == []
    assert (view.places[1].why is None) == (reason is None)


def test_by_what_a_pair_asks_is_said_where_the_question_did_not_carry_it():
    assert "this pair asks by fingerprint" in str(words.reason("elements", same("by fingerprint")).en)


def test_only_records_that_were_found_can_be_judged():
    assert records_found(whole()) == {"us-1", "us-2", "us-3", "ca-1"}
    assert records_found(seen()) == frozenset()


def test_whoever_judged_at_the_desk_is_called_an_officer_and_others_by_name():
    made = judgement("us-1", "same")
    assert words.judged(made).en.startswith("Officer Made-Up judged on 1 November 2026")
    assert words.judged(replace(made, by=words.OFFICER)).zh == "官员于2026年11月1日判断：为同一人。"


def test_a_record_that_corrects_another_says_so():
    item = own("us-2", REFUSED)
    made = seen("", [own("us-1", REFUSED), replace(item, record=replace(item.record, corrects="us-1"))])
    assert [link.corrects for link in inquiry_view(made, LIBRARY).places[0].links] == [None, "us-1"]
