"""A provider, a browser or a stranger that does not play fair: a page that says what to do, no session, nothing written."""

import dataclasses
import json
import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import pytest
import requests
from flask import Flask
from joserfc import jws
from structlog.testing import capture_logs
from werkzeug.test import TestResponse
from werkzeug.wrappers import Response

from tests.web.oidc.local_provider import (
    CLIENT,
    LocalProvider,
    part,
    rsa_key,
    running,
    signed_with_public_key,
    unsigned,
)
from tests.web.oidc.trip import NAME, be_there, change_provider, changed, everything_stored, go, settings_for
from tests.web.world import Browser, Somebody
from web.auth.oidc import fetching
from web.auth.oidc.link import ProviderLink
from web.auth.oidc.links import LINKS
from workflow.adapters.clock import FixedClock

Spoil = Callable[[LocalProvider], None]


@dataclasses.dataclass
class Watched:
    """What an attempt led to, checked to have led to nothing."""

    answer: TestResponse
    detail: str


def refused(app: Flask, browser: Browser, attempt: Callable[[], TestResponse]) -> Watched:
    """An attempt that must end in a page, without a session and without a row changed."""
    before = everything_stored(app)
    with capture_logs() as lines:
        answer = attempt()
    assert answer.status_code in {400, 403, 503}
    assert "/sign-in" in answer.text
    assert "state=" not in answer.text
    assert "code=" not in answer.text
    assert browser.cookie() is None
    assert browser.get("/account/").status_code == HTTPStatus.SEE_OTHER
    assert everything_stored(app) == before
    told = [line for line in lines if line["event"] == "provider_sign_in_refused"]
    assert len(told) == 1
    return Watched(answer, told[0]["detail"])


def claims(**wrong: Any) -> Spoil:
    return lambda provider: provider.claims.update(wrong)


def later(seconds: float, *names: str) -> Spoil:
    def spoil(provider: LocalProvider) -> None:
        provider.claims.update({name: int(provider.now().timestamp() + seconds) for name in names})

    return spoil


def forged(make: Callable[[LocalProvider, dict[str, Any]], str]) -> Spoil:
    def spoil(provider: LocalProvider) -> None:
        provider.forge = lambda told: make(provider, told)

    return spoil


def _changed_after_signing(provider: LocalProvider, told: dict[str, Any]) -> str:
    provider.forge = None
    head, _, signature = provider.sign(told).split(".")
    return f"{head}.{part({**told, 'sub': 'somebody-else'})}.{signature}"


def _signed_by_another_under_our_kid(provider: LocalProvider, told: dict[str, Any]) -> str:
    provider.forge = None
    token = provider.sign(told)
    head, body, _ = token.split(".")
    provider.signs_with = "k9"
    return f"{head}.{body}.{provider.sign(told).split('.')[2]}"


def _key_in_the_header(provider: LocalProvider, told: dict[str, Any]) -> str:
    provider.forge, provider.signs_with = None, "k9"
    return provider.sign(told, kid=None, jwk=rsa_key("k9").as_dict(private=False))


def _signed(provider: LocalProvider, body: str) -> str:
    """Whatever it says, signed as it should be."""
    head = {"alg": "RS256", "kid": provider.signs_with}
    return jws.serialize_compact(head, body.encode(), rsa_key(provider.signs_with))


def saying(**wrong: Any) -> Spoil:
    """Claims in letters the provider's own library would not write."""
    return forged(lambda provider, told: _signed(provider, json.dumps({**told, **wrong})))


