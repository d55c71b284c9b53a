"""On the pages: settling a contradiction, every kind of answer, and a case that cannot be read."""

from __future__ import annotations

import html
import re

import pytest

from tests.people import LETTER, case
from tests.web.site import Site

FORM = re.compile(r'<form method="post" action="(/cases/[^"]+/answers[^"]*)".*?</form>', re.S)
FIELD = re.compile(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"')


def disputed(site: Site) -> str:
    events = "id: r1, kind: determination, country: us, date: 2025-07-01, result: refused, papers: [letter.txt]"
    return site.app.store.create("disputed", {"case.yaml": case(events), "letter.txt": LETTER.encode()})


@pytest.mark.parametrize(("lang", "button"), [("en", "This one is right"), ("zh", "这一个是对的")])
def test_each_side_of_a_contradiction_can_be_called_right(own_site: Site, lang: str, button: str):
    name = disputed(own_site)
    page = own_site.get(f"/cases/{name}", lang).text
    forms = [found for found in FORM.finditer(page) if button in found.group(0)]
    assert len(forms) == 2
    fields = {key: html.unescape(value) for key, value in FIELD.findall(forms[1].group(0)) if key != "csrf"}
    assert fields["value"] == "2025-03-05"
    after = own_site.send(forms[1].group(1), fields, lang)
    assert after.status_code == 200 and button not in after.text


def test_a_number_can_be_answered(own_site: Site):
    name = own_site.app.store.create("crime", {"case.yaml": case("id: c1, kind: conviction, country: au, date: 2015")})
    fields = {"fact": "max_penalty_months", "event": "c1", "kind": "ask", "type": "number", "value": "12"}
    assert own_site.send(f"/cases/{name}/answers", fields).status_code == 200
    conviction = own_site.app.dossier(name).timeline.event("c1")
    assert conviction is not None and conviction.value("max_penalty_months") == 12


@pytest.mark.parametrize(
    "text",
    [b"fivefile: 1\nfivefile: 1\n", "标题".encode("gb18030"), b"[" * 3000, b"fivefile: 1\nevents: [{kind: [x]}]\n"],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_case_that_cannot_be_read_says_where(own_site: Site, text: bytes, lang: str):
    own_site.app.store.create("broken", {"case.yaml": text})
    page = own_site.get("/cases/broken", lang)
    assert page.status_code == 422 and "case.yaml" in page.text
    assert own_site.get("/cases", lang).status_code == 200


def test_an_unknown_case_is_not_found(own_site: Site):
    assert own_site.get("/cases/nobody").status_code == 404
