"""The manager's start: what waits, the list by urgency, and the same few statements however long it is."""

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.counting import counted
from tests.web.followed import Followed, add_unit, employ, filled_in, follow, name_person
from tests.web.manager.pages import case_path, confirm, go_to_plan, take
from tests.web.world import TODAY, Browser, Somebody, add_somebody, signed_in, wiring_of
from workflow.adapters.persistence.tables import case
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Actor, Role
from workflow.services.open_case import open_case


@pytest.fixture
def manager(app: Flask) -> Somebody:
    return add_somebody(app, Role.MANAGER)


def add_cases(app: Flask, manager: Somebody, count: int) -> None:
    """As many employees away, the first of them longest."""
    unit_id = add_unit(app, f"Avdeling {uuid.uuid4().hex[:4]}")
    actor = Actor(person_id=manager.person_id, role=Role.MANAGER)
    for number in range(count):
        employee = add_somebody(app)
        name_person(app, employee, f"Ansatt{number:02}", "Dahl")
        filled = filled_in(DocumentKind.ABSENCE_NOTICE, TODAY, TODAY - timedelta(days=number % 20))
        employment_id = employ(app, employee, manager, unit_id)
        open_case(wiring_of(app).office, employment_id, filled, actor=actor)


def names_listed(page: str) -> list[str]:
    return re.findall(r'<th role="rowheader".*?>(?:<a [^>]*>)?([^<]+)<', page)


def test_a_manager_without_cases_is_told_what_to_do_when_somebody_is_away(
    app: Flask, manager: Somebody
) -> None:
    page = signed_in(app, manager).get("/manager/").text
    assert "tb-empty" in page
    assert page.count('href="/manager/absences/new"') >= 2
    assert "This waits for you" not in page
    assert "<table" not in page


def test_what_waits_stands_first_with_the_form_one_press_away(browser: Browser, followed: Followed) -> None:
    page = browser.get("/manager/").text
    cards = page.partition("tb-cards")[2].partition("</ul>")[0]
    assert "Kari Nordmann" in cards
    assert f'href="{case_path(followed)}/first-conversation-minutes"' in cards
    assert 'data-kind="overdue"' in cards


def test_never_more_than_three_things_wait_at_once(app: Flask, manager: Somebody) -> None:
    add_cases(app, manager, 6)
    assert signed_in(app, manager).get("/manager/").text.count("tb-waiting__act") == 3


def test_a_case_that_only_waits_for_the_employee_does_not_ask_the_manager(
    browser: Browser, followed: Followed
) -> None:
    go_to_plan(followed)
    followed.file_plan()
    page = browser.get("/manager/").text
    assert "tb-waiting__act" not in page
    assert 'data-kind="waiting"' in page


def test_a_chore_is_a_card_of_its_own_and_a_duty_is_not(browser: Browser, followed: Followed) -> None:
    go_to_plan(followed)
    followed.give_task(Role.MANAGER, "plan", TODAY)
    assert browser.get("/manager/").text.count("tb-waiting__act") == 0
    followed.give_task(Role.MANAGER, "look_at_objection", TODAY)
    assert browser.get("/manager/").text.count("tb-waiting__act") == 1


def test_the_list_is_ordered_by_urgency_and_paged_without_gaps(app: Flask, manager: Somebody) -> None:
    add_cases(app, manager, 65)
    browser = signed_in(app, manager)
    seen: list[str] = []
    path, pages = "/manager/", 0
    while path:
        page = browser.get(path).text
        seen += names_listed(page)
        following = re.search(r'href="([^"]+)" rel="next"', page)
        path, pages = (following[1].replace("&amp;", "&") if following else ""), pages + 1
    assert pages == 3
    assert len(seen) == len(set(seen)) == 65
    days = [int(name.removeprefix("Ansatt").partition(" ")[0]) % 20 for name in seen]
    assert days == sorted(days, key=_due_of_first_conversation)


def _due_of_first_conversation(days_away: int) -> int:
    """The longer somebody is away, the sooner the talk was due."""
    return -days_away


@pytest.mark.parametrize("after", ["x", "2026-13-01.x", "2026-01-01", f".{uuid.UUID(int=7)}", "9" * 5000])
def test_a_place_in_the_list_that_is_none_is_the_beginning(
    browser: Browser, followed: Followed, after: str
) -> None:
    page = browser.get(f"/manager/?after={after}")
    assert page.status_code == 200
    assert "Kari Nordmann" in page.text


def test_the_list_asks_the_database_as_often_for_one_case_as_for_thirty(app_on_both: Flask) -> None:
    manager = add_somebody(app_on_both, Role.MANAGER)
    add_cases(app_on_both, manager, 1)
    browser = signed_in(app_on_both, manager)
    engine = wiring_of(app_on_both).engine
    browser.get("/manager/")
    one = counted(engine, lambda: browser.get("/manager/"))
    add_cases(app_on_both, manager, 29)
    noting = counted(engine, lambda: browser.get("/manager/"))  # the new ones are noted once, all in one go
    assert noting <= one + 4
    assert counted(engine, lambda: browser.get("/manager/")) == one


def test_other_managers_cases_are_not_in_the_list(app: Flask, manager: Somebody) -> None:
    follow(app)
    assert "Kari Nordmann" not in signed_in(app, manager).get("/manager/").text


def test_nobody_follows_up_their_own_absence(app: Flask, manager: Somebody) -> None:
    theirs = follow(app)
    with theirs.wiring.engine.begin() as connection:
        connection.execute(
            sa.update(case).values(manager_id=manager.person_id, employee_id=manager.person_id)
        )
    browser = signed_in(app, manager)
    assert case_path(theirs) not in browser.get("/manager/").text
    assert browser.get(case_path(theirs)).status_code == 404


def test_a_closed_case_moves_below_with_how_it_ended(browser: Browser, followed: Followed) -> None:
    followed.file(DocumentKind.REGISTRATION_ERROR_NOTE)
    page = browser.get("/manager/").text
    assert names_listed(page) == []
    assert f'href="{case_path(followed)}"' in page


def test_a_ready_case_says_so(browser: Browser, followed: Followed) -> None:
    go_to_plan(followed)
    confirm(followed, followed.file_plan())
    row: Any = browser.get("/manager/").text.partition("<tbody")[2]
    assert 'data-kind="done"' in row
    take(followed, "conclude_plan")
    assert 'data-kind="done"' not in browser.get("/manager/").text.partition("<tbody")[2]