TOKENS: dict[str, tuple[Spoil, str]] = {
    "another nonce": (claims(nonce="of-another-try"), "nonce"),
    "no nonce": (claims(nonce=None), "nonce"),
    "another audience": (claims(aud="another-service"), "audience"),
    "no audience": (claims(aud=None), "audience"),
    "us among others without saying for whom": (claims(aud=[CLIENT, "another"]), "authorised_party"),
    "made for another party": (claims(aud=[CLIENT, "another"], azp="another"), "authorised_party"),
    "another issuer": (claims(iss="https://issuer.example.no"), "issuer"),
    "no subject": (claims(sub=None), "subject"),
    "an endless subject": (claims(sub="x" * 256), "subject"),
    "a subject that is a number": (claims(sub=7), "subject"),
    "another access token": (claims(at_hash="AAAAAAAAAAAAAAAAAAAAAA"), "access_token"),
    "expired": (later(-61, "exp"), "expired"),
    "never expiring": (claims(exp=None), "exp"),
    "expiring at a word": (claims(exp="tomorrow"), "exp"),
    "expiring at no number": (claims(exp=float("nan")), "exp"),
    "expiring at the end of time": (claims(exp=float("inf")), "exp"),
    "expiring at a number too large to count with": (claims(exp=10**400), "exp"),
    "from no time": (claims(iat=float("nan")), "iat"),
    "not before no time": (claims(nbf=float("nan")), "nbf"),
    "signed in at no time": (claims(auth_time=float("nan")), "auth_time"),
    "signed in at a time too large to count with": (claims(auth_time=10**400), "auth_time"),
    "from the future": (later(62, "iat"), "issued_at"),
    "from long ago": (later(-700, "iat"), "issued_at"),
    "not yet": (later(62, "nbf"), "not_yet"),
    "signed by nobody": (forged(lambda _, told: unsigned({}, told)), "algorithm"),
    "signed by nobody in capitals": (forged(lambda _, told: unsigned({"alg": "NONE"}, told)), "algorithm"),
    "HS256 with the public key": (forged(lambda _, told: signed_with_public_key("k1", told)), "algorithm"),
    "changed after signing": (forged(_changed_after_signing), "signature"),
    "signed by another key under the name of ours": (forged(_signed_by_another_under_our_kid), "signature"),
    "bringing its own key": (forged(_key_in_the_header), "signature"),
    "a key nobody knows": (lambda provider: setattr(provider, "signs_with", "k9"), "unknown_key"),
    "a sign-out token": (lambda provider: provider.header.update(typ="logout+jwt"), "kind_of_token"),
    "an access token": (lambda provider: provider.header.update(typ="at+jwt"), "kind_of_token"),
    "no token at all": (forged(lambda _provider, _told: "nonsense"), "signature"),
    "a subject with half a letter": (saying(sub="\ud800"), "unwritable_text"),
    "a subject with a letter no database keeps": (claims(sub="person\x00"), "unwritable_text"),
    "a nonce with half a letter": (saying(nonce="\udfff"), "unwritable_text"),
    "a name with half a letter somewhere inside": (saying(at=[{"home": "\ud800"}]), "unwritable_text"),
    "boxes in boxes without end": (forged(lambda provider, _: _signed(provider, "[" * 9_000)), "signature"),
    "a token without end": (forged(lambda _provider, _told: "a" * 40_000), "too_long"),
}


@pytest.mark.parametrize("what", TOKENS)
def test_a_token_that_is_not_whole_lets_nobody_in(
    app: Flask, browser: Browser, aud: Somebody, provider: LocalProvider, what: str
) -> None:
    spoil, detail = TOKENS[what]
    spoil(provider)
    path = be_there(go(browser))
    found = refused(app, browser, lambda: browser.get(path))
    assert (found.answer.status_code, found.detail) == (HTTPStatus.BAD_REQUEST, detail)


@pytest.mark.parametrize("what", [later(-59, "exp"), later(59, "iat"), later(59, "nbf")])
def test_a_minute_between_two_clocks_is_forgiven(
    browser: Browser, aud: Somebody, provider: LocalProvider, what: Spoil
) -> None:
    what(provider)
    assert browser.get(be_there(go(browser))).location == "/account/"


