"""Papers people were given, read into what they say. `read` is the only door.

To add a kind of paper, add a module with `recognise(pages)` and `read(name, digest, pages)` to `READERS`.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from fivefile.casework.documents import ceac, notes, other, us_letter
from fivefile.casework.documents.pages import pages
from fivefile.model.reading import Reading

# The first that recognises a paper reads it; the last one recognises everything.
READERS = (ceac, us_letter, other)


def read(name: str, data: bytes) -> Reading:
    """What the paper called `name` says; raises BadInput, saying why and what to do, if it cannot be read."""
    paper = pages(name, data)
    reader = next(reader for reader in READERS if reader.recognise(paper))
    reading: Reading = reader.read(name, hashlib.sha256(data).hexdigest(), paper)
    unread = [page.number for page in paper if not page.text]
    if not unread:
        return reading
    return replace(reading, notes=(notes.unread_pages(unread, len(paper)), *reading.notes))
