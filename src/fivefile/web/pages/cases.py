"""The cases on this computer, and the papers in them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from fivefile.app import App, CaseSummary
from fivefile.casework.documents.pages import pages
from fivefile.errors import BadInput
from fivefile.values.text import Text
from fivefile.web.pages.frame import Context, frame, show


@dataclass(frozen=True, slots=True)
class Cases(Context):
    """The list; examples stand apart, they are made up."""

    own: tuple[CaseSummary, ...]
    examples: tuple[CaseSummary, ...]


@dataclass(frozen=True, slots=True)
class PaperPage(Context):
    """A paper as text, page by page; `problem` says why there is none."""

    case: str
    name: str
    original: str
    pages: tuple[tuple[int, str], ...] = ()
    problem: Text | None = None


def routes(app: App) -> APIRouter:
    """The pages that only show."""
    router = APIRouter()

    @router.get("/cases")
    def cases(request: Request) -> Response:
        every = app.cases()
        own = tuple(case for case in every if not case.example)
        examples = tuple(case for case in every if case.example)
        return show(request, "cases.html", Cases(frame(request, "cases"), own, examples))

    @router.get("/cases/{case}/papers/{name}")
    def paper(request: Request, case: str, name: str, original: bool = False) -> Response:
        data, kind = _paper(app, case, name)
        if original:
            return _download(name, data, kind)
        where = f"/cases/{quote(case)}/papers/{quote(name, safe='')}?original=1"
        try:
            shown = tuple((page.number, page.text) for page in pages(name, data))
            context = PaperPage(frame(request, "cases"), case, name, where, shown)
        except BadInput as problem:
            context = PaperPage(frame(request, "cases"), case, name, where, problem=problem.text)
        return show(request, "paper.html", context)

    return router


def _paper(app: App, case: str, name: str) -> tuple[bytes, str]:
    try:
        return app.paper(case, name)
    except BadInput:
        raise HTTPException(404, "paper") from None


def _download(name: str, data: bytes, kind: str) -> Response:
    """The paper as it came, to be saved and never run."""
    return Response(
        data,
        media_type=kind,
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
