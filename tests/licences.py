"""Which licences the locked packages carry, as their own metadata says it, and whether the house takes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

# As SPDX names them.
ALLOWED = {
    *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "HPND", "ISC", "MIT", "MIT-0", "MIT-CMU"),
    *("MPL-2.0", "PSF-2.0", "Python-2.0", "Unlicense"),
}

# How older metadata spells them, in the licence field or as the last part of a classifier.
SPELLINGS = {
    "apache": "Apache-2.0",
    "apache 2.0": "Apache-2.0",
    "apache license": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd": "BSD-3-Clause",
    "bsd license": "BSD-3-Clause",
    "historical permission notice and disclaimer (hpnd)": "HPND",
    "isc license": "ISC",
    "isc license (iscl)": "ISC",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "python software foundation license": "PSF-2.0",
    "the unlicense (unlicense)": "Unlicense",
}

# LGPL is taken only as a dependency nobody here changes, and only by name.
LGPL_UNMODIFIED: set[str] = set()

# Packages whose metadata does not settle it: the licence found in the package itself, and the reason it will do.
READ_BY_HAND = {
    "axe-playwright-python": "MIT by its licence file, with axe-core under MPL-2.0 inside; used in tests only",
    "pypdfium2": "BSD-3-Clause or Apache-2.0; the licences of the parts of the PDFium inside ship with it",
}


@dataclass(frozen=True, slots=True)
class Locked:
    """One package of a lock that this Python and system would install."""

    name: str
    licence: str | None  # an SPDX expression, or the words the metadata uses; None when it says nothing
    installed: bool = True


def locked(lock: Path) -> list[Locked]:
    """The packages of a lock with the licence each one states; those meant for other systems are left out."""
    lines = re.findall(r"^([A-Za-z0-9][^\\\n]*?)\s*\\?$", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    wanted = [Requirement(line) for line in lines]
    return [_read(canonicalize_name(r.name)) for r in wanted if r.marker is None or r.marker.evaluate()]


def _read(name: str) -> Locked:
    try:
        return Locked(name, stated(metadata.metadata(name)))
    except metadata.PackageNotFoundError:
        return Locked(name, None, installed=False)


def stated(about: metadata.PackageMetadata) -> str | None:
    """The licence a package states: its expression, else its classifiers, else the first line of the old field."""
    if "License-Expression" in about:
        return about["License-Expression"]
    classifiers = [c.split(" :: ")[-1] for c in about.get_all("Classifier") or [] if c.startswith("License :: OSI")]
    if classifiers:
        return " AND ".join(_spdx(classifier) for classifier in classifiers)
    field = (about.get_all("License") or [""])[0].strip().partition("\n")[0]
    return _spdx(field.strip()) if field else None


def _spdx(words: str) -> str:
    return SPELLINGS.get(words.lower(), words)


def is_allowed(expression: str) -> bool:
    """Whether one of the offers in an SPDX expression is made of allowed licences only; brackets are not read."""
    return any(all(part.strip() in ALLOWED for part in offer.split(" AND ")) for offer in expression.split(" OR "))


def objection(package: Locked) -> str | None:
    """Why the house does not take a package, or None when it does."""
    if not package.installed:
        return f"{package.name} is locked but not installed: run `make dev`"
    if package.name in READ_BY_HAND:
        return None
    if package.licence is None:
        return f"{package.name} states no licence: read its licence file, then name it in READ_BY_HAND"
    if package.licence.startswith("LGPL") and package.name in LGPL_UNMODIFIED:
        return None
    return None if is_allowed(package.licence) else f"{package.name} is under {package.licence!r}, which is not allowed"
