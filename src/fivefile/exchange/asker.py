"""The asking side: one question for one partner, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from fivefile.errors import Untrusted
from fivefile.exchange.distrust import Doubtful
from fivefile.exchange.member import LIFETIME, Member
from fivefile.exchange.message import digest, read_answer, write_query
from fivefile.locale import both, country
from fivefile.model.exchange import Answer, Query, Reply
from fivefile.model.people import Identity
from fivefile.model.terms import CATEGORIES, Purpose
from fivefile.sharing.policy import Policy
from fivefile.values.text import Text

Transport = Callable[[bytes], bytes]
"""Brings a sealed question to one partner and its sealed answer back.

Raises OSError (such as Unreachable) when no answer came, Untrusted when the partner did not accept the message.
"""


class Unreachable(OSError):
    """A partner did not answer; `text` says what happened, in both languages."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


def make_query(
    identity: Identity, policy: Policy, purpose: Purpose, at: datetime, query_id: str, claim_against: Iterable[str] = ()
) -> Query:
    """The question this pair lets be asked: only its elements, every category it carries or might, valid for LIFETIME.

    A question without any of the pair's elements can be made all the same; the partner is then unable to answer.
    """
    carried = {item.category for item in policy.direction.carries if item.grade != "not documented"}
    at = at.replace(microsecond=0)
    return Query(
        id=query_id,
        asker=policy.direction.asker,
        responder=policy.direction.responder,
        purpose=purpose,
        basis=policy.direction.basis,
        identity=identity.only(policy.carried(identity.elements)),
        categories=tuple(category for category in CATEGORIES if category in carried) or CATEGORIES,
        asked_at=at,
        expires_at=at + LIFETIME,
        claim_against=tuple(claim_against),
    )


def ask_partner(
    member: Member, query: Query, policy: Policy, transport: Transport, clock: Callable[[], datetime]
) -> Reply:
    """What became of `query`: answered, not reached, given up (not believed), or not asked because a gate forbids it.

    In which country the person claims persecution decides here whether to ask at all, and is not sent. Raises OSError
    when our own ledger cannot be written: what is not kept is not asked.
    """
    gate = policy.never_asked(query.claim_against)
    if gate is not None:
        return Reply(query.responder, "not asked", why=gate.says)
    sent = replace(query, claim_against=())
    payload = write_query(sent)
    sealed = member.seal("query", sent.responder, sent.id, payload, clock())
    member.note("asked", clock(), sent, payload)
    try:
        data = transport(sealed)
    except OSError as problem:
        why = problem.text if isinstance(problem, Unreachable) else _no_answer(sent.responder)
        member.note("not reached", clock(), sent, payload)
        return Reply(sent.responder, "not reached", sent, why=why)
    except Untrusted:
        return _gave_up(member, sent, payload, clock(), Doubtful("partner"))
    try:
        answer, told = _opened(member, sent, payload, data, clock())
    except Doubtful as problem:
        return _gave_up(member, sent, data, clock(), problem)
    member.note("got", clock(), sent, told, outcome=answer.outcome)
    return Reply(sent.responder, "answered", sent, answer)


def _opened(member: Member, query: Query, payload: bytes, data: bytes, now: datetime) -> tuple[Answer, bytes]:
    envelope = member.open(data, now)
    if envelope.type != "answer":
        raise Doubtful("kind")
    told = envelope.payload.encode()
    answer = read_answer(told)
    if (envelope.sender, answer.responder, answer.asker) != (query.responder, query.responder, query.asker):
        raise Doubtful("parties")
    if answer.query != digest(payload) or envelope.id != query.id:
        raise Doubtful("other query")
    spoken_of = {item.category for item in answer.disclosed} | {item.category for item in answer.withheld}
    if spoken_of - set(query.categories):
        raise Doubtful("more than asked")
    return answer, told


def _gave_up(member: Member, query: Query, message: bytes, now: datetime, problem: Doubtful) -> Reply:
    member.note("refused", now, query, message, inside=problem.doubt)
    return Reply(query.responder, "gave up", query, why=problem.text)


def _no_answer(partner: str) -> Text:
    return both("No answer came from {country}.", country=country(partner))
