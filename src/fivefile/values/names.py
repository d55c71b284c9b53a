"""A person's name as one paper writes it: passport spelling, characters, telegraph codes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """One name; what the paper does not give is empty. Two papers of one person may hold two different names."""

    surname: str = ""
    given: str = ""
    characters: str = ""
    telegraph: str = ""
