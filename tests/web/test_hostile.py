"""What people and papers write is text, wherever it is shown."""

from __future__ import annotations

import pytest

from tests.web.site import Site

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "</textarea><script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "</title><script>alert(1)</script>",
    "<mark>not ours</mark>",
    "javascript:alert(1)",
    "\u202egnp.exe\u202c",
]


def harmless(html: str, payload: str) -> bool:
    return "<" not in payload or payload not in html


@pytest.mark.parametrize("payload", PAYLOADS)
def test_in_a_letter(site: Site, payload):
    page = site.read(f"{payload}\nYour application was refused under Section 214(b). {payload}\n{payload}")
    assert page.status_code == 200 and harmless(page.text, payload)
    assert "<script>alert" not in page.text and "49" not in page.text.partition("<main")[2].partition("214(b)")[0]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_in_a_file_name(site: Site, payload):
    page = site.send("/read", {}, files={"paper": (payload, b"refused under Section 214(b)")})
    assert page.status_code in (200, 422) and harmless(page.text, payload) and "<script>alert" not in page.text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_in_a_title(own_site: Site, payload):
    page = own_site.read("Your application was refused under Section 214(b).")
    for shown in (own_site.send(f"{page.url.path}/keep", {"title": payload}), own_site.get("/cases")):
        assert shown.status_code == 200
        assert harmless(shown.text, payload) and "<script>alert" not in shown.text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_in_an_answer(own_site: Site, payload):
    fields = {"fact": "purpose", "type": "text", "value": payload}
    own_site.send("/cases/clean/answers", fields)
    for path in ("/cases/clean", "/cases/clean/report"):
        html = own_site.get(path).text
        assert harmless(html, payload) and "<script>alert" not in html


@pytest.mark.parametrize("payload", PAYLOADS)
def test_in_an_address(site: Site, payload):
    for path in (f"/cases/{payload}", f"/reading/{payload}", f"/cases/a-zheng/papers/{payload}", f"/{payload}"):
        html = site.get(path).text
        assert harmless(html, payload) and "<script>alert" not in html
    html = site.client.get("/cases/a-zheng", params={"for": payload, "x": payload}).text
    assert harmless(html, payload) and "<script>alert" not in html
