"""What an employee may ask for: a representative, a meeting; and reporting an absence of one's own."""

from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from flask import Flask

from tests.web.followed import Followed, add_unit, employ, follow, hidden
from tests.web.world import TODAY, Browser, Somebody, add_somebody, signed_in, wiring_of
from workflow.adapters.persistence.tables import case, document, escalation, invitation
from workflow.domain.people import Role


def rows(app: Flask, table: sa.Table) -> list[Any]:
    with wiring_of(app).reading.connect() as connection:
        return list(connection.execute(sa.select(table)))


def invite(browser: Browser, followed: Followed, who: Somebody, **changes: str) -> Any:
    path = f"/me/cases/{followed.case_id}/representatives"
    page = browser.get(path).text
    until = (TODAY + timedelta(days=30)).strftime("%d.%m.%Y")
    form = {
        "representative": str(who.person_id),
        "scope": "plan",
        "until": until,
        "submission": hidden(page, "submission"),
    }
    return browser.post(path, {**form, **changes})


def test_a_representative_is_invited_to_a_scope_and_a_day_and_withdrawn_at_once(app: Flask) -> None:
    followed, rep = follow(app), add_somebody(app, Role.EMPLOYEE_REP)
    browser = signed_in(app, followed.employee)
    assert invite(browser, followed, rep).status_code == 303
    (given,) = rows(app, invitation)
    assert (given.scope, given.until_on) == ("plan", TODAY + timedelta(days=30))
    path = f"/me/cases/{followed.case_id}/invitations/{given.id}/withdraw"
    assert path in browser.get(f"/me/cases/{followed.case_id}/representatives").text
    assert [browser.post(path).status_code for _ in range(2)] == [303, 303]
    assert rows(app, invitation)[0].withdrawn_at is not None


def test_nothing_is_shared_unless_everything_is_chosen(app: Flask) -> None:
    followed, rep = follow(app), add_somebody(app, Role.EMPLOYEE_REP)
    browser = signed_in(app, followed.employee)
    manager = str(followed.manager.person_id)
    for changes in (
        {"scope": ""},
        {"until": ""},
        {"representative": ""},
        {"until": "01.01.2020"},
        {"scope": "all"},
        {"representative": manager},
    ):
        assert invite(browser, followed, rep, **changes).status_code == 422, changes
    assert rows(app, invitation) == []


def test_a_double_click_invites_once(app: Flask) -> None:
    followed, rep = follow(app), add_somebody(app, Role.SAFETY_REP)
    browser = signed_in(app, followed.employee)
    same = "7d9f5f9e-3f4f-4d37-9a35-3d6cb1a2e001"
    assert [invite(browser, followed, rep, submission=same).status_code for _ in range(2)] == [303, 303]
    assert len(rows(app, invitation)) == 1


def test_somebody_else_s_invitation_cannot_be_withdrawn(app: Flask) -> None:
    followed, rep = follow(app), add_somebody(app, Role.EMPLOYEE_REP)
    invite(signed_in(app, followed.employee), followed, rep)
    other = follow(app, names=("Ola", "Dunk"))
    browser = signed_in(app, other.employee)
    (given,) = rows(app, invitation)
    for case_id in (followed.case_id, other.case_id):
        assert browser.post(f"/me/cases/{case_id}/invitations/{given.id}/withdraw").status_code == 404
    assert rows(app, invitation)[0].withdrawn_at is None


def test_an_earlier_meeting_is_asked_for_by_the_employee_in_their_own_name(app: Flask) -> None:
    followed = follow(app)
    browser = signed_in(app, followed.employee)
    path = f"/me/cases/{followed.case_id}/earlier-meeting"
    page = browser.get(path).text
    assert 'name="asked_by"' not in page
    form = {name: hidden(page, name) for name in ("case_version", "submission")}
    form |= {"meeting": "dialogue_meeting_2", "why": "Vi står fast.", "asked_by": "manager"}
    assert [browser.post(path, form).status_code for _ in range(2)] == [303, 303]
    request = next(row for row in rows(app, document) if row.kind == "earlier_meeting_request")
    assert request.facts["asked_by"] == "employee"
    assert [row.track for row in rows(app, escalation)] == ["early_dialogue_meeting_2"]


def ask_for_meetings(app: Flask, *asked: tuple[str, str]) -> None:
    """The employee asks for one meeting after the other, each with why."""
    followed = follow(app)
    browser = signed_in(app, followed.employee)
    path = f"/me/cases/{followed.case_id}/earlier-meeting"
    for meeting, why in asked:
        page = browser.get(path).text
        form = {name: hidden(page, name) for name in ("case_version", "submission")}
        assert browser.post(path, form | {"meeting": meeting, "why": why}).status_code == 303


