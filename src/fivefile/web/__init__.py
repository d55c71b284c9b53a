"""The pages in the browser, on this computer only."""

from __future__ import annotations

import sys
from pathlib import Path

from fastapi import Depends, FastAPI
from starlette.staticfiles import StaticFiles

from fivefile.app import App, open_app
from fivefile.casework.report.html import STATIC as SHARED
from fivefile.web.guard import Guard, Keys
from fivefile.web.kept import Kept, paper_size, question_size
from fivefile.web.pages import asked, case, cases, law, node, officer, problems, reading, sharing
from fivefile.web.pages.frame import insiders
from fivefile.web.settings import WebSettings

STATIC = Path(__file__).parent / "static"


def create() -> FastAPI:
    """The pages after the settings in the environment; what `uvicorn --factory fivefile.web:create` runs."""
    settings = WebSettings()
    if "token" not in settings.model_fields_set:
        print(f"http://{settings.host}:{settings.port}/?token={settings.token}", file=sys.stderr)
    return create_app(open_app(), settings.token, settings.hosts)


def create_app(app: App, token: str, hosts: frozenset[str]) -> FastAPI:
    """The pages of `app`, for browsers that were opened with `token`, under the names in `hosts`."""
    keys, papers, questions = Keys(token), Kept(paper_size), Kept(question_size)
    pages = FastAPI(title="fivefile", docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    problems.handle(pages)
    routers = (
        reading.routes(app, keys, papers),
        cases.routes(app),
        case.routes(app, keys),
        law.routes(app),
        sharing.routes(app.library.arrangements),
        officer.routes(app, keys, questions),
        asked.routes(app, keys, questions),
        node.routes(app),
    )
    for router in routers:
        pages.include_router(router, dependencies=[Depends(insiders)])
    pages.mount("/static", StaticFiles(directory=STATIC))
    pages.mount("/shared", StaticFiles(directory=SHARED))
    pages.add_middleware(Guard, keys=keys, hosts=hosts)
    return pages
