"""A person at the browser: paste the letter, read the answer, keep it, answer a question, change the language."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from fivefile.web import create_app
from tests.house import ROOT
from tests.web.site import LETTER, TOKEN, make_app

pytestmark = pytest.mark.browser
SHOTS = ROOT / "test-results" / "pages"
DATES = b"""fivefile: 1
title: A stay with rough dates
applicant: {names: []}
plan: {country: us}
events:
  - {id: stay, kind: stay, country: us, from: 2016, to: 2017, admission: date-certain, admitted_until: 2016}
"""
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
CASE = "/cases/a-zheng"
PAGES = ["/cases", "/nowhere", CASE, f"{CASE}/report", f"{CASE}/papers/us-refusal-1.pdf", "/sharing", "/sharing/ca-us"]
PAGES += ["/law", "/law?q=nonsense", "/law/us", "/law/us/grounds/214-b", "/law/us/classes/f-1", "/law/ca/access/ircc"]
# The officer's desk, with what is asked there; the node is looked at once something came in.
DESK, NODE = "/officer?case=g1-canada-refused&from=us&down=au", "/officer/nodes/ca"
ASKING = {"en": ("Ask", "Somebody else", "Not decided"), "zh": ("查询", "他人", "不作判断")}
WORDS = {
    "en": ("Tell me what it means", "Keep as a case", "Keep this answer", "Yes", "Your answer is kept.", "中文"),
    "zh": ("告诉我这意味着什么", "存为档案", "保存回答", "是", "您的回答已保存", "English"),
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The pages served on a free port of this machine."""
    listener = socket.create_server(("127.0.0.1", 0))
    name = f"127.0.0.1:{listener.getsockname()[1]}"
    app = make_app(tmp_path_factory.mktemp("home"))
    app.store.create("dates", {"case.yaml": DATES})
    pages = create_app(app, TOKEN, frozenset({name}))
    server = uvicorn.Server(uvicorn.Config(pages, log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://{name}"
    server.should_exit = True
    thread.join()


class Visit:
    """One browser window; it notes every request that leaves, every console message, every page error."""

    def __init__(self, browser: Browser, base: str, lang: str, size: str = "desktop", **options: object) -> None:
        width, height = SIZES[size]
        self.context = browser.new_context(
            viewport={"width": width, "height": height},
            locale="zh-CN" if lang == "zh" else "en-GB",
            **options,  # type: ignore[arg-type]
        )
        self.base, self.page = base, self.context.new_page()
        self.strays: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("console", lambda message: self._hear(message.type, message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(f"{base}/?token={TOKEN}")

    def _note(self, url: str) -> None:
        if not url.startswith((self.base + "/", "data:,")):
            self.strays.append(url)

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and "422" not in text and "404" not in text:
            self.complaints.append(text)

    def close(self) -> None:
        self.context.close()
        assert self.strays == [] and self.complaints == []


def look(page: Page, name: str, scheme: str) -> None:
    """A picture for people, and what no picture should show: axe findings, sideways scrolling."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    found = Axe().run(page)
    assert found.violations_count == 0, f"{name} ({scheme}):\n{found.generate_report()}"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_open_to_everyone(browser: Browser, base: str, lang, size, scheme):
    visit = Visit(browser, base, lang, size, color_scheme=scheme)
    page, mark = visit.page, f"{lang}-{size}-{scheme}"
    look(page, f"home-{mark}", scheme)
    page.locator("textarea").fill(LETTER)
    page.get_by_role("button", name=WORDS[lang][0]).click()
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    look(page, f"reading-{mark}", scheme)
    for name in PAGES:
        page.goto(base + name)
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        look(page, f"{name.strip('/').replace('/', '-')}-{mark}", scheme)
    page.goto(base + DESK)
    look(page, f"officer-{mark}", scheme)
    page.get_by_role("button", name=ASKING[lang][0], exact=True).click()
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    look(page, f"officer-asked-{mark}", scheme)
    page.goto(base + NODE)
    look(page, f"officer-node-{mark}", scheme)
    visit.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", WORDS)
def test_from_the_letter_to_the_dossier(browser: Browser, base: str, lang, size, scripts):
    visit = Visit(browser, base, lang, size, java_script_enabled=scripts)
    page, (tell, keep, save, yes, kept, other) = visit.page, WORDS[lang]
    page.locator("textarea").fill(LETTER)
    page.get_by_role("button", name=tell).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("221(g)")
    page.locator("#title").fill(f"{lang}-{size}")
    page.get_by_role("button", name=keep).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{lang}-{size}")
    question = page.locator("form", has=page.get_by_role("radio", name=yes, exact=True)).first
    asked = question.locator("legend").inner_text()
    question.get_by_role("radio", name=yes, exact=True).check()
    question.get_by_role("button", name=save).click()
    expect(page.get_by_role("status")).to_contain_text(kept)
    expect(page.get_by_text(asked, exact=True)).to_have_count(0)
    case = re.sub(r"[?#].*", "", page.url)
    page.get_by_role("link", name=other, exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans" if lang == "en" else "en")
    assert re.sub(r"[?#].*", "", page.url) == case
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{lang}-{size}")
    visit.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("lang", ASKING)
def test_an_officer_asks_judges_and_takes_it_back(browser: Browser, base: str, lang, scripts):
    visit = Visit(browser, base, lang, "phone", java_script_enabled=scripts)
    page, (ask, different, undecided) = visit.page, ASKING[lang]
    page.goto(f"{base}/cases/c-chen")
    page.locator("a[href='/officer?case=c-chen']").click()
    page.get_by_role("button", name=ask, exact=True).click()
    known, record = page.locator("#known .known li"), page.locator("#ca-1")
    expect(known).to_have_count(1)
    address = page.url
    record.get_by_role("button", name=different).click()
    expect(known).to_have_count(0)
    expect(record.get_by_role("status")).to_be_visible()
    record.get_by_role("button", name=undecided).click()
    expect(known).to_have_count(1)
    assert re.sub(r"[?#].*", "", page.url) == address
    visit.close()


def test_a_date_without_its_month_is_refused_in_place(browser: Browser, base: str):
    visit = Visit(browser, base, "en")
    page = visit.page
    page.goto(f"{base}/cases/dates")
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    form = page.locator("form", has=page.get_by_label("Year")).first
    asked = form.locator("legend").inner_text()
    form.get_by_label("Year").fill("2024")
    form.get_by_label("Day").select_option("5")
    form.get_by_role("button", name="Keep this answer").click()
    expect(page.get_by_role("alert")).to_contain_text("A day without a month")
    again = page.locator("form", has=page.get_by_text(asked, exact=True)).first
    again.get_by_label("Year").fill("2024")
    again.get_by_role("button", name="Keep this answer").click()
    expect(page.get_by_role("status")).to_contain_text("Your answer is kept.")
    visit.close()


def test_a_file_is_chosen_by_keyboard_and_named_in_the_pages_words(browser: Browser, base: str, tmp_path: Path):
    visit = Visit(browser, base, "zh")
    page = visit.page
    letter = tmp_path / "拒签信.txt"
    letter.write_text(LETTER, "utf-8")
    page.get_by_label("或选择文件").set_input_files(letter)
    expect(page.locator(".picked")).to_have_text("拒签信.txt")
    page.get_by_role("button", name="告诉我这意味着什么").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("221(g)")
    visit.close()


def test_the_keyboard_reaches_the_content_first(browser: Browser, base: str):
    visit = Visit(browser, base, "en")
    visit.page.keyboard.press("Tab")
    expect(visit.page.get_by_role("link", name="Skip to the content")).to_be_focused()
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator("main")).to_be_focused()
    visit.close()
