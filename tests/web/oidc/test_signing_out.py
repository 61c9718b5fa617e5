"""Signing out at both: offered after signing out here, and told by the provider with a token that is checked like any other."""

import html
import re
from http import HTTPStatus
from typing import Any

import pytest
import requests
from flask import Flask
from structlog.testing import capture_logs

from tests.web.oidc.local_provider import EVENT, LocalProvider, signed_with_public_key, unsigned
from tests.web.oidc.trip import NAME, be_there, change_provider, everything_stored, go, sign_in_through
from tests.web.world import Browser, Somebody, add_somebody, signed_in
from web.auth.oidc.provider import SignOutThere
from workflow.adapters.clock import FixedClock
from workflow.domain.people import Role

ENDED = f"/sign-in/through/{NAME}/ended"


def fields_of(page: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="([a-z_]+)" value="([^"]*)">', page)
    return {name: html.unescape(value) for name, value in found}


def told(app: Flask, token: str) -> int:
    return app.test_client().post(ENDED, data={"logout_token": token}).status_code


def is_in(browser: Browser) -> bool:
    return browser.get("/account/").status_code == HTTPStatus.OK


def test_after_signing_out_here_one_may_sign_out_there_with_a_form_that_keeps_the_token_out_of_addresses(
    browser: Browser, aud: Somebody, provider: LocalProvider
) -> None:
    sign_in_through(browser)
    answer = browser.post("/sign-out")
    assert answer.status_code == HTTPStatus.OK
    assert not is_in(browser)
    asked = fields_of(answer.text.partition("<main")[2])
    assert f'action="{provider.issuer}/end"' in answer.text
    assert f"form-action 'self' {provider.issuer};" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Clear-Site-Data"]
    there = requests.post(f"{provider.issuer}/end", asked, allow_redirects=False, timeout=5)
    assert there.headers["Location"] == "http://127.0.0.1:8000/signed-out"
    assert len(provider.signed_out["id_token_hint"].split(".")) == 3
    landing = browser.get("/signed-out")
    assert landing.status_code == HTTPStatus.OK
    assert landing.headers["Content-Security-Policy"].count("form-action 'self';") == 1


def test_where_an_operator_says_so_the_way_there_is_a_link_without_any_token(
    app: Flask, browser: Browser, aud: Somebody, provider: LocalProvider
) -> None:
    change_provider(app, sign_out_there=SignOutThere.LINK)
    sign_in_through(browser)
    page = browser.post("/sign-out").text
    found = re.search(rf'href="({provider.issuer}/end[^"]+)"', page)
    assert found
    assert "client_id=tilbake" in found[1]
    assert "token" not in found[1]


@pytest.mark.parametrize("how", ["password", "not wanted", "no address", "away"])
def test_otherwise_signing_out_is_as_it_was(
    app: Flask, browser: Browser, aud: Somebody, provider: LocalProvider, clock: FixedClock, how: str
) -> None:
    if how == "no address":
        provider.discovery = {"end_session_endpoint": None}
    if how == "password":
        browser = signed_in(app, aud)
    else:
        sign_in_through(browser)
    if how == "not wanted":
        change_provider(app, sign_out_there=SignOutThere.NO)
    if how == "away":
        change_provider(app, issuer="http://127.0.0.1:1")
    answer = browser.post("/sign-out")
    assert (answer.status_code, answer.location) == (HTTPStatus.SEE_OTHER, "/sign-in")
    assert not is_in(browser)


def test_the_provider_ends_the_session_it_names_and_no_other(
    app: Flask, aud: Somebody, provider: LocalProvider
) -> None:
    browsers = {}
    for sid in ("one", "two"):
        provider.claims = {"sid": sid}
        browsers[sid] = Browser(app)
        sign_in_through(browsers[sid])
    provider.claims = {}
    assert told(app, provider.sign_out_token(sid="one")) == HTTPStatus.OK
    assert (is_in(browsers["one"]), is_in(browsers["two"])) == (False, True)
    assert told(app, provider.sign_out_token(sid="two", sub=None)) == HTTPStatus.OK
    assert not is_in(browsers["two"])


def test_the_provider_ends_all_sessions_of_somebody_that_came_from_there(
    app_on_both: Flask, provider: LocalProvider
) -> None:
    app = app_on_both
    who = add_somebody(app, Role.HR, username="aud.berg@example.no")
    from_there, by_password = [Browser(app), Browser(app)], signed_in(app, who)
    for browser in from_there:
        sign_in_through(browser)
    with capture_logs() as lines:
        assert told(app, provider.sign_out_token()) == HTTPStatus.OK
    assert [is_in(browser) for browser in from_there] == [False, False]
    assert is_in(by_password)
    assert [(line["event"], line["sessions"]) for line in lines] == [("sessions_ended_by_provider", 2)]
    assert "person-1" not in str(lines)


def test_a_sign_out_token_counts_once(app: Flask, aud: Somebody, provider: LocalProvider) -> None:
    token = provider.sign_out_token()
    assert told(app, token) == HTTPStatus.OK
    browser = Browser(app)
    sign_in_through(browser)
    assert told(app, token) == HTTPStatus.BAD_REQUEST
    assert is_in(browser)


WRONG: dict[str, dict[str, Any]] = {
    "another issuer": {"iss": "https://issuer.example.no"},
    "another audience": {"aud": "another-service"},
    "expired": {"exp": 1},
    "from long ago": {"iat": 1},
    "without an end": {"exp": None},
    "without an id": {"jti": None},
    "with an empty id": {"jti": ""},
    "without the event": {"events": {}},
    "with another event": {"events": {"http://example.no/other": {}}},
    "with the event as a word": {"events": EVENT},
    "with a nonce": {"nonce": "as-in-an-id-token"},
    "naming nobody": {"sub": None},
    "naming a number": {"sub": 7},
}


@pytest.mark.parametrize("what", WRONG)
def test_a_sign_out_token_that_is_not_whole_ends_nothing(
    app: Flask, browser: Browser, aud: Somebody, provider: LocalProvider, what: str
) -> None:
    sign_in_through(browser)
    before = everything_stored(app)
    assert told(app, provider.sign_out_token(**WRONG[what])) == HTTPStatus.BAD_REQUEST
    assert everything_stored(app) == before
    assert is_in(browser)


def test_neither_nonsense_nor_an_id_token_nor_a_forgery_ends_anything(
    app: Flask, browser: Browser, aud: Somebody, provider: LocalProvider
) -> None:
    sign_in_through(browser)
    at = int(provider.now().timestamp())
    claims = {"iss": provider.issuer, "aud": "tilbake", "iat": at, "exp": at + 60, "events": {EVENT: {}}}
    whole = {**claims, "jti": "x", "sub": "person-1"}
    provider.published = ["k1"]
    forged = [unsigned({}, whole), signed_with_public_key("k1", whole), provider.token("nonce"), "", "a.b.c"]
    provider.signs_with = "k9"
    forged.append(provider.sign_out_token())
    assert [told(app, token) for token in forged] == [HTTPStatus.BAD_REQUEST] * len(forged)
    assert is_in(browser)
    client = app.test_client()
    assert client.post("/sign-in/through/other/ended").status_code == HTTPStatus.BAD_REQUEST
    assert client.get(ENDED).status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_a_sign_in_that_was_begun_is_not_disturbed_by_signing_out(browser: Browser, aud: Somebody) -> None:
    path = be_there(go(browser))
    assert browser.get("/signed-out").status_code == HTTPStatus.OK
    assert browser.get(path).location == "/account/"
