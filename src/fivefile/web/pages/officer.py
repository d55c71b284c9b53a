"""The officer's desk: whom to ask about, which authority asks, and what for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from fivefile.app import App, CaseProblems, CaseSummary
from fivefile.casework.report.sharing_words import purpose as in_words
from fivefile.casework.report.sharing_words import sentence
from fivefile.errors import BadInput
from fivefile.locale import both
from fivefile.model.terms import PURPOSES, Purpose
from fivefile.values.territories import FIVE
from fivefile.values.text import Text
from fivefile.web.guard import Keys
from fivefile.web.kept import Kept, Question
from fivefile.web.pages.case import broken
from fivefile.web.pages.frame import Context, frame, sealed, show

FIRST: tuple[Purpose, ...] = ("visa-application", "arrival", "asylum", "removal")
ORDER = (*FIRST, *(name for name in PURPOSES if name not in FIRST))


@dataclass(frozen=True, slots=True)
class Asking:
    """The form as it is filled in; `asker` and `down` are codes of the five or empty."""

    case: str = ""
    asker: str = "us"
    purpose: str = "visa-application"
    down: str = ""

    @property
    def address(self) -> str:
        """The desk with the form filled in like this."""
        fields = {"case": self.case, "from": self.asker, "purpose": self.purpose, "down": self.down}
        filled = {name: value for name, value in fields.items() if value}
        return f"/officer?{urlencode(filled)}" if filled else "/officer"


@dataclass(frozen=True, slots=True)
class Desk(Context):
    """The desk: examples stand apart, they are made up; `problem` says what of the form could not be used.

    `waits` is whether the first question takes longer.
    """

    asking: Asking
    own: tuple[CaseSummary, ...]
    examples: tuple[CaseSummary, ...]
    countries: tuple[str, ...]
    purposes: tuple[tuple[str, Text], ...]
    waits: bool
    problem: Text | None = None


def routes(app: App, keys: Keys, asked: Kept[Question]) -> APIRouter:
    """The form and what it sends."""
    router = APIRouter()

    @router.get("/officer")
    def desk(request: Request) -> Response:
        return _desk(request, app, filled(request.query_params, app.store.names()))

    @router.post("/officer/ask")
    def ask(
        request: Request,
        case: str = Form(""),
        asker: str = Form("", alias="from"),
        purpose: str = Form(""),
        down: str = Form(""),
        csrf: str = Form(""),
    ) -> Response:
        sealed(request, csrf, keys)
        asking = Asking(case, asker, purpose, down)
        try:
            check(asking)
            made = app.ask_kept(case, asker, purpose, (down,) if down else ())
        except CaseProblems as problem:
            return broken(request, case, problem)
        except BadInput as problem:
            return _desk(request, app, asking, problem.text, 422)
        except OSError:
            return _desk(request, app, asking, not_written(), 503)
        return RedirectResponse(f"/officer/asked/{asked.put(Question(made, down))}", 303)

    @router.get("/officer/ask")
    def again() -> Response:
        return RedirectResponse("/officer", 303)

    return router


def filled(told: Mapping[str, str], cases: tuple[str, ...]) -> Asking:
    """The form as an address fills it in; what cannot stand there is left as it is in an empty form."""
    given = {
        "case": told.get("case"),
        "asker": told.get("from"),
        "purpose": told.get("purpose"),
        "down": told.get("down"),
    }
    known = {"case": cases, "asker": FIVE, "purpose": PURPOSES, "down": FIVE}
    return replace(Asking(), **{name: value for name, value in given.items() if value and value in known[name]})


def check(asking: Asking) -> None:
    """Raise BadInput for what no form of ours sends; nothing of it is repeated."""
    if asking.asker not in FIVE:
        raise BadInput(both("Choose the authority that asks."))
    if asking.purpose not in PURPOSES:
        raise BadInput(both("Choose what the question is asked for."))
    if asking.down and (asking.down not in FIVE or asking.down == asking.asker):
        raise BadInput(both("Only one of the four partners can be down."))


def not_written() -> Text:
    """What to say when a ledger or a registry cannot be written."""
    return both("A registry or a ledger could not be read or written. What cannot be kept is not asked. Try once more.")


def _desk(request: Request, app: App, asking: Asking, problem: Text | None = None, status: int = 200) -> Response:
    cases = app.cases()
    back = None if request.method == "GET" else filled(_as_sent(asking), app.store.names()).address
    context = Desk(
        frame(request, "officer", back),
        asking,
        tuple(one for one in cases if not one.example),
        tuple(one for one in cases if one.example),
        FIVE,
        tuple((name, sentence(in_words(name))) for name in ORDER),
        _waits(app),
        problem,
    )
    return show(request, "officer.html", context, status)


def _waits(app: App) -> bool:
    """Whether the first question has to make the registries; what is wrong with a file is said when it is asked."""
    try:
        return not app.nodes_made
    except (BadInput, OSError):
        return False


def _as_sent(asking: Asking) -> dict[str, str]:
    return {"case": asking.case, "from": asking.asker, "purpose": asking.purpose, "down": asking.down}
