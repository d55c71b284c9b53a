"""A belief stands beside a case when an event of the case is what it is about, between the countries it is about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from fivefile.casework.beliefs import beliefs
from fivefile.model.rule import Citation
from fivefile.sharing.arrangement import Arrangements
from fivefile.sharing.beliefs import Belief
from fivefile.values.text import Text
from tests.files import LIBRARY
from tests.law.made import event, facts

SAYS = Text("People say so.", "有人这样说。")
REFUSED = event("determination", "r1", country="ca", date="2014", result="refused")


def belief(name: str = "one", **about: Any) -> Belief:
    made = Belief(name, SAYS, "not documented", SAYS, citations=(Citation("Made-up Act"),))
    return replace(made, **about)


def told(*found: Belief) -> Arrangements:
    return replace(LIBRARY.arrangements, beliefs=found)


@pytest.mark.parametrize(
    ("about", "stands"),
    [
        ({"about": ("refusals",)}, True),
        ({"about": ("traffic", "refusals")}, True),
        ({"about": ("visas",)}, False),
        ({"about": ()}, False),
        ({"about": ("refusals",), "holders": ("ca",)}, True),
        ({"about": ("refusals",), "holders": ("gb",)}, False),
        ({"about": ("refusals",), "askers": ("us", "gb")}, True),
        ({"about": ("refusals",), "askers": ("gb",)}, False),
        ({"about": ("refusals",), "holders": ("ca",), "askers": ("us",)}, True),
    ],
)
def test_it_stands_there_when_it_is_about_such_an_event_between_such_countries(about, stands):
    assert bool(beliefs(facts(REFUSED), told(belief(**about)), ("us",))) is stands


def test_holder_and_asker_must_fit_the_same_event():
    american = event("determination", "r2", country="us", date="2014", result="granted")
    found = belief(about=("refusals",), holders=("us",), askers=("ca",))
    assert beliefs(facts(REFUSED, american), told(found), ("us", "ca")) == ()


@pytest.mark.parametrize("country", ["us", "jp"])
def test_a_country_of_its_own_or_outside_the_five_is_no_matter_of_sharing(country):
    refused = event("determination", "r1", country=country, date="2014", result="refused")
    assert beliefs(facts(refused), told(belief(about=("refusals",))), ("us",)) == ()


def test_what_is_no_matter_of_a_registry_is_spoken_of_too():
    stopped = event("police", "p1", country="ca", date="2014", traffic="yes", arrested="yes")
    found = [
        belief("fines", about=("traffic",)),
        belief("arrests", about=("arrest",)),
        belief("other", about=("study",)),
    ]
    assert [one.id for one in beliefs(facts(stopped), told(*found), ("us",))] == ["fines", "arrests"]


def test_its_words_and_sources_are_those_of_its_file():
    found = belief(about=("refusals",))
    (shown,) = beliefs(facts(REFUSED), told(found), ("us",))
    assert (shown.says, shown.status, shown.why, shown.citations) == (SAYS, "not documented", SAYS, found.citations)
