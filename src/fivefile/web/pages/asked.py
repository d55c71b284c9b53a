"""What an officer sees after asking, and what the officer judges about a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast, get_args

from fastapi import APIRouter, Form, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from fivefile.app import App, CaseProblems
from fivefile.casework.report.inquiry_view import InquiryView, inquiry_view
from fivefile.casework.report.inquiry_words import OFFICER
from fivefile.casework.report.sharing_words import purpose
from fivefile.errors import BadInput
from fivefile.locale import both
from fivefile.model.inquiry import Inquiry
from fivefile.model.records import Opinion
from fivefile.values.text import Text
from fivefile.web.guard import Keys
from fivefile.web.kept import Kept, Question
from fivefile.web.pages.case import broken
from fivefile.web.pages.frame import Context, frame, sealed, show
from fivefile.web.pages.officer import Asking, not_written


@dataclass(frozen=True, slots=True)
class Asked(Context):
    """The result; `said` is the anchor of what was just judged, `again` the form as it was filled in."""

    key: str
    view: InquiryView
    purpose: Text
    on: date
    example: bool
    again: str
    down: str
    said: str = ""
    problem: Text | None = None


def routes(app: App, keys: Keys, asked: Kept[Question]) -> APIRouter:
    """The result and its judgements; looking at it again asks nobody again."""
    router = APIRouter()

    @router.get("/officer/asked/{key}")
    def result(request: Request, key: str, said: str = "") -> Response:
        return _page(request, app, key, _known(asked, key), said)

    @router.post("/officer/asked/{key}/judge")
    def judge(
        request: Request, key: str, record: str = Form(""), opinion: str = Form(""), csrf: str = Form("")
    ) -> Response:
        sealed(request, csrf, keys)
        question = _known(asked, key)
        try:
            if opinion not in get_args(Opinion):
                raise BadInput(both("Choose one of the three answers."))
            chosen = cast(Opinion, opinion)
            made = asked.change(key, lambda one: Question(app.judge(one.inquiry, record, chosen, OFFICER), one.down))
        except CaseProblems as problem:
            return broken(request, question.inquiry.case, problem)
        except BadInput as problem:
            return _page(request, app, key, question, problem=problem.text)
        except OSError:
            return _page(request, app, key, question, problem=not_written())
        anchor = _anchor(app, made.inquiry if made else question.inquiry, record)
        return RedirectResponse(f"/officer/asked/{key}?said={anchor}#{anchor}", 303)

    @router.get("/officer/asked/{key}/judge")
    def back(key: str) -> Response:
        return RedirectResponse(f"/officer/asked/{key}", 303)

    return router


def _known(asked: Kept[Question], key: str) -> Question:
    question = asked.get(key)
    if question is None:
        raise HTTPException(404, "asked")
    return question


def _anchor(app: App, made: Inquiry, record: str) -> str:
    links = (link for place in inquiry_view(made, app.library).places for link in place.links)
    return next(link.anchor for link in links if link.record == record)


def _page(
    request: Request, app: App, key: str, question: Question, said: str = "", problem: Text | None = None
) -> Response:
    made = question.inquiry
    context = Asked(
        frame(request, "officer", f"/officer/asked/{key}"),
        key,
        inquiry_view(made, app.library),
        purpose(made.purpose),
        made.at.date(),
        app.is_example(made.case),
        Asking(made.case, made.asker, made.purpose, question.down).address,
        question.down,
        said,
        problem,
    )
    return show(request, "officer_asked.html", context, 422 if problem else 200)
