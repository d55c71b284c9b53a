"""A skip passes on a desk and fails in CI, unless its reason says that CI cannot run it."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

CONFTEST = Path(__file__).with_name("conftest.py").read_text("utf-8")
LAZY = "import pytest\ndef test_it(): pytest.skip('not now')\ndef test_other(): pass"
LAZY_FILE = "import pytest\npytest.importorskip('no_such_module')"
EXCUSED = "import pytest\n@pytest.mark.skipif(True, reason='cannot run here: no PostgreSQL')\ndef test_it(): pass"
EXPECTED = "import pytest\n@pytest.mark.xfail(reason='known')\ndef test_it(): assert False"


@pytest.mark.parametrize(
    ("text", "ci", "code"),
    [
        (LAZY, "true", 1),
        (LAZY, "", 0),
        (LAZY_FILE + "\n", "true", 1),
        (EXCUSED, "true", 0),
        (EXPECTED, "true", 0),
    ],
)
def test_skips_in_ci(pytester, monkeypatch, text, ci, code):
    monkeypatch.setenv("CI", ci)
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(test_planted=text, test_plain="def test_plain(): pass")
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    assert result.ret == code
    assert ("though CI could have run" in result.stdout.str()) == bool(code)
