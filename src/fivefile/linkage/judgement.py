"""What people judged: the latest word on each pair, and the subjects that follow. Nothing is ever merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from fivefile.model.records import Judgement, Subject


def current(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The last judgement on each pair, in order of the pairs; `judgements` stand in the order in which they were made.

    Their times do not count: one made under a clock that was wrong can be taken back all the same.
    """
    latest: dict[tuple[str, ...], Judgement] = {}
    for one in judgements:
        latest[tuple(sorted((one.left, one.right)))] = one
    return tuple(latest[pair] for pair in sorted(latest))


def clusters(records: Iterable[str], judgements: Iterable[Judgement]) -> tuple[Subject, ...]:
    """Every record in exactly one subject, named after its first record; in order of the identifiers.

    Records are one subject where judgements "same" join them, directly or through others of `records`. Records judged
    "different" are never in one subject: where they would be, nobody can tell which judgement is wrong, so every
    record that hangs together with them stands alone until a person settles it (see `contradictions`).
    """
    known = current(judgements)
    parts = _joined(records, known)
    torn = {parts[one.left] for one in _torn(parts, known)}
    subjects: list[tuple[str, ...]] = []
    for part in sorted(set(parts.values())):
        subjects += [(record,) for record in part] if part in torn else [part]
    return tuple(Subject(part[0], part) for part in sorted(subjects))


def contradictions(records: Iterable[str], judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements "different" on records that others, taken together, say are the same: for a person to settle."""
    known = current(judgements)
    return _torn(_joined(records, known), known)


def _torn(parts: dict[str, tuple[str, ...]], known: Iterable[Judgement]) -> tuple[Judgement, ...]:
    return tuple(one for one in known if one.opinion == "different" and one.right in parts.get(one.left, ()))


def _joined(records: Iterable[str], known: Iterable[Judgement]) -> dict[str, tuple[str, ...]]:
    """For each record, all those that judgements "same" join it with, itself too, in order."""
    ids = set(records)
    beside: dict[str, set[str]] = defaultdict(set)
    for one in known:
        if one.opinion == "same" and {one.left, one.right} <= ids:
            beside[one.left].add(one.right)
            beside[one.right].add(one.left)
    parts: dict[str, tuple[str, ...]] = {}
    for start in ids:
        if start not in parts:
            part, ahead = {start}, [start]
            while ahead:
                new = beside[ahead.pop()] - part
                part |= new
                ahead += new
            parts |= dict.fromkeys(part, tuple(sorted(part)))
    return parts
