"""Five nodes in one process: their made-up registries, keys and ledgers, and who asks whom under which arrangement."""

from __future__ import annotations

import secrets
from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import cast, get_args

from fivefile.app.keyring import Keyring
from fivefile.app.made_up import fill, is_filled
from fivefile.casework.judged import Judged
from fivefile.errors import BadInput
from fivefile.exchange.asker import Transport, Unreachable, ask_partner, make_query
from fivefile.exchange.distrust import Doubt, Doubtful
from fivefile.exchange.ledger import verify
from fivefile.exchange.member import Member
from fivefile.exchange.node import Answered, Node
from fivefile.linkage.find import Finder
from fivefile.linkage.keys import blocking_keys
from fivefile.linkage.model import LinkageModel
from fivefile.locale import both, country
from fivefile.model.exchange import LedgerEntry, Query, Reply
from fivefile.model.inquiry import Own
from fivefile.model.records import Judgement, Opinion, Record
from fivefile.model.terms import Outcome, Purpose
from fivefile.sharing.arrangement import Arrangements
from fivefile.sharing.policy import Policy, policy
from fivefile.store.ledger import Ledger
from fivefile.store.registry import Registry
from fivefile.values.territories import FIVE
from fivefile.values.text import Text

SHOWN = 50
"""So many of the questions that came in stay on a node's own screen; who was asked about does not."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What came back to one question: from the asker's own registry, and from each partner."""

    id: str
    at: datetime
    own: tuple[Own, ...]
    replies: tuple[Reply, ...]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Incoming:
    """One question on the responder's own screen: what was answered and why. Nothing says about whom it was."""

    at: datetime
    asker: str
    purpose: Purpose
    outcome: Outcome
    note: Text


@dataclass(frozen=True, slots=True)
class NodeView:
    """One node for its own people: how much it holds, what came in, its ledger, and whether the ledger is whole."""

    code: str
    records: int
    incoming: tuple[Incoming, ...]
    ledger: tuple[LedgerEntry, ...]
    broken: int | None


@dataclass(frozen=True, slots=True)
class _Stand:
    """What one node stands on."""

    registry: Registry
    ledger: Ledger
    member: Member
    find: Finder
    node: Node
    incoming: deque[Incoming]


