"""The law as JSON: texts in both languages, sources in full, conditions as they are written in Python."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter

from fivefile.casework.law_desk import Count, Found, Trial, sheets
from fivefile.law.rulebook import Rulebook


def list_json(books: Iterable[Rulebook]) -> dict[str, Any]:
    """What each rulebook holds, by id: names and title of each rule, and the ids of all else."""
    return {
        book.country: {
            "as_of": str(book.head.as_of),
            "rules": [
                {"id": one.id, "kind": one.kind, "code": one.code, "aliases": one.aliases, "title": asdict(one.title)}
                for one in book.rules
            ],
            **{folder: [one.id for one in members] for folder, members in sheets(book).items()},
            "statuses": [one.status for one in book.head.statuses],
        }
        for book in books
    }


def counts_json(counts: Iterable[Count]) -> list[dict[str, Any]]:
    """The figures of each country."""
    return [asdict(one) for one in counts]


def thing_json(found: Found) -> dict[str, Any]:
    """One thing of the law, every field."""
    return {
        "country": found.book.country,
        "what": type(found.thing).__name__,
        **TypeAdapter(type(found.thing)).dump_python(found.thing, mode="json"),
    }


def trial_json(trial: Trial) -> dict[str, Any]:
    """What a rule found: findings as in a dossier, and the questions that would settle each."""
    dumped: dict[str, Any] = TypeAdapter(Trial).dump_python(trial, mode="json")
    return dumped
