"""A browser without a screen: the pages on the real App, opened with the printed address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from fastapi.testclient import TestClient
from httpx import Response

from fivefile.app import App, Settings, open_app
from fivefile.web import create_app

TOKEN = "a-token-for-the-tests-only"
BASE = "http://127.0.0.1:8555"
HOSTS = frozenset({"127.0.0.1:8555", "localhost:8555"})
ROOT_LETTERS = sorted((Path(__file__).parents[1] / "samples" / "letters").glob("*.txt"))
TODAY = date(2026, 11, 22)
LETTER = """U.S. Consulate General Guangzhou
March 6, 2025

Your application has been refused under Section 221(g) of the Immigration and Nationality Act.
You must submit the following documents:

[X] Employment letter
[ ] Police certificate

Case number: AA00B1C2D3.
"""


@dataclass(slots=True)
class Site:
    """The pages and the App behind them; `send` fills in a form as its page would."""

    app: App
    client: TestClient

    def get(self, path: str, lang: str = "en") -> Response:
        answer: Response = self.client.get(path, headers={"Accept-Language": lang})
        return answer

    def csrf(self) -> str:
        found = re.search(r'name="csrf" value="([0-9a-f]+)"', self.get("/").text)
        assert found
        return found.group(1)

    def send(self, path: str, fields: dict[str, str], lang: str = "en", **more: object) -> Response:
        headers = {"Accept-Language": lang, "Origin": BASE}
        answer: Response = self.client.post(path, data={"csrf": self.csrf(), **fields}, headers=headers, **more)
        return answer

    def read(self, text: str, lang: str = "en") -> Response:
        return self.send("/read", {"text": text}, lang)


def make_app(home: Path) -> App:
    """The real App on an empty folder, with the made-up cases loaded, on a fixed day."""
    app = open_app(Settings(home=home, today=TODAY))
    app.load_examples()
    return app


def opened(app: App) -> Site:
    """A browser that was opened with the printed address."""
    client = TestClient(create_app(app, TOKEN, HOSTS), base_url=BASE)
    client.get(f"/?token={TOKEN}")
    return Site(app, client)


class Visible(HTMLParser):
    """What of a page is in the page's own language: text and spoken attributes outside anything marked as other."""

    VOID = frozenset({"meta", "link", "input", "br", "line", "rect", "circle", "path", "img", "hr", "wbr"})
    SPOKEN = ("aria-label", "title", "placeholder", "alt")

    def __init__(self, own: str) -> None:
        super().__init__()
        self.own, self.texts, self._marked = own, list[str](), list[bool]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        marked = (bool(self._marked) and self._marked[-1]) or tag in ("style", "script")
        marked = marked or named.get("translate") == "no" or named.get("lang", self.own) not in (self.own, None)
        if not marked:
            self.texts += [value for name in self.SPOKEN if (value := named.get(name))]
        if tag not in self.VOID:
            self._marked.append(marked)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self._marked.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            self._marked.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and not (self._marked and self._marked[-1]):
            self.texts.append(data.strip())


HAN = re.compile(r"[\u3400-\u9fff]")
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*[a-z][A-Za-z'’-]*|\b[a-z]{2,}\b")
# Names of this program and units: not words of English.
NAMES = {"fivefile", "English"}


def foreign(html: str, lang: str) -> list[str]:
    """Every text of a page that is in the other language and not marked as such."""
    page = Visible("zh-Hans" if lang == "zh" else "en")
    page.feed(html)
    if lang == "en":
        return [text for text in page.texts if HAN.search(text)]
    return [text for text in page.texts if set(WORD.findall(text)) - NAMES]
