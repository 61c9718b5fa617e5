"""One town for all proofs: built once, and as it was at first for each test."""

import dataclasses
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from structlog.testing import capture_logs
from werkzeug.test import TestResponse

from tests.web.proofs.town import VIEWERS, Town, build
from tests.web.world import CHEAP, TODAY, wiring_of
from web.app import create_app
from web.settings import load_settings
from workflow.adapters.clock import FixedClock

Answers = Mapping[str, Mapping[str, TestResponse]]
READ_PAPERS = {"manager", "rep_of_plan", "stranger"}
"""Papers made on the spot are slow: asked for by one party, by one guest and by one who has no right."""


@pytest.fixture(scope="session")
def built(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    folder = tmp_path_factory.mktemp("town")
    file = folder / "tilbake.db"
    shutil.copy(migrated_sqlite, file)
    settings = load_settings({"TILBAKE_DATA": str(folder / "data")})
    app = create_app(dataclasses.replace(settings, database_url=f"sqlite:///{file}"), FixedClock(TODAY))
    app.testing = True
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("web.auth.passwords._hasher", lambda: CHEAP)
        yield build(app, file)
    wiring_of(app).engine.dispose()


@pytest.fixture
def town(built: Town) -> Town:
    """As it was at first."""
    built.reset()
    return built


@pytest.fixture(scope="session")
def asked(built: Town) -> tuple[Answers, list[str]]:
    """What everybody gets of every address that can be read, asked once for all tests, and what was logged meanwhile."""
    built.reset()
    with capture_logs() as lines:
        answers = {viewer: built.crawl(viewer, papers=viewer in READ_PAPERS) for viewer in VIEWERS}
    return answers, [str(line) for line in lines]


@pytest.fixture(scope="session")
def crawled(asked: tuple[Answers, list[str]]) -> Answers:
    """Every answer, by who asked and for what."""
    return asked[0]


@pytest.fixture(scope="session")
def logged(asked: tuple[Answers, list[str]]) -> list[str]:
    """Every line the crawl left in the log."""
    return asked[1]
