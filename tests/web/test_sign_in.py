"""Signing in with a local account: one answer for every failure, waits instead of locks, nothing personal in the log."""

import time
from datetime import timedelta
from http import HTTPStatus

import pytest
import sqlalchemy as sa
from flask import Flask
from structlog.testing import capture_logs

from tests.web.world import PASSWORD, Browser, Somebody, add_somebody, signed_in, wiring_of
from web.auth.accounts import find_account
from web.auth.passwords import verify_password
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.tables import account, sign_in_attempt
from workflow.domain.people import Role

WRONG = "feil hest batteri stift"


@pytest.fixture
def manager(app: Flask) -> Somebody:
    return add_somebody(app, Role.MANAGER, username="aud.berg@example.no")


def fail(browser: Browser, username: str, *, address: str = "192.0.2.1") -> int:
    answer = browser.post(
        "/sign-in", {"username": username, "password": WRONG}, environ_base={"REMOTE_ADDR": address}
    )
    return answer.status_code


def try_right(app: Flask, who: Somebody, address: str) -> int:
    browser = Browser(app)
    browser.get("/sign-in")
    answer = browser.post(
        "/sign-in", {"username": who.username, "password": PASSWORD}, environ_base={"REMOTE_ADDR": address}
    )
    return answer.status_code


def test_the_user_name_may_be_written_in_capitals_and_with_spaces(app: Flask, manager: Somebody) -> None:
    browser = Browser(app)
    browser.get("/sign-in")
    answer = browser.post("/sign-in", {"username": "  Aud.Berg@Example.NO ", "password": PASSWORD})
    assert answer.status_code == HTTPStatus.SEE_OTHER


def test_wrong_password_unknown_user_and_disabled_account_get_the_same_page(
    app: Flask, manager: Somebody
) -> None:
    gone = add_somebody(app, Role.HR)
    with wiring_of(app).engine.begin() as connection:
        connection.execute(
            sa.update(account)
            .where(account.c.id == gone.account_id)
            .values(disabled_at=wiring_of(app).clock.wall())
        )
    browser = Browser(app)
    browser.get("/sign-in")
    pages = {
        browser.post("/sign-in", {"username": name, "password": password}).text.replace(name, "?")
        for name, password in (
            (manager.username, WRONG),
            ("nobody@example.no", WRONG),
            (gone.username, PASSWORD),
        )
    }
    assert len(pages) == 1


