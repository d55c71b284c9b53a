"""Blocking keys: records of one person are likely to share one, so a search need not look at all records."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from fivefile.linkage.comparisons import fold_document
from fivefile.linkage.names import fold_characters, fold_codes
from fivefile.linkage.readings import every_reading, readings, spellings
from fivefile.linkage.spelling import bare, letters
from fivefile.model.people import Identity
from fivefile.values.names import Name

MOST_SPELLINGS = 64
"""Of a name in characters whose readings can be combined in more ways, only so many become keys."""


def blocking_keys(who: Identity) -> frozenset[str]:
    """The keys, each "KIND:VALUE"; none when neither a name, a document nor prints are said.

    prints and document whole; characters and telegraph codes whole; the letters of the whole name in alphabetical
    order, so that swapped and undivided names meet; each part of the name with the birth date, so that a slip in
    one part or in the date is not the end. A name in characters has the keys of everything it can spell.
    """
    keys = {f"prints:{one.upper()}" for one in who.prints}
    keys |= {f"document:{fold_document(one)}" for one in who.documents}
    for name in who.names:
        keys |= {f"characters:{one}" for one in (fold_characters(name.characters),) if one}
        keys |= {f"telegraph:{one}" for one in (fold_codes(name.telegraph),) if one}
        keys |= {f"name:{''.join(sorted(one))}" for one in _wholes(name) if one}
        keys |= {f"born:{one}:{born}" for one in _parts(name) if one for born in who.born}
    return frozenset(keys)


def _wholes(name: Name) -> Iterator[str]:
    yield bare(letters(name.surname)) + bare(letters(name.given))
    if characters := fold_characters(name.characters):
        ways = [every_reading(characters), *(surname + given for surname, given in readings(characters))]
        for syllables in ways:
            yield from (bare(one) for one in islice(spellings(syllables), MOST_SPELLINGS))


def _parts(name: Name) -> Iterator[str]:
    """Both parts of the spelling, for either may be the surname, and what the surname's characters can spell."""
    yield from (bare(letters(part)) for part in (name.surname, name.given))
    for surname, _ in readings(fold_characters(name.characters)):
        yield from (bare(one) for one in islice(spellings(surname), MOST_SPELLINGS))
