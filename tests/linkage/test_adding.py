"""docs/add/comparison.md does what it says: its function and its levels make a comparison that is weighed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from fivefile.errors import BadData
from fivefile.linkage.model import MODELS, load_model
from fivefile.linkage.score import score
from tests.linkage.made import who

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "add" / "comparison.md").read_text("utf-8")
CODE = re.findall(r"```python\n(.*?)```", PAGE, re.S)[0]
LEVELS = re.findall(r"```yaml\n# immigration-1.yaml\n(.*?)```", PAGE, re.S)[0]


@pytest.fixture
def comparisons():
    """The comparisons after somebody has followed the page."""
    scope: dict[str, Any] = {}
    exec(compile(CODE, "comparison.md", "exec"), scope)
    return scope["comparisons"]


def test_following_the_page_adds_a_comparison_that_is_weighed(comparisons, tmp_path):
    path = tmp_path / "immigration-1.yaml"
    path.write_text((MODELS / path.name).read_text("utf-8") + LEVELS, "utf-8")
    model = load_model(path, comparisons)
    cn, other, ca = who(document="cn:E1"), who(document="cn:E2"), who(document="ca:AB3")
    weights = [score(model, cn, right, "a", "b").compared[-1] for right in (other, ca, who())]
    assert [one.level for one in weights] == ["same", "different", "unsaid"]
    assert weights[0].weight > 0 > weights[1].weight and weights[2].weight == 0


def test_the_mistake_the_page_shows_is_named_as_it_shows(comparisons):
    with pytest.raises(BadData) as refused:
        load_model(MODELS / "immigration-1.yaml", comparisons)
    assert str(refused.value) in PAGE
