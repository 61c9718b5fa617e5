"""Sessions live on the server: found by a hash, sealed, lapsing, ended for good."""

from hashlib import sha256

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.world import PASSWORD, Browser, Somebody, add_somebody, signed_in, wiring_of
from web.auth import session_store
from web.auth.web_session import StoredSession
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.tables import account, account_role, web_session
from workflow.domain.people import Role


@pytest.fixture
def manager(app: Flask) -> Somebody:
    return add_somebody(app, Role.MANAGER)


def rows(app: Flask) -> list[sa.Row[tuple[object, ...]]]:
    with wiring_of(app).reading.connect() as connection:
        return list(connection.execute(sa.select(web_session)))


def is_in(browser: Browser) -> bool:
    return browser.get("/account/").status_code == 200


def test_signing_in_leads_to_a_session_of_which_only_a_hash_and_sealed_data_are_stored(
    app_on_both: Flask,
) -> None:
    browser = signed_in(app_on_both, add_somebody(app_on_both, Role.MANAGER))
    value = browser.cookie()
    (row,) = rows(app_on_both)
    assert value is not None
    assert len(value) >= 43
    assert row.token_hash == sha256(value.encode()).hexdigest()
    assert value not in str(row)
    assert b"csrf" not in row.data_sealed
    assert is_in(browser)


def test_a_stranger_gets_no_row(app: Flask) -> None:
    browser = Browser(app)
    browser.get("/sign-in")
    browser.post("/language", {"language": "en"})
    assert browser.get("/sign-in").text.count("Sign in")
    assert rows(app) == []


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(secure_app: Flask) -> None:
    who = add_somebody(secure_app, Role.MANAGER)
    browser = Browser(secure_app)
    browser.client.get("/sign-in", base_url="https://tilbake.example.no")
    page = browser.client.get("/sign-in", base_url="https://tilbake.example.no").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    answer = browser.client.post(
        "/sign-in",
        base_url="https://tilbake.example.no",
        data={"username": who.username, "password": PASSWORD, "csrf_token": token},
    )
    (cookie,) = [line for line in answer.headers.getlist("Set-Cookie") if line.startswith("__Host-tilbake=")]
    assert "; Secure" in cookie
    assert "; HttpOnly" in cookie
    assert "; SameSite=Lax" in cookie
    assert "; Path=/" in cookie
    assert "Domain" not in cookie
    assert len(cookie) < 4096


def test_a_value_planted_before_sign_in_is_worth_nothing_afterwards(app: Flask, manager: Somebody) -> None:
    browser = Browser(app)
    browser.client.set_cookie("tilbake", "planted-by-somebody-else")
    assert browser.sign_in(manager).status_code == 303
    assert browser.cookie() != "planted-by-somebody-else"
    other = Browser(app)
    other.client.set_cookie("tilbake", "planted-by-somebody-else")
    assert not is_in(other)


def test_signing_in_anew_ends_the_session_the_browser_had(app: Flask, manager: Somebody) -> None:
    browser = signed_in(app, manager)
    first = browser.cookie()
    browser.post("/sign-in", {"username": manager.username, "password": PASSWORD})
    assert browser.cookie() != first
    replay = Browser(app)
    replay.client.set_cookie("tilbake", str(first))
    assert not is_in(replay)


def test_a_cookie_is_dead_after_sign_out(app_on_both: Flask) -> None:
    browser = signed_in(app_on_both, add_somebody(app_on_both, Role.EMPLOYEE))
    value = str(browser.cookie())
    answer = browser.post("/sign-out")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert browser.cookie() is None
    replay = Browser(app_on_both)
    replay.client.set_cookie("tilbake", value)
    assert not is_in(replay)


def test_a_session_lapses_after_half_an_hour_of_nothing(
    app: Flask, manager: Somebody, clock: FixedClock
) -> None:
    browser = signed_in(app, manager)
    clock.advance(seconds=29 * 60)
    assert is_in(browser)
    clock.advance(seconds=31 * 60)
    assert not is_in(browser)


def test_a_session_lapses_after_twelve_hours_however_busy(
    app: Flask, manager: Somebody, clock: FixedClock
) -> None:
    browser = signed_in(app, manager)
    for _ in range(12 * 3):
        clock.advance(seconds=20 * 60)
        assert is_in(browser)
    clock.advance(seconds=20 * 60)
    assert not is_in(browser)


