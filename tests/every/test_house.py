"""The rules of the house, for every file: imports go down, things stay small, nothing names one machine."""

from __future__ import annotations

import re
import statistics
import subprocess
from pathlib import Path

import pytest

from tests.house import (
    ARROWS,
    MOST_LINES,
    MOST_MEDIAN_LINES,
    ROOT,
    module_of,
    sources,
    too_many_parameters,
    undocumented,
    wrong_imports,
)
from tests.licences import LGPL_UNMODIFIED, READ_BY_HAND, Locked, is_allowed, locked, objection

LOCKS = [ROOT / "requirements.lock", ROOT / "requirements-dev.lock"]

# Written in two halves, so that this file does not find itself.
MACHINE_PATHS = ["/" + folder + "/" for folder in ("work", "root", "home", "Users")]
REGISTRY_HOSTS = [
    name + "." + end
    for name, end in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("unpkg", "com"),
        ("jsdelivr", "net"),
        ("deb.debian", "org"),
    ]
]
FOREIGN = re.compile(
    rb"(?<![\w./])(?:%s)" % b"|".join(re.escape(path).encode() for path in MACHINE_PATHS)
    + rb"|\b(?:%s)\b" % b"|".join(re.escape(host).encode() for host in REGISTRY_HOSTS)
)


