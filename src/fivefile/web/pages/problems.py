"""What people see when there is nothing to show: not found, not allowed, too large, gone wrong."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from fivefile.locale import both
from fivefile.values.text import Text
from fivefile.web.guard import HEADERS
from fivefile.web.pages.frame import Context, frame, show
from fivefile.web.pages.reading import too_large

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Trouble(Context):
    """What happened, and what to do."""

    what: Text
    do: Text
    closed: bool = False


def handle(app: FastAPI) -> None:
    """Answer every error with a page in the language of the person."""

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        what, do = said(error.status_code, str(error.detail))
        return _page(request, error.status_code, what, do)

    @app.exception_handler(RequestValidationError)
    async def malformed(request: Request, _: RequestValidationError) -> Response:
        return _page(request, 422, *said(422, ""))

    @app.exception_handler(Exception)
    async def broken(request: Request, error: Exception) -> Response:
        # Neither the address nor the message: both may hold what a person wrote.
        LOG.error("a page failed: %s", type(error).__name__)
        response = _page(request, 500, *said(500, ""))
        # This handler stands outside the guard.
        response.headers.update({**HEADERS, "Cache-Control": "no-store"})
        return response


def said(status: int, detail: str) -> tuple[Text, Text]:
    """What happened and what to do, for a status."""
    if status == 403 and detail == "form":
        return both("This form is too old, or did not come from this page."), both(
            "Go back, load the page again, and send it once more."
        )
    if status == 403:
        return both("This page is locked."), both(
            "Open the whole address that the program printed when it started; it ends in a long code."
        )
    if status == 404 and detail == "reading":
        return both("This reading is no longer kept."), both(
            "Papers that are not kept as a case are forgotten. Give the paper once more."
        )
    if status == 404 and detail == "asked":
        return both("This result is no longer kept."), both(
            "What came back to a question is kept only while the program runs. Ask again at the officer's desk."
        )
    if status == 404 and detail == "node":
        return both("There is no such node."), both("There are five, one for each country; look at the officer's desk.")
    if status == 404:
        return both("There is no such page."), both("Look among your cases, or begin with your letter.")
    if status == 413:
        return too_large(), both("Go back and try a smaller file.")
    if status < 500:
        return both("This could not be understood."), both("Go back and try once more.")
    return both("Something went wrong in the program."), both(
        "Nothing was changed. Try once more; if it happens again, report it without personal details."
    )


def _page(request: Request, status: int, what: Text, do: Text) -> Response:
    closed = not getattr(request.state, "open", False)
    back = None if request.method == "GET" else "/"
    here = "officer" if request.url.path.startswith("/officer") else ""
    return show(request, "trouble.html", Trouble(frame(request, here, back), what, do, closed), status)
