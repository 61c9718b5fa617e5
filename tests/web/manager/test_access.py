"""Whose case it is decides everything: to others nothing of it is there."""

import uuid
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.followed import Followed, employ, follow
from tests.web.manager.pages import case_path, go_to_plan
from tests.web.world import TODAY, Browser, add_somebody, give_factor, signed_in, wiring_of
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.tables import account_role, employment
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Actor, Role
from workflow.services.hand_over import hand_over
from workflow.services.name_substitute import Named, name_substitute
from workflow.services.substitutes import Mandate


@pytest.fixture
def addresses(followed: Followed) -> list[tuple[str, str]]:
    """Every address under a case, with ids that exist."""
    go_to_plan(followed)
    plan = followed.file_plan()
    copy = followed.put_copy(plan, word=b"PK")
    task = followed.give_task(Role.MANAGER, "look_at_objection")
    case = f"/cases/{followed.case_id}"
    new = f"/absences/new/{followed.employment_id}"
    register = f"/absences/{followed.employment_id}"
    return [
        ("GET", case),
        ("GET", f"{case}/readers"),
        ("POST", f"{case}/steps/conclude_plan"),
        ("POST", f"{case}/tasks/{task}/done"),
        ("GET", f"{case}/copies/{copy}"),
        ("GET", f"{case}/copies/{copy}/word"),
        *[(method, f"{case}/documents/{plan}{end}") for method, end in (("GET", ""), ("GET", "/silence"))],
        *[("POST", f"{case}/documents/{plan}/silence{end}") for end in ("", "/draft", "/forget")],
        *[("GET", f"{case}/{slug}") for slug in ("absence-period", "told-by-nav", "follow-up-plan")],
        *[
            ("POST", f"{case}/{slug}{end}")
            for slug in ("told-by-nav", "follow-up-plan")
            for end in ("", "/draft", "/forget")
        ],
        ("GET", register),
        *[("POST", register + end) for end in ("", "/draft", "/forget")],
        ("GET", new),
        *[("POST", new + end) for end in ("", "/draft", "/forget")],
    ]


def ask(browser: Browser, method: str, path: str) -> int:
    return (browser.get(path) if method == "GET" else browser.post(path)).status_code


def test_another_manager_finds_nothing_of_a_case(
    app: Flask, followed: Followed, addresses: list[tuple[str, str]]
) -> None:
    stranger = signed_in(app, add_somebody(app, Role.MANAGER))
    stranger.get("/manager/")
    before = followed.row
    assert {ask(stranger, method, f"/manager{path}") for method, path in addresses} == {404}
    assert followed.row == before
    assert followed.readings() == []


def test_hr_finds_nothing_of_their_own_case(
    app: Flask, followed: Followed, addresses: list[tuple[str, str]]
) -> None:
    with followed.wiring.engine.begin() as connection:
        connection.execute(
            account_role.insert(), {"account_id": followed.employee.account_id, "role": Role.HR}
        )
    give_factor(app, followed.employee)
    browser = signed_in(app, followed.employee)
    browser.get("/hr/")
    assert {ask(browser, method, f"/hr{path}") for method, path in addresses} == {404}


def test_an_unknown_case_looks_like_somebody_elses(
    browser: Browser, addresses: list[tuple[str, str]], followed: Followed
) -> None:
    known, unknown = str(followed.case_id), str(uuid.uuid4())
    mine = [(method, path.replace(known, unknown)) for method, path in addresses if known in path]
    assert {ask(browser, method, f"/manager{path}") for method, path in mine} == {404}


def test_a_document_of_one_case_is_not_found_under_another(
    app: Flask, followed: Followed, browser: Browser
) -> None:
    other = follow(app, names=("Per", "Vik"))
    document = other.file(DocumentKind.FIRST_CONVERSATION_MINUTES)
    copy = other.put_copy(document, word=b"PK")
    followed.give_task(Role.HR, "anything")  # a ground for HR to open the case
    hr = signed_in(app, add_somebody(app, Role.HR))
    for browser_of, audience in ((browser, "manager"), (hr, "hr")):
        case = f"/{audience}/cases/{followed.case_id}"
        documents = (f"/documents/{document}", f"/documents/{document}/silence")
        for path in (*documents, f"/copies/{copy}", f"/copies/{copy}/word"):
            assert browser_of.get(case + path).status_code == 404


