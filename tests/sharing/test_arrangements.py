"""What holds of every arrangement, whichever pair it is of: a new one is found by itself."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from fivefile.errors import BadData
from fivefile.model.rule import Citation
from fivefile.model.terms import CATEGORIES, PURPOSES
from fivefile.sharing.arrangement import Arrangement, Arrangements, Direction, load_arrangements
from fivefile.values.territories import FIVE
from tests.texts import HIDING, HIDING_HAN, mixed, texts

ROOT = Path(__file__).resolve().parents[2] / "src" / "fivefile" / "arrangements"
ALL = load_arrangements(ROOT)
PAIRS = {"-".join(one.pair): one for one in ALL.pairs.values()}
WAYS = {way: (pair, told) for pair in PAIRS.values() for way, told in pair.directions.items()}
OFFICIAL = re.compile(r"(?:[a-z0-9-]+\.)*(?:gov|gov\.uk|gov\.au|govt\.nz|gc\.ca|canada\.ca)|www\.law\.cornell\.edu")
# Full-width signs after Chinese characters, and no space around them.
HALF = re.compile(r"[\u4e00-\u9fff][,;!?]|[，。；：！？] |[\u4e00-\u9fff]:(?!//)")

every_pair = pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
every_way = pytest.mark.parametrize(("pair", "told"), WAYS.values(), ids=WAYS)
DIVISION_3 = ("ca-gb", "ca-nz", "au-ca")
BY_NAME = {"ca-us", "gb-us", "au-us", "au-nz"}


def entries(told: Direction) -> Iterator[tuple[str, Any]]:
    """Every line of one direction that says what may be asked or told, with its place."""
    for part in ("ask", "answer", "elements", "carries", "narrow", "gates", "elsewhere"):
        yield from ((part, item) for item in getattr(told, part))
    if told.only_about is not None:
        yield "only_about", told.only_about


def grades(told: Direction, part: str, key: str) -> dict[str, str]:
    """The grade of each entry of a list, by what it is of."""
    return {getattr(item, key): item.grade for item in getattr(told, part)}


def laws(citations: tuple[Citation, ...]) -> str:
    """What is cited, as one line."""
    return "; ".join(one.law for one in citations)


def way(name: str) -> Direction:
    return WAYS[name][1]


# --- every arrangement ------------------------------------------------------------------------------------------------


def test_each_of_the_ten_pairs_has_its_arrangement():
    assert set(ALL.pairs) == {frozenset(pair) for pair in combinations(FIVE, 2)}
    assert set(PAIRS) == {path.stem for path in ROOT.glob("*-*.yaml")}


@every_pair
def test_it_rests_on_instruments_and_says_what_is_not_known(pair: Arrangement):
    assert pair.instruments and all(one.citations for one in pair.instruments)
    assert pair.excluded and pair.unknown


@every_way
def test_a_direction_says_who_may_ask_what_of_whom(pair: Arrangement, told: Direction):
    assert (told.asker, told.responder) in (pair.pair, pair.pair[::-1])
    assert told.basis.strip() and told.ask and told.answer and told.elements and told.carries
    assert pair.direction(told.asker, told.responder) is told


@every_way
def test_no_purpose_is_passed_over_when_asking_and_no_category_when_telling(pair: Arrangement, told: Direction):
    # Accuracy of data is a purpose of Canada and the United States; elsewhere it may go unmentioned.
    assert set(grades(told, "ask", "purpose")) | {"data-accuracy"} == set(PURPOSES)
    assert set(grades(told, "carries", "category")) == set(CATEGORIES)


@every_way
def test_every_entry_has_its_words_and_its_citation(pair: Arrangement, told: Direction):
    for part, item in entries(told):
        assert item.citations, f"{part}: {item} cites nothing"
        assert part == "elements" or (item.says.en.strip() and item.says.zh.strip())
    for line in pair.excluded:
        assert line.citations and line.says.en.strip() and line.says.zh.strip()


@every_pair
def test_both_languages_are_there_and_not_mixed(pair: Arrangement):
    said = list(texts(pair))
    assert mixed(said) == []
    assert [text.zh for text in said if HALF.search(text.zh)] == []
    assert [text.en for text in said if HIDING.search(text.en) or HIDING_HAN.search(text.zh)] == []


@every_pair
def test_only_people_of_the_two_parties_are_left_out(pair: Arrangement):
    assert {line.of for line in pair.excluded} <= set(pair.pair)
    nationals = {line.of for line in pair.excluded if line.who != "permanent-resident" and not line.unless}
    assert nationals == set(pair.pair), "nationals of both parties are left out, of nobody else"
    assert len({line.id for line in pair.excluded}) == len(pair.excluded)


@every_way
def test_what_is_documented_rests_on_something_we_could_confirm(pair: Arrangement, told: Direction):
    for part, item in entries(told):
        if getattr(item, "grade", "") == "documented":
            firm = [one for one in item.citations if not one.verify and one.certainty != "low"]
            assert firm, f"{part}: {item} is documented by nothing we could confirm"


@every_pair
def test_a_secondary_source_is_marked_wherever_it_is_cited(pair: Arrangement):
    cited = list(citations(pair))
    loose = [one for one in cited if one.source is None or one.source.read in ("secondary source", "not seen")]
    assert [one.law for one in loose if not one.verify or one.certainty == "high"] == []


def citations(value: object) -> Iterator[Citation]:
    """Every citation inside an arrangement."""
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from citations(part)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            inner = getattr(value, name)
            yield from citations(tuple(inner.values()) if name == "directions" else inner)


def test_an_address_is_that_of_an_authority():
    hosts = {key: urlsplit(one.url).hostname or "" for key, one in ALL.sources.items() if one.url}
    assert {key: host for key, host in hosts.items() if not OFFICIAL.fullmatch(host)} == {}


@every_way
def test_a_gate_is_about_claims_for_protection_and_nothing_else(pair: Arrangement, told: Direction):
    for gate in told.gates:
        assert re.search(r"claim|protection|persecut", gate.says.en) and re.search("庇护|保护|迫害", gate.says.zh)
    assert len({gate.id for gate in told.gates}) == len({gate.closes for gate in told.gates}) == len(told.gates)


@every_way
def test_a_question_at_the_border_is_never_called_documented(pair: Arrangement, told: Direction):
    assert grades(told, "ask", "purpose")["arrival"] != "documented"


@every_way
def test_a_limit_on_questions_is_reported_and_marked(pair: Arrangement, told: Direction):
    assert told.quota is None or all(one.verify for one in told.quota.citations)


@every_way
def test_prints_can_always_be_asked_by_and_names_only_where_a_text_says_so(pair: Arrangement, told: Direction):
    by = grades(told, "elements", "element")
    assert by.get("fingerprints", "not documented") != "not documented"
    if "-".join(pair.pair) not in BY_NAME:
        assert {name for name, grade in by.items() if grade != "not documented"} == {"fingerprints"}


def test_movements_are_documented_only_at_the_land_border_of_canada_and_the_united_states():
    assert {name for name in WAYS if grades(way(name), "carries", "category")["movements"] == "documented"} == {
        "ca-us",
        "us-ca",
    }


def test_police_records_are_documented_only_for_united_states_officers_in_canada():
    known = {(name, item.what) for name in WAYS for item in way(name).elsewhere if item.grade == "documented"}
    assert known == {("us-ca", "conviction")}


# --- Canada and the United States -------------------------------------------------------------------------------------


def test_a_refusal_is_documented_both_ways_between_canada_and_the_united_states():
    told = {
        name: next(item for item in way(name).carries if item.category == "refusals") for name in ("us-ca", "ca-us")
    }
    assert {item.grade for item in told.values()} == {"documented"}
    assert "315.23(2)" in laws(told["us-ca"].citations) and "315.25" in laws(told["us-ca"].citations)
    assert "IRPR" not in laws(told["ca-us"].citations), "Canada's regulations do not say what the United States tells"


def test_permanent_residents_are_included_there_since_the_amendment():
    pair = PAIRS["ca-us"]
    assert {line.who for line in pair.excluded} == {"citizen", "national"}
    assert any("SOR/2024-257" in laws(point.citations) for point in pair.changed)


def test_canada_tells_the_united_states_about_named_people_only():
    only = way("us-ca").only_about
    assert only is not None and only.elements == ("fingerprints",) and "315.23(2)" in laws(only.citations)
    assert {"refusals", "visas", "removals"} <= set(only.categories) and "movements" not in only.categories
    assert way("ca-us").only_about is None


def test_about_a_claimant_in_the_united_states_canada_tells_what_is_related_to_an_application():
    (narrow,) = way("us-ca").narrow
    assert narrow.purpose == "asylum" and {"visas", "applications", "refusals"} <= set(narrow.to)
    assert not {"identity", "movements", "removals", "breaches", "prints"} & set(narrow.to)
    assert "315.25(2)" in laws(narrow.citations)


def test_data_accuracy_is_a_purpose_of_canada_with_the_united_states_alone():
    for name, (pair, told) in WAYS.items():
        if "ca" in pair.pair and "us" not in pair.pair:
            assert grades(told, "ask", "purpose")["data-accuracy"] == "not documented", name
    assert grades(way("ca-us"), "ask", "purpose")["data-accuracy"] == "documented"


# --- Canada and Australia, New Zealand, the United Kingdom ------------------------------------------------------------


@pytest.mark.parametrize("name", DIVISION_3)
def test_permanent_residents_of_canada_are_left_out_but_for_their_refugee_claim(name: str):
    (line,) = [line for line in PAIRS[name].excluded if line.who == "permanent-resident"]
    assert line.of == "ca" and line.unless == ("asylum",) and "315.41(1)(d)" in laws(line.citations)


@pytest.mark.parametrize("partner", ["gb", "nz", "au"])
def test_canada_does_not_ask_for_citizenship_but_answers_it(partner: str):
    assert grades(way(f"ca-{partner}"), "ask", "purpose")["citizenship"] == "not documented"
    assert grades(way(f"{partner}-ca"), "answer", "purpose")["citizenship"] == "documented"


@pytest.mark.parametrize("partner", ["gb", "nz", "au"])
def test_of_what_the_partner_tells_canada_only_identity_is_documented(partner: str):
    carries = grades(way(f"ca-{partner}"), "carries", "category")
    assert {name for name, grade in carries.items() if grade == "documented"} == {"identity"}
    assert carries["prints"] == "not documented"


@pytest.mark.parametrize("partner", ["gb", "nz", "au"])
def test_canada_tells_them_decisions_and_no_passport_number_and_no_prints(partner: str):
    carries = grades(way(f"{partner}-ca"), "carries", "category")
    named = {name for name, grade in carries.items() if grade == "documented"}
    assert named == {"identity", "photo", "refusals", "breaches", "removals", "protection"}
    assert carries["document"] == "possible" and carries["prints"] == "not documented"


@pytest.mark.parametrize("partner", ["gb", "nz", "au"])
def test_canada_destroys_the_prints_of_a_question_and_must_refuse_what_its_law_forbids(partner: str):
    told = way(f"{partner}-ca")
    assert told.refusal == "must" and told.deletion is not None and "315.43(2)" in laws(told.deletion.citations)
    assert way("us-ca").refusal == "may"


@pytest.mark.parametrize("partner", ["us", "gb", "nz", "au"])
def test_the_country_claimed_against_is_neither_asked_nor_told(partner: str):
    law = "315.3" if partner == "us" else "315.4(2)"
    gates = {gate.closes: gate for gate in way(f"ca-{partner}").gates}
    assert set(gates) == {"no-query", "no-answer"} and law in laws(gates["no-query"].citations)
    assert {gate.closes for gate in way(f"{partner}-ca").gates} == {"no-query", "no-answer"}


@pytest.mark.parametrize(("name", "what"), [("us-ca", "75"), ("nz-ca", "50")])
def test_reported_times_of_keeping_stay_marked(name: str, what: str):
    kept = way(name).retention
    assert kept is not None and what in kept.says.en and what in kept.says.zh
    assert all(one.verify for one in kept.citations)


# --- mistakes in a file -----------------------------------------------------------------------------------------------


class Copy:
    """A folder with one arrangement; called, it loads with one text replaced."""

    def __init__(self, root: Path) -> None:
        self.root, self.path = root, root / "ca-us.yaml"
        root.mkdir()
        for name in ("categories.yaml", "sources.yaml", "ca-us.yaml"):
            shutil.copy(ROOT / name, root / name)

    def __call__(self, old: str = "", new: str = "") -> Arrangements:
        text = self.path.read_text("utf-8")
        assert old in text
        self.path.write_text(text.replace(old, new, 1), "utf-8")
        return load_arrangements(self.root)

    def lines(self, text: str) -> list[int]:
        """The lines on which the text stands."""
        return [at for at, line in enumerate(self.path.read_text("utf-8").splitlines(), 1) if text in line]


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path / "arrangements")


def test_the_copy_loads(copy: Copy):
    assert set(copy().pairs) == {frozenset(("ca", "us"))}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("purpose: travel-authorisation", "purpose: holiday", "purpose"),
        ("category: refusals", "category: gossip", "category"),
        ("element: name", "element: signature", "element"),
        ("grade: possible", "grade: probable", "grade"),
        ("closes: no-query", "closes: both", "closes"),
        ("who: citizen", "who: visitor", "who"),
        ("refusal: may", "refusal: might", "refusal"),
        ("refusal: may", "refuses: may", "unknown key"),
        ("    gates:", "    doors:", "unknown key"),
        ("source: IRPR", "source: IRPX", "unknown source 'IRPX'"),
        ("what: police-contact", "what: hearsay", "'hearsay' is not in 'outside'"),
        ("as_of: 2026-06-15", "as_of: 2026-06-31", "not a day in the calendar"),
        ("as_of: 2026-06-15", "as_of: 2026-06-15\nas_of: 2026-06-16", "stands twice"),
    ],
)
def test_a_mistake_is_refused_with_its_file_and_line(copy: Copy, old: str, new: str, says: str):
    with pytest.raises(BadData) as refused:
        copy(old, new)
    assert says in str(refused.value)
    assert refused.value.where == f"ca-us.yaml:{copy.lines(new.splitlines()[-1])[0]}"


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("purpose: travel-authorisation", "purpose: visa-application", "ask"),
        ("element: birth-date", "element: name", "elements"),
        ("category: document", "category: identity", "carries"),
        ("what: arrest", "what: conviction", "elsewhere"),
    ],
)
def test_an_entry_that_stands_twice_is_refused_at_the_second(copy: Copy, old: str, new: str, part: str):
    with pytest.raises(BadData, match=f"stands twice in ca-us.{part}") as refused:
        copy(old, new)
    assert refused.value.where == f"ca-us.yaml:{copy.lines(new)[1]}"


def test_a_missing_language_is_refused(copy: Copy):
    with pytest.raises(BadData, match=r"summary\.zh: missing") as refused:
        copy("  zh: 双向", "  # zh: 双向")
    assert refused.value.where == f"ca-us.yaml:{copy.lines('summary:')[0]}"


def test_directions_are_those_of_the_pair(copy: Copy):
    with pytest.raises(BadData, match="'directions' must have ca-us and us-ca"):
        copy("  us-ca:", "  us-mx:")


@pytest.mark.parametrize("text", ["[ca-us, us-ca]", "ca-us", "null"])
def test_directions_that_are_no_mapping_are_refused(copy: Copy, text: str):
    head = copy.path.read_text("utf-8").split("directions:\n")[0]
    copy.path.write_text(f"{head}directions: {text}\n", "utf-8")
    with pytest.raises(BadData, match="'directions' must have"):
        copy()


@pytest.mark.parametrize("name", ["us-ca.yaml", "ca-fr.yaml", "ca-ca.yaml"])
def test_a_file_is_named_after_its_pair_in_order(copy: Copy, name: str):
    copy.path.rename(copy.root / name)
    with pytest.raises(BadData, match="in order of the alphabet") as refused:
        load_arrangements(copy.root)
    assert refused.value.where == name


def test_a_folder_without_arrangements_is_refused(copy: Copy):
    copy.path.unlink()
    with pytest.raises(BadData, match="no arrangement") as refused:
        load_arrangements(copy.root)
    assert refused.value.where == str(copy.root)
