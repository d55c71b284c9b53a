"""Take the pictures of the README anew: `.venv/bin/python docs/pictures/take.py` (needs Chromium)."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
LETTER = """U.S. Consulate General
September 8, 2026

Dear Applicant,
You have been found ineligible for a nonimmigrant visa under Section 214(b) of the Immigration and Nationality Act.
There is no appeal. You may reapply at any time.
"""
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def take(page: Page, address: str, lang: str) -> None:
    """Picture the answer to a letter and the top of a case in one language."""
    base = address.split("/?", maxsplit=1)[0]
    page.goto(address)
    page.fill("textarea", LETTER)
    page.click("main button[type=submit]")
    page.wait_for_url("**/reading/**")
    page.screenshot(path=HERE / f"answer-{lang}.png")
    page.goto(f"{base}/cases/a-zheng")
    page.screenshot(path=HERE / f"case-{lang}.png")


def main() -> None:
    """Serve the example cases from a folder that is thrown away, and take every picture."""
    with tempfile.TemporaryDirectory() as home, sync_playwright() as play:
        env = {**os.environ, "FIVEFILE_HOME": home, "FIVEFILE_TODAY": "2026-11-22"}
        command = [sys.executable, "-c", "from fivefile.cli import main; main()", "serve", "--demo", "--no-browser"]
        with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            found = re.search(r"http://\S+", server.stdout.readline())
            assert found is not None
            browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            for lang, locale in (("en", "en-GB"), ("zh", "zh-CN")):
                context = browser.new_context(viewport={"width": 1100, "height": 820}, locale=locale)
                take(context.new_page(), found.group(0), lang)
            browser.close()
            server.terminate()


if __name__ == "__main__":
    main()
