"""What every page has: its language, the switch to the other one, and the seal of its forms."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse

from fivefile.casework.report.html import environment
from fivefile.values.text import Lang
from fivefile.web.guard import Keys
from fivefile.web.language import A_YEAR, COOKIE, language

TEMPLATES = Path(__file__).parent.parent / "templates"


@dataclass(frozen=True, slots=True)
class Frame:
    """`switch` is this page in the other language; `here` names the part of the site for the navigation."""

    lang: Lang
    switch: str
    here: str
    csrf: str


@dataclass(frozen=True, slots=True)
class Context:
    """What a page shows; each page adds its own fields."""

    frame: Frame


def frame(request: Request, here: str, back: str | None = None) -> Frame:
    """The frame of a page; `back` is the address to switch language on when this one cannot be fetched again."""
    lang = language(request)
    path = back or request.url.path
    kept = (
        [] if back else [(name, value) for name, value in request.query_params.multi_items() if name not in _NOT_KEPT]
    )
    query = urlencode([*kept, ("lang", "en" if lang == "zh" else "zh")])
    return Frame(lang, f"{path}{'&' if '?' in path else '?'}{query}", here, str(getattr(request.state, "csrf", "")))


_NOT_KEPT = ("lang", "token", "said")


def show(request: Request, template: str, context: Context, status: int = 200) -> HTMLResponse:
    """The page; a language chosen in the address is remembered."""
    values: dict[str, Any] = {field.name: getattr(context, field.name) for field in fields(context)}
    html = environment(context.frame.lang, TEMPLATES).get_template(template).render(values)
    response = HTMLResponse(html, status)
    if request.query_params.get("lang") == context.frame.lang:
        response.set_cookie(COOKIE, context.frame.lang, max_age=A_YEAR, httponly=True, samesite="strict")
    response.headers["Content-Language"] = "zh-Hans" if context.frame.lang == "zh" else "en"
    response.headers["Vary"] = "Accept-Language, Cookie"
    return response


def insiders(request: Request) -> None:
    """Raise 403 unless the browser was opened with the printed address."""
    if not getattr(request.state, "open", False):
        raise HTTPException(403)


def sealed(request: Request, csrf: str, keys: Keys) -> None:
    """Raise 403 unless the form came from a page of this session."""
    session = request.cookies.get(keys.cookie, "")
    if not session or not hmac.compare_digest(csrf.encode(), keys.csrf(session).encode()):
        raise HTTPException(403, "form")
