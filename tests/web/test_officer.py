"""The officer's desk: the form, what came back, and what is refused in words."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest

from fivefile.app import App
from fivefile.casework.report.sharing_words import purpose
from fivefile.model.terms import PURPOSES
from fivefile.values.territories import FIVE
from tests.web.officers import ask, lines, plain, section
from tests.web.site import Site, foreign, make_app, opened
from tests.web.test_hostile import PAYLOADS, harmless

EXAMPLES = sorted(path.parent.name for path in Path("examples").glob("*/case.yaml"))
LANGS = ("en", "zh")
ORDER = ["short", "known", "declared", "questions", "answers", "notes"]
REFERENCE = {
    "en": "made-up enrolment reference (stands in for fingerprints): MADE-UP-",
    "zh": "虚构的指纹登记号（代替指纹）：MADE-UP-",
}


class TestForm:
    @pytest.mark.parametrize("lang", LANGS)
    def test_it_says_that_everything_is_made_up_and_a_person_decides(self, site: Site, lang):
        page = site.get("/officer", lang)
        assert page.status_code == 200 and foreign(page.text, lang) == []
        words = plain(page.text)
        for said in {
            "en": ("made-up people only", "decided by a person"),
            "zh": ("只有虚构的人物", "由人决定"),
        }[lang]:
            assert said in words

    def test_it_offers_every_case_authority_and_purpose(self, site: Site):
        html = site.get("/officer").text
        offered = re.findall(r'<option value="([^"]*)"', html)
        assert {case.id for case in site.app.cases()} <= set(offered)
        named = [name for name in offered if name in PURPOSES]
        assert named[:4] == ["visa-application", "arrival", "asylum", "removal"] and sorted(named) == sorted(PURPOSES)
        assert re.findall(r'name="from" value="(\w\w)"', html) == list(FIVE)

    def test_an_address_fills_it_in(self, site: Site):
        html = site.get("/officer?case=c-chen&from=ca&purpose=asylum&down=nz").text
        chosen = re.findall(r'value="([^"]+)"(?: translate="no")? (?:selected|required checked)', html)
        assert chosen == ["c-chen", "ca", "asylum", "nz"] and '<details class="field" open' in html

    @pytest.mark.parametrize("payload", [*PAYLOADS, "nowhere", "%00", "../../etc"])
    def test_what_cannot_stand_in_it_is_left_out(self, site: Site, payload):
        names = ("case", "from", "purpose", "down")
        page = site.client.get("/officer", params=dict.fromkeys(names, payload))
        assert page.status_code == 200 and harmless(page.text, payload)
        assert re.findall(r'value="([^"]+)" required checked', page.text) == ["us"]

    def test_without_a_case_it_says_where_to_begin(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(App, "cases", lambda self: ())
        page = opened(make_app(tmp_path)).get("/officer")
        assert "No case yet." in page.text and "<form" not in page.text

    def test_a_case_leads_to_it_and_the_result_back(self, site: Site):
        assert '"/officer?case=c-chen"' in site.get("/cases/c-chen").text
        html = ask(site, "c-chen", asker="ca", purpose="removal", down="nz").text
        assert 'href="/cases/c-chen"' in html
        assert 'href="/officer?case=c-chen&amp;from=ca&amp;purpose=removal&amp;down=nz"' in html


class TestResult:
    @pytest.mark.parametrize("lang", LANGS)
    @pytest.mark.parametrize("case", EXAMPLES)
    def test_every_example_reads_in_one_language_and_calls_what_is_made_up_so(self, site: Site, case, lang):
        page = ask(site, case, lang)
        words = plain(page.text)
        assert words.count("MADE-UP-") == words.count(REFERENCE[lang]) > 0 and 'class="madeup"' in page.text
        assert page.status_code == 200 and foreign(page.text, lang) == []
        assert re.fullmatch(r"/officer/asked/[\w-]+", page.url.path)
        assert "style=" not in page.text and "<style" not in page.text and "<script>" not in page.text
        found = [name for name in re.findall(r'<section id="(\w+)"', page.text) if name in ORDER]
        assert found == [name for name in ORDER if name in found] and {"short", "known", "answers"} <= set(found)

    @pytest.mark.parametrize("lang", LANGS)
    @pytest.mark.parametrize("asker", FIVE)
    def test_every_authority_may_ask(self, site: Site, asker, lang):
        page = ask(site, "e-ai", lang, asker=asker)
        assert page.status_code == 200 and foreign(page.text, lang) == []
        places = re.findall(r'<article class="place [\w-]+" id="(\w\w)"', page.text)
        assert places == [asker, *(code for code in FIVE if code != asker)]

    @pytest.mark.parametrize("lang", LANGS)
    @pytest.mark.parametrize("name", PURPOSES)
    def test_every_purpose_may_be_asked_for(self, site: Site, name, lang):
        page = ask(site, "g1-canada-refused", lang, purpose=name)
        assert page.status_code == 200 and foreign(page.text, lang) == []
        assert purpose(name).get(lang) in plain(page.text)

    @pytest.mark.parametrize("lang", LANGS)
    def test_no_odds_are_told(self, site: Site, lang):
        html = ask(site, "a-zheng", lang).text
        assert not re.search(r"%|％|0\.9\d|probab|概率|可能性", plain(html))

    def test_every_link_on_it_leads_somewhere_and_every_id_is_its_own(self, site: Site):
        html = ask(site, "a-zheng").text
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        for target in set(re.findall(r'href="#([^"]+)"', html)):
            assert target in ids, target
        assert re.findall(r'<a href="#(us-\d)">Why it was linked', html) == ["us-1", "us-1", "us-2"]

    def test_a_no_hit_is_said_not_to_be_no_record(self, site: Site):
        for lang, words in (("en", 'This is not "no record"'), ("zh", "这不等于“没有记录”")):
            brief = section(ask(site, "clean", lang).text, "short")
            assert plain(brief).lower().count(words.lower()) == 4

    def test_a_drawing_has_the_same_numbers_as_the_list_beside_it(self, site: Site):
        table = re.findall(r'<table class="fall">.*?</table>', ask(site, "a-zheng").text, re.S)[0]
        rows = re.findall(r'<tr class="(\w+)">.*?<td class="bits">([^<]+)</td>.*?width="([\d.]+)" y=', table, re.S)
        assert [kind for kind, *_ in rows][0 :: len(rows) - 1] == ["prior", "total"]
        weights = [float(bits.replace("−", "-")) for _, bits, _ in rows]
        assert abs(sum(weights[:-1]) - weights[-1]) < 0.1 * len(weights)
        widest = max(rows[1:-1], key=lambda row: float(row[2]))
        assert float(widest[1].replace("−", "-")) == max(weights[1:-1])

    @pytest.mark.parametrize("lang", LANGS)
    def test_a_partner_that_is_down_is_a_stated_fact(self, site: Site, lang):
        page = ask(site, "c-chen", lang, down="ca")
        notice = re.findall(r'<div class="notice warn".*?</div>', page.text, re.S)
        words = {
            "en": "3 of 4 partners answered; Canada is still to be asked: nothing may be concluded from its silence.",
            "zh": "4 个伙伴国中，3 个已经答复；加拿大仍待查询",
        }[lang]
        assert len(notice) == 1 and words in plain(notice[0]) and foreign(page.text, lang) == []
        assert ("Ask again later" if lang == "en" else "请稍后再次查询").lower() in plain(page.text).lower()
        assert "notice warn" not in ask(site, "c-chen", lang).text

    @pytest.mark.parametrize("lang", LANGS)
    def test_without_anything_to_ask_by_every_partner_is_unable_and_says_by_what_it_asks(self, desk: Site, lang):
        page = ask(desk, "nobody", lang)
        assert page.status_code == 200 and foreign(page.text, lang) == []
        assert len(re.findall(r'<article class="place unable"', page.text)) == 4
        words = "this pair asks by fingerprint" if lang == "en" else "这两国凭指纹查询"
        assert words in plain(section(page.text, "nz")).replace("This", "this")

    def test_a_possible_match_tells_nothing_and_waits_for_a_person(self, desk: Site):
        place = section(ask(desk, "namesake").text, "ca")
        assert place.count('class="link"') == 2 and "for a person to judge" in place
        assert plain(place).count("Nothing of this record was told.") == 2 and "Withheld" not in place
        assert "It is not taken as the applicant" in place

    def test_looking_again_asks_nobody_again(self, site: Site):
        page = ask(site, "c-chen")
        before = lines(site.app)
        for _ in range(3):
            assert site.get(page.url.path).status_code == 200
        assert lines(site.app) == before
        ask(site, "c-chen")
        assert all(lines(site.app)[code] > before[code] for code in FIVE)

    def test_the_language_is_changed_in_place(self, site: Site):
        page = ask(site, "c-chen")
        link = re.search(r'class="switch" href="([^"]+)"', page.text)
        assert link and unescape(link.group(1)) == f"{page.url.path}?lang=zh"
        assert "概要" in site.get(unescape(link.group(1))).text
        site.get("/officer?lang=en")


class TestRefused:
    def test_a_form_of_another_page_asks_nobody(self, site: Site):
        before = lines(site.app)
        assert ask(site, "c-chen", csrf="0" * 64).status_code == 403
        assert ask(site, "c-chen", csrf="").status_code == 403
        assert lines(site.app) == before

    @pytest.mark.parametrize("lang", LANGS)
    @pytest.mark.parametrize(
        "fields",
        [{"asker": ""}, {"asker": "fr"}, {"asker": "uk"}, {"purpose": ""}, {"purpose": "curiosity"}, {"down": "us"},
         {"down": "fr"}, {"case": ""}, {"case": "nowhere"}, {"case": "../c-chen"}],
    )  # fmt: skip
    def test_what_no_form_sends_is_answered_in_words(self, site: Site, fields, lang):
        told = {"case": "c-chen", **fields}
        page = ask(site, told.pop("case"), lang, **told)
        assert page.status_code == 422 and 'role="alert"' in page.text and 'action="/officer/ask"' in page.text
        assert foreign(page.text, lang) == []

    @pytest.mark.parametrize("payload", [*PAYLOADS, "\x00", "a" * 5000])
    def test_hostile_words_are_text(self, site: Site, payload):
        for name in ("case", "asker", "purpose", "down"):
            told = {"case": "c-chen", name: payload}
            page = ask(site, told.pop("case"), **told)
            assert page.status_code == 422, name
            assert harmless(page.text, payload) and "<script>alert" not in page.text
        for page in (site.get(f"/officer/{name}/{quote(payload)}") for name in ("asked", "nodes")):
            assert page.status_code == 404 and harmless(page.text, payload)

    @pytest.mark.parametrize("lang", LANGS)
    def test_a_broken_case_lists_its_mistakes(self, desk: Site, lang):
        page = ask(desk, "broken", lang)
        assert page.status_code == 422 and "case.yaml:2" in page.text and foreign(page.text, lang) == []

    @pytest.mark.parametrize("lang", LANGS)
    def test_a_result_that_is_no_longer_kept_says_how_to_ask_again(self, site: Site, lang):
        for page in (
            site.get("/officer/asked/nothing", lang),
            site.send("/officer/asked/nothing/judge", {"record": "x", "opinion": "same"}, lang),
        ):
            assert page.status_code == 404 and foreign(page.text, lang) == []
            assert ("no longer kept" if lang == "en" else "不再保留") in page.text
            assert '<a class="button" href="/officer">' in page.text

    def test_what_cannot_be_kept_is_said_not_to_be_asked(self, site: Site, monkeypatch: pytest.MonkeyPatch):
        def full(*_: object) -> None:
            raise OSError("disk full")

        monkeypatch.setattr(site.app, "ask_kept", full)
        page = ask(site, "c-chen")
        assert page.status_code == 503 and "What cannot be kept is not asked" in page.text

    def test_without_the_printed_address_nothing_is_shown(self, shared_app: App):
        site = opened(shared_app)
        site.client.cookies.clear()
        for path in ("/officer", "/officer/asked/x", "/officer/nodes/ca"):
            assert site.client.get(path).status_code == 403

    def test_addresses_of_forms_lead_back_when_fetched(self, site: Site):
        assert site.get("/officer/ask").url.path == "/officer"
        page = ask(site, "c-chen")
        assert site.get(f"{page.url.path}/judge").url.path == page.url.path
