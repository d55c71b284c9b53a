"""What holds of every rulebook, whichever country it is of: a new one is found by itself."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from fivefile.law.definitions import Definitions, FactDef, FieldDef, load_definitions
from fivefile.law.derived import DERIVED
from fivefile.law.examples import Example, differences, load_examples, run
from fivefile.law.rulebook import Rulebook, load_rulebook
from fivefile.law.values import parse_value
from fivefile.model.condition import All, AnyOf, Condition, Count, Exists, Not, Test, Today
from fivefile.model.rule import Citation, Rule
from fivefile.values.text import Text
from fivefile.values.verdict import Verdict

ROOT = Path(__file__).resolve().parents[2] / "src" / "fivefile" / "rulebooks"
WORDS = load_definitions(ROOT)
BOOKS: dict[str, Rulebook] = {
    path.parent.name: load_rulebook(path.parent, WORDS) for path in sorted(ROOT.glob("*/rulebook.yaml"))
}
RULES: dict[str, Rule] = {rule.id: rule for book in BOOKS.values() for rule in book.rules}
EXAMPLES: list[Example] = [example for country in BOOKS for example in load_examples(ROOT / country, WORDS)]

HAN = re.compile(r"[\u3400-\u9fff]")
# The only address that is no government's: the Legal Information Institute, for the text of the United States Code.
OFFICIAL = re.compile(r"(?:[a-z0-9-]+\.)*(?:gov|gov\.uk|gov\.au|govt\.nz|gc\.ca|canada\.ca)|www\.law\.cornell\.edu")


def parts(value: object) -> Iterator[object]:
    """Every value inside a value: fields of dataclasses, members of lists and mappings, and itself.

    A condition is not opened: what is inside it may be asked of something else.
    """
    yield value
    inner: list[object] = []
    if isinstance(value, Condition):
        return
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        inner = [getattr(value, field.name) for field in dataclasses.fields(value)]
    elif isinstance(value, Mapping):
        inner = list(value.values())
    elif isinstance(value, list | tuple):
        inner = list(value)
    for one in inner:
        yield from parts(one)


def texts(value: object) -> list[Text]:
    return [part for part in parts(value) if isinstance(part, Text)]


def test_there_are_rulebooks():
    assert {"us", "xx"} <= set(BOOKS) and len(RULES) > len(BOOKS)


# --- examples ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.rule}: {example.name}")
def test_every_example_holds(example):
    assert differences(example, run(example, BOOKS[example.rule.split("/")[0]], WORDS)) == []


@pytest.mark.parametrize("rule", [rule.id for rule in RULES.values() if rule.versions])
def test_every_rule_has_an_example_of_each_answer(rule):
    shown = {example.verdict for example in EXAMPLES if example.rule == rule}
    assert shown == set(Verdict), f"{rule} lacks an example of: {', '.join(sorted(set(Verdict) - shown))}"


@pytest.mark.parametrize("rule", RULES)
def test_every_unknown_answer_names_what_would_settle_it(rule):
    unknown = [one for one in EXAMPLES if one.rule == rule and one.verdict is Verdict.UNKNOWN]
    found = [run(one, BOOKS[rule.split("/")[0]], WORDS) for one in unknown]
    assert [finding.rule for finding in found if not finding.open and not finding.clash] == []


RAW = {"text": "x", "date": "2020-01", "bool": "yes", "number": 3, "country": "gb", "section": "214(b)"}


@pytest.mark.parametrize("rule", RULES)
def test_what_an_unknown_answer_asks_for_can_be_answered(rule):
    for example in (one for one in EXAMPLES if one.rule == rule and one.verdict is Verdict.UNKNOWN):
        finding = run(example, BOOKS[rule.split("/")[0]], WORDS)
        for item in (one for one in finding.open if not one.fact.startswith("list:")):
            event = example.timeline.event(item.event) if item.event else None
            meaning = WORDS.scoped(item.fact, event.kind if event else None)
            assert meaning is not None and not getattr(meaning, "derived", None), item
            for raw in meaning.choices or [RAW[meaning.type]]:
                parse_value(meaning, raw)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_code_shown_is_a_citation(rule):
    assert re.search(r"\d", rule.code) or rule.code == "Part Suitability"
    assert not re.search(r"-[a-z]", rule.code)


def test_every_example_is_of_a_rule_of_its_own_country():
    assert {one.file: one.rule for one in EXAMPLES if one.rule.split("/")[0] != one.file.split("/")[0]} == {}


# --- both languages ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("whole", [*BOOKS.values(), WORDS], ids=[*BOOKS, "words"])
def test_every_text_stands_in_both_languages(whole):
    wrong = [text for text in texts(whole) if HAN.search(text.en) or not HAN.search(text.zh)]
    assert wrong == []


@pytest.mark.parametrize("whole", [*BOOKS.values(), WORDS], ids=[*BOOKS, "words"])
def test_both_languages_have_the_same_gaps_to_fill(whole):
    gap = re.compile(r"\{\w*\}")
    assert [text for text in texts(whole) if set(gap.findall(text.en)) != set(gap.findall(text.zh))] == []


@pytest.mark.parametrize("whole", [*BOOKS.values(), WORDS], ids=[*BOOKS, "words"])
def test_chinese_sentences_have_no_spaces_left_from_folding(whole):
    assert [text.zh for text in texts(whole) if re.search(r"[\u3400-\u9fff，。；：] +[\u3400-\u9fff]", text.zh)] == []


def test_the_made_up_country_says_so_in_every_text():
    made_up = [
        *texts(BOOKS["xx"]),
        *(text for name, fact in WORDS.facts.items() if name.startswith("xx_") for text in texts(fact)),
    ]
    assert [text for text in made_up if "made up" not in text.en.lower() or "虚构" not in text.zh] == []


# --- citations and sources --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
def test_every_citation_has_a_source_or_is_marked_to_verify(book):
    cited = [part for part in parts(book) if isinstance(part, Citation)]
    assert cited and [one.law for one in cited if one.source is None and not one.verify] == []


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_cites_the_law(rule):
    assert rule.citations and rule.meaning.en and rule.is_not.en and (rule.versions or rule.named_in)


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
def test_addresses_are_official_ones(book):
    made_up = {"law.xanadia.example"} if book.country == "xx" else set()
    hosts = {key: urlsplit(source.url) for key, source in book.sources.items() if source.url}
    wrong = {
        key: host.geturl()
        for key, host in hosts.items()
        if host.scheme not in ("https", "http") or not (OFFICIAL.fullmatch(host.netloc) or host.netloc in made_up)
    }
    assert wrong == {}


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
def test_a_source_without_an_address_was_read_in_a_copy(book):
    assert [key for key, source in book.sources.items() if source.url is None and not source.via_copy] == []


@pytest.mark.parametrize(
    "host", ["www.law.cornell.edu", "fam.state.gov", "tr.usembassy.gov", "www.gov.uk", "canada.ca"]
)
def test_official_hosts_are_let_through(host):
    assert OFFICIAL.fullmatch(host)


@pytest.mark.parametrize("host", ["example.com", "state.gov.example.com", "github.com", "notgov", "mygov.uk.com", ""])
def test_other_hosts_are_not(host):
    assert not OFFICIAL.fullmatch(host)


# --- words ------------------------------------------------------------------------------------------------------------


def asked(condition: Condition, kind: str | None, words: Definitions) -> Iterator[tuple[str, str | None]]:
    """Each fact a condition asks for, with the kind of event it is asked of; lists by the name "list:NAME"."""
    match condition:
        case All(inner) | AnyOf(inner):
            for one in inner:
                yield from asked(one, kind, words)
        case Not(one):
            yield from asked(one, kind, words)
        case Exists(of=of, where=where) | Count(of=of, where=where):
            yield f"list:{words.root(of)}", None
            belongs = words.lists[of].where
            for inner_condition in (belongs, where):
                if inner_condition is not None:
                    yield from asked(inner_condition, words.lists[of].kind, words)
        case Test(fact=fact) | Today(fact=fact):
            yield fact, kind


def asked_by(book: Rulebook) -> Iterator[tuple[str, str | None]]:
    for rule in book.rules:
        kind = WORDS.lists[rule.of].kind if rule.of else None
        if rule.of:
            yield from asked(Exists(rule.of), None, WORDS)
        for condition in (part for part in parts(rule) if isinstance(part, Condition)):
            yield from asked(condition, kind, WORDS)
    for condition in (
        part for part in parts((book.forms, book.factors, book.interview)) if isinstance(part, Condition)
    ):
        yield from asked(condition, None, WORDS)


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
def test_everything_a_rulebook_asks_for_has_a_question_or_is_computed(book):
    silent = set()
    for name, kind in asked_by(book):
        if name.startswith("list:"):
            known = WORDS.lists[name.removeprefix("list:")].question is not None
        else:
            meaning = WORDS.scoped(name, kind)
            known = meaning is not None and (meaning.question is not None or bool(getattr(meaning, "derived", None)))
        if not known:
            silent.add((name, kind))
    assert silent == set()


def test_a_fact_without_a_question_is_caught():
    label = Text("a", "一")
    words = dataclasses.replace(WORDS, facts={**WORDS.facts, "mute": FactDef("bool", label)})
    assert ("mute", None) in set(asked(Not(Test("mute")), None, words))
    assert isinstance(words.scoped("visa_class", "determination"), FieldDef)


def test_every_computed_fact_has_its_function_and_every_function_its_fact():
    fields = [one for kind in WORDS.events.values() for one in kind.fields.values()]
    facts = WORDS.facts.values()
    named = {one.derived for one in facts} | {one.checked for one in facts} | {one.checked for one in fields}
    assert named - {None} == set(DERIVED)
