"""What a destination can learn of each event from another country, under the arrangement of the two, with its sources.

What must be said stands beside it and comes from the forms alone (duty.py).
"""

from __future__ import annotations

from dataclasses import replace

from fivefile.casework.duty import asked, duty
from fivefile.casework.exchanged import found_by, other_ways, told, triggers
from fivefile.casework.matters import HELD, Matter, matter, named
from fivefile.law.facts import Facts
from fivefile.locale import both, country
from fivefile.model.history import Event
from fivefile.model.outcome import Disclosure, State, Visible
from fivefile.sharing.arrangement import Arrangements
from fivefile.sharing.policy import Policy, policy
from fivefile.values.territories import FIVE
from fivefile.values.text import Text

ORDER: tuple[State, ...] = ("documented", "possible", "not documented", "excluded")


def visibility(
    facts: Facts, arrangements: Arrangements, destinations: tuple[str, ...], disclosures: tuple[Disclosure, ...]
) -> tuple[Visible, ...]:
    """Each event an authority could hold, for each destination: what is documented first, then by date."""
    found = []
    for destination in destinations:
        for event in facts.timeline.events:
            if event.kind in HELD:
                questions = asked(event, destination, disclosures)
                about = Visible(
                    event.id, destination, event.country, "possible", event.country == destination,
                    says=named(event, facts), why=Text("", ""), duty=duty(questions), asked=questions,
                )  # fmt: skip
                found.append(_seen(about, event, facts, arrangements))
    return tuple(sorted(found, key=lambda one: (destinations.index(one.destination), ORDER.index(one.state))))


def beyond(one: Visible) -> bool:
    """Whether the event is recorded in a country that none of the ten arrangements concerns."""
    return not one.own and one.holder is not None and one.holder not in FIVE


def _seen(about: Visible, event: Event, facts: Facts, arrangements: Arrangements) -> Visible:
    """The same with its state, why it is so, and where that stands."""
    what, holder, destination = matter(event, facts, arrangements.categories), about.holder, about.destination
    if about.own:
        return _own(about, what)
    if holder is None:
        return _unknown(about)
    arrangement = arrangements.between(holder, destination)
    if arrangement is None:
        return _nothing_between(about, holder)
    return _pair(about, what, policy(arrangement, arrangements.categories, destination, holder), facts)


def _pair(about: Visible, what: Matter, rules: Policy, facts: Facts) -> Visible:
    """What the arrangement of the two countries says."""
    found = told(what, rules, facts)
    names = {"holder": _the(rules.direction.responder), "destination": _the(rules.direction.asker), "event": about.says}
    says = {
        "documented": both("From {holder}, {destination} can learn of this: {event}.", **names),
        "possible": both(
            "It is possible that {destination} learns of this from {holder}; the texts we could read do not settle it: "
            "{event}.",
            **names,
        ),
        "not documented": both(
            "No text we could read says that {destination} learns of this from {holder}: {event}.", **names
        ),
        "excluded": both(
            "The texts leave people of this status out, so {holder} should not tell {destination} of this: {event}.",
            **names,
        ),
    }
    return replace(
        about,
        state=found.state,
        says=says[found.state],
        why=found.why,
        arrangement=rules.arrangement.title,
        line=found.line,
        found_by=found_by(rules),
        triggers=triggers(rules.direction),
        citations=found.citations,
        other_ways=other_ways(what, rules),
    )


def _own(about: Visible, what: Matter) -> Visible:
    """The destination was itself the authority, or it happened there."""
    where = _the(about.destination)
    if what.outside:
        return replace(
            about,
            state="possible",
            says=both("This happened in {destination} itself: {event}.", destination=where, event=about.says),
            why=both(
                "How its own police, courts or schools tell its immigration authority, these arrangements do not say."
            ),
        )
    return replace(
        about,
        state="documented",
        says=both("This is a record of {destination} itself: {event}.", destination=where, event=about.says),
        why=both("It is its own record; it does not have to ask anyone."),
    )


def _unknown(about: Visible) -> Visible:
    return replace(
        about,
        says=both("Which country holds a record of this is not known: {event}.", event=about.says),
        why=both(
            "The file does not say in which country it happened, or papers disagree about it. What another country can "
            "learn of it depends on that."
        ),
    )


def _nothing_between(about: Visible, holder: str) -> Visible:
    if holder not in FIVE:
        why = both(
            "None of the ten arrangements concerns the records of this country or region: {country}. Whether it tells "
            "others in another way is not looked at here.",
            country=country(holder),
        )
    else:
        why = both("This version holds no arrangement between {one} and {other}.", one=_the(holder),
                   other=_the(about.destination))  # fmt: skip
    return replace(
        about,
        state="not documented",
        says=both("None of the ten arrangements tells {destination} of this: {event}.",
                  destination=_the(about.destination), event=about.says),
        why=why,
    )  # fmt: skip


def _the(code: str) -> Text:
    """The name of a country as it stands in a sentence."""
    name = country(code)
    return Text(f"the {name.en}", name.zh) if code in ("us", "gb") else name