def test_an_unknown_user_takes_as_much_work_as_a_known_one(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[str | None] = []

    def look(kept: str | None, _typed: str) -> bool:
        looked_at.append(kept)
        return False

    monkeypatch.setattr("web.auth.sign_in.verify_password", look)
    browser = Browser(app)
    browser.get("/sign-in")
    fail(browser, "nobody@example.no")
    assert looked_at == [None]


@pytest.mark.usefixtures("real_passwords")
def test_comparing_with_no_password_at_all_is_real_work() -> None:
    verify_password(None, WRONG)  # makes the hash of nobody
    started = time.perf_counter()
    assert not verify_password(None, WRONG)
    assert time.perf_counter() - started > 0.01


def test_after_five_failures_one_waits_and_then_goes_on(
    app: Flask, manager: Somebody, clock: FixedClock
) -> None:
    browser = Browser(app)
    browser.get("/sign-in")
    assert [fail(browser, manager.username) for _ in range(6)] == [200] * 5 + [429]
    assert try_right(app, manager, "192.0.2.1") == HTTPStatus.TOO_MANY_REQUESTS
    clock.advance(seconds=5)
    assert try_right(app, manager, "192.0.2.1") == HTTPStatus.SEE_OTHER


def test_the_refusal_says_how_long_to_wait(app: Flask, manager: Somebody) -> None:
    browser = Browser(app)
    browser.get("/sign-in")
    for _ in range(5):
        fail(browser, manager.username)
    answer = browser.post(
        "/sign-in",
        {"username": manager.username, "password": PASSWORD},
        environ_base={"REMOTE_ADDR": "192.0.2.1"},
    )
    assert answer.headers["Retry-After"] == "5"


def test_hundreds_of_tries_in_a_quarter_of_an_hour_look_at_few_passwords(
    app: Flask, manager: Somebody, clock: FixedClock
) -> None:
    browser = Browser(app)
    browser.get("/sign-in")
    answers = []
    for _ in range(250):
        answers.append(fail(browser, manager.username))
        clock.advance(seconds=3.6)
    assert answers.count(200) < 20


def test_what_strangers_do_elsewhere_does_not_keep_the_owner_out(
    app: Flask, manager: Somebody, clock: FixedClock
) -> None:
    assert try_right(app, manager, "192.0.2.1") == HTTPStatus.SEE_OTHER
    attacker = Browser(app)
    attacker.get("/sign-in")
    statuses = [fail(attacker, manager.username, address=f"198.51.100.{n}") for n in range(40)]
    assert HTTPStatus.TOO_MANY_REQUESTS in statuses
    assert try_right(app, manager, "203.0.113.7") == HTTPStatus.TOO_MANY_REQUESTS
    assert try_right(app, manager, "192.0.2.1") == HTTPStatus.SEE_OTHER
    clock.advance(seconds=15 * 60)
    assert try_right(app, manager, "203.0.113.7") == HTTPStatus.SEE_OTHER


def test_one_address_trying_many_accounts_is_slowed_down(app: Flask) -> None:
    browser = Browser(app)
    browser.get("/sign-in")
    statuses = [fail(browser, f"user{n}@example.no") for n in range(52)]
    assert statuses[:50] == [200] * 50
    assert HTTPStatus.TOO_MANY_REQUESTS in statuses[50:]


def test_attempts_are_counted_on_both_databases(app_on_both: Flask) -> None:
    who = add_somebody(app_on_both, Role.HR)
    browser = Browser(app_on_both)
    browser.get("/sign-in")
    assert [fail(browser, who.username) for _ in range(6)][-1] == HTTPStatus.TOO_MANY_REQUESTS
    with wiring_of(app_on_both).reading.connect() as connection:
        stored = str(connection.execute(sa.select(sign_in_attempt)).all())
    assert who.username not in stored
    assert "192.0.2.1" not in stored


def test_the_log_tells_of_every_try_and_names_nobody(app: Flask, manager: Somebody) -> None:
    browser = Browser(app)
    with capture_logs() as lines:
        browser.get("/sign-in")
        fail(browser, manager.username)
        browser.sign_in(manager)
        browser.post("/sign-out")
    events = [line["event"] for line in lines]
    assert [e for e in events if e.startswith("sign")] == ["sign_in_failed", "signed_in", "signed_out"]
    for secret in ("aud", "Berg", WRONG, PASSWORD, "192.0.2.1", "127.0.0.1"):
        assert secret not in str(lines)


@pytest.mark.usefixtures("real_passwords")
def test_a_password_kept_with_little_work_is_kept_better_after_signing_in(
    app: Flask, manager: Somebody
) -> None:
    Browser(app).sign_in(manager)
    with wiring_of(app).reading.connect() as connection:
        found = find_account(connection, account_id=manager.account_id)
    assert found is not None
    assert found.password_hash is not None
    assert found.password_hash.startswith("$argon2id$v=19$m=65536")


def test_a_handed_out_password_opens_nothing_but_the_page_to_change_it(app: Flask, clock: FixedClock) -> None:
    who = add_somebody(app, Role.MANAGER, one_time_until=clock.wall() + timedelta(days=1))
    browser = Browser(app)
    browser.sign_in(who)
    assert browser.get("/manager/").location == "/account/password"
    browser.get("/account/password")
    answer = browser.post(
        "/account/password",
        {"current": PASSWORD, "new": "tre bjørker bak låven", "again": "tre bjørker bak låven"},
    )
    assert answer.location == "/"
    assert browser.get("/manager/").status_code == HTTPStatus.OK


def test_a_handed_out_password_expires(app: Flask, clock: FixedClock) -> None:
    who = add_somebody(app, Role.MANAGER, one_time_until=clock.wall() + timedelta(days=1))
    clock.advance(days=1)
    assert Browser(app).sign_in(who).status_code == HTTPStatus.OK


def change(browser: Browser, **typed: object) -> str:
    browser.get("/account/password")
    answer = browser.post("/account/password", typed)
    return answer.location or answer.text


def test_changing_the_password_asks_for_the_present_one(app: Flask, manager: Somebody) -> None:
    browser = signed_in(app, manager)
    change(browser, current=WRONG, new="tre bjørker bak låven", again="tre bjørker bak låven")
    assert Browser(app).sign_in(manager).status_code == HTTPStatus.SEE_OTHER


def test_changing_the_password_ends_all_other_sessions_and_renews_this_one(
    app: Flask, manager: Somebody
) -> None:
    here, there = signed_in(app, manager), signed_in(app, manager)
    before = here.cookie()
    assert change(here, current=PASSWORD, new="tre bjørker bak låven", again="tre bjørker bak låven") == "/"
    assert here.cookie() != before
    assert here.get("/account/").status_code == HTTPStatus.OK
    assert there.get("/account/").status_code == HTTPStatus.SEE_OTHER
    assert Browser(app).sign_in(manager).status_code == HTTPStatus.OK
    assert Browser(app).sign_in(manager, "tre bjørker bak låven").status_code == HTTPStatus.SEE_OTHER


def test_a_weak_new_password_is_refused_before_the_present_one_is_looked_at(
    app: Flask, manager: Somebody
) -> None:
    browser = signed_in(app, manager)
    page = change(browser, current=WRONG, new="passord12345", again="passord12345")
    assert "new-error" in page
    assert "current-error" not in page
