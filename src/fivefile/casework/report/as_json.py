"""Readings, dossiers and inquiries as JSON, with versioned schemas."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from fivefile.model.evidence import Problem
from fivefile.model.inquiry import Inquiry
from fivefile.model.outcome import Dossier
from fivefile.model.reading import Explanation, Reading

VERSIONS = {"reading": 1, "unread": 1, "dossier": 2, "inquiry": 1}
"""The version of each schema; raised when a field is renamed, removed or changes its meaning."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A reading with the explanations of its sections."""

    reading: Reading
    explanations: tuple[Explanation, ...]


_TYPES: dict[str, Any] = {"reading": Reading, "unread": Problem, "dossier": Dossier, "inquiry": Inquiry}


def reading_json(reading: Reading, explanations: tuple[Explanation, ...]) -> dict[str, Any]:
    """The reading's own fields at the top, then `explanations`."""
    body = _adapter(Explained).dump_python(Explained(reading, explanations), mode="json")
    return {"schema": _name("reading"), **body["reading"], "explanations": body["explanations"]}


def unread_json(problem: Problem) -> dict[str, Any]:
    """A file that could not be read: where, what, do."""
    return {"schema": _name("unread"), **_adapter(Problem).dump_python(problem, mode="json")}


def dossier_json(dossier: Dossier) -> dict[str, Any]:
    """The whole dossier, texts in both languages."""
    return {"schema": _name("dossier"), **_adapter(Dossier).dump_python(dossier, mode="json")}


def inquiry_json(inquiry: Inquiry) -> dict[str, Any]:
    """What an officer sees after asking, texts in both languages."""
    return {"schema": _name("inquiry"), **_adapter(Inquiry).dump_python(inquiry, mode="json")}


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of one of VERSIONS."""
    made = _adapter(_TYPES[kind]).json_schema(mode="serialization")
    name = {"const": _name(kind), "type": "string"}
    made["properties"] = {"schema": name, **made["properties"]}
    made["required"] = ["schema", *made["properties"]][1:]
    if kind == "reading":
        extra = _adapter(Explained).json_schema(mode="serialization")
        made["$defs"] = {key: value for key, value in extra["$defs"].items() if key != "Reading"}
        made["properties"]["explanations"] = extra["properties"]["explanations"]
        made["required"] = list(made["properties"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": _name(kind), **made}


def text(value: dict[str, Any]) -> str:
    """`value` as indented JSON, characters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def _name(kind: str) -> str:
    return f"fivefile/{kind}-{VERSIONS[kind]}"


@cache
def _adapter(as_type: Any) -> TypeAdapter[Any]:
    return TypeAdapter(as_type)
