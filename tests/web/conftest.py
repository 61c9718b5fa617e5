"""The web service on an empty database with a clock that stands still."""

import dataclasses
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask

from tests.web.followed import Followed, follow
from tests.web.world import CHEAP, TODAY, Browser, signed_in, wiring_of
from web.app import create_app
from web.settings import Settings, load_settings
from workflow.adapters.clock import FixedClock


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most tests are not about Argon2; those that are take the real one back."""
    monkeypatch.setattr("web.auth.passwords._hasher", lambda: CHEAP)
    monkeypatch.setattr("web.auth.passwords._nobodys_hash", lambda: CHEAP.hash("nobody"))


@pytest.fixture
def real_passwords(monkeypatch: pytest.MonkeyPatch, cheap_passwords: None) -> None:
    """Argon2 as in the running service."""
    hasher = PasswordHasher()
    monkeypatch.setattr("web.auth.passwords._hasher", lambda: hasher)
    monkeypatch.setattr("web.auth.passwords._nobodys_hash", cache(lambda: hasher.hash("nobody")))


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(TODAY)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings({"TILBAKE_DATA": str(tmp_path / "data")})


@pytest.fixture
def app(settings: Settings, sqlite_url: str, clock: FixedClock) -> Iterator[Flask]:
    """On SQLite."""
    yield from _running(dataclasses.replace(settings, database_url=sqlite_url), clock)


@pytest.fixture
def app_on_both(settings: Settings, database_url: str, clock: FixedClock) -> Iterator[Flask]:
    """On SQLite and PostgreSQL in turn."""
    yield from _running(dataclasses.replace(settings, database_url=database_url), clock)


@pytest.fixture
def secure_app(settings: Settings, sqlite_url: str, clock: FixedClock) -> Iterator[Flask]:
    """As behind TLS."""
    secure = dataclasses.replace(settings, database_url=sqlite_url, base_url="https://tilbake.example.no")
    yield from _running(secure, clock)


@pytest.fixture
def followed(app: Flask) -> Followed:
    """A case in the first conversation."""
    return follow(app)


@pytest.fixture
def manager(followed: Followed) -> Browser:
    """Its manager, signed in."""
    return signed_in(followed.app, followed.manager)


@pytest.fixture
def employee(followed: Followed) -> Browser:
    """Whom it is about, signed in."""
    return signed_in(followed.app, followed.employee)


def _running(settings: Settings, clock: FixedClock) -> Iterator[Flask]:
    app = create_app(settings, clock)
    app.testing = True  # a failure of ours fails the test instead of becoming a page
    yield app
    wiring_of(app).engine.dispose()
