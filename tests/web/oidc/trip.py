"""The way of a browser to a provider and back, in steps a test can take apart."""

import dataclasses
import re
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import requests
import sqlalchemy as sa
from flask import Flask
from werkzeug.test import TestResponse

from tests.web.oidc.local_provider import CLIENT, SECRET, LocalProvider
from tests.web.world import Browser, wiring_of
from web.auth.oidc.link import ProviderLink
from web.auth.oidc.links import LINKS
from web.auth.oidc.provider import ClientAuth, Provider
from workflow.adapters.persistence.tables import metadata

NAME = "house"


def settings_for(local: LocalProvider, **changes: Any) -> Provider:
    given: dict[str, Any] = {
        "name": NAME,
        "label": "Huset",
        "issuer": local.issuer,
        "client_id": CLIENT,
        "client_auth": ClientAuth.BASIC,
        "client_secret": SECRET,
        "identity_claim": "email",
    }
    return Provider(**{**given, **changes})


def change_provider(app: Flask, **changes: Any) -> None:
    """Other settings for the provider, as after a new start."""
    links = app.extensions[LINKS]
    links[NAME] = ProviderLink(dataclasses.replace(links[NAME].provider, **changes))


def go(browser: Browser, *, name: str = NAME, next_path: str = "/account/") -> str:
    """Press the button; the address of the provider."""
    browser.get("/sign-in")
    page = browser.post(f"/sign-in/through/{name}", {"next": next_path})
    assert page.status_code == 200, page.text
    found = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page.text)
    assert found
    return unescape(found[1])


def be_there(address: str) -> str:
    """Sign in there; the path one is sent back to, with what is in it."""
    answer = requests.get(address, allow_redirects=False, timeout=10)
    assert answer.status_code == 302, answer.text
    parts = urlsplit(answer.headers["Location"])
    return f"{parts.path}?{parts.query}"


def changed(path: str, **changes: str | None) -> str:
    address, _, query = path.partition("?")
    asked: dict[str, str | None] = {**dict(parse_qsl(query)), **changes}
    return f"{address}?{urlencode({name: value for name, value in asked.items() if value is not None})}"


def sign_in_through(browser: Browser, **how: Any) -> TestResponse:
    answer = browser.get(be_there(go(browser, **how)))
    if answer.status_code == 303:
        browser.get("/account/")
    return answer


def everything_stored(app: Flask) -> dict[str, list[Any]]:
    with wiring_of(app).reading.connect() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(sa.select(table))))
            for table in metadata.sorted_tables
        }
