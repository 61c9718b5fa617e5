"""Signing in through a provider that does what it should: the way there and back, and what is remembered of it."""

from http import HTTPStatus

import pytest
import sqlalchemy as sa
from flask import Flask
from joserfc.jwk import RSAKey
from structlog.testing import capture_logs

from tests.web.oidc.local_provider import SECRET, LocalProvider
from tests.web.oidc.trip import (
    NAME,
    be_there,
    change_provider,
    changed,
    everything_stored,
    go,
    sign_in_through,
)
from tests.web.world import TODAY, Browser, Somebody, add_somebody, wiring_of
from web.auth.oidc.entered import was_vouched_for
from web.auth.oidc.provider import ClientAuth
from web.auth.session_store import find
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.tables import account, oidc_identity, web_session
from workflow.domain.people import Role


def test_one_signs_in_there_and_lands_where_one_wanted_to_go(browser: Browser, aud: Somebody) -> None:
    answer = sign_in_through(browser, next_path="/manager/")
    assert (answer.status_code, answer.location) == (HTTPStatus.SEE_OTHER, "/manager/")
    assert browser.get("/manager/").status_code == HTTPStatus.OK


def test_it_works_on_both_databases_and_the_second_time_needs_no_claim(
    app_on_both: Flask, provider: LocalProvider
) -> None:
    who = add_somebody(app_on_both, Role.HR, username="aud.berg@example.no")
    assert sign_in_through(Browser(app_on_both)).location == "/sign-in/code"
    provider.person.pop("email")
    assert sign_in_through(Browser(app_on_both)).location == "/sign-in/code"
    with wiring_of(app_on_both).reading.connect() as connection:
        rows = connection.execute(sa.select(oidc_identity)).all()
    assert [(row.account_id, row.issuer, row.subject) for row in rows] == [
        (who.account_id, provider.issuer, "person-1")
    ]


