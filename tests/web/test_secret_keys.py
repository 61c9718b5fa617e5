"""The key that signs what browsers carry is replaced: what was signed before is good until the old key is taken out."""

from dataclasses import replace

import pytest
from flask import Flask

from tests.web.world import PASSWORD, add_somebody, wiring_of
from web.app import create_app
from web.current import SETTINGS
from web.settings import Settings
from workflow.domain.people import Role

OLD, NEW = "o" * 40, "n" * 40


def service(app: Flask, *keys: str) -> Flask:
    settings: Settings = app.extensions[SETTINGS]
    changed = replace(settings, secret_key=keys[0], older_secret_keys=keys[1:])
    return create_app(changed, wiring=wiring_of(app))


def open_page(app: Flask) -> tuple[str, str]:
    """The cookie and the token of a stranger's page."""
    answer = app.test_client().get("/sign-in")
    cookie = answer.headers["Set-Cookie"].partition(";")[0].partition("=")[2]
    return cookie, answer.text.split('name="csrf_token" value="')[1].split('"')[0]


def status_of_sending(app: Flask, page: tuple[str, str], username: str) -> int:
    client = app.test_client()
    client.set_cookie("tilbake-guest", page[0])
    form = {"username": username, "password": PASSWORD, "csrf_token": page[1]}
    return client.post("/sign-in", data=form).status_code


@pytest.mark.parametrize(
    ("made_by", "sent_to", "status"),
    [
        ((OLD,), (NEW, OLD), 303),
        ((NEW, OLD), (NEW, OLD), 303),
        ((NEW, OLD), (OLD, NEW), 303),
        ((NEW, OLD), (NEW,), 303),
        ((OLD,), (NEW,), 400),
        ((NEW, OLD), (OLD,), 400),
    ],
)
def test_a_page_that_was_open_is_sent_while_its_key_is_on_the_list(
    app: Flask, made_by: tuple[str, ...], sent_to: tuple[str, ...], status: int
) -> None:
    who = add_somebody(app, Role.MANAGER)
    page = open_page(service(app, *made_by))
    assert status_of_sending(service(app, *sent_to), page, who.username) == status
