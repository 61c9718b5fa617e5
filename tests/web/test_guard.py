"""The door: closed unless said otherwise, the same answer for not yours and not there."""

from http import HTTPStatus

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.test import TestResponse

from tests.web.world import PASSWORD, Browser, add_somebody, signed_in, wiring_of
from web.roles import allow
from workflow.adapters.persistence.tables import metadata
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role


def database_of(app: Flask) -> dict[str, list[tuple[object, ...]]]:
    with wiring_of(app).reading.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(sa.select(table))), key=str)
            for table in metadata.sorted_tables
        }


def told(answer: TestResponse) -> tuple[int, bytes, dict[str, str]]:
    return answer.status_code, answer.data, dict(answer.headers)


def test_a_view_without_declaration_is_not_found_for_anybody(app: Flask) -> None:
    app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
    assert Browser(app).get("/forgotten").status_code == HTTPStatus.NOT_FOUND
    assert signed_in(app, add_somebody(app, *Role)).get("/forgotten").status_code == HTTPStatus.NOT_FOUND


def test_naming_no_role_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="name at least one role"):
        allow(Act.READ, Thing.CASE)


def test_not_yours_and_not_there_are_the_same_answer_with_the_same_headers(app: Flask) -> None:
    browser = signed_in(app, add_somebody(app, Role.EMPLOYEE))
    assert told(browser.get("/hr/")) == told(browser.get("/hr/nothing-here")) == told(browser.get("/xyz"))


def test_a_stranger_comes_back_to_the_page_they_asked_for(app: Flask) -> None:
    who = add_somebody(app, Role.MANAGER)
    answer = Browser(app).get("/manager/?sort=name")
    assert answer.status_code == HTTPStatus.SEE_OTHER
    assert answer.location == "/sign-in?next=/manager/?sort%3Dname"
    assert Browser(app).sign_in(who, next_path="/manager/?sort=name").location == "/manager/?sort=name"


@pytest.mark.parametrize(
    "evil",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "/%0d%0aSet-Cookie:a=b\r\n",
        "//evil.example/manager/",
        "/manager/?back=\\\\evil.example",
        "/manager/?back=\r\nSet-Cookie:a=b",
        "javascript:alert(1)",
        "/sign-out",
        "/there-is-no-such-page",
        "/" + "a" * 3000,
    ],
)
def test_sign_in_leads_to_no_other_site_and_to_no_page_that_is_not_there(app: Flask, evil: str) -> None:
    assert Browser(app).sign_in(add_somebody(app, Role.MANAGER), next_path=evil).location == "/"


def test_the_front_page_leads_to_the_start_page_of_the_first_role(app: Flask) -> None:
    for roles, start in {
        (Role.MANAGER, Role.EMPLOYEE): "/manager/",
        (Role.EMPLOYEE,): "/me/",
        (Role.HR, Role.ADMIN): "/hr/",
        (Role.PAYROLL,): "/payroll/",
        (Role.SAFETY_REP, Role.EMPLOYEE): "/representative/",
        (Role.ADMIN,): "/admin/",
    }.items():
        assert signed_in(app, add_somebody(app, *roles)).get("/").location == start


def test_several_roles_have_a_way_between_them_and_one_role_has_none(app: Flask) -> None:
    several = signed_in(app, add_somebody(app, Role.MANAGER, Role.EMPLOYEE)).get("/manager/").text
    assert 'href="/me/"' in several
    assert 'href="/hr/"' not in several
    assert 'href="/me/"' not in signed_in(app, add_somebody(app, Role.MANAGER)).get("/manager/").text


def test_an_account_without_roles_opens_nothing_but_can_leave(app: Flask) -> None:
    browser = Browser(app)
    assert browser.sign_in(add_somebody(app)).status_code == HTTPStatus.SEE_OTHER
    assert browser.get("/account/").status_code == HTTPStatus.NOT_FOUND
    assert browser.post("/sign-out").status_code == HTTPStatus.SEE_OTHER


def test_a_form_without_or_with_a_foreign_token_changes_nothing(app: Flask) -> None:
    mine, theirs = (signed_in(app, add_somebody(app, Role.ADMIN)) for _ in range(2))
    before = database_of(app)
    for token in ("", "nonsense", theirs.token):
        answer = mine.client.post("/account/password", data={"csrf_token": token, "current": PASSWORD})
        assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert database_of(app) == before


def test_a_form_sent_as_plain_text_from_elsewhere_is_refused(app: Flask) -> None:
    browser = signed_in(app, add_somebody(app, Role.ADMIN))
    answer = browser.client.post(
        "/account/sessions/end-others", data="csrf_token=x", content_type="text/plain"
    )
    assert answer.status_code == HTTPStatus.BAD_REQUEST


def test_the_token_of_a_page_stays_the_same_in_a_session(app: Flask) -> None:
    browser = signed_in(app, add_somebody(app, Role.MANAGER))
    browser.get("/account/")
    first = browser.token
    browser.get("/manager/")
    assert browser.token == first


def test_pages_of_other_sites_lead_here_by_links_only(app: Flask) -> None:
    browser = signed_in(app, add_somebody(app, Role.MANAGER))
    foreign = {"Sec-Fetch-Site": "cross-site"}
    link = browser.client.get("/manager/", headers={**foreign, "Sec-Fetch-Mode": "navigate"})
    script = browser.client.get("/manager/", headers={**foreign, "Sec-Fetch-Mode": "no-cors"})
    form = browser.post("/sign-out", headers={**foreign, "Sec-Fetch-Mode": "navigate"})
    assert [link.status_code, script.status_code, form.status_code] == [200, 400, 400]


def test_no_get_changes_the_database(app: Flask) -> None:
    browser = signed_in(app, add_somebody(app, *Role))
    browser.get("/account/")
    before = database_of(app)
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or set()) and not rule.arguments:
            browser.get(rule.rule)
    assert database_of(app) == before


def test_a_guard_that_fails_opens_nothing(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError

    browser = signed_in(app, add_somebody(app, Role.MANAGER))
    app.testing = False
    monkeypatch.setattr("web.security.guard.access_of", fails)
    answer = browser.get("/manager/")
    assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert "Internal" not in answer.text
