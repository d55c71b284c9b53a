"""What the demo makes before it prints its address."""

from __future__ import annotations

from pathlib import Path

import pytest

from fivefile.app import made_up, open_app
from fivefile.cli import serve


@pytest.mark.parametrize(
    ("lang", "words"), [("en_GB.UTF-8", "Setting up five registries"), ("zh_CN.UTF-8", "正在生成五个")]
)
def test_the_nodes_are_made_before_anybody_asks_and_that_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lang: str, words: str
):
    monkeypatch.setattr(made_up, "PEOPLE", 3)
    monkeypatch.setenv("FIVEFILE_HOME", str(tmp_path))
    monkeypatch.setenv("LC_ALL", lang)
    serve._make_ready()
    told = capsys.readouterr()
    assert words in told.err and told.out == ""
    assert open_app().nodes_made and open_app().cases()
    serve._make_ready()
    assert capsys.readouterr() == ("", "")


def test_registries_made_from_something_else_are_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FIVEFILE_HOME", str(tmp_path))
    assert not open_app().nodes_made
    for people in (2, 3):
        monkeypatch.setattr(made_up, "PEOPLE", people)
        app = open_app()
        assert not app.nodes_made
        app.nodes.close()
        assert app.nodes_made and open_app().nodes_made
