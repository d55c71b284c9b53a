"""Candidates of one registry, with the same work for people who are in it and people who are not."""

from __future__ import annotations

from collections.abc import Sequence

from fivefile.linkage.model import LinkageModel
from fivefile.linkage.score import score
from fivefile.model.match import Match
from fivefile.model.people import Identity
from fivefile.model.ports import BlockingKeys, RecordStore
from fivefile.model.records import Record

MOST = 1024
"""At most so many records that share a key are looked at; a name as frequent as WANG WEI has many."""


class Finder:
    """Looks for candidates in a store by blocking keys and scores them (the port FindCandidates)."""

    def __init__(self, model: LinkageModel, store: RecordStore, keys: BlockingKeys, size: int = 16) -> None:
        self.model, self.store, self.keys, self.size = model, store, keys, size

    def __call__(self, who: Identity, query: str) -> Sequence[tuple[Record, Match]]:
        """Candidates for the query with their match, best first, records of equal total in order of identifier.

        Always a whole multiple of `size`, filled up with records chosen by the query's identifier alone; fewer only
        when the registry has fewer.
        """
        found = list(self.store.by_keys(sorted(self.keys(who)), MOST))
        lacking = -len(found) % self.size if found else self.size
        found += self.store.filler(query, lacking, [record.id for record in found])
        scored = [(record, score(self.model, who, record.identity, query, record.id)) for record in found]
        return tuple(sorted(scored, key=lambda pair: (-pair[1].total, pair[0].id)))
