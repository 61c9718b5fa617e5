"""What is no answer to our question is no passkey; the rest is shown in a real browser (tests/journeys/test_passkeys.py)."""

import dataclasses
import json
from collections.abc import Mapping
from datetime import timedelta
from html import unescape
from http import HTTPStatus
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.test import TestResponse

from tests.web.world import Browser, Somebody, add_somebody, signed_in, wiring_of
from web.app import create_app
from web.auth.passkeys import believe_passkey, new_challenge, place_of, take_passkey
from web.settings import Settings
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.tables import passkey
from workflow.domain.people import Role

PLACE = place_of("https://tilbake.example.no")


@pytest.mark.parametrize(
    ("address", "host", "origin"),
    [
        ("https://tilbake.example.no", "tilbake.example.no", "https://tilbake.example.no"),
        ("http://localhost:8000", "localhost", "http://localhost:8000"),
        ("http://127.0.0.1:8000", "localhost", "http://localhost:8000"),
        ("http://127.0.0.1", "localhost", "http://localhost"),
        ("http://[::1]:8000", "localhost", "http://localhost:8000"),
        ("http://192.168.1.5:8000", None, None),
        ("https://10.0.0.7", None, None),
    ],
)
def test_passkeys_count_for_the_address_people_use(
    address: str, host: str | None, origin: str | None
) -> None:
    place = place_of(address)
    assert (place.host if place else None, place.origin if place else None) == (host, origin)


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "null",
        "[]",
        "{",
        "[" * 5000,
        json.dumps({"rawId": 7}),
        json.dumps({"rawId": "AAAA", "id": "AAAA", "type": "public-key", "response": {}}),
        json.dumps(
            {"rawId": "AAAA", "id": "AAAA", "type": "public-key", "response": {"clientDataJSON": "e30"}}
        ),
        json.dumps({"rawId": "ø", "id": "x" * 30_000}),
    ],
)
def test_nonsense_is_no_answer(app: Flask, clock: FixedClock, answer: str) -> None:
    who = add_somebody(app, Role.EMPLOYEE)
    now = clock.wall()
    assert PLACE is not None
    with wiring_of(app).engine.begin() as connection:
        asked = {"answer": answer, "challenge": new_challenge(now), "now": now}
        assert not take_passkey(connection, PLACE, account_id=who.account_id, name="x", **asked)  # type: ignore[arg-type]
        assert believe_passkey(connection, PLACE, account_id=None, **asked) is None  # type: ignore[arg-type]
        assert connection.execute(sa.select(passkey)).all() == []


@pytest.mark.parametrize("challenge", ["", "x", "1.AAAA", "99999999999999.AAAA"])
def test_a_question_that_was_not_asked_or_long_ago_is_not_answered(
    app: Flask, clock: FixedClock, challenge: str
) -> None:
    assert PLACE is not None
    late = clock.wall() + timedelta(minutes=11)
    with wiring_of(app).engine.begin() as connection:
        for one in (challenge, new_challenge(clock.wall())):
            answer = json.dumps({"rawId": "AAAA"})
            assert believe_passkey(connection, PLACE, answer=answer, challenge=one, now=late) is None


def test_pages_offer_no_passkey_where_browsers_refuse_them(app: Flask, secure_app: Flask) -> None:
    assert "/sign-in/passkey" not in Browser(app).get("/sign-in").text
    assert "/sign-in/passkey" in Browser(secure_app).get("/sign-in").text


class At(Browser):
    """A browser into which somebody wrote this host."""

    def __init__(self, app: Flask, host: str, who: Somebody | None = None) -> None:
        super().__init__(app)
        self.address = f"http://{host}"
        if who:
            assert self.sign_in(who).status_code == HTTPStatus.SEE_OTHER

    def get(self, path: str, **rest: Any) -> TestResponse:
        return super().get(path, base_url=self.address, **rest)

    def post(self, path: str, data: Mapping[str, object] | None = None, **rest: Any) -> TestResponse:
        return super().post(path, data, base_url=self.address, **rest)


BY_NAME = '<a class="ds-link" href="http://localhost:8000/">http://localhost:8000</a>'


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "[::1]:8000", "localhost:9000", "elsewhere.example"])
def test_who_opened_the_page_by_a_number_is_told_the_address_with_a_name(app: Flask, host: str) -> None:
    new = add_somebody(app, Role.HR, with_factor=False)
    pages = {"/account/authenticator": new, "/account/": add_somebody(app, Role.EMPLOYEE)}
    for path, who in pages.items():
        page = At(app, host, who).get(path).text
        assert BY_NAME in page
        assert "/account/passkeys/start" not in page


def test_under_the_name_passkeys_are_offered_and_nobody_is_sent_elsewhere(app: Flask) -> None:
    who = add_somebody(app, Role.HR, with_factor=False)
    browser = At(app, "localhost:8000", who)
    page = browser.get("/account/authenticator").text
    assert "/account/passkeys/start" in page
    assert "localhost:8000" not in page
    asked = browser.post("/account/passkeys/start")
    assert '"id": "localhost"' in unescape(browser.get(asked.location).text)
    assert "/sign-in/passkey" in At(app, "localhost:8000").get("/sign-in").text


def test_a_number_that_has_no_name_is_told_no_other_address(settings: Settings, sqlite_url: str) -> None:
    bare = dataclasses.replace(settings, database_url=sqlite_url, base_url="http://192.168.1.5:8000")
    app = create_app(bare)
    page = At(app, "192.168.1.5:8000", add_somebody(app, Role.EMPLOYEE)).get("/account/").text
    assert "localhost" not in page
    assert "/account/passkeys/start" not in page
    wiring_of(app).engine.dispose()


def test_a_passkey_of_somebody_else_is_not_there(app: Flask) -> None:
    owner, other = add_somebody(app, Role.HR), add_somebody(app, Role.MANAGER)
    row = {"id": owner.account_id, "account_id": owner.account_id, "name": "PC", "credential_id": b"x"}
    with wiring_of(app).engine.begin() as connection:
        values = row | {"public_key": b"y", "sign_count": 0, "made_at": wiring_of(app).clock.wall()}
        connection.execute(sa.insert(passkey).values(values))
    path = f"/account/passkeys/{owner.account_id}/remove"
    assert signed_in(app, other).post(path).status_code == 404
    assert signed_in(app, owner).post(path).status_code == 303
