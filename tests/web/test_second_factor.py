"""The second factor: half a session opens nothing, a code counts once, and who must have one reaches nothing without."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from structlog.testing import capture_logs

from tests.web.test_access_matrix import path_of, rules
from tests.web.world import (
    APP_SECRET,
    CODE_PAGE,
    PASSWORD,
    Browser,
    Somebody,
    add_somebody,
    next_code,
    signed_in,
    wiring_of,
)
from web.auth.recovery_codes import HOW_MANY, make_codes
from web.auth.totp import code_of, right_step, step_at
from web.roles import Door, access_of
from web.security.guard import OPEN_WITHOUT_FACTOR
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.tables import (
    account,
    outbox,
    person,
    recovery_code,
    totp_factor,
    web_session,
)
from workflow.domain.people import Role

CODE = re.compile(r"<code>([a-z2-9]{6}-[a-z2-9]{6}-[a-z2-9]{6})</code>")


def half_way(app: Flask, who: Somebody) -> Browser:
    """A browser in which the password is proved and the second factor is not."""
    browser = Browser(app)
    browser.get("/sign-in")
    answer = browser.post("/sign-in", {"username": who.username, "password": PASSWORD, "next": "/account/"})
    assert answer.location == CODE_PAGE
    browser.get(CODE_PAGE)
    return browser


def is_in(browser: Browser) -> bool:
    return browser.get("/account/").status_code == HTTPStatus.OK


def code_at(clock: FixedClock, steps: int = 0) -> str:
    return code_of(APP_SECRET, step_at(clock.wall()) + steps)


def mail_to(app: Flask, who: Somebody) -> None:
    """Give somebody an address, so that they are told."""
    with wiring_of(app).engine.begin() as connection:
        connection.execute(
            sa.update(person).where(person.c.id == who.person_id).values(email="aud@example.no")
        )


def told(app: Flask) -> list[str]:
    with wiring_of(app).reading.connect() as connection:
        return list(connection.scalars(sa.select(outbox.c.about).order_by(outbox.c.id)))


def rows(app: Flask, table: sa.Table) -> list[Any]:
    with wiring_of(app).reading.connect() as connection:
        return list(connection.execute(sa.select(table)))


@pytest.fixture
def hr(app: Flask) -> Somebody:
    return add_somebody(app, Role.HR)


# --- half a session ----------------------------------------------------------------------------------------------


def test_half_a_session_opens_nothing_but_the_pages_that_ask_and_the_way_out(app: Flask) -> None:
    browser = half_way(app, add_somebody(app, *Role))
    stranger = Browser(app)
    opened = []
    for rule, method in rules(app):
        access = access_of(app, rule.endpoint)
        if rule.endpoint == "account.sign_out" or access is None or access.door is Door.ANYONE:
            continue
        if access.door is Door.HALF_WAY:
            opened.append(rule.endpoint)
            assert stranger.client.open(path_of(rule), method=method).location.partition("?")[0] == "/sign-in"
            continue
        answer = browser.client.open(path_of(rule), method=method, data={"csrf_token": browser.token})
        assert (answer.status_code, answer.location) == (303, CODE_PAGE), rule.endpoint
    assert set(opened) == {
        "account.second_factor",
        "account.second_factor_now",
        "account.second_factor_passkey",
    }


def test_half_a_session_shows_no_name_and_no_menu(app: Flask, hr: Somebody) -> None:
    browser = half_way(app, hr)
    for path in (CODE_PAGE, "/", "/sign-in"):
        page = browser.client.get(path, follow_redirects=True).text
        assert "Aud Berg" not in page
        assert "/hr/" not in page


def test_half_a_session_lapses_after_ten_minutes_and_leaves_nothing(
    app: Flask, hr: Somebody, clock: FixedClock
) -> None:
    browser = half_way(app, hr)
    clock.advance(seconds=10 * 60 + 1)
    assert browser.post(CODE_PAGE, {"code": code_at(clock)}).status_code == HTTPStatus.SEE_OTHER
    assert not is_in(browser)


def test_half_a_session_can_be_left(app: Flask, hr: Somebody) -> None:
    browser = half_way(app, hr)
    assert browser.post("/sign-out").location == "/sign-in"
    assert all(row.ended_at for row in rows(app, web_session))


def test_the_code_gives_a_new_session_and_the_half_one_is_dead(app_on_both: Flask) -> None:
    who = add_somebody(app_on_both, Role.HR)
    browser = half_way(app_on_both, who)
    half = str(browser.cookie())
    assert browser.post(CODE_PAGE, {"code": next_code(app_on_both, who.username)}).location == "/account/"
    assert browser.cookie() != half
    replay = Browser(app_on_both)
    replay.client.set_cookie("tilbake", half)
    assert not is_in(replay)
    assert is_in(browser)


def test_half_a_session_is_not_listed_among_the_open_ones(app: Flask, hr: Somebody) -> None:
    half_way(app, hr)
    assert signed_in(app, hr).get("/account/").text.count("/account/sessions/") == 0


# --- codes of an app ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("steps", "right"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_counts_half_a_minute_early_or_late_and_no_more(
    app: Flask, hr: Somebody, clock: FixedClock, steps: int, right: bool
) -> None:
    browser = half_way(app, hr)
    answer = browser.post(CODE_PAGE, {"code": code_at(clock, steps)})
    assert (answer.status_code == HTTPStatus.SEE_OTHER) is right


def test_a_code_counts_once_and_none_before_it_counts_afterwards(
    app: Flask, hr: Somebody, clock: FixedClock
) -> None:
    code = code_at(clock)
    assert half_way(app, hr).post(CODE_PAGE, {"code": code}).status_code == HTTPStatus.SEE_OTHER
    for used in (code, code_at(clock, -1)):
        assert half_way(app, hr).post(CODE_PAGE, {"code": used}).status_code == HTTPStatus.OK
    assert half_way(app, hr).post(CODE_PAGE, {"code": code_at(clock, 1)}).status_code == HTTPStatus.SEE_OTHER


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "12 34", "abcdef", "١٢٣٤٥٦", "-12345", "9" * 70])
def test_what_is_no_code_is_refused_beside_the_field(app: Flask, hr: Somebody, typed: str) -> None:
    page = half_way(app, hr).post(CODE_PAGE, {"code": typed}).text
    assert 'id="code-error"' in page


def test_the_clock_of_the_service_counts_and_not_the_shifted_day(clock: FixedClock) -> None:
    assert right_step(APP_SECRET, code_at(clock), clock.wall()) == step_at(clock.wall())
    assert step_at(clock.wall()) == int(clock.wall().timestamp()) // 30


def test_wrong_codes_are_slowed_down_told_and_lock_nobody_out(
    app: Flask, hr: Somebody, clock: FixedClock
) -> None:
    mail_to(app, hr)
    browser = half_way(app, hr)
    statuses = [browser.post(CODE_PAGE, {"code": "000000"}).status_code for _ in range(6)]
    assert statuses == [200] * 5 + [429]
    assert told(app) == ["wrong_codes"]
    assert browser.post(CODE_PAGE, {"code": code_at(clock)}).status_code == HTTPStatus.TOO_MANY_REQUESTS
    clock.advance(seconds=6)
    assert browser.post(CODE_PAGE, {"code": code_at(clock)}).status_code == HTTPStatus.SEE_OTHER


def test_of_hundreds_of_codes_in_a_quarter_of_an_hour_hardly_any_is_looked_at(
    app: Flask, hr: Somebody, clock: FixedClock
) -> None:
    looked_at = 0
    browser = half_way(app, hr)
    for nth in range(250):
        if nth % 50 == 0:
            browser = half_way(app, hr)
        looked_at += browser.post(CODE_PAGE, {"code": f"{nth:06}"}).status_code == HTTPStatus.OK
        clock.advance(seconds=3.6)
    assert looked_at < 20


def test_the_page_for_codes_comes_after_the_right_password_alone(app: Flask, hr: Somebody) -> None:
    browser = Browser(app)
    browser.get("/sign-in")
    pages = {
        browser.post("/sign-in", {"username": name, "password": "feil passord her"}).text.replace(name, "?")
        for name in (hr.username, add_somebody(app, Role.EMPLOYEE).username, "nobody@example.no")
    }
    assert len(pages) == 1


# --- recovery codes ----------------------------------------------------------------------------------------------


def codes_for(app: Flask, who: Somebody) -> tuple[str, ...]:
    with wiring_of(app).engine.begin() as connection:
        return make_codes(connection, wiring_of(app).keys, who.account_id)


def test_a_recovery_code_lets_in_once_is_told_and_few_left_are_warned_of(app: Flask, hr: Somebody) -> None:
    mail_to(app, hr)
    codes = codes_for(app, hr)
    assert len(set(codes)) == HOW_MANY
    assert all(code not in str(rows(app, recovery_code)) for code in codes)
    assert half_way(app, hr).post(CODE_PAGE, {"code": codes[0].upper()}).status_code == HTTPStatus.SEE_OTHER
    assert half_way(app, hr).post(CODE_PAGE, {"code": codes[0]}).status_code == HTTPStatus.OK
    assert "code_used" in told(app)
    assert "reservekoder igjen. Lag nye" not in signed_in(app, hr).get("/account/").text
    for code in codes[1:8]:
        browser = half_way(app, hr)
        browser.post(CODE_PAGE, {"code": code.replace("-", " ")})
    assert "Du har 2 reservekoder igjen. Lag nye" in browser.get("/account/").text


def test_of_two_who_send_the_same_recovery_code_at_once_one_comes_in(app_on_both: Flask) -> None:
    who = add_somebody(app_on_both, Role.HR)
    code = codes_for(app_on_both, who)[0]
    _one_of_two_comes_in(app_on_both, who, lambda: code)


def test_of_two_who_send_the_same_app_code_at_once_one_comes_in(app_on_both: Flask) -> None:
    who = add_somebody(app_on_both, Role.HR)
    code = next_code(app_on_both, who.username)
    _one_of_two_comes_in(app_on_both, who, lambda: code)


def _one_of_two_comes_in(app: Flask, who: Somebody, code: Callable[[], str]) -> None:
    browsers = [half_way(app, who) for _ in range(2)]
    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(lambda one: one.post(CODE_PAGE, {"code": code()}).status_code, browsers))
    assert sorted(answers) == [HTTPStatus.OK, HTTPStatus.SEE_OTHER]


def test_new_recovery_codes_end_the_old_ones_and_are_shown_once(app: Flask, hr: Somebody) -> None:
    old = codes_for(app, hr)
    browser = signed_in(app, hr)
    shown = CODE.findall(browser.post("/account/recovery-codes").text)
    assert len(shown) == HOW_MANY
    for path in ("/account/", "/account/authenticator"):
        assert not CODE.findall(browser.get(path).text)
    assert half_way(app, hr).post(CODE_PAGE, {"code": old[3]}).status_code == HTTPStatus.OK
    assert half_way(app, hr).post(CODE_PAGE, {"code": shown[3]}).status_code == HTTPStatus.SEE_OTHER


# --- making one --------------------------------------------------------------------------------------------------


def enrol(browser: Browser, clock: FixedClock) -> str:
    """Set up an app as a person would; the page that follows."""
    browser.get("/account/authenticator")
    assert browser.post("/account/authenticator/start").location == "/account/authenticator"
    page = browser.get("/account/authenticator").text
    secret = re.search(r"<code>([A-Z2-7 ]{39})</code>", page)
    assert secret, page
    code = code_of(secret[1].replace(" ", ""), step_at(clock.wall()))
    return browser.post("/account/authenticator", {"code": code}).text


@pytest.mark.parametrize("role", [Role.HR, Role.ADMIN])
def test_who_must_have_a_factor_reaches_nothing_before_it_is_made(
    app: Flask, clock: FixedClock, role: Role
) -> None:
    who = add_somebody(app, role, Role.EMPLOYEE, with_factor=False)
    browser = Browser(app)
    browser.sign_in(who)
    for rule, method in rules(app):
        access = access_of(app, rule.endpoint)
        if access is None or rule.endpoint in OPEN_WITHOUT_FACTOR or rule.endpoint.startswith("public."):
            continue
        if access.door is Door.ROLES and not {role, Role.EMPLOYEE} & set(access.roles):
            continue
        answer = browser.client.open(path_of(rule), method=method, data={"csrf_token": browser.token})
        assert (answer.status_code, answer.location) == (303, "/account/authenticator"), rule.endpoint
    assert len(CODE.findall(enrol(browser, clock))) == HOW_MANY
    assert is_in(browser)
    assert Browser(app).sign_in(who, next_path="/account/").status_code == HTTPStatus.OK  # another secret now


def test_a_role_that_needs_a_factor_asks_for_it_at_the_next_request(app: Flask) -> None:
    who = add_somebody(app, Role.EMPLOYEE)
    browser = signed_in(app, who)
    admin = signed_in(app, add_somebody(app, Role.ADMIN))
    admin.post(f"/admin/users/{who.account_id}/roles", {"roles": ["hr"]})
    assert browser.get("/hr/").location == "/account/authenticator"


def test_a_handed_out_password_is_changed_before_a_factor_is_made_and_skips_none(
    app: Flask, hr: Somebody
) -> None:
    admin = signed_in(app, add_somebody(app, Role.ADMIN))
    page = admin.post(f"/admin/users/{hr.account_id}/password").text
    password = re.search(r"<code>([a-z2-9-]{19})</code>", page)
    assert password
    browser = Browser(app)
    browser.get("/sign-in")
    answer = browser.post("/sign-in", {"username": hr.username, "password": password[1]})
    assert answer.location == CODE_PAGE
    browser.get(CODE_PAGE)
    assert browser.post(CODE_PAGE, {"code": next_code(app, hr.username)}).status_code == HTTPStatus.SEE_OTHER
    assert browser.get("/hr/").location == "/account/password"


def test_everybody_else_chooses_and_is_asked_from_then_on(app: Flask, clock: FixedClock) -> None:
    who = add_somebody(app, Role.MANAGER)
    mail_to(app, who)
    here, there = signed_in(app, who), signed_in(app, who)
    before = here.cookie()
    enrol(here, clock)
    assert here.cookie() != before
    assert is_in(here)
    assert not is_in(there)
    assert told(app)[-1] == "factor_added"
    half_way(app, who)
    assert here.post("/account/authenticator/remove").status_code == HTTPStatus.SEE_OTHER
    assert rows(app, totp_factor) == rows(app, recovery_code) == []
    assert told(app)[-1] == "factor_removed"
    assert Browser(app).sign_in(who).location == "/account/"


def test_the_last_factor_of_somebody_who_needs_one_stays(app: Flask, hr: Somebody) -> None:
    browser = signed_in(app, hr)
    browser.post("/account/authenticator/remove")
    assert len(rows(app, totp_factor)) == 1
    assert "/account/authenticator/remove" not in browser.get("/account/").text


def test_a_wrong_first_code_keeps_nothing(app: Flask) -> None:
    browser = signed_in(app, add_somebody(app, Role.MANAGER))
    browser.post("/account/authenticator/start")
    assert 'id="code-error"' in browser.post("/account/authenticator", {"code": "000000"}).text
    assert rows(app, totp_factor) == []


def test_the_secret_is_sealed_and_in_no_log_and_no_address(app: Flask, clock: FixedClock) -> None:
    with capture_logs() as lines:
        browser = signed_in(app, add_somebody(app, Role.MANAGER))
        codes = CODE.findall(enrol(browser, clock))
        who = rows(app, account)[0]
        browser.post("/account/authenticator/start")
        page = browser.get("/account/authenticator").text
    secret = re.search(r"<code>([A-Z2-7 ]{39})</code>", page)
    assert secret
    plain = secret[1].replace(" ", "")
    everything = f"{lines} {rows(app, totp_factor)} {rows(app, web_session)} {who}"
    for word in (plain, secret[1], *codes):
        assert word not in everything


# --- a lost factor -----------------------------------------------------------------------------------------------


def test_a_lost_factor_is_taken_away_by_the_administrator_and_made_by_its_holder(
    app_on_both: Flask, clock: FixedClock
) -> None:
    app = app_on_both
    who = add_somebody(app, Role.MANAGER, with_factor=True)
    mail_to(app, who)
    theirs = signed_in(app, who)
    admin = signed_in(app, add_somebody(app, Role.ADMIN))
    page = f"/admin/users/{who.account_id}"
    assert f'action="{page}/reset-factor"' in admin.get(page).text
    with capture_logs() as lines:
        shown = admin.post(f"{page}/reset-factor")
    assert shown.location == page
    assert [line["event"] for line in lines] == ["factor_reset"]
    assert told(app)[-1] == "factor_reset"
    assert not is_in(theirs)
    again = Browser(app)
    again.sign_in(who)
    assert again.get("/manager/").location == "/account/authenticator", "a manager, and asked all the same"
    enrol(again, clock)
    assert again.get("/manager/").status_code == HTTPStatus.OK


def test_nobody_resets_their_own_factor_as_administrator(app: Flask) -> None:
    who = add_somebody(app, Role.ADMIN)
    admin = signed_in(app, who)
    admin.post(f"/admin/users/{who.account_id}/reset-factor")
    assert len(rows(app, totp_factor)) == 1
    assert is_in(admin)


# --- browsers ----------------------------------------------------------------------------------------------------


def test_a_sign_in_from_another_browser_is_told_and_from_a_known_one_is_not(app: Flask) -> None:
    who = add_somebody(app, Role.EMPLOYEE)
    mail_to(app, who)
    first = signed_in(app, who)
    assert told(app) == [], "the first browser is no news"
    first.post("/sign-out")
    first.sign_in(who)
    assert told(app) == []
    signed_in(app, who)
    assert told(app) == ["new_browser"]


def test_what_is_told_says_nothing_of_what_the_account_is_used_for(app: Flask) -> None:
    who = add_somebody(app, Role.EMPLOYEE)
    mail_to(app, who)
    browser = signed_in(app, who)
    browser.get("/account/password")
    new = "tre bjørker bak låven"
    browser.post("/account/password", {"current": PASSWORD, "new": new, "again": new})
    (row,) = rows(app, outbox)
    assert (row.about, row.subject_id, row.case_id) == ("password_changed", who.person_id, None)
