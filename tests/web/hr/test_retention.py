"""HR sees what is kept how long, holds something back, and is shown what would go."""

from http import HTTPStatus

import sqlalchemy as sa

from tests.web.followed import Followed
from tests.web.world import Browser, add_somebody, signed_in
from workflow.adapters.persistence.tables import legal_hold, read_log
from workflow.domain.people import Role
from workflow.domain.rules_of_keeping import KEEPING


def hr(followed: Followed) -> Browser:
    return signed_in(followed.app, add_somebody(followed.app, Role.HR))


def test_every_rule_stands_on_the_page_and_leads_to_where_it_is_changed(followed: Followed) -> None:
    page = hr(followed).get("/hr/retention").text
    for rule in KEEPING:
        assert f"/hr/rules/{rule.name}" in page, rule.name


def test_a_follow_up_is_held_back_seen_by_the_employee_without_the_reason_and_lifted(
    followed: Followed, employee: Browser
) -> None:
    browser, address = hr(followed), f"/hr/cases/{followed.case_id}/hold"
    followed.give_task(Role.HR, "anything")  # a ground for HR to open the case
    browser.get(address)
    refused = browser.post(address, {"scope": "case", "reason": "", "review_on": "1.1.2020"})
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    answers = {"scope": "case", "reason": "Klage til nemnda", "review_on": "1.6.2026"}
    assert browser.post(address, answers).status_code == HTTPStatus.SEE_OTHER
    assert "Klage til nemnda" in browser.get(address).text
    assert "Holdt tilbake fra sletting" in browser.get(f"/hr/cases/{followed.case_id}").text
    for path in ("/hr/retention", "/me/everything", f"/me/cases/{followed.case_id}"):
        who = employee if path.startswith("/me") else browser
        assert "Klage til nemnda" not in who.get(path).text
    assert "mandag 1. juni 2026" in employee.get("/me/everything").text
    with followed.wiring.reading.connect() as connection:
        (row,) = connection.execute(sa.select(legal_hold)).all()
        assert b"Klage" not in row.reason_sealed
        assert "hr" in set(connection.scalars(sa.select(read_log.c.read_as)))
    browser.get(address)
    lifted = browser.post(f"{address}/{row.id}/lift", {"because": "Avgjort"})
    assert lifted.status_code == HTTPStatus.SEE_OTHER
    assert "mandag 1. juni 2026" not in employee.get("/me/everything").text


def test_the_preview_shows_a_day_and_refuses_what_is_none_beside_the_field(followed: Followed) -> None:
    browser = hr(followed)
    assert browser.get("/hr/retention/preview").status_code == HTTPStatus.OK
    assert "mandag 1. juni 2043" in browser.get("/hr/retention/preview?on=2043-06-01").text
    assert 'data-field="validation"' in browser.get("/hr/retention/preview?on=tull").text
    assert browser.get("/hr/retention/receipts").status_code == HTTPStatus.OK


def test_an_answer_about_a_run_that_does_not_ask_changes_nothing(followed: Followed) -> None:
    browser = hr(followed)
    browser.get("/hr/retention")
    answer = browser.post(f"/hr/retention/runs/{followed.case_id}/go-on", {"total": "1"})
    assert answer.status_code == HTTPStatus.SEE_OTHER


def test_the_employee_orders_everything_and_nobody_else_can_take_it(
    followed: Followed, employee: Browser
) -> None:
    employee.get("/me/everything")
    assert employee.post("/me/everything/order").status_code == HTTPStatus.SEE_OTHER
    assert "lages" in employee.get("/me/everything").text
    other = signed_in(followed.app, add_somebody(followed.app, Role.EMPLOYEE))
    other.get("/me/everything")
    gone = other.post(f"/me/everything/{followed.case_id}/take")
    assert gone.status_code == HTTPStatus.NOT_FOUND
