"""Examples are read strictly, and one that is wrong is caught."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fivefile.errors import BadData
from fivefile.law.examples import differences, load_examples, run
from fivefile.model.outcome import Open
from fivefile.values.verdict import Verdict
from tests.law.made import book, definitions

HEAD = "rule: xx/bars/9-2\nexamples:\n  - name: a trial\n    on: 2026-11-22\n"


def load(tmp_path, text):
    folder = tmp_path / "xx"
    (folder / "examples").mkdir(parents=True)
    (folder / "examples" / "trial.yaml").write_text(HEAD + text, "utf-8")
    return load_examples(folder, definitions())


def test_an_example_is_read_and_run(tmp_path):
    stay = "{kind: stay, country: xx, to: 2025-11-22, xx_days_over: 31, xx_ill: no}"
    (example,) = load(tmp_path, f"    events: [{stay}]\n    verdict: yes\n    until: 2027-11-22\n")
    assert (example.verdict, example.until, example.file) == (
        Verdict.YES,
        date(2027, 11, 22),
        "xx/examples/trial.yaml:3",
    )
    assert differences(example, run(example, book("xx"), definitions())) == []


def test_a_list_is_as_many_values_of_one_field(tmp_path):
    (example,) = load(
        tmp_path, "    events: [{kind: determination, needs: [documents, processing]}]\n    verdict: no\n"
    )
    assert example.timeline.events[0].values("needs") == ("documents", "processing")


def test_of_several_events_the_strongest_finding_counts(tmp_path):
    stays = """\
    events:
      - {id: a, kind: stay, country: xx, to: 2025-11-22, xx_days_over: 31}
      - {id: b, kind: stay, country: xx, to: 2025-11-22, xx_days_over: 31, xx_ill: no}
    verdict: yes
"""
    (example,) = load(tmp_path, stays)
    assert run(example, book("xx"), definitions()).event == "b"


@pytest.mark.parametrize(
    ("text", "says", "line"),
    [
        ("    verdict: perhaps\n", "verdict", 5),
        ("    verdict: no\n    hope: yes\n", "unknown key", 6),
        ("    facts: {shoe_size: 43}\n    verdict: no\n", "unknown fact 'shoe_size'", 5),
        ("    facts: {plans_visitor_visa: yes}\n    verdict: no\n", "computed and cannot be stated", 5),
        ("    facts: {born: someday}\n    verdict: no\n", "born", 5),
        ("    events: [{kind: holiday}]\n    verdict: no\n", "unknown kind of event 'holiday'", 5),
        ("    events: [{kind: stay, hotel: fine}]\n    verdict: no\n", "unknown fact 'hotel'", 5),
        ("    complete: [everything]\n    verdict: no\n", "unknown list 'everything'", 5),
    ],
)
def test_a_mistake_in_an_example_is_refused_with_its_line(tmp_path, text, says, line):
    with pytest.raises(BadData) as refused:
        load(tmp_path, text)
    assert says in str(refused.value) and refused.value.where == f"xx/examples/trial.yaml:{line}"


def test_a_wrong_expectation_is_named(tmp_path):
    (example,) = load(tmp_path, "    complete: [stays]\n    verdict: no\n    open: []\n")
    finding = run(example, book("xx"), definitions())
    assert differences(example, finding) == []
    odd = replace(finding, verdict=Verdict.UNKNOWN, open=(Open("to"),), until=date(2030, 1, 1))
    wrong = differences(example, odd)
    assert len(wrong) == 2 and "verdict is unknown, not no" in wrong[0] and "open is to" in wrong[1]
    assert "until" in differences(replace(example, until=date(2031, 1, 1)), odd)[2]


def test_a_rule_not_in_force_on_the_day_is_no_example(tmp_path):
    (example,) = load(tmp_path, "    verdict: no\n")
    with pytest.raises(BadData, match="not in force"):
        run(replace(example, on=date(2000, 1, 1)), book("xx"), definitions())
