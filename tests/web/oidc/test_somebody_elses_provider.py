"""The same way with a provider we did not write: what ours expects of one is not only what ours does."""

import dataclasses
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from urllib.parse import urlsplit

import pytest
import requests
from flask import Flask

from tests.fixtures.ports import free_port
from tests.web.oidc.trip import NAME, go
from tests.web.world import Browser, add_somebody, wiring_of
from web.app import create_app
from web.auth.oidc.provider import ClientAuth, Provider
from web.settings import Settings
from workflow.adapters.clock import FixedClock
from workflow.domain.people import Role

PATIENCE_SECONDS = 30


@pytest.fixture
def issuer() -> Iterator[str]:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}"
    until = time.monotonic() + PATIENCE_SECONDS
    while not _answers(address):
        assert time.monotonic() < until
        time.sleep(0.1)
    yield address
    process.terminate()
    process.wait(timeout=10)


def _answers(address: str) -> bool:
    try:
        return requests.get(f"{address}/.well-known/openid-configuration", timeout=2).ok
    except requests.RequestException:
        return False


@pytest.fixture
def app_there(settings: Settings, sqlite_url: str, issuer: str) -> Iterator[Flask]:
    there = Provider(
        name=NAME,
        label="Huset",
        issuer=issuer,
        client_id="tilbake",
        client_auth=ClientAuth.BASIC,
        client_secret="anything",
        scopes="openid email",
        identity_claim="sub",
    )
    # It signs with the time of the machine, so this service goes by it too.
    local = datetime.now(UTC).astimezone()
    clock = FixedClock(local.date(), local.time().replace(tzinfo=None))
    clock.advance(seconds=(datetime.now(UTC) - clock.wall()).total_seconds())
    app = create_app(dataclasses.replace(settings, database_url=sqlite_url, providers=(there,)), clock)
    app.testing = True
    yield app
    wiring_of(app).engine.dispose()


def test_one_signs_in_and_out_and_may_say_no(app_there: Flask) -> None:
    add_somebody(app_there, Role.MANAGER, username="aud")
    browser = Browser(app_there)
    address = go(browser)
    assert browser.get(_answer(address, action="deny")).status_code == 400
    address = go(browser, next_path="/manager/")
    assert browser.get(_answer(address, sub="aud")).location == "/manager/"
    assert browser.get("/manager/").status_code == 200
    page = unescape(browser.post("/sign-out").text)
    assert "id_token_hint" in page
    assert browser.get("/account/").status_code == 303


def _answer(address: str, **typed: str) -> str:
    back = requests.post(address, typed, allow_redirects=False, timeout=10).headers["Location"]
    parts = urlsplit(back)
    return f"{parts.path}?{parts.query}"
