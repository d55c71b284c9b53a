"""The pages, once for all tests that only look, and anew for those that write."""

from __future__ import annotations

import shutil

import pytest

from fivefile.app import App
from tests.web.officers import CASES
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


@pytest.fixture(scope="session")
def people(shared_app: App, tmp_path_factory: pytest.TempPathFactory) -> App:
    """An App with cases of people whom the registries hold or do not hold, on a copy of the five made registries."""
    assert shared_app.nodes.view("us").records
    shared_app.nodes.close()  # so that the files are whole; they are opened again when next needed
    home = tmp_path_factory.mktemp("people")
    shutil.copytree(shared_app.settings.home / "nodes", home / "nodes")
    app = make_app(home)
    for name, files in CASES.items():
        app.store.create(name, files)
    return app


@pytest.fixture
def desk(people: App) -> Site:
    return opened(people)