def test_looking_at_pages_writes_at_most_once_a_minute(
    app: Flask, manager: Somebody, clock: FixedClock
) -> None:
    browser = signed_in(app, manager)
    before = rows(app)
    for _ in range(5):
        browser.get("/manager/")
        clock.advance(seconds=10)
    assert rows(app) == before
    clock.advance(seconds=20)
    browser.get("/manager/")
    assert rows(app)[0].last_seen_at > before[0].last_seen_at


def test_a_disabled_account_is_out_at_its_next_request(app: Flask, manager: Somebody) -> None:
    browser = signed_in(app, manager)
    with wiring_of(app).engine.begin() as connection:
        connection.execute(sa.update(account).values(disabled_at=wiring_of(app).clock.wall()))
    assert browser.get("/manager/").status_code == 303


def test_a_role_taken_away_is_gone_at_once_and_the_cookie_changes(app: Flask) -> None:
    both = add_somebody(app, Role.MANAGER, Role.HR)
    browser = signed_in(app, both)
    before = browser.cookie()
    assert browser.get("/hr/").status_code == 200
    with wiring_of(app).engine.begin() as connection:
        connection.execute(sa.delete(account_role).where(account_role.c.role == Role.HR))
    assert browser.get("/manager/").status_code == 200
    assert browser.get("/hr/").status_code == 404
    assert browser.cookie() != before


def test_a_request_that_began_before_the_cookie_changed_does_not_bring_the_old_one_back(
    app_on_both: Flask,
) -> None:
    browser = signed_in(app_on_both, add_somebody(app_on_both, Role.MANAGER))
    wiring, old = wiring_of(app_on_both), str(browser.cookie())

    def found(value: str) -> StoredSession | None:
        with wiring.reading.connect() as connection:
            return session_store.find(connection, wiring.keys, value, wiring.clock.today())

    def kept(stored: StoredSession, token: str | None = None) -> bool:
        with wiring.engine.begin() as connection:
            return session_store.save(
                connection, wiring.keys, stored, stored.data, wiring.clock.wall(), token=token
            )

    renewing, slow, renewing_too = found(old), found(old), found(old)
    assert renewing
    assert slow
    assert renewing_too
    assert kept(renewing, "the new value")
    assert not kept(slow)
    assert not kept(renewing_too, "a value the browser must not be told")
    assert found("the new value")
    assert found(old) is None
    assert found("a value the browser must not be told") is None


def test_somebody_sees_and_ends_their_own_sessions(app: Flask, manager: Somebody) -> None:
    here, there = signed_in(app, manager), signed_in(app, manager)
    page = here.get("/account/").text
    (path,) = {
        part.split('"')[0]
        for part in page.split('action="')[1:]
        if "/account/sessions/" in part[:60] and "others" not in part[:60]
    }
    assert here.post(path).status_code == 303
    assert not is_in(there)
    assert is_in(here)


def test_all_other_sessions_end_together(app_on_both: Flask) -> None:
    who = add_somebody(app_on_both, Role.EMPLOYEE)
    here, second, third = (signed_in(app_on_both, who) for _ in range(3))
    assert here.post("/account/sessions/end-others").status_code == 303
    assert is_in(here)
    assert not is_in(second)
    assert not is_in(third)


def test_nobody_ends_somebody_elses_session(app: Flask, manager: Somebody) -> None:
    theirs = signed_in(app, manager)
    other = signed_in(app, add_somebody(app, Role.EMPLOYEE))
    public_id = next(row.public_id for row in rows(app) if row.account_id == manager.account_id)
    assert other.post(f"/account/sessions/{public_id}/end").status_code == 404
    assert is_in(theirs)


def test_what_is_over_for_a_week_is_taken_away(app: Flask, manager: Somebody, clock: FixedClock) -> None:
    signed_in(app, manager)
    clock.advance(days=8)
    signed_in(app, manager)
    assert len(rows(app)) == 1


def test_a_session_sealed_with_a_lost_key_is_no_session(app: Flask, manager: Somebody) -> None:
    browser = signed_in(app, manager)
    with wiring_of(app).engine.begin() as connection:
        connection.execute(sa.update(web_session).values(data_sealed=b"broken"))
    assert not is_in(browser)


def test_a_forged_stranger_cookie_is_ignored(app: Flask) -> None:
    browser = Browser(app)
    browser.client.set_cookie("tilbake-guest", "eyJsYW5ndWFnZSI6ImVuIn0.forged.forged")
    assert browser.get("/sign-in").status_code == 200