class Nodes:
    """The five nodes below one folder. Real authorities would each run their own; here they share a process."""

    def __init__(
        self,
        home: Path,
        arrangements: Arrangements,
        model: LinkageModel,
        known: Mapping[str, Collection[str]],
        clock: Callable[[], datetime],
    ) -> None:
        """Makes what is missing: registries of made-up people, keys, ledgers. `known` are the fields of each event."""
        self._arrangements, self._clock = arrangements, clock
        keyring = Keyring(home / "keys.json", clock())
        self._stands = {code: self._stand(home, code, keyring, model) for code in FIVE}
        for code, stand in self._stands.items():
            fill(stand.registry, code, known, blocking_keys)

    def ask(self, applicant: Record, asker: str, purpose: Purpose, down: Iterable[str] = ()) -> Asked:
        """What the asker's own registry and its four partners say about the person of a case.

        `applicant` is the case as a record of the asker, under the name of the case; partners in `down` act as if
        unreachable. A partner is not asked about somebody whom the arrangement leaves out or whose claim for protection
        closes the way, as far as the case or the asker's own records say so. Raises KeyError for an asker that is not
        one of the five.
        """
        stand, at, who = self._stands[asker], self._clock(), applicant.identity
        number = secrets.token_hex(16)
        found = stand.find(who, number)
        judged = Judged(tuple(stand.registry.judgements(record.id for record, _ in found)), (number, applicant.id))
        # A search also brings records that are not the person's, so that all searches are alike.
        own = tuple(Own(record, match) for record, match in found if match.band != "unlikely" or judged.taken(match))
        status = _status([applicant, *(item.record for item in own if judged.taken(item.match))])
        replies = []
        for partner in FIVE:
            rules = self._policy(partner, asker=asker) if partner != asker else None
            if rules is None:
                continue
            why = _not_asked(rules, purpose, status)
            if why is not None:
                replies.append(Reply(partner, "not asked", why=why))
                continue
            query = make_query(who, rules, purpose, at, secrets.token_hex(16), status.against)
            replies.append(ask_partner(stand.member, query, rules, self._way(partner, down), self._clock))
        records = [item.record.id for item in own]
        records += [match.right for reply in replies if reply.answer for match in reply.answer.matches]
        kept = stand.registry.judgements(records)
        mine = tuple(one for one in kept if applicant.id in (one.left, one.right))
        return Asked(number, at, own, tuple(replies), mine)

    def judge(self, asker: str, case: str, record: str, opinion: Opinion, by: str) -> Judgement:
        """Keep what an officer of `asker` judged about the applicant of a case and a record; returns it."""
        left, right = sorted((case, record))
        judgement = Judgement(left, right, opinion, by, self._clock().replace(microsecond=0))
        self._stands[asker].registry.judge(judgement)
        return judgement

    def view(self, code: str) -> NodeView:
        """One node as its own people see it; raises BadInput for no such node."""
        if code not in self._stands:
            raise BadInput(both("There is no such node."), where=code)
        stand = self._stands[code]
        lines = tuple(stand.ledger.entries())
        wrong = verify(lines)
        shown = lines[-SHOWN:][::-1]
        broken = wrong.number if wrong else None
        return NodeView(code, stand.registry.count(), tuple(reversed(stand.incoming)), shown, broken)

    def doubt(self, inside: str) -> Text | None:
        """In words why a message was not believed, for the note of a ledger line; None for any other note."""
        return Doubtful(cast(Doubt, inside)).text if inside in get_args(Doubt) else None

    def close(self) -> None:
        """Let go of every file."""
        for stand in self._stands.values():
            stand.registry.close()
            stand.ledger.close()

    def _stand(self, home: Path, code: str, keyring: Keyring, model: LinkageModel) -> _Stand:
        registry, ledger = Registry(home / f"{code}.sqlite"), Ledger(home / f"{code}-ledger.sqlite")
        member = Member(code, keyring.signing(code), keyring.directory, ledger, keyring.salt(code))
        find = Finder(model, registry, blocking_keys)
        incoming: deque[Incoming] = deque(maxlen=SHOWN)
        node = Node(member, find, partial(self._policy, code), partial(_show, incoming))
        return _Stand(registry, ledger, member, find, node, incoming)

    def _policy(self, responder: str, asker: str) -> Policy | None:
        arrangement = self._arrangements.between(asker, responder)
        return policy(arrangement, self._arrangements.categories, asker, responder) if arrangement else None

    def _way(self, partner: str, down: Iterable[str]) -> Transport:
        """How a sealed question reaches a partner; in one process, by a call."""
        if partner not in down:
            node = self._stands[partner].node
            return lambda sealed: node.receive(sealed, self._clock())

        def unreachable(_: bytes) -> bytes:
            raise Unreachable(both("{country} was made to be down for this try.", country=country(partner)))

        return unreachable


@dataclass(frozen=True, slots=True)
class _Status:
    """What decides whether a partner is asked at all; it is looked at here and never sent."""

    citizen_of: tuple[str, ...]
    resident_of: tuple[str, ...]
    against: tuple[str, ...]


def _not_asked(rules: Policy, purpose: Purpose, status: _Status) -> Text | None:
    """Why a partner is not asked: no text supports asking for this purpose, or the pair leaves such people out."""
    asks = rules.asked_for(purpose)
    if asks is None:
        return both("No text that could be read says that this is asked for this purpose.")
    if asks.grade == "not documented":
        return asks.says
    left_out = rules.excludes(status.citizen_of, status.resident_of, purpose)
    return left_out.says if left_out is not None else None


def _status(records: Sequence[Record]) -> _Status:
    """What an authority's own records, taken together, say of one person: whom they claim protection from there too."""
    claims = [event for one in records for event in one.events
              if event.kind == "asylum" and event.country == one.authority]  # fmt: skip
    return _Status(
        tuple(code for one in records for code in one.said("nationality")),
        tuple(code for one in records for code in one.said("permanent_resident")),
        tuple(str(value) for event in claims for value in event.values("against")),
    )


def are_made(home: Path) -> bool:
    """Whether every registry below `home` is filled as it would be filled now."""
    return all((home / f"{code}.sqlite").is_file() and _is_filled(home / f"{code}.sqlite", code) for code in FIVE)


def _is_filled(path: Path, code: str) -> bool:
    registry = Registry(path)
    try:
        return is_filled(registry, code)
    finally:
        registry.close()


def _show(incoming: deque[Incoming], query: Query, answered: Answered) -> None:
    outcome = answered.answer.outcome
    incoming.append(Incoming(answered.answer.answered_at, query.asker, query.purpose, outcome, answered.note))
