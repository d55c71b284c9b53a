"""What people believe about sharing and about the law, one file a belief, and what the sources say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from fivefile.errors import BadData
from fivefile.loading import cited, read_yaml, validate
from fivefile.model.rule import Citation, LegalSource, strict
from fivefile.sharing.categories import Categories
from fivefile.values.text import Text

Status = Literal["documented", "possible", "not documented", "outdated", "false"]
Topic = Literal["sharing", "law"]


@dataclass(frozen=True, slots=True)
class Belief:
    """One belief and its status; `about` are the categories or matters outside that it is of interest for.

    `holders` and `askers` narrow it to events of those countries and to those destinations (empty: any). A belief
    with an empty `about` is general. `topic`: whether it is about what countries tell each other, or what the law says.
    """

    id: str
    says: Text
    status: Status
    why: Text
    about: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    askers: tuple[str, ...] = ()
    topic: Topic = "sharing"
    citations: tuple[Citation, ...] = ()


strict(Belief)


def load_beliefs(folder: Path, categories: Categories, sources: Mapping[str, LegalSource]) -> tuple[Belief, ...]:
    """Every belief in `folder`, in order of its name; raises BadData with file and line at the first mistake."""
    found = []
    for path in sorted(folder.glob("*.yaml")):
        where = f"{folder.name}/{path.name}"
        value, lines = read_yaml(path.read_text(encoding="utf-8"), where)
        if not isinstance(value, dict):
            raise BadData("a mapping of keys is expected", where=where)
        whole = {**cited(value, sources, where, lines), "id": path.stem}
        belief: Belief = validate(whole, Belief, where, lines)
        for at, name in enumerate(belief.about):
            if name not in categories.carried and name not in categories.outside:
                line = lines.get(("about", at), 1)
                raise BadData(f"'{name}' is no category of categories.yaml", where=f"{where}:{line}")
        found.append(belief)
    return tuple(found)
