"""One node for its own people: what came in, what was answered and why, and its ledger."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from fivefile.app import App
from fivefile.casework.report import ledger_words as words
from fivefile.casework.report.sharing_words import the
from fivefile.errors import BadInput
from fivefile.locale import both
from fivefile.model.exchange import LedgerEntry
from fivefile.values.territories import FIVE
from fivefile.values.text import Text, same
from fivefile.web.pages.frame import Context, frame, show
from fivefile.web.pages.officer import not_written

DIGITS = 12
"""So much of a digest is shown: enough to find the line by."""


@dataclass(frozen=True, slots=True)
class Came:
    """One question that came in, in words."""

    at: datetime
    asker: str
    purpose: Text
    outcome: Text
    note: Text


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line of the ledger, in words."""

    number: int
    at: datetime
    act: Text
    asker: str
    responder: str
    purpose: Text | None
    outcome: Text | None
    inside: Text | None
    digest: str


@dataclass(frozen=True, slots=True)
class NodePage(Context):
    """The node; `broken` is the first line whose chain is not right; `problem` says why there is nothing to show."""

    code: str
    title: Text
    others: tuple[str, ...]
    records: int = 0
    came: tuple[Came, ...] = ()
    ledger: tuple[LedgerLine, ...] = ()
    broken: int | None = None
    problem: Text | None = None


def routes(app: App) -> APIRouter:
    """The five nodes, each on its own page."""
    router = APIRouter()

    @router.get("/officer/nodes/{code}")
    def node(request: Request, code: str) -> Response:
        if code not in FIVE:
            raise HTTPException(404, "node")
        title = both("The node of {country}", country=the(code))
        page = NodePage(frame(request, "officer"), code, title, tuple(one for one in FIVE if one != code))
        try:
            page = _filled(page, app)
        except BadInput as problem:
            page = replace(page, problem=problem.text)
        except OSError:
            page = replace(page, problem=not_written())
        return show(request, "node.html", page, 503 if page.problem else 200)

    return router


def _filled(page: NodePage, app: App) -> NodePage:
    view = app.nodes.view(page.code)
    came = tuple(
        Came(one.at, one.asker, words.purpose(one.purpose), words.outcome(one.outcome), one.note)
        for one in view.incoming
    )
    lines = tuple(_line(app, entry) for entry in view.ledger)
    return replace(page, records=view.records, came=came, ledger=lines, broken=view.broken)


def _line(app: App, entry: LedgerEntry) -> LedgerLine:
    return LedgerLine(
        entry.number,
        entry.at,
        words.act(entry.act),
        entry.asker,
        entry.responder,
        words.purpose(entry.purpose) if entry.purpose else None,
        words.outcome(entry.outcome) if entry.outcome else None,
        (words.inside(entry.inside) or app.nodes.doubt(entry.inside) or same(entry.inside)) if entry.inside else None,
        entry.message[:DIGITS],
    )