def test_what_is_asked_has_pkce_state_and_nonce_new_each_time(
    browser: Browser, aud: Somebody, provider: LocalProvider
) -> None:
    asked = []
    for _ in range(2):
        be_there(go(browser))
        asked.append(provider.asked)
    for name in ("state", "nonce", "code_challenge"):
        assert asked[0][name] != asked[1][name]
        assert len(asked[0][name]) >= 43
    assert provider.redirect_uri == f"http://127.0.0.1:8000/sign-in/through/{NAME}/return"
    assert asked[0]["code_challenge_method"] == "S256"
    assert asked[0]["prompt"] == "login"
    assert set(asked[0]) == {
        *("response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "prompt", "ui_locales"),
        *("code_challenge", "code_challenge_method"),
    }


def test_the_sign_in_page_has_a_button_with_the_providers_name_and_leads_nowhere_by_itself(
    browser: Browser, provider: LocalProvider
) -> None:
    page = browser.get("/sign-in").text
    assert "Huset" in page
    assert "http-equiv" not in page
    assert provider.calls == []


def test_nobody_is_sent_to_a_provider_by_a_link(browser: Browser, provider: LocalProvider) -> None:
    assert browser.get(f"/sign-in/through/{NAME}").status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert browser.client.post(f"/sign-in/through/{NAME}").status_code == HTTPStatus.BAD_REQUEST
    assert provider.calls == []


def test_a_provider_nobody_named_is_not_there(browser: Browser) -> None:
    browser.get("/sign-in")
    assert browser.post("/sign-in/through/other").status_code == HTTPStatus.NOT_FOUND
    assert browser.get("/sign-in/through/other/return?state=x").status_code == HTTPStatus.NOT_FOUND


def test_the_session_is_a_new_one(browser: Browser, aud: Somebody) -> None:
    browser.sign_in(aud)
    before = browser.cookie()
    sign_in_through(browser)
    assert browser.cookie() not in {before, None}
    old = Browser(browser.client.application)
    old.client.set_cookie("tilbake", str(before))
    assert old.get("/account/").status_code == HTTPStatus.SEE_OTHER


def test_no_token_code_or_secret_is_in_the_log_the_addresses_or_the_database_in_clear(
    app: Flask, browser: Browser, aud: Somebody, provider: LocalProvider
) -> None:
    signed: list[str] = []
    real = provider.sign

    def sign(claims: dict[str, object], **header: object) -> str:
        signed.append(real(claims, **header))
        return signed[-1]

    provider.sign = sign  # type: ignore[method-assign]
    with capture_logs() as lines:
        path = be_there(go(browser))
        answer = browser.get(path)
    code = path.partition("code=")[2].partition("&")[0]
    assert signed
    assert code
    told = [str(lines), str(answer.headers), str(everything_stored(app))]
    for secret in (signed[0], code, SECRET, provider.asked["nonce"], provider.asked["state"]):
        assert not any(secret in text for text in told)
    assert "aud.berg" not in str(lines)
    assert [line["event"] for line in lines] == ["provider_vouched", "signed_in"]


def test_what_is_secret_of_a_try_cannot_be_read_in_the_browser(
    browser: Browser, aud: Somebody, provider: LocalProvider
) -> None:
    be_there(go(browser))
    cookie = browser.cookie("tilbake-guest") or ""
    assert cookie
    assert len(cookie) < 2000
    assert provider.asked["nonce"] not in cookie


@pytest.mark.parametrize("how", [ClientAuth.BASIC, ClientAuth.POST])
def test_we_prove_ourselves_with_a_secret_either_way(
    app: Flask, browser: Browser, aud: Somebody, how: ClientAuth
) -> None:
    change_provider(app, client_auth=how)
    assert sign_in_through(browser).location == "/account/"
    change_provider(app, client_secret="another")
    assert sign_in_through(Browser(app)).status_code == HTTPStatus.BAD_REQUEST


def test_we_prove_ourselves_with_a_signature_where_the_provider_wants_one(
    app: Flask, browser: Browser, aud: Somebody, provider: LocalProvider
) -> None:
    own = RSAKey.generate_key(2048)
    provider.public_key_of_client = own
    change_provider(app, client_auth=ClientAuth.KEY, client_key=own.as_pem(private=True).decode())
    assert sign_in_through(browser).location == "/account/"


@pytest.mark.parametrize(("algorithm", "kid"), [("RS256", "k1"), ("PS256", "k1"), ("ES256", "e1")])
def test_each_algorithm_of_ours_is_accepted(
    browser: Browser, aud: Somebody, provider: LocalProvider, algorithm: str, kid: str
) -> None:
    provider.algorithm, provider.signs_with, provider.published = algorithm, kid, ["k1", "e1"]
    assert sign_in_through(browser).location == "/account/"


def test_a_new_key_of_the_provider_is_fetched_when_it_is_first_seen_and_an_old_one_counts_no_more(
    app: Flask, aud: Somebody, provider: LocalProvider
) -> None:
    assert sign_in_through(Browser(app)).location == "/account/"
    provider.published, provider.signs_with = ["k2"], "k2"
    assert sign_in_through(Browser(app)).location == "/account/"
    assert provider.calls.count("keys") == 2
    provider.signs_with = "k1"
    assert sign_in_through(Browser(app)).status_code == HTTPStatus.BAD_REQUEST
    assert provider.calls.count("keys") == 2


def test_discovery_and_keys_are_kept_for_an_hour(
    app: Flask, aud: Somebody, provider: LocalProvider, clock: FixedClock
) -> None:
    for _ in range(3):
        sign_in_through(Browser(app))
    assert (provider.calls.count("openid-configuration"), provider.calls.count("keys")) == (1, 1)
    clock.advance(seconds=3600)
    sign_in_through(Browser(app))
    assert (provider.calls.count("openid-configuration"), provider.calls.count("keys")) == (2, 2)


def test_what_the_provider_says_elsewhere_is_read_where_an_operator_asks_for_it(
    app: Flask, browser: Browser, aud: Somebody, provider: LocalProvider
) -> None:
    provider.person = {"sub": "person-1"}
    provider.userinfo = {"feide": "aud.berg@example.no"}
    change_provider(app, identity_claim="feide")
    assert sign_in_through(browser).status_code == HTTPStatus.FORBIDDEN
    change_provider(app, userinfo=True)
    assert sign_in_through(browser).location == "/account/"
    provider.userinfo = {"sub": "person-2"}
    assert sign_in_through(Browser(app)).status_code == HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize(
    ("told", "vouched"),
    [
        ({"amr": ["pwd", "mfa"]}, True),
        ({"acr": "high"}, True),
        ({"amr": ["pwd"]}, False),
        ({"amr": "mfa"}, False),
        ({}, False),
    ],
)
def test_a_second_factor_counts_only_in_the_words_an_operator_named(
    app: Flask,
    browser: Browser,
    aud: Somebody,
    provider: LocalProvider,
    told: dict[str, object],
    vouched: bool,
) -> None:
    change_provider(app, mfa_amr=("mfa",), mfa_acr=("high",))
    provider.claims = told
    sign_in_through(browser)
    with wiring_of(app).reading.connect() as connection:
        stored = find(connection, wiring_of(app).keys, browser.cookie() or "", TODAY)
    assert stored is not None
    assert was_vouched_for(stored.data) is vouched


def test_a_handed_out_password_need_not_be_changed_by_whoever_came_without_it(
    app: Flask, browser: Browser, clock: FixedClock
) -> None:
    add_somebody(app, Role.MANAGER, username="aud.berg@example.no", one_time_until=clock.wall())
    sign_in_through(browser)
    assert browser.get("/manager/").status_code == HTTPStatus.OK


def test_where_only_the_provider_counts_the_password_is_closed_but_not_an_administrators(
    app: Flask, aud: Somebody, provider: LocalProvider
) -> None:
    change_provider(app, only=True)
    admin = add_somebody(app, Role.ADMIN, username="root@example.no")
    assert Browser(app).sign_in(aud).status_code == HTTPStatus.SEE_OTHER
    assert sign_in_through(Browser(app)).location == "/account/"
    assert Browser(app).sign_in(aud).status_code == HTTPStatus.OK
    provider.person = {"sub": "person-2", "email": "root@example.no", "email_verified": True}
    assert sign_in_through(Browser(app)).location == "/sign-in/code"
    assert Browser(app).sign_in(admin).status_code == HTTPStatus.SEE_OTHER
    with wiring_of(app).reading.connect() as connection:
        closed = connection.scalars(sa.select(account.c.id).where(account.c.local_password.is_(False))).all()
    assert closed == [aud.account_id]


def test_a_closed_password_looks_like_a_wrong_one(app: Flask, aud: Somebody) -> None:
    with wiring_of(app).engine.begin() as connection:
        connection.execute(sa.update(account).values(local_password=False))
    browser = Browser(app)
    browser.get("/sign-in")
    right = browser.sign_in(aud).text
    assert right == browser.sign_in(aud, "feil hest batteri stift").text


def test_the_local_limits_of_a_session_stay_the_ceiling(
    browser: Browser, aud: Somebody, clock: FixedClock
) -> None:
    sign_in_through(browser)
    clock.advance(seconds=31 * 60)
    assert browser.get("/account/").location.startswith("/sign-in")


def test_the_session_is_found_by_its_identity(app: Flask, browser: Browser, aud: Somebody) -> None:
    sign_in_through(browser)
    with wiring_of(app).reading.connect() as connection:
        rows = connection.execute(
            sa.select(web_session.c.identity_id, oidc_identity.c.id).join(oidc_identity)
        )
        assert [row[0] == row[1] for row in rows] == [True]


def test_the_provider_may_say_who_it_is_in_the_answer(
    browser: Browser, aud: Somebody, provider: LocalProvider
) -> None:
    provider.discovery = {"authorization_response_iss_parameter_supported": True}
    provider.extra_answer = {"iss": provider.issuer}
    path = be_there(go(browser))
    assert browser.get(changed(path)).location == "/account/"
