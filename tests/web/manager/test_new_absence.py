"""Reporting an absence: whom, the short notice, and never two cases for one absence."""

import re
import threading
import uuid
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.followed import Followed, add_unit, employ, follow, name_person
from tests.web.manager.pages import on_page
from tests.web.world import TODAY, Browser, Somebody, add_somebody, signed_in, wiring_of
from workflow.adapters.persistence.tables import case, employment
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Role

NOTICE = {"first_day": "i dag", "grade": "100", "proof": "sick_note", "reported_how": "phone"}


@pytest.fixture
def manager(app: Flask) -> Somebody:
    return add_somebody(app, Role.MANAGER)


@pytest.fixture
def employment_id(app: Flask, manager: Somebody) -> uuid.UUID:
    """Somebody at work, of the manager's."""
    employee = add_somebody(app, Role.EMPLOYEE)
    name_person(app, employee, "Åse", "Ødegård")
    return employ(app, employee, manager, add_unit(app, "Legevakten"))


@pytest.fixture
def at_desk(app: Flask, manager: Somebody) -> Browser:
    return signed_in(app, manager)


def cases(app: Flask) -> list[Any]:
    with wiring_of(app).reading.connect() as connection:
        return list(connection.execute(sa.select(case)))


def form_of(employment_id: uuid.UUID, audience: str = "manager") -> str:
    return f"/{audience}/absences/new/{employment_id}"


def report(browser: Browser, employment_id: uuid.UUID, **changes: str) -> Any:
    path = form_of(employment_id)
    return browser.post(path, {**on_page(browser.get(path).text), **NOTICE, **changes})


def test_an_absence_is_reported_in_two_presses_and_a_send(
    app: Flask, at_desk: Browser, employment_id: uuid.UUID
) -> None:
    assert 'href="/manager/absences/new"' in at_desk.get("/manager/").text
    assert f'href="{form_of(employment_id)}"' in at_desk.get("/manager/absences/new").text
    answer = report(at_desk, employment_id)
    (opened,) = cases(app)
    assert (answer.status_code, answer.location) == (303, f"/manager/cases/{opened.id}")
    assert (opened.stage, opened.first_day) == ("first_conversation", TODAY)
    assert "Åse Ødegård" in at_desk.get(answer.location).text


def test_the_notice_is_filled_in_beforehand_so_that_sending_is_enough(
    app: Flask, at_desk: Browser, employment_id: uuid.UUID
) -> None:
    page = at_desk.get(form_of(employment_id)).text
    assert f'value="{TODAY:%d.%m.%Y}"' in page
    assert 'value="phone" checked' in page


def test_a_double_click_opens_one_case(app: Flask, at_desk: Browser, employment_id: uuid.UUID) -> None:
    form = on_page(at_desk.get(form_of(employment_id)).text) | NOTICE
    answers = [at_desk.post(form_of(employment_id), form) for _ in range(2)]
    (opened,) = cases(app)
    assert {answer.location for answer in answers} == {f"/manager/cases/{opened.id}"}


def test_two_reports_at_the_same_instant_open_one_case_and_the_other_is_shown_it(app_on_both: Flask) -> None:
    app, manager = app_on_both, add_somebody(app_on_both, Role.MANAGER)
    employment_id = employ(app, add_somebody(app, Role.EMPLOYEE), manager, add_unit(app, "Legevakten"))
    browsers = [signed_in(app, manager), signed_in(app, add_somebody(app, Role.HR))]
    paths = [form_of(employment_id), form_of(employment_id, "hr")]
    forms = [on_page(browser.get(path).text) | NOTICE for browser, path in zip(browsers, paths, strict=True)]
    together, answers = threading.Barrier(2), []

    def send(number: int) -> None:
        together.wait(10)
        answers.append(browsers[number].post(paths[number], forms[number]))

    threads = [threading.Thread(target=send, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    (opened,) = cases(app)
    first, second = sorted(answers, key=lambda answer: int(answer.status_code))
    assert (first.status_code, second.status_code) == (303, 409)
    assert f"/cases/{opened.id}" in second.text


def test_a_second_case_for_one_absence_leads_to_the_first(
    app: Flask, at_desk: Browser, employment_id: uuid.UUID
) -> None:
    report(at_desk, employment_id)
    (opened,) = cases(app)
    answer = report(at_desk, employment_id, cover_needed="yes", cover_note="Kveldsvakten")
    assert answer.status_code == 409
    assert 'id="first_day-error"' in answer.text
    assert f'href="/manager/cases/{opened.id}"' in answer.text
    assert "Kveldsvakten" in answer.text
    assert len(cases(app)) == 1
    assert f'href="/manager/cases/{opened.id}"' in at_desk.get("/manager/absences/new").text


def test_somebody_back_for_a_week_is_taken_up_again_and_not_opened_anew(app: Flask) -> None:
    followed = follow(app)
    followed.file(DocumentKind.RETURN_NOTE)
    browser = signed_in(app, followed.manager)
    answer = report(browser, followed.employment_id)
    assert answer.status_code == 409
    assert f'href="/manager/cases/{followed.case_id}"' in answer.text


def test_a_case_that_somebody_else_answers_for_is_not_shown_to_the_one_who_reports(
    app: Flask, manager: Somebody
) -> None:
    followed = follow(app)
    with followed.wiring.engine.begin() as connection:
        connection.execute(sa.update(employment).values(manager_id=manager.person_id))
    browser = signed_in(app, manager)
    answer = report(browser, followed.employment_id)
    assert answer.status_code == 409
    assert str(followed.case_id) not in answer.text
    assert str(followed.case_id) not in browser.get("/manager/absences/new").text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"first_day": "i morgen"}, "first_day"),
        ({"first_day": "31.12.2019"}, "first_day"),
        ({"first_day": "30. februar"}, "first_day"),
        ({"first_day": ""}, "first_day"),
        ({"expected_end": (TODAY - timedelta(days=1)).strftime("%d.%m.%Y")}, "expected_end"),
        ({"grade": "0"}, "grade"),
        ({"grade": "101"}, "grade"),
        ({"reported_how": "pigeon"}, "reported_how"),
        ({"ability": "a" * 5_000_000}, "ability"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    app: Flask, at_desk: Browser, employment_id: uuid.UUID, changes: dict[str, str], field: str
) -> None:
    answer = report(at_desk, employment_id, **changes)
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert cases(app) == []


