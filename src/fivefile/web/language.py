"""Which of the two languages a page speaks: the chosen one, else the browser's."""

from __future__ import annotations

from fastapi import Request

from fivefile.values.text import LANGS, Lang

COOKIE = "fivefile_lang"
A_YEAR = 365 * 24 * 3600


def language(request: Request) -> Lang:
    """The language asked for in the address, else the one chosen before, else what the browser prefers."""
    for asked in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if asked in LANGS:
            return "zh" if asked == "zh" else "en"
    return preferred(request.headers.get("accept-language", ""))


def preferred(header: str) -> Lang:
    """The better liked of the two languages in an Accept-Language header; English when neither is named."""
    liked: list[tuple[float, int, Lang]] = []
    for place, part in enumerate(header.split(",")):
        name, _, weight = part.strip().partition(";q=")
        primary = name.strip().lower().partition("-")[0]
        try:
            share = float(weight) if weight else 1.0
        except ValueError:
            continue
        if primary in LANGS and share > 0:
            liked.append((-share, place, "zh" if primary == "zh" else "en"))
    return min(liked)[2] if liked else "en"
