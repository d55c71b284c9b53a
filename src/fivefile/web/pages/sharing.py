"""What the five countries share: the short answer, what people believe, and each of the ten arrangements."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from fivefile.app import Arrangement, Arrangements
from fivefile.casework.report.sharing_view import (
    PairView,
    Row,
    Told,
    duty,
    pair_key,
    pair_view,
    short_answer,
    table,
    told,
)
from fivefile.values.territories import FIVE, country_code
from fivefile.values.text import Text
from fivefile.web.pages.frame import Context, frame, show


@dataclass(frozen=True, slots=True)
class Sharing(Context):
    """The overview; `countries` are the columns of the table."""

    short: tuple[Text, ...]
    duty: Text
    topics: tuple[Told, ...]
    countries: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Pair(Context):
    """One arrangement."""

    view: PairView
    duty: Text


def routes(arrangements: Arrangements) -> APIRouter:
    """The pages on sharing; they know no case."""
    router = APIRouter()

    @router.get("/sharing")
    def sharing(request: Request) -> Response:
        context = Sharing(
            frame(request, "sharing"),
            short_answer(),
            duty(),
            told(arrangements.beliefs),
            FIVE,
            table(arrangements),
        )
        return show(request, "sharing.html", context)

    @router.get("/sharing/{pair}")
    def one(request: Request, pair: str) -> Response:
        arrangement = _named(arrangements, pair)
        if pair != pair_key(arrangement):
            return RedirectResponse(f"/sharing/{pair_key(arrangement)}", 303)
        view = pair_view(arrangement, arrangements.categories)
        return show(request, "sharing_pair.html", Pair(frame(request, "sharing"), view, duty()))

    return router


def _named(arrangements: Arrangements, pair: str) -> Arrangement:
    """The arrangement of `pair`, the two countries in either order; raises 404 when there is none."""
    first, _, second = pair.partition("-")
    try:
        found = arrangements.between(country_code(first), country_code(second))
    except ValueError:
        found = None
    if found is None:
        raise HTTPException(404, "sharing")
    return found
