"""Words of the status page: each that is read is explained, and each that is explained is read."""

from __future__ import annotations

import pytest

from fivefile.app import open_app
from fivefile.casework.documents.ceac import STATUSES
from tests.files import LIBRARY


def test_the_words_that_are_read_are_those_that_are_explained():
    assert {one.status for one in LIBRARY.rulebooks["us"].head.statuses} == set(STATUSES)


@pytest.mark.parametrize("status", [name for name in STATUSES if name != "Refused"])
def test_every_word_of_the_status_page_is_explained(status: str):
    reading, (explained, *_) = open_app().read("status.txt", f"Status: {status}\n".encode())
    assert (reading.status, explained.code) == (status, status)
    assert explained.meaning.en and explained.effect.zh
