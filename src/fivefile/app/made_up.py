"""Fills a registry with made-up people: those of the example cases, and a population drawn from a seed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from fivefile import __version__
from fivefile.linkage import comparisons, keys, names, readings, spelling
from fivefile.model import wire
from fivefile.model.ports import BlockingKeys
from fivefile.store import made_up_histories, made_up_people, population
from fivefile.store import registry as written
from fivefile.store.registry import Registry

REGISTRIES = Path(__file__).parents[1] / "registries"
PEOPLE, SEED = 2000, 2026
_MAKERS = (comparisons, keys, names, readings, spelling, made_up_histories, made_up_people, population, written, wire)
"""What a registry holds and how it is written depends on these: one that changed makes it anew."""


def fill(registry: Registry, code: str, known: Mapping[str, Collection[str]], blocking: BlockingKeys) -> None:
    """Fill the registry of `code` unless it was filled from the very same; judgements stay.

    Raises BadData when the file of the case people is wrong.
    """
    if is_filled(registry, code):
        return
    cases = population.load_registry(REGISTRIES / f"{code}.yaml", known)
    everyone = (*cases, *population.population(code, PEOPLE, SEED))
    # Made ready before the registry is locked: another process that opens it meanwhile need not wait for that.
    ready = [(record, blocking(record.identity)) for record in everyone]
    registry.fill(ready, _digest(code))


def is_filled(registry: Registry, code: str) -> bool:
    """Whether the registry of `code` was filled from what it would be filled from now."""
    return registry.filled == _digest(code)


def _digest(code: str) -> str:
    """The digest of everything the registry is made from, code included."""
    files: Iterable[Path] = (REGISTRIES / f"{code}.yaml", REGISTRIES / "names.yaml",
                             *(Path(str(module.__file__)) for module in _MAKERS))  # fmt: skip
    parts = [file.read_bytes() for file in files]
    whole = b"\x00".join([*parts, f"{PEOPLE} {SEED} {__version__}".encode()])
    return hashlib.sha256(whole).hexdigest()
