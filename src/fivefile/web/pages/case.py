"""One case: the dossier, the answers given to its questions, and the report on one sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import quote

from babel import Locale
from fastapi import APIRouter, Form, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from fivefile.app import App, NoSuchCase
from fivefile.casework.intake import CaseProblems
from fivefile.casework.report.html import render
from fivefile.casework.report.view import FIRST_QUESTIONS, View, view
from fivefile.errors import BadInput
from fivefile.locale import both, country
from fivefile.model.evidence import Problem
from fivefile.model.outcome import Dossier, Open
from fivefile.values.territories import FIVE
from fivefile.values.text import Lang, Text
from fivefile.web.guard import Keys
from fivefile.web.language import language
from fivefile.web.pages.frame import Context, frame, sealed, show

COMMON = ("cn", "hk", "mo", "tw", "us", "gb", "ca", "au", "nz")


@dataclass(frozen=True, slots=True)
class Failed:
    """An answer that could not be kept: to which question, and why."""

    open: Open
    says: Text
    late: bool


@dataclass(frozen=True, slots=True)
class Links:
    """Where the parts of a case lead to."""

    case: str
    chosen: str
    failed: Failed | None = None

    @property
    def answers(self) -> str:
        """Where answers are sent."""
        return f"/cases/{quote(self.case)}/answers"

    @property
    def report(self) -> str:
        """The same on one sheet."""
        return f"/cases/{quote(self.case)}/report" + (f"?for={self.chosen}" if self.chosen else "")

    def paper(self, name: str) -> str:
        """The page of a paper."""
        return f"/cases/{quote(self.case)}/papers/{quote(name, safe='')}"

    def destination(self, code: str) -> str:
        """The same case for another destination."""
        return f"/cases/{quote(self.case)}" + (f"?for={code}" if code else "")


@dataclass(frozen=True, slots=True)
class Case(Context):
    """A dossier as a page."""

    view: View
    links: Links
    made_up: bool
    said: bool
    destinations: tuple[str, ...]
    countries: tuple[tuple[str, str], ...]
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Broken(Context):
    """A case whose file has mistakes: all of them."""

    case: str
    problems: tuple[Problem, ...]


def routes(app: App, keys: Keys) -> APIRouter:
    """The pages of one case."""
    router = APIRouter()

    @router.get("/cases/{case}")
    def dossier(request: Request, case: str, said: bool = False) -> Response:
        return _page(request, app, Links(case, _chosen(app, request.query_params.get("for", ""))), said)

    @router.get("/cases/{case}/report")
    def report(request: Request, case: str) -> Response:
        chosen = _chosen(app, request.query_params.get("for", ""))
        try:
            shown = _dossier(app, case, chosen)
        except CaseProblems as problem:
            return broken(request, case, problem)
        return HTMLResponse(
            render(shown, language(request), app.definitions),
            headers={"Content-Security-Policy": _SHEET_POLICY},
        )

    @router.post("/cases/{case}/answers")
    def answer(
        request: Request,
        case: str,
        fact: str = Form(...),
        event: str = Form(""),
        kind: str = Form("ask"),
        type: str = Form(""),
        value: str = Form(""),
        year: str = Form(""),
        month: str = Form(""),
        day: str = Form(""),
        destination: str = Form("", alias="for"),
        csrf: str = Form(""),
    ) -> Response:
        sealed(request, csrf, keys)
        chosen = _chosen(app, destination)
        open_ = Open(fact, event or None, "settle" if kind == "settle" else "ask")
        try:
            given = written(year, month, day) if type == "date" else value.strip()
            if not given:
                raise BadInput(both("Nothing was answered yet."))
            app.answer(case, open_, given)
        except CaseProblems as problem:
            return broken(request, case, problem)
        except BadInput as problem:
            shown = _dossier(app, case, chosen)
            late = open_ in [one.open for one in shown.questions[FIRST_QUESTIONS:]]
            return _page(request, app, Links(case, chosen, Failed(open_, problem.text, late)))
        return RedirectResponse(f"/cases/{quote(case)}?{f'for={chosen}&' if chosen else ''}said=1#questions", 303)

    @router.get("/cases/{case}/answers")
    def back(case: str) -> Response:
        return RedirectResponse(f"/cases/{quote(case)}", 303)

    return router


_SHEET_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)


def written(year: str, month: str, day: str) -> str:
    """The three fields as one date, as far as it is known; empty without a year, BadInput for a day without a month."""
    parts = [part.strip() for part in (year, month, day)]
    if not parts[0]:
        return ""
    known = parts[: parts.index("")] if "" in parts else parts
    if len(known) == 1 and parts[2]:
        raise BadInput(both("A day without a month is not a date. Choose the month too, or leave the day open."))
    return "-".join([known[0], *(part.zfill(2) for part in known[1:])])


def _chosen(app: App, code: str) -> str:
    return code if code in FIVE and code in app.library.rulebooks else ""


def _dossier(app: App, case: str, chosen: str) -> Dossier:
    try:
        return app.dossier(case, (chosen,) if chosen else ())
    except CaseProblems:
        raise
    except NoSuchCase:
        raise HTTPException(404, "case") from None
    except BadInput as problem:
        raise CaseProblems((Problem(problem.where, problem.what, problem.do),)) from None


def _page(request: Request, app: App, links: Links, said: bool = False) -> Response:
    try:
        shown = _dossier(app, links.case, links.chosen)
    except CaseProblems as problem:
        return broken(request, links.case, problem)
    made_up = app.is_example(links.case)
    lang = language(request)
    context = Case(
        frame(request, "cases", links.destination(links.chosen)),
        view(shown, app.definitions),
        links,
        made_up,
        said,
        tuple(code for code in FIVE if code in app.library.rulebooks),
        countries(lang),
        months(lang),
    )
    return show(request, "case.html", context, 422 if links.failed else 200)


def broken(request: Request, case: str, problem: CaseProblems) -> Response:
    """The page of a case whose file has mistakes."""
    return show(
        request, "broken.html", Broken(frame(request, "cases", f"/cases/{quote(case)}"), case, problem.problems), 422
    )


@cache
def countries(lang: Lang) -> tuple[tuple[str, str], ...]:
    """Every country as (code, name): the likeliest first, then by name."""
    names = [str(name) for name in Locale.parse("en").territories]
    codes = {name.lower() for name in names if len(name) == 2 and name.isalpha()}
    rest = sorted(
        codes - set(COMMON) - {"zz", "eu", "ez", "un", "xa", "xb", "qo"}, key=lambda code: country(code).get(lang)
    )
    return tuple((code, country(code).get(lang)) for code in (*COMMON, *rest))


@cache
def months(lang: Lang) -> tuple[str, ...]:
    """The months' names."""
    return tuple(f"{n}月" if lang == "zh" else date(2000, n, 1).strftime("%B") for n in range(1, 13))
