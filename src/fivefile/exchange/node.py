"""A node: it opens a question, searches its registry, and tells what the arrangement lets it tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from fivefile.errors import Untrusted
from fivefile.exchange.distrust import Doubtful
from fivefile.exchange.items import items
from fivefile.exchange.member import Member
from fivefile.exchange.message import LARGEST, VERSION, digest, read_query, write_answer
from fivefile.locale import both
from fivefile.model.exchange import Answer, Disclosed, Inside, Query, Reason, Withheld
from fivefile.model.match import Match
from fivefile.model.people import Identity
from fivefile.model.ports import FindCandidates
from fivefile.model.records import Record
from fivefile.model.terms import CATEGORIES, Category
from fivefile.sharing.arrangement import Excluded, Gate
from fivefile.sharing.policy import Policy, Ruling
from fivefile.values.text import Text


@dataclass(frozen=True, slots=True)
class Answered:
    """What crosses the wire (`answer`), and what stays here: why it is so, and that in words for our own screen."""

    answer: Answer
    inside: Inside
    note: Text


@dataclass(frozen=True, slots=True)
class _Weighed:
    """One candidate with everything that is worked out for each, whether it will be told or not."""

    who: Identity
    match: Match
    excluded: Excluded | None
    gate: Gate | None
    about: bool
    told: tuple[Disclosed, ...]


def answer(query: Query, digest: str, find: FindCandidates, policy: Policy | None, now: datetime) -> Answered:
    """The answer to `query`, whose bytes have this `digest`; pure.

    A person who may not be told of and a person nobody knows get the same answer by the same work: every candidate is
    excluded, gated and cut into items before anything is decided. `policy` is None where there is no arrangement.
    """
    asked_at = now.replace(microsecond=0)
    blank = Answer(digest, query.asker, query.responder, "no-hit", asked_at, versions=_versions(policy))
    reason = _refused(query, policy, now)
    if reason is not None or policy is None:
        outcome = replace(blank, outcome="unable" if reason == "elements" else "refused", reason=reason)
        return Answered(outcome, "query refused", _says_refused(reason))
    asked = [category for category in CATEGORIES if category in query.categories]
    rulings = {category: policy.permit(category, query.purpose) for category in asked}
    weighed = [_weigh(query, record, match, policy, rulings) for record, match in find(query.identity, query.id)]
    return _decided(blank, weighed, policy, rulings)


def _weigh(query: Query, record: Record, match: Match, policy: Policy, rulings: Mapping[Category, Ruling]) -> _Weighed:
    return _Weighed(
        who=record.identity,
        match=match,
        excluded=policy.excluded(record, query.purpose),
        gate=policy.closed(record),
        about=policy.answers_about(record, _found_by(match)),
        told=items(record, policy, rulings),
    )


def _found_by(match: Match) -> list[str]:
    """The elements that speak for the record: what a question carries and nothing agrees with finds nobody."""
    return [
        "fingerprints" if one.comparison == "prints" else one.comparison for one in match.compared if one.weight > 0
    ]


def _decided(
    blank: Answer, weighed: Iterable[_Weighed], policy: Policy, rulings: Mapping[Category, Ruling]
) -> Answered:
    """What is told when those who may not be told of are taken out, as if they had never been found.

    The records of one person stand and fall together; a question that fits two people is answered about the other one.
    """
    found = [one for one in weighed if one.match.band != "unlikely"]
    silent = _silent(found)
    left = [one for one in found if one not in silent]
    sure = [one for one in left if one.match.band == "sure"]
    if any(one.about for one in sure):
        told = tuple(item for one in sure for item in one.told)
        hit = replace(
            blank,
            outcome="hit",
            matches=tuple(one.match for one in sure),
            disclosed=tuple(sorted(told, key=lambda item: CATEGORIES.index(item.category))),
            withheld=tuple(_withheld(rulings.values())),
        )
        return Answered(hit, "told", both("Told: what the arrangement lets be told."))
    maybe = [one for one in left if one.match.band == "maybe" and one.about]
    if maybe:
        possible = replace(blank, outcome="possible", matches=tuple(one.match for one in maybe))
        says = both("Told: which comparisons agreed, and nothing of what the records say. A person has to judge.")
        return Answered(possible, "told", says)
    inside, says = _why_nothing(silent, left, policy)
    return Answered(blank, inside, says)


def _silent(found: list[_Weighed]) -> list[_Weighed]:
    """The records of people who may not be told of: excluded or gated ones, and what else is of the same people."""
    silent = [one for one in found if one.excluded is not None or one.gate is not None]
    # What is added may itself belong to more records: `silent` grows while it is walked.
    for known in silent:
        silent += [one for one in found if one not in silent and _one_person(one.who, known.who)]
    return silent


def _one_person(one: Identity, other: Identity) -> bool:
    """Whether two records of a registry share prints, a document, or a name with the birth date."""
    if set(one.prints) & set(other.prints) or set(one.documents) & set(other.documents):
        return True
    return bool(set(one.born) & set(other.born) and _written(one) & _written(other))


def _written(who: Identity) -> set[str]:
    """Every name in characters, and in letters without regard to case, order or signs between them."""
    letters = {"".join(sorted(filter(str.isalpha, (name.surname + name.given).casefold()))) for name in who.names}
    return (letters | {name.characters for name in who.names}) - {""}


def _why_nothing(silent: list[_Weighed], left: list[_Weighed], policy: Policy) -> tuple[Inside, Text]:
    """For our own ledger and screen: why nothing was told, the firmest reason first."""
    for one in silent:
        if one.excluded is not None:
            return "excluded", one.excluded.says
        if one.gate is not None:
            return "gate closed", one.gate.says
    if left and policy.direction.only_about is not None:
        return "not of this kind", policy.direction.only_about.says
    return "nothing found", both("Nothing was found about this person.")


def _withheld(rulings: Iterable[Ruling]) -> Iterable[Withheld]:
    for ruling in rulings:
        if ruling.grade != "documented":
            yield Withheld(ruling.category, ruling.line, ruling.grade, ruling.says)


def _refused(query: Query, policy: Policy | None, now: datetime) -> Reason | None:
    if policy is None:
        return "purpose"
    return policy.refuses(query) or ("expired" if now >= query.expires_at else None)


def _says_refused(reason: Reason | None) -> Text:
    if reason == "elements":
        return both("Not searched: the question does not say who is meant in the way this pair asks.")
    if reason == "expired":
        return both("Not searched: the question has expired.")
    return both("Not searched: no text that could be read names this purpose for this pair.")


def _versions(policy: Policy | None) -> dict[str, str]:
    told = {"message": str(VERSION)}
    return told if policy is None else {**told, "arrangement": str(policy.arrangement.as_of)}


@dataclass(frozen=True, slots=True)
class Node:
    """One authority's node; `policies` has the policy for an asker, `screen` shows our own people what was answered."""

    member: Member
    find: FindCandidates
    policies: Callable[[str], Policy | None]
    screen: Callable[[Query, Answered], None] = lambda query, answered: None

    def receive(self, data: bytes, now: datetime) -> bytes:
        """The sealed answer to a sealed question; the ledger keeps both before the answer leaves.

        Raises Untrusted, which says nothing but that the message was not accepted (the reason is in our ledger), and
        OSError when the ledger cannot be written: then nothing is answered.
        """
        query, payload = self._opened(data, now)
        self.member.note("received", now, query, payload)
        answered = answer(query, digest(payload), self.find, self.policies(query.asker), now)
        written = write_answer(answered.answer)
        sealed = self.member.seal("answer", query.asker, query.id, written, now)
        if len(sealed) > LARGEST:
            answered = _too_large(answered)
            written = write_answer(answered.answer)
            sealed = self.member.seal("answer", query.asker, query.id, written, now)
        self.member.note("answered", now, query, written, outcome=answered.answer.outcome, inside=answered.inside)
        self.screen(query, answered)
        return sealed

    def _opened(self, data: bytes, now: datetime) -> tuple[Query, bytes]:
        sender = ""
        try:
            envelope = self.member.open(data, now)
            sender = envelope.sender
            if envelope.type != "query":
                raise Doubtful("kind")
            payload = envelope.payload.encode()
            query = read_query(payload)
            if (query.asker, query.responder, query.id) != (sender, self.member.me, envelope.id):
                raise Doubtful("parties")
            return query, payload
        except Doubtful as problem:
            self.member.note_refused(now, sender, data, problem.doubt)
        # Raised out here, so that not even the context of the error tells what was wrong.
        raise Untrusted(both("The message was not accepted."))


def _too_large(answered: Answered) -> Answered:
    small = replace(answered.answer, outcome="unable", reason="message", matches=(), disclosed=(), withheld=())
    return Answered(small, "query refused", both("Not told: the answer would be larger than a message may be."))
