"""A service with one provider of sign-in, and somebody who has a user here and there."""

import dataclasses
from collections.abc import Iterator

import pytest
from flask import Flask

from tests.web.oidc.local_provider import LocalProvider, running
from tests.web.oidc.trip import settings_for
from tests.web.world import Browser, Somebody, add_somebody, wiring_of
from web.app import create_app
from web.settings import Settings
from workflow.adapters.clock import FixedClock
from workflow.domain.people import Role


@pytest.fixture
def provider(clock: FixedClock) -> Iterator[LocalProvider]:
    with running(clock.wall) as local:
        yield local


@pytest.fixture
def app(settings: Settings, sqlite_url: str, clock: FixedClock, provider: LocalProvider) -> Iterator[Flask]:
    yield from _running(settings, sqlite_url, clock, provider)


@pytest.fixture
def app_on_both(
    settings: Settings, database_url: str, clock: FixedClock, provider: LocalProvider
) -> Iterator[Flask]:
    yield from _running(settings, database_url, clock, provider)


@pytest.fixture
def aud(app: Flask) -> Somebody:
    return add_somebody(app, Role.MANAGER, username="aud.berg@example.no")


@pytest.fixture
def browser(app: Flask) -> Browser:
    return Browser(app)


def _running(settings: Settings, url: str, clock: FixedClock, provider: LocalProvider) -> Iterator[Flask]:
    ours = dataclasses.replace(settings, database_url=url, providers=(settings_for(provider),))
    app = create_app(ours, clock)
    app.testing = True
    yield app
    wiring_of(app).engine.dispose()
