"""Questions and answers drawn at random, for the laws that hold of all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from fivefile.model.evidence import Source, Statement
from fivefile.model.exchange import Answer, Disclosed, Query, Withheld
from fivefile.model.match import Compared, Match
from fivefile.model.people import Identity
from fivefile.model.terms import CATEGORIES, GRADES, PURPOSES
from fivefile.values.dates import PartialDate
from fivefile.values.names import Name
from fivefile.values.text import Text

words = st.text(max_size=12)
several = st.lists(words, max_size=3).map(tuple)
texts = st.builds(Text, words, words)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(lambda m: m.replace(microsecond=0, tzinfo=UTC))
dates = st.dates(datetime(1880, 1, 1).date(), datetime(2199, 12, 31).date()).flatmap(
    lambda day: st.sampled_from(
        [PartialDate(day.year), PartialDate(day.year, day.month), PartialDate(day.year, day.month, day.day)]
    )
)
floats = st.floats(allow_nan=False, allow_infinity=False)
values = st.one_of(words, st.booleans(), st.integers(-(2**53) + 1, 2**53 - 1), dates)
sources = st.builds(Source, words, words, words, words, st.none() | words, st.none() | dates)
statements = st.builds(Statement, words, words, values, sources, words, words, st.none() | dates)
names = st.builds(Name, words, words, words, words)
identities = st.builds(
    Identity,
    names=st.lists(names, max_size=2).map(tuple),
    born=st.lists(dates, max_size=2).map(tuple),
    sex=several,
    nationalities=several,
    birth_countries=several,
    documents=several,
    prints=several,
)
categories = st.sampled_from(CATEGORIES)


@st.composite
def queries(draw: st.DrawFn) -> Query:
    at = draw(moments)
    return Query(
        id=draw(words),
        asker=draw(words),
        responder=draw(words),
        purpose=draw(st.sampled_from(PURPOSES)),
        basis=draw(st.text(min_size=1).filter(str.strip)),
        identity=draw(identities),
        categories=tuple(draw(st.lists(categories, min_size=1, max_size=4))),
        asked_at=at,
        expires_at=at + timedelta(seconds=draw(st.integers(1, 10_000))),
        claim_against=draw(several),
    )


compared = st.builds(Compared, words, words, floats, texts)
matches = st.builds(
    Match,
    words,
    words,
    floats,
    st.lists(compared, max_size=2).map(tuple),
    floats,
    floats,
    st.sampled_from(["sure", "maybe", "unlikely"]),
    words,
)
some_matches = st.lists(matches, min_size=1, max_size=2).map(tuple)
disclosed = st.builds(Disclosed, categories, words, words, words, st.lists(statements, max_size=2).map(tuple))


def _of_a_match(answer: Answer) -> Answer:
    """The answer with every item standing in a record it names."""
    items = tuple(replace(item, record=answer.matches[0].right) for item in answer.disclosed)
    return replace(answer, disclosed=items)


withheld = st.builds(Withheld, categories, words, st.sampled_from(GRADES), texts)
about = {"query": words, "asker": words, "responder": words, "answered_at": moments}
versions = st.dictionaries(words, words, max_size=2)
answers = st.one_of(
    st.builds(
        Answer,
        outcome=st.just("hit"),
        matches=some_matches,
        disclosed=st.lists(disclosed, max_size=2).map(tuple),
        withheld=st.lists(withheld, max_size=2).map(tuple),
        versions=versions,
        **about,
    ).map(_of_a_match),
    st.builds(Answer, outcome=st.just("possible"), matches=some_matches, versions=versions, **about),
    st.builds(Answer, outcome=st.just("no-hit"), versions=versions, **about),
    st.builds(Answer, outcome=st.just("refused"), reason=st.sampled_from(["purpose", "quota"]), **about),
)
