"""The pages, once for all tests that only look, and anew for those that write."""

from __future__ import annotations

import pytest

from fivefile.app import App
from tests.web.site import Site, make_app, opened


@pytest.fixture(scope="session")
def shared_app(tmp_path_factory: pytest.TempPathFactory) -> App:
    return make_app(tmp_path_factory.mktemp("home"))


@pytest.fixture
def site(shared_app: App) -> Site:
    return opened(shared_app)


@pytest.fixture
def own_site(tmp_path) -> Site:
    return opened(make_app(tmp_path))