@pytest.mark.parametrize(
    ("required", "told"),
    [
        ({"acr": ("high",)}, {"acr": "low"}),
        ({"acr": ("high",)}, {}),
        ({"amr": ("mfa",)}, {"amr": ["pwd"]}),
        ({"max_age": 60}, {"auth_time": -200}),
        ({}, {"auth_time": -200}),
    ],
)
def test_a_sign_in_weaker_or_older_than_required_is_not_enough(
    app: Flask,
    browser: Browser,
    aud: Somebody,
    provider: LocalProvider,
    required: dict[str, Any],
    told: dict[str, Any],
) -> None:
    change_provider(app, **required)
    provider.claims = dict(told)
    if "auth_time" in told:
        provider.claims["auth_time"] += int(provider.now().timestamp())
    path = be_there(go(browser))
    found = refused(app, browser, lambda: browser.get(path))
    assert found.answer.status_code == HTTPStatus.FORBIDDEN
    assert found.detail in {"acr", "amr", "auth_time"}


def test_a_time_of_sign_in_that_was_asked_for_must_be_told(
    app: Flask, browser: Browser, aud: Somebody, provider: LocalProvider
) -> None:
    change_provider(app, max_age=60)
    provider.claims = {"auth_time": None}
    path = be_there(go(browser))
    assert refused(app, browser, lambda: browser.get(path)).detail == "auth_time"


def test_a_sign_in_begun_in_another_browser_is_not_taken_over(
    app: Flask, browser: Browser, aud: Somebody
) -> None:
    of_another = be_there(go(Browser(app)))
    assert refused(app, browser, lambda: browser.get(of_another)).detail == "no_try"
    own = go(browser)
    assert refused(app, browser, lambda: browser.get(of_another)).detail == "forged_state"
    # What was begun here is not undone by it.
    assert browser.get(be_there(own)).location == "/account/"


def test_a_forged_state_gets_a_page_in_the_readers_language(browser: Browser, aud: Somebody) -> None:
    be_there(go(browser))
    path = f"/sign-in/through/{NAME}/return?state=forged&code=x"
    pages = {code: browser.get(path, headers={"Accept-Language": code}).text for code in ("nb", "nn", "en")}
    assert len(set(pages.values())) == 3
    assert "does not belong here" in pages["en"]


def test_an_answer_counts_once(app: Flask, aud: Somebody) -> None:
    browser = Browser(app)
    path = be_there(go(browser))
    held = browser.cookie("tilbake-guest")
    assert browser.get(path).location == "/account/"
    again = Browser(app)
    assert refused(app, again, lambda: again.get(path)).detail == "no_try"
    # Even for whoever kept the cookie of the try, and with a provider that lets a code be used twice.
    again.client.set_cookie("tilbake-guest", str(held))
    assert refused(app, again, lambda: again.get(path)).detail == "code_refused"


def test_a_try_counts_once_even_with_a_fresh_code(app: Flask, aud: Somebody, provider: LocalProvider) -> None:
    browser = Browser(app)
    address = go(browser)
    held = browser.cookie("tilbake-guest")
    assert browser.get(be_there(address)).location == "/account/"
    again, path = Browser(app), be_there(address)
    again.client.set_cookie("tilbake-guest", str(held))
    assert refused(app, again, lambda: again.get(path)).detail == "used_already"


def test_a_try_ends_after_ten_minutes(app: Flask, browser: Browser, aud: Somebody, clock: FixedClock) -> None:
    path = be_there(go(browser))
    clock.advance(seconds=601)
    assert refused(app, browser, lambda: browser.get(path)).detail == "too_late"


def test_without_the_verifier_of_this_try_the_provider_gives_nothing(
    app: Flask, browser: Browser, aud: Somebody
) -> None:
    stolen = be_there(go(Browser(app)))
    code = stolen.partition("code=")[2].partition("&")[0]
    path = changed(be_there(go(browser)), code=code)
    assert refused(app, browser, lambda: browser.get(path)).detail == "code_refused"


def test_a_provider_that_cannot_do_pkce_is_not_used(
    app: Flask, browser: Browser, provider: LocalProvider
) -> None:
    provider.discovery = {"code_challenge_methods_supported": ["plain"]}
    assert refused(app, browser, lambda: press(browser)).detail == "no_pkce"