def test_a_draft_of_a_notice_waits_under_its_employee(at_desk: Browser, employment_id: uuid.UUID) -> None:
    path = form_of(employment_id)
    half = on_page(at_desk.get(path).text) | {"first_day": "i går", "cover_note": "Ikke ferdig"}
    assert at_desk.post(f"{path}/draft", half).status_code == 204
    assert "Ikke ferdig" in at_desk.get(path).text
    assert at_desk.post(f"{path}/forget").location == path
    assert "Ikke ferdig" not in at_desk.get(path).text


def test_only_ones_own_employees_can_be_chosen(app: Flask, at_desk: Browser) -> None:
    other = follow(app)
    assert "Kari Nordmann" not in at_desk.get("/manager/absences/new").text
    assert at_desk.get(form_of(other.employment_id)).status_code == 404
    assert at_desk.post(form_of(other.employment_id), dict(NOTICE)).status_code == 404


def test_a_manager_without_employees_is_told_whom_to_ask(at_desk: Browser) -> None:
    assert "tb-empty" in at_desk.get("/manager/absences/new").text


def search(hr: Browser, wanted: str) -> str:
    """What HR finds; the name never stands in an address."""
    page = hr.get("/hr/absences/new").text
    assert re.search(r'<form[^>]*method="post" action="/hr/absences/search"', page)
    sent = hr.post("/hr/absences/search", {"name": wanted})
    assert (sent.status_code, sent.location) == (303, "/hr/absences/new")
    return hr.get("/hr/absences/new").text


def test_a_name_in_an_address_finds_nobody(app: Flask, employment_id: uuid.UUID) -> None:
    hr = signed_in(app, add_somebody(app, Role.HR))
    assert form_of(employment_id, "hr") not in hr.get("/hr/absences/new?name=ase").text
    assert form_of(employment_id, "hr") in search(hr, "ase")
    hr.post("/hr/absences/search", {"name": "ase", "forget": "1"})
    assert form_of(employment_id, "hr") not in hr.get("/hr/absences/new").text


@pytest.mark.parametrize("wanted", ["ødegård", "odegard", "ÅSE øde", "ase", "  Åse   Ødegård "])
def test_hr_finds_anybody_with_or_without_norwegian_letters(
    app: Flask, employment_id: uuid.UUID, wanted: str
) -> None:
    hr = signed_in(app, add_somebody(app, Role.HR))
    page = search(hr, wanted)
    assert f'href="{form_of(employment_id, "hr")}"' in page


@pytest.mark.parametrize("wanted", ["%", "_", "'; --", "nobody", "x" * 10_000, "😀"])
def test_a_search_that_finds_nobody_says_so(app: Flask, employment_id: uuid.UUID, wanted: str) -> None:
    hr = signed_in(app, add_somebody(app, Role.HR))
    assert "tb-empty" in search(hr, wanted[:2000])


def test_hr_reports_for_anybody_and_follows_the_case(app: Flask, employment_id: uuid.UUID) -> None:
    hr = signed_in(app, add_somebody(app, Role.HR))
    path = form_of(employment_id, "hr")
    answer = hr.post(path, on_page(hr.get(path).text) | NOTICE)
    (opened,) = cases(app)
    assert answer.location == f"/hr/cases/{opened.id}"
    page = hr.get(answer.location).text
    assert f'href="/hr/cases/{opened.id}/first-conversation-minutes"' in page
    assert "/manager/" not in page


def test_hr_cannot_report_their_own_absence_as_hr(app: Flask, followed: Followed) -> None:
    both = add_somebody(app, Role.HR)
    own = employ(app, both, None, followed.unit_id)
    hr = signed_in(app, both)
    hr.get("/hr/")
    assert hr.get(form_of(own, "hr")).status_code == 404
    assert hr.post(form_of(own, "hr"), dict(NOTICE)).status_code == 404
