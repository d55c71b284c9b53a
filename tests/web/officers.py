"""An officer at the browser: asking about a case, and reading parts of what comes back."""

from __future__ import annotations

import re
from html import unescape

from httpx import Response

from fivefile.app import App
from fivefile.values.territories import FIVE
from tests.web.site import Site

HEAD = "fivefile: 1\ntitle: {{en: A trial, zh: 试用}}\napplicant:\n  names:\n    - {name}\n{rest}"


def person(name: str, rest: str = "") -> dict[str, bytes]:
    """The files of a case of one made-up person: `name` as in a case file, `rest` further lines about the applicant."""
    return {"case.yaml": HEAD.format(name=name, rest=rest).encode()}


CASES = {
    # Held by ca: a national of the US, of whom Canada may not tell the US.
    "excluded": person(
        "{passport: {surname: XIE, given: JINGYI}}", "  born: 1982-06-03\n  sex: female\n  prints: MADE-UP-N005\n"
    ),
    # Held by nobody.
    "unknown": person(
        "{passport: {surname: XIE, given: JINGYU}}", "  born: 1971-01-09\n  sex: female\n  prints: MADE-UP-Z999\n"
    ),
    # Held by au: claimed protection there, against the US.
    "gate": person(
        "{passport: {surname: TANG, given: ZHIHANG}}", "  born: 1990-01-26\n  sex: male\n  prints: MADE-UP-N007\n"
    ),
    # Two of that name and day in ca; without prints or characters nothing tells them apart.
    "namesake": person(
        "{passport: {surname: CHEN, given: SIYU}}", "  born: 1993-08-21\n  sex: female\n  nationality: cn\n"
    ),
    # Not even a name.
    "nobody": {
        "case.yaml": b"fivefile: 1\ntitle: {en: A trial, zh: \xe8\xaf\x95\xe7\x94\xa8}\napplicant: {names: []}\n"
    },
    "broken": {"case.yaml": b"fivefile: 1\nnonsense: 1\napplicant: {names: []}\n"},
}


def ask(site: Site, case: str, lang: str = "en", **fields: str) -> Response:
    """The page after asking, by default for a visa and from the United States (`asker` names another)."""
    asker = fields.pop("asker", "us")
    return site.send("/officer/ask", {"case": case, "from": asker, "purpose": "visa-application", **fields}, lang)


def judge(site: Site, page: Response, record: str, opinion: str, lang: str = "en") -> Response:
    """The page after judging a record on it."""
    return site.send(f"{page.url.path}/judge", {"record": record, "opinion": opinion}, lang)


def section(html: str, name: str) -> str:
    """The section or article of that id."""
    return re.split(rf'<(?:section|article)[^>]* id="{name}"[^>]*>', html)[1].partition(
        "</article>" if name in FIVE else "</section>"
    )[0]


def plain(html: str) -> str:
    """The words of a page, without marks and with single spaces."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html))).strip()


def lines(app: App) -> dict[str, int]:
    """How many of the last lines each ledger shows, and which is the newest."""
    return {code: max((one.number for one in app.nodes.view(code).ledger), default=0) for code in FIVE}