def test_the_test_provider_itself_refuses_a_code_without_the_verifier(
    browser: Browser, aud: Somebody, provider: LocalProvider
) -> None:
    path = be_there(go(browser))
    form = {"code": path.partition("code=")[2].partition("&")[0], "redirect_uri": provider.redirect_uri}
    answer = requests.post(
        f"{provider.issuer}/token", form, auth=(CLIENT, settings_for(provider).client_secret), timeout=5
    )
    assert answer.json() == {"error": "invalid_grant"}


def test_the_answer_of_one_provider_is_not_taken_to_another(
    app: Flask, browser: Browser, aud: Somebody, clock: FixedClock, provider: LocalProvider
) -> None:
    with running(clock.wall) as evil:
        app.extensions[LINKS]["evil"] = ProviderLink(settings_for(evil, name="evil"))
        path = be_there(go(browser, name="evil"))
        found = refused(app, browser, lambda: browser.get(path.replace("/evil/", f"/{NAME}/")))
        assert found.detail == "other_provider"
        assert "token" not in provider.calls + evil.calls
        # The honest one's code, sent back to the evil one's address: it says whose it is, and is shown to nobody.
        provider.extra_answer = {"iss": provider.issuer}
        honest = be_there(go(Browser(app)))
        mixed = changed(be_there(go(browser, name="evil")), iss=provider.issuer, code=honest[-20:])
        assert refused(app, browser, lambda: browser.get(mixed)).detail == "other_issuer"
        assert "token" not in provider.calls + evil.calls


def test_a_provider_that_promised_to_say_who_it_is_and_does_not_is_refused(
    app: Flask, browser: Browser, aud: Somebody, provider: LocalProvider
) -> None:
    provider.discovery = {"authorization_response_iss_parameter_supported": True}
    path = be_there(go(browser))
    assert refused(app, browser, lambda: browser.get(path)).detail == "other_issuer"


@pytest.mark.parametrize(
    ("error", "logged"),
    [("access_denied", "access_denied"), ("login_required", "login_required"), ("<b>aud</b>", "other_error")],
)
def test_an_error_of_the_provider_becomes_a_page_and_its_words_are_not_repeated(
    app: Flask, browser: Browser, aud: Somebody, provider: LocalProvider, error: str, logged: str
) -> None:
    provider.error, provider.extra_answer = error, {"error_description": "Aud Berg said no"}
    path = be_there(go(browser, next_path="/manager/"))
    found = refused(app, browser, lambda: browser.get(path))
    assert (found.answer.status_code, found.detail) == (HTTPStatus.BAD_REQUEST, logged)
    assert "Aud Berg" not in found.answer.text
    assert "<b>" not in found.answer.text
    assert "next=/manager/" in found.answer.text


def test_an_answer_without_a_code_is_refused(app: Flask, browser: Browser, aud: Somebody) -> None:
    path = changed(be_there(go(browser)), code=None)
    assert refused(app, browser, lambda: browser.get(path)).detail == "no_code"


def press(browser: Browser) -> TestResponse:
    browser.get("/sign-in")
    return browser.post(f"/sign-in/through/{NAME}", {"next": "/manager/"})


def answered(content: str = "{}", status: int = 200, **headers: str) -> Response:
    return Response(content, status=status, headers=headers, mimetype="application/json")