def test_asking_for_another_meeting_takes_nothing_from_the_first_request(app: Flask) -> None:
    ask_for_meetings(app, ("dialogue_meeting_2", "Vi står fast."), ("dialogue_meeting_3", "Vi står fast."))
    requests = [row for row in rows(app, document) if row.kind == "earlier_meeting_request"]
    assert [row.version for row in requests] == [1, 1]
    assert {row.paper_id for row in rows(app, escalation)} == {row.id for row in requests}


def test_asking_again_before_hr_has_sent_it_is_a_new_version_of_the_same_request(app: Flask) -> None:
    asked = [("dialogue_meeting_2", why) for why in ("Vi står fast.", "Vi står fortsatt fast.")]
    ask_for_meetings(app, *asked)
    requests = [row for row in rows(app, document) if row.kind == "earlier_meeting_request"]
    assert sorted(row.version for row in requests) == [1, 2]
    newest = next(row.id for row in requests if row.version == 2)
    assert [row.paper_id for row in rows(app, escalation)] == [newest]


def notice(browser: Browser, **changes: str) -> Any:
    page = browser.get("/me/absence").text
    form = {"employment": hidden(page, "employment"), "submission": hidden(page, "submission")}
    return browser.post(
        "/me/absence", {**form, "first_day": "i dag", "grade": "100", "proof": "sick_note", **changes}
    )


def test_an_own_absence_is_reported_with_two_answers(app_on_both: Flask) -> None:
    app = app_on_both
    employee = add_somebody(app, Role.EMPLOYEE)
    employ(app, employee, add_somebody(app, Role.MANAGER), add_unit(app, "Skolen"))
    browser = signed_in(app, employee)
    assert (sent := notice(browser)).status_code == 303
    assert sent.location == "/me/"
    (opened,) = rows(app, case)
    assert (opened.stage, opened.first_day, opened.grade) == ("reported", TODAY, 100)
    (filed,) = rows(app, document)
    assert filed.facts["reported_how"] == "here"
    assert browser.get("/me/absence").status_code == 200
    assert "case_version" not in browser.get("/me/absence").text


def test_a_second_click_or_a_second_report_opens_no_second_case(app: Flask) -> None:
    employee = add_somebody(app, Role.EMPLOYEE)
    employment = employ(app, employee, add_somebody(app, Role.MANAGER), add_unit(app, "Skolen"))
    browser = signed_in(app, employee)
    page = browser.get("/me/absence").text
    form = {
        "employment": str(employment),
        "submission": hidden(page, "submission"),
        "first_day": "i dag",
        "grade": "50",
    }
    again = {**form, "submission": "7d9f5f9e-3f4f-4d37-9a35-3d6cb1a2e001"}
    answers = [browser.post("/me/absence", one) for one in (form, form, again)]
    assert [answer.status_code for answer in answers] == [303, 303, 303]
    assert len(rows(app, case)) == 1
    assert answers[2].location == f"/me/cases/{rows(app, case)[0].id}"


def test_a_day_in_the_future_or_before_the_employment_is_said_at_the_field(app: Flask) -> None:
    employee = add_somebody(app, Role.EMPLOYEE)
    employ(app, employee, add_somebody(app, Role.MANAGER), add_unit(app, "Skolen"))
    browser = signed_in(app, employee)
    for day in ("03.03.2026", "31.12.2019", "32.13.2026", "x" * 5000):
        refused = notice(browser, first_day=day)
        assert refused.status_code == 422, day
        assert 'id="first_day-error"' in refused.text
    assert rows(app, case) == []


def test_an_absence_is_never_reported_for_an_employment_of_somebody_else(app: Flask) -> None:
    employee, other = add_somebody(app, Role.EMPLOYEE), add_somebody(app, Role.EMPLOYEE)
    unit_id = add_unit(app, "Skolen")
    employ(app, employee, None, unit_id)
    theirs = employ(app, other, None, unit_id)
    assert notice(signed_in(app, employee), employment=str(theirs)).status_code == 404
    assert rows(app, case) == []


def test_somebody_with_two_positions_is_asked_where(app: Flask) -> None:
    employee, unit_id = add_somebody(app, Role.EMPLOYEE), add_unit(app, "Skolen")
    first, second = (
        employ(app, employee, None, unit_id),
        employ(app, employee, None, add_unit(app, "Hjemmet")),
    )
    browser = signed_in(app, employee)
    page = browser.get("/me/absence").text
    assert all(f"employment={one}" in page for one in (first, second))
    assert hidden(browser.get(f"/me/absence?employment={second}").text, "employment") == str(second)
