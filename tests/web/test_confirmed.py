"""What matters asks again who somebody is, and nothing is done before."""

import re
import uuid
from http import HTTPStatus

import pytest
import sqlalchemy as sa
from flask import Flask
from flask_babel import gettext

from tests.web.followed import Followed
from tests.web.test_access_matrix import path_of, rules
from tests.web.test_guard import database_of
from tests.web.world import PASSWORD, Browser, add_somebody, next_code, signed_in, wiring_of
from web.security.confirmed import act_of, is_marked
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.tables import account_role
from workflow.domain.people import Role

ASKED_AGAIN = {
    "account.authenticator_now", "account.authenticator_remove", "account.authenticator_start",
    "account.change_password", "account.change_password_now",
    "account.new_recovery_codes", "account.passkey_keep", "account.passkey_remove", "account.passkey_start",
    "admin.close", "admin.create_user", "admin.end_all_sessions", "admin.new_password", "admin.open_again",
    "admin.cover", "admin.end_covering", "admin.let_password", "admin.reset_second_factor", "admin.set_roles", "admin.unbind",
    "account.make_feed", "hr.export_cases", "hr.hand_over_several_now", "hr.retention_go_on", "hr.retention_stop",
    "employee.order_everything", "employee.take_everything",
    "hr.order_package_now", "hr.take_package", "employee.order_package_now", "employee.take_package",
}  # fmt: skip
HARMLESS_FOR_ADMINISTRATORS = {
    "admin.search_users", "admin.create_unit", "admin.save_unit",
    "admin.retry", "admin.retry_all", "admin.hurry", "admin.drop",  # work of no case that failed
}  # fmt: skip
"""What an administrator sends that gives nobody access to anything."""
LEAVES_THE_HOUSE = ("package", "export", "everything")
"""Words in the names of what takes much out at once."""


def marked(app: Flask) -> set[str]:
    with app.app_context():
        return {rule.endpoint for rule, _method in rules(app) if is_marked(rule.endpoint)}


def test_exactly_what_is_listed_asks_again(app: Flask) -> None:
    assert marked(app) == ASKED_AGAIN


def test_nothing_new_of_the_administrator_and_no_new_export_forgets_to_ask(app: Flask) -> None:
    silent = {
        rule.endpoint
        for rule, method in rules(app)
        if method == "POST"
        and (rule.endpoint.startswith("admin.") or any(word in rule.endpoint for word in LEAVES_THE_HOUSE))
    } - marked(app)
    assert {name for name in silent if "logo" not in name} <= HARMLESS_FOR_ADMINISTRATORS


@pytest.mark.parametrize("endpoint", sorted(ASKED_AGAIN))
def test_ten_minutes_after_the_proof_it_asks_and_does_nothing(
    app: Flask, clock: FixedClock, endpoint: str
) -> None:
    browser = signed_in(app, add_somebody(app, *Role))
    clock.advance(seconds=10 * 60 + 1)
    browser.get("/account/")
    rule, method = next(one for one in rules(app) if one[0].endpoint == endpoint)
    before = without_sessions(app)
    answer = browser.client.open(path_of(rule), method=method, data={"csrf_token": browser.token})
    assert answer.status_code == HTTPStatus.SEE_OTHER
    assert answer.location.startswith("/account/confirm")
    assert without_sessions(app) == before


@pytest.mark.parametrize("endpoint", sorted(ASKED_AGAIN))
def test_the_page_that_asks_names_what_is_about_to_happen(
    app: Flask, clock: FixedClock, endpoint: str
) -> None:
    browser = signed_in(app, add_somebody(app, *Role))
    clock.advance(seconds=10 * 60 + 1)
    browser.get("/account/")
    rule, method = next(one for one in rules(app) if one[0].endpoint == endpoint)
    asked = browser.client.open(path_of(rule), method=method, data={"csrf_token": browser.token}).location
    lead = re.search(r'class="tb-lead">(.+?)</p>', browser.get(asked).text)
    assert lead
    assert lead[1].startswith("Bekreft at det er deg før du ")
    with app.test_request_context():
        assert lead[1].startswith(gettext(act_of(endpoint) or ""))


def test_the_act_is_named_where_nothing_of_it_is_kept_and_while_the_proof_goes_wrong(
    app: Flask, clock: FixedClock
) -> None:
    browser = signed_in(app, add_somebody(app, Role.HR))
    clock.advance(seconds=15 * 60)
    browser.get("/account/")
    asked = browser.post("/account/authenticator", {"code": "123456"}).location
    assert "Bekreft at det er deg før du legger til en app med koder." in browser.get(asked).text
    again = browser.post(
        "/account/confirm", {"password": "feil passord her", "next": "/account/authenticator"}
    )
    assert "Bekreft at det er deg før du legger til en app med koder." in again.text