HUGE = '{"issuer": "' + "x" * 600_000 + '"}'
BROKEN: dict[str, tuple[Response, str]] = {
    "huge": (answered(HUGE), "too_large"),
    "a redirect": (answered("", 302, Location="http://127.0.0.1:1/"), "redirect"),
    "no JSON": (answered("<html>"), "no_json"),
    "a list": (answered("[]"), "no_json"),
    "nested without end": (answered("[" * 100_000), "no_json"),
    "not there": (answered("{}", 404), "not_found"),
    "broken": (answered("{}", 500), "failure"),
    "of another issuer": (answered('{"issuer": "https://issuer.example.no"}'), "other_issuer"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_discovery_document_that_cannot_be_is_not_believed_and_the_local_way_in_is_shown(
    app: Flask, browser: Browser, provider: LocalProvider, what: str
) -> None:
    provider.instead["openid-configuration"], detail = BROKEN[what]
    found = refused(app, browser, lambda: press(browser))
    assert (found.answer.status_code, found.detail) == (HTTPStatus.SERVICE_UNAVAILABLE, detail)
    assert "next=/manager/" in found.answer.text
    provider.instead.clear()
    assert press(browser).status_code == HTTPStatus.OK


@pytest.mark.parametrize(
    ("told", "detail"),
    [
        ({"token_endpoint": "http://127.0.0.1:1/token"}, "foreign_address"),
        ({"jwks_uri": "http://169.254.169.254/latest"}, "foreign_address"),
        ({"jwks_uri": "file:///etc/passwd"}, "foreign_address"),
        ({"token_endpoint": "https://issuer.example.no@127.0.0.1/token"}, "foreign_address"),
        ({"authorization_endpoint": "javascript:alert(1)"}, "unsafe_address"),
        ({"authorization_endpoint": "http://login.example.no/"}, "unsafe_address"),
        ({"end_session_endpoint": "https://x.example.no; script-src *"}, "unsafe_address"),
    ],
)
def test_a_provider_cannot_send_us_or_the_browser_to_where_it_has_no_business(
    app: Flask, browser: Browser, provider: LocalProvider, told: dict[str, str], detail: str
) -> None:
    provider.discovery = told
    assert refused(app, browser, lambda: press(browser)).detail == detail
    assert provider.calls == ["openid-configuration"]


def test_a_host_an_operator_named_is_asked_too(
    app: Flask, browser: Browser, aud: Somebody, clock: FixedClock, provider: LocalProvider
) -> None:
    with running(clock.wall) as keys_elsewhere:
        provider.discovery = {"jwks_uri": f"{keys_elsewhere.issuer}/keys"}
        assert refused(app, browser, lambda: press(browser)).detail == "foreign_address"
        change_provider(app, hosts=frozenset({keys_elsewhere.issuer.removeprefix("http://")}))
        assert browser.get(be_there(go(browser))).location == "/account/"
        assert keys_elsewhere.calls == ["keys"]


def test_a_slow_provider_is_not_waited_for(
    app: Flask, browser: Browser, aud: Somebody, provider: LocalProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "READ_SECONDS", 0.2)
    path = be_there(go(browser))
    provider.slow_seconds = 1.0
    started = time.monotonic()
    found = refused(app, browser, lambda: browser.get(path))
    assert time.monotonic() - started < 1.0
    assert (found.answer.status_code, found.detail) == (HTTPStatus.SERVICE_UNAVAILABLE, "no_answer")


def test_an_answer_that_trickles_is_not_waited_for(
    app: Flask, browser: Browser, provider: LocalProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "IN_ALL_SECONDS", 0.3)

    def trickle() -> Any:
        for _ in range(100):
            time.sleep(0.05)
            yield b" "

    provider.instead["openid-configuration"] = Response(trickle(), mimetype="application/json")
    started = time.monotonic()
    assert refused(app, browser, lambda: press(browser)).detail == "too_slow"
    assert time.monotonic() - started < 2


def test_a_provider_that_is_away_loses_nothing(app: Flask, browser: Browser, aud: Somebody) -> None:
    change_provider(app, issuer="http://127.0.0.1:1")
    found = refused(app, browser, lambda: press(browser))
    assert (found.answer.status_code, found.detail) == (HTTPStatus.SERVICE_UNAVAILABLE, "no_answer")
    assert browser.sign_in(aud, next_path="/manager/").location == "/manager/"


def test_no_cookie_proxy_or_password_file_of_the_machine_is_used(
    browser: Browser, aud: Somebody, provider: LocalProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    browser.get("/sign-in")
    assert press(browser).status_code == HTTPStatus.OK
