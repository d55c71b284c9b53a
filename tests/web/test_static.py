"""What stands in static/ is what its README says, and nothing is fetched from elsewhere."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from fivefile.casework.report.html import STATIC as SHARED
from fivefile.web import STATIC

VENDOR = STATIC / "vendor"


def test_vendored_files_have_the_sums_written_down():
    rows = re.findall(r"\| `([\w.]+)` \|.*\| `([0-9a-f]{64})` \|", (VENDOR / "README.md").read_text("utf-8"))
    assert {name for name, _ in rows} == {path.name for path in VENDOR.glob("*.js")}
    for name, digest in rows:
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest


def test_every_vendored_file_has_its_licence():
    assert "Permission to use, copy, modify" in (VENDOR / "htmx.LICENSE").read_text("utf-8")


def test_style_and_script_fetch_nothing():
    for path in [*STATIC.glob("*.css"), *SHARED.glob("*.css"), *STATIC.glob("*.js")]:
        assert not re.search(r"url\(|@import|https?://|fetch\(", path.read_text("utf-8")), path


def test_templates_name_only_our_own_files():
    templates = Path(STATIC).parent / "templates"
    for path in templates.glob("*.html"):
        for address in re.findall(r'(?:src|href|action)="([^"{]+)', path.read_text("utf-8")):
            assert address.startswith(("/", "#", "data:,")), (path, address)