@pytest.mark.parametrize(
    "elsewhere", ["/account/", "/hr/", "//evil.example/account/password", "/nowhere", ""]
)
def test_a_page_that_asks_without_an_act_names_none(app: Flask, elsewhere: str) -> None:
    browser = signed_in(app, add_somebody(app, Role.EMPLOYEE))
    page = browser.get(f"/account/confirm?next={elsewhere}").text
    assert "Bekreft at det er deg" not in page
    assert "Vis en gang til at det er deg" in page


def without_sessions(app: Flask) -> dict[str, list[tuple[object, ...]]]:
    return {name: rows for name, rows in database_of(app).items() if name != "web_session"}


def roles_of(app: Flask, account_id: uuid.UUID) -> set[str]:
    with wiring_of(app).reading.connect() as connection:
        query = sa.select(account_role.c.role).where(account_role.c.account_id == account_id)
        return set(connection.scalars(query))


@pytest.mark.parametrize("proof", ["password", "code"])
def test_what_was_sent_goes_on_after_the_proof_and_not_before(
    app: Flask, clock: FixedClock, proof: str
) -> None:
    me, other = add_somebody(app, Role.ADMIN), add_somebody(app, Role.EMPLOYEE)
    admin = signed_in(app, me)
    clock.advance(seconds=15 * 60)
    path = f"/admin/users/{other.account_id}/roles"
    assert admin.post(path, {"roles": ["manager", "payroll"]}).location == "/account/confirm"
    assert roles_of(app, other.account_id) == {"employee"}
    assert admin.get("/account/confirm/go-on").location == "/account/", "nobody goes round the question"
    before = admin.cookie()
    typed = {"password": PASSWORD} if proof == "password" else {"code": next_code(app, me.username)}
    assert admin.post("/account/confirm", typed).location == "/account/confirm/go-on"
    assert admin.cookie() != before
    page = admin.get("/account/confirm/go-on").text
    assert f'action="{path}"' in page
    assert page.count('name="roles"') == 2
    assert roles_of(app, other.account_id) == {"employee"}
    admin.post(path, {"roles": ["manager", "payroll"]})
    assert roles_of(app, other.account_id) == {"manager", "payroll"}
    assert admin.get("/account/confirm/go-on").text.count('name="roles"') == 0


@pytest.mark.parametrize("typed", [{"password": "feil passord her"}, {"code": "000000"}, {}])
def test_a_wrong_proof_goes_nowhere(app: Flask, clock: FixedClock, typed: dict[str, str]) -> None:
    admin = signed_in(app, add_somebody(app, Role.ADMIN))
    clock.advance(seconds=15 * 60)
    admin.post(f"/admin/users/{uuid.uuid4()}/close")
    answer = admin.post("/account/confirm", typed)
    assert answer.status_code == HTTPStatus.OK
    assert "-error" in answer.text
    assert admin.get("/account/password").location.startswith("/account/confirm")


def test_proofs_are_slowed_down_like_sign_in(app: Flask, clock: FixedClock) -> None:
    admin = signed_in(app, add_somebody(app, Role.ADMIN))
    for _ in range(5):
        admin.post("/account/confirm", {"password": "feil passord her"})
    page = admin.post("/account/confirm", {"password": PASSWORD}).text
    assert 'id="password-error"' in page


def test_a_page_is_shown_again_after_the_proof(app: Flask, clock: FixedClock) -> None:
    browser = signed_in(app, add_somebody(app, Role.MANAGER))
    clock.advance(seconds=15 * 60)
    assert browser.get("/account/password").location == "/account/confirm?next=/account/password"
    answer = browser.post("/account/confirm", {"password": PASSWORD, "next": "/account/password"})
    assert answer.location == "/account/password"
    assert browser.get("/account/password").status_code == HTTPStatus.OK


def test_a_password_that_was_about_to_be_sent_is_kept_nowhere(app: Flask, clock: FixedClock) -> None:
    browser = signed_in(app, add_somebody(app, Role.MANAGER))
    clock.advance(seconds=15 * 60)
    new = "tre bjørker bak låven"
    answer = browser.post("/account/password", {"current": PASSWORD, "new": new, "again": new})
    assert answer.location == "/account/confirm?next=/account/password"
    answer = browser.post("/account/confirm", {"password": PASSWORD})
    assert answer.location == "/account/"
    assert browser.get("/account/confirm/go-on").location == "/account/"


def test_a_package_is_not_ordered_before_the_proof(followed: Followed, clock: FixedClock) -> None:
    browser = signed_in(followed.app, followed.employee)
    clock.advance(seconds=15 * 60)
    path = f"/me/cases/{followed.case_id}/evidence"
    assert browser.post(path, {"submission": str(uuid.uuid4())}).location == "/account/confirm"
    browser.post("/account/confirm", {"password": PASSWORD})
    assert f'action="{path}"' in browser.get("/account/confirm/go-on").text
    assert Browser(followed.app).get("/account/confirm").location.startswith("/sign-in")