def test_a_task_of_one_case_is_not_closed_from_another(app: Flask, followed: Followed) -> None:
    other = follow(app, names=("Per", "Vik"))
    task = other.give_task(Role.MANAGER, "look_at_objection")
    browser = signed_in(app, followed.manager)
    browser.get(case_path(followed))
    assert browser.post(f"{case_path(followed)}/tasks/{task}/done").status_code == 404


@pytest.mark.parametrize("slug", ["follow_up_plan", "nonsense", "case-page", "FOLLOW-UP-PLAN", "plan%00"])
def test_a_form_that_is_none_is_not_there(browser: Browser, followed: Followed, slug: str) -> None:
    assert browser.get(f"{case_path(followed)}/{slug}").status_code == 404


def test_a_form_of_another_stage_is_explained(browser: Browser, followed: Followed) -> None:
    answer = browser.get(f"{case_path(followed)}/aftercare-note")
    assert answer.status_code == 409
    assert f'href="{case_path(followed)}"' in answer.text


def test_a_manager_who_no_longer_answers_for_a_case_loses_it_at_once(
    app: Flask, browser: Browser, followed: Followed
) -> None:
    assert browser.get(case_path(followed)).status_code == 200
    hr, successor = add_somebody(app, Role.HR), add_somebody(app, Role.MANAGER)
    hand_over(
        followed.wiring.office,
        followed.case_id,
        successor.person_id,
        actor=Actor(person_id=hr.person_id, role=Role.HR),
        version=followed.row.version,
    )
    assert browser.get(case_path(followed)).status_code == 404
    assert signed_in(app, successor).get(case_path(followed)).status_code == 200


def test_a_manager_who_has_left_is_out_the_day_after_their_last_one(
    app_on_both: Flask, clock: FixedClock
) -> None:
    followed = follow(app_on_both)
    employ(app_on_both, followed.manager, None, followed.unit_id)
    with wiring_of(app_on_both).engine.begin() as connection:
        theirs = employment.c.person_id == followed.manager.person_id
        connection.execute(sa.update(employment).where(theirs).values(end_on=TODAY))
    browser = signed_in(app_on_both, followed.manager)
    paths = (case_path(followed), f"/manager/absences/{followed.employment_id}")
    assert [browser.get(path).status_code for path in paths] == [200, 200]
    clock.move_to(TODAY + timedelta(days=1))
    browser = signed_in(app_on_both, followed.manager)
    assert [browser.get(path).status_code for path in paths] == [404, 404]
    assert str(followed.case_id) not in browser.get("/manager/").text


def test_whose_manager_role_is_taken_away_sees_only_the_cases_of_whom_they_stand_in_for(
    app_on_both: Flask,
) -> None:
    own, other = follow(app_on_both), follow(app_on_both)
    named = Named(
        manager_id=other.manager.person_id,
        substitute_id=own.manager.person_id,
        from_on=TODAY,
        to_on=TODAY,
        mandate=Mandate(may=("talk",), decides="Timer og oppgaver"),
    )
    name_substitute(other.wiring.office, named, actor=other.by_manager)
    with wiring_of(app_on_both).engine.begin() as connection:
        theirs = account_role.c.account_id == own.manager.account_id
        connection.execute(sa.delete(account_role).where(theirs))
        employee = {"account_id": own.manager.account_id, "role": Role.EMPLOYEE}
        connection.execute(sa.insert(account_role).values(employee))
    browser = signed_in(app_on_both, own.manager)
    assert browser.get(case_path(other)).status_code == 200
    assert browser.get(case_path(own)).status_code == 404
    assert browser.get(f"/manager/absences/{own.employment_id}").status_code == 404
