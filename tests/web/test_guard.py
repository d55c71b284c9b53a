"""Only this machine's own browser, opened with the printed address, sees anything."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from fivefile.web import create_app
from fivefile.web.guard import HEADERS, MOST_BYTES, Keys
from fivefile.web.settings import WebSettings
from tests.web.site import BASE, HOSTS, TOKEN, Site, foreign

PATHS = ["/", "/cases", "/cases/a-zheng", "/cases/a-zheng/report", "/reading/x", "/cases/a-zheng/papers/case.yaml"]


@pytest.fixture
def stranger(shared_app) -> TestClient:
    return TestClient(create_app(shared_app, TOKEN, HOSTS), base_url=BASE)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("path", PATHS)
def test_without_the_printed_address_a_page_says_how_to_open_it(stranger, path, lang):
    page = stranger.get(path, headers={"Accept-Language": lang})
    assert page.status_code == 403
    assert "?token=" in page.text and "Zheng" not in page.text and "郑" not in page.text
    assert foreign(page.text, lang) == []


@pytest.mark.parametrize("token", ["", "wrong", TOKEN[:-1], TOKEN + "x", "钥匙"])
def test_a_wrong_token_opens_nothing(stranger, token):
    assert stranger.get("/", params={"token": token}).status_code == 403


def test_the_token_becomes_a_cookie_that_scripts_and_other_sites_cannot_use(stranger):
    answer = stranger.get(f"/?token={TOKEN}", follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie and TOKEN not in cookie
    assert stranger.get("/").status_code == 200


@pytest.mark.parametrize("cookie", ["x", "x.y", ".", "a" * 5000])
def test_an_invented_session_opens_nothing(stranger, cookie):
    assert stranger.get("/", headers={"Cookie": f"{Keys(TOKEN).cookie}={cookie}"}).status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:8555.evil.example", ""])
def test_another_name_for_this_machine_is_not_answered(site: Site, host):
    assert site.client.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "https://127.0.0.1:8555"},
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_refused(site: Site, headers):
    answer = site.client.post("/read", data={"csrf": site.csrf(), "text": "x"}, headers=headers)
    assert answer.status_code == 403


def test_a_browser_that_hides_the_origin_of_our_own_form_is_let_in(site: Site):
    headers = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}
    assert site.client.post("/read", data={"csrf": site.csrf(), "text": "214(b)"}, headers=headers).status_code == 200


@pytest.mark.parametrize("path", ["/read", "/reading/x/keep", "/cases/a-zheng/answers"])
@pytest.mark.parametrize("csrf", ["", "0" * 64, "é"])
def test_a_form_without_its_seal_is_refused(site: Site, path, csrf):
    fields = {"csrf": csrf, "text": "x", "title": "x", "fact": "born", "value": "1990"}
    page = site.client.post(path, data=fields, headers={"Origin": BASE, "Accept-Language": "zh"})
    assert page.status_code == 403 and foreign(page.text, "zh") == []


def test_a_seal_of_another_session_is_refused(shared_app, site: Site):
    other = TestClient(create_app(shared_app, TOKEN, HOSTS), base_url=BASE)
    other.get(f"/?token={TOKEN}")
    seal = re.search(r'name="csrf" value="(\w+)"', other.get("/").text)
    assert seal and seal.group(1) != site.csrf()
    assert (
        site.client.post("/read", data={"csrf": seal.group(1), "text": "x"}, headers={"Origin": BASE}).status_code
        == 403
    )


@pytest.mark.parametrize(
    "path", [*PATHS, "/nowhere", "/static/style.css", "/static/none.css", "/docs", "/openapi.json"]
)
def test_every_answer_carries_the_headers(site: Site, path):
    answer = site.get(path)
    for name, value in HEADERS.items():
        if name != "Content-Security-Policy":
            assert answer.headers[name] == value
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    if not path.endswith("report"):
        assert "unsafe" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json"])
def test_the_frameworks_own_pages_are_off(site: Site, path):
    assert site.get(path).status_code == 404


def test_no_page_holds_inline_script_or_style(site: Site):
    for path in PATHS[:3]:
        html = site.get(path).text
        assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=|javascript:", html)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_huge_upload_is_explained(site: Site, lang):
    page = site.send("/read", {}, lang, files={"paper": ("big.txt", b"a" * (MOST_BYTES + 300_000))})
    assert page.status_code == 413 and "10 MB" in page.text and foreign(page.text, lang) == []
    page = site.send("/read", {}, lang, files={"paper": ("big.txt", b"a" * (MOST_BYTES + 1))})
    assert page.status_code == 422 and "10 MB" in page.text and foreign(page.text, lang) == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_fault_of_ours_tells_nothing_and_is_told_in_both_languages(own_site: Site, lang, monkeypatch):
    def fail() -> None:
        raise RuntimeError("Zheng's secret")

    monkeypatch.setattr(own_site.app, "cases", fail)
    own_site.client = TestClient(
        own_site.client.app, BASE, raise_server_exceptions=False, cookies=own_site.client.cookies
    )
    page = own_site.get("/cases", lang)
    assert page.status_code == 500 and "secret" not in page.text and foreign(page.text, lang) == []
    assert (
        page.headers["Cache-Control"] == "no-store" and "default-src 'none'" in page.headers["Content-Security-Policy"]
    )


def test_settings_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("FIVEFILE_TOKEN", "t" * 20)
    monkeypatch.setenv("FIVEFILE_PORT", "9001")
    settings = WebSettings()
    assert settings.token == "t" * 20
    assert settings.hosts == {"127.0.0.1:9001", "localhost:9001"}
    monkeypatch.delenv("FIVEFILE_TOKEN")
    assert WebSettings().token != WebSettings().token