def committed() -> list[Path]:
    """The files git tracks or would track."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        names = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("cannot run here: not a git checkout, so nothing says which files belong")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


# --- imports go down only ---------------------------------------------------------------------------------------------


def test_imports_go_down_only():
    assert [wrong for path in sources() for wrong in wrong_imports(path.read_text("utf-8"), module_of(path))] == []


def test_every_room_on_disk_is_a_room_of_the_design():
    data_only = {"rulebooks", "arrangements", "registries"}
    folders = {path.relative_to(ROOT / "src" / "fivefile").parts[0] for path in sources() if path.parent.name}
    assert not folders & data_only, "rulebooks, arrangements and registries hold data only"


@pytest.mark.parametrize(
    ("module", "text"),
    [
        (("values", "dates"), "from fivefile.model import Statement"),
        (("model", "rule"), "import fivefile.law.rulebook"),
        (("law", "rulebook"), "from fivefile import linkage"),
        (("law", "rulebook"), "from ..store import Cases"),
        (("law", "__init__"), "from ..sharing import policy"),
        (("casework", "documents", "letter"), "from ...exchange.envelope import seal"),
        (("casework", "documents", "letter"), "from ... import store"),
        (("linkage", "batch"), "def late():\n    from fivefile.law import assess"),
        (("exchange", "node"), "if TYPE_CHECKING:\n    from fivefile.store import Ledger"),
        (("store", "sqlite"), "import json, fivefile.app"),
        (("app",), "from fivefile.web import pages"),
        (("cli", "serve"), "from fivefile.web import create"),
        (("web", "pages", "case"), "from fivefile.law import rulebook"),
        (("errors",), "from fivefile.model import Source"),
        (("loading",), "from fivefile.locale import text"),
        (("__init__",), "from fivefile.app import App"),
        (("helpers",), ""),
    ],
)
def test_a_planted_import_is_caught(module, text):
    assert len(wrong_imports(text, module)) == 1


@pytest.mark.parametrize(
    ("module", "text"),
    [
        (("law", "rulebook"), "import yaml\nfrom fivefile.errors import BadData\nfrom fivefile.loading import load"),
        (("law", "rulebook"), "from . import rule\nfrom .rule import Rule\nfrom ..model import Finding"),
        (("casework", "documents", "letter"), "from .. import timeline\nfrom ...law import assess"),
        (("casework", "__init__"), "from .timeline import build\nfrom . import plan"),
        (("cli", "prepare"), "from fivefile import __version__, app, locale"),
        (("loading",), "from fivefile.errors import BadData"),
    ],
)
def test_an_import_that_goes_down_is_not(module, text):
    assert wrong_imports(text, module) == []


def test_the_arrows_form_no_circle():
    settled: set[str] = set()
    while loose := {room for room in ARROWS if room not in settled and ARROWS[room] <= settled}:
        settled |= loose
    assert settled == set(ARROWS)


# --- things stay small ------------------------------------------------------------------------------------------------


def test_no_file_is_longer_than_one_sitting():
    files = [*sources(), *(ROOT / "tests").rglob("*.py")]
    assert {str(path.relative_to(ROOT)): lines(path) for path in files if lines(path) > MOST_LINES} == {}


def test_the_median_file_is_short():
    assert statistics.median(map(lines, sources())) < MOST_MEDIAN_LINES


def test_no_function_takes_more_than_six_parameters():
    assert [f for path in sources() for f in too_many_parameters(path.read_text("utf-8"), module_of(path))] == []


def test_only_commands_and_routes_may_take_more():
    seven = "def prepare(a, b, c, *, d, e, f, g): ..."
    assert too_many_parameters(seven, ("cli", "prepare"))
    assert not too_many_parameters(f"@app.command()\n{seven}", ("cli", "prepare"))
    assert too_many_parameters(f"@app.command()\n{seven}", ("law", "rule"))
    assert too_many_parameters(f"@cache\n{seven}", ("web", "pages"))
    assert not too_many_parameters("class Case:\n    def add(self, a, b, c, d, e, f): ...", ("law", "rule"))


def test_public_functions_and_classes_say_what_they_give():
    assert [f for path in sources() for f in undocumented(path.read_text("utf-8"), module_of(path))] == []


def test_a_missing_docstring_is_caught():
    assert undocumented("def assess(): ...\nclass Rule: ...\ndef _inner(): ...", ("law", "rule")) == [
        "law/rule.py:1: assess has no docstring",
        "law/rule.py:2: Rule has no docstring",
    ]


# --- nothing names one machine ----------------------------------------------------------------------------------------


def test_no_file_names_a_machine_or_a_registry():
    found = {
        str(path.relative_to(ROOT)): [match.decode() for match in FOREIGN.findall(path.read_bytes())]
        for path in committed()
    }
    assert {name: words for name, words in found.items() if words} == {}


def test_machine_paths_and_hosts_are_caught():
    planted = ["see " + path + "x" for path in MACHINE_PATHS] + ["from https://files." + REGISTRY_HOSTS[1] + "/x"]
    assert all(FOREIGN.search(text.encode()) for text in planted)
    assert not FOREIGN.search(b"https://www.example.gov/home/visas and docs/work/notes and ./home/x")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_locks_hold_names_versions_markers_and_hashes_only(lock):
    kinds = [r"[a-z0-9._-]+==[^\s;]+( ; .*)? \\", r"    --hash=sha256:[0-9a-f]{64}( \\)?"]
    odd = [line for line in lock.read_text("utf-8").splitlines() if not any(re.fullmatch(kind, line) for kind in kinds)]
    assert odd == []


# --- licences ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_a_licence_the_house_takes(lock):
    packages = locked(lock)
    assert packages, f"{lock.name} lists nothing"
    assert [reason for package in packages if (reason := objection(package))] == []


def test_licences_the_house_does_not_take_are_named():
    for licence in ("GPL-3.0-only", "AGPL-3.0-or-later", "MIT AND GPL-2.0-only", "LGPL-3.0-only", "do as you like"):
        assert "somepackage" in (objection(Locked("somepackage", licence)) or "")
    assert "states no licence" in (objection(Locked("somepackage", None)) or "")
    assert is_allowed("Apache-2.0 OR BSD-2-Clause") and is_allowed("GPL-2.0-only OR MIT")


def test_exceptions_name_locked_packages_only():
    names = {package.name for lock in LOCKS for package in locked(lock)}
    assert (set(READ_BY_HAND) | LGPL_UNMODIFIED) <= names
