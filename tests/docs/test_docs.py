"""The documentation is true: its code runs, its schemas are those of the code, every command has its heading."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from fivefile.casework.report.as_json import VERSIONS, schema
from fivefile.cli import app

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PYTHON = re.compile(r"```python\n(.*?)```", re.S)
SHELL = re.compile(r"```console\n(.*?)```", re.S)


@pytest.mark.parametrize("kind", sorted(VERSIONS))
def test_the_schema_on_paper_is_the_schema_of_the_code(kind: str):
    written = json.loads((DOCS / "schemas" / f"{kind}-{VERSIONS[kind]}.json").read_text(encoding="utf-8"))
    assert written == schema(kind), "run: make schemas"


@pytest.mark.parametrize("page", sorted(path.relative_to(ROOT).as_posix() for path in DOCS.rglob("*.md")))
def test_the_python_of_a_page_runs(page: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    scope: dict[str, object] = {}
    for block in PYTHON.findall((ROOT / page).read_text(encoding="utf-8")):
        exec(compile(block, page, "exec"), scope)


@pytest.mark.parametrize("page", sorted(path.relative_to(ROOT).as_posix() for path in DOCS.rglob("*.md")))
def test_the_commands_of_a_page_run_and_print_what_it_shows(page: str):
    for block in SHELL.findall((ROOT / page).read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, shown = part.partition("\n")
            printed = _run(command)
            for line in shown.splitlines():
                if line.strip() not in ("", "..."):
                    assert line.strip() in printed, f"{page}: {command}\nprints no line '{line.strip()}'\n{printed}"


def _run(command: str) -> str:
    words = command.split()
    assert words[0] == "fivefile", command
    env = {**os.environ, "FIVEFILE_TODAY": "2026-11-22", "LC_ALL": "C.UTF-8"}
    call = [sys.executable, "-c", "from fivefile.cli import main; main()", *words[1:]]
    done = subprocess.run(call, capture_output=True, text=True, cwd=ROOT, env=env, encoding="utf-8", check=False)
    return done.stdout + done.stderr


def test_every_command_has_its_heading():
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    names = [command.name for command in app.registered_commands]
    names += [f"{group.name} {one.name}" for group in app.registered_groups
              for one in (group.typer_instance.registered_commands if group.typer_instance else [])]  # fmt: skip
    assert [name for name in names if f"## fivefile {name}" not in text] == []


def test_links_between_pages_lead_somewhere():
    broken = []
    for page in [*DOCS.rglob("*.md"), *ROOT.glob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if "://" not in target and not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []
