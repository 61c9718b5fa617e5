"""Whoever stands in sees the manager's cases from the first to the last day: in lists, searches, forms, files and tasks alike."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.followed import Followed, employ, follow, hidden, name_person
from tests.web.manager.pages import answered, case_path, form_path, go_to_plan, on_page
from tests.web.world import TODAY, Browser, Somebody, add_somebody, signed_in
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.tables import account, account_role, document, substitution
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Actor, Role
from workflow.services.name_substitute import Named, end_substitution, name_substitute
from workflow.services.substitutes import Mandate

FIRST, LAST = TODAY + timedelta(days=2), TODAY + timedelta(days=9)


@dataclass(frozen=True)
class StandIn:
    """A case, and somebody who is to stand in for its manager."""

    followed: Followed
    deputy: Somebody
    given: uuid.UUID


def stand_in(app: Flask, from_on: date = FIRST, to_on: date = LAST) -> StandIn:
    followed = follow(app)
    name_person(app, followed.manager, "Mona", "Bakke")
    deputy = add_somebody(app, Role.EMPLOYEE)
    name_person(app, deputy, "Per", "Vik")
    employ(app, deputy, None, followed.unit_id)
    named = Named(
        manager_id=followed.manager.person_id,
        substitute_id=deputy.person_id,
        from_on=from_on,
        to_on=to_on,
        mandate=Mandate(may=("talk",), decides="Timer og oppgaver"),
    )
    given = name_substitute(followed.wiring.office, named, actor=followed.by_manager)
    return StandIn(followed, deputy, given)


DAYS = {
    "the day before": (FIRST - timedelta(days=1), False, False),
    "the first day": (FIRST, False, True),
    "the last day": (LAST, False, True),
    "the day after": (LAST + timedelta(days=1), False, False),
    "taken back": (FIRST, True, False),
}


@pytest.mark.parametrize("when", DAYS)
def test_everything_of_a_case_opens_and_closes_with_the_mandate(
    app_on_both: Flask, clock: FixedClock, when: str
) -> None:
    day, withdrawn, sees = DAYS[when]
    one = stand_in(app_on_both)
    followed = one.followed
    go_to_plan(followed)
    copy = followed.put_copy(followed.file_plan())
    task = followed.give_task(Role.MANAGER, "look_at_objection")
    clock.move_to(day)
    if withdrawn:
        end_substitution(followed.wiring.office, one.given, actor=followed.by_manager)
    browser = signed_in(app_on_both, one.deputy)
    case = case_path(followed)
    expected = 200 if sees else 404
    for path in (
        case,
        f"{case}/copies/{copy}",
        f"{case}/readers",
        form_path(followed, DocumentKind.FOLLOW_UP_PLAN),
    ):
        assert browser.get(path).status_code == expected, path
    for path in ("/manager/", "/manager/absences/new?name=kari"):
        page = browser.get(path)
        assert page.status_code == expected, path
        assert ("Kari Nordmann" in page.text) is sees, path
    browser.get("/account/")
    assert browser.post(f"{case}/tasks/{task}/done").status_code == (303 if sees else 404)


def test_another_managers_case_stays_closed_to_whoever_stands_in(app: Flask) -> None:
    one = stand_in(app, TODAY)
    elsewhere = follow(app, names=("Nina", "Annen"), unit_name="Et annet sted")
    browser = signed_in(app, one.deputy)
    assert browser.get(case_path(elsewhere)).status_code == 404
    assert "Nina Annen" not in browser.get("/manager/").text


def test_the_pages_say_for_whom_somebody_stands_in_and_until_when(app: Flask) -> None:
    one = stand_in(app, TODAY, date(2026, 12, 12))
    browser = signed_in(app, one.deputy)
    assert (
        "Du følger opp i stedet for Mona Bakke til lørdag 12. desember 2026."
        in browser.get(case_path(one.followed)).text
    )
    assert "For Mona Bakke" in browser.get("/manager/").text
    own = signed_in(app, one.followed.manager)
    page = own.get(case_path(one.followed)).text
    assert "Du følger opp i stedet" not in page
    assert (
        "Per Vik følger opp i stedet for Mona Bakke fra mandag 2. mars 2026 til lørdag 12. desember 2026"
        in page
    )
    assert "For Mona Bakke" not in own.get("/manager/").text


def test_the_employee_sees_who_stands_in_and_among_those_who_may_read(app: Flask) -> None:
    one = stand_in(app, TODAY, date(2026, 12, 12))
    employee = signed_in(app, one.followed.employee)
    told = "Per Vik følger opp i stedet for Mona Bakke fra mandag 2. mars 2026 til lørdag 12. desember 2026"
    assert told in employee.get("/me/").text
    assert (
        "Per Vik, stedfortreder for lederen din"
        in employee.get(f"/me/cases/{one.followed.case_id}/readers").text
    )


def test_a_paper_says_on_whose_behalf_it_was_filed(app: Flask) -> None:
    one = stand_in(app, TODAY)
    browser = signed_in(app, one.deputy)
    path = form_path(one.followed, DocumentKind.FIRST_CONVERSATION_MINUTES)
    page = browser.get(path).text
    sent = browser.post(path, answered(one.followed, DocumentKind.FIRST_CONVERSATION_MINUTES) | on_page(page))
    assert sent.status_code == 303
    assert "Per Vik for Mona Bakke" in browser.get(case_path(one.followed)).text


def test_a_line_of_history_says_on_whose_behalf(app: Flask) -> None:
    one = stand_in(app, TODAY)
    replace(one.followed, manager=one.deputy).file(DocumentKind.CONTACT_ATTEMPT)
    for who, path in ((one.followed.manager, case_path(one.followed)), (one.followed.employee, "/me/")):
        assert "Per Vik for Mona Bakke" in signed_in(app, who).get(path).text


def test_a_form_that_was_open_when_the_mandate_ended_stores_nothing(app: Flask) -> None:
    one = stand_in(app, TODAY)
    browser = signed_in(app, one.deputy)
    path = form_path(one.followed, DocumentKind.FIRST_CONVERSATION_MINUTES)
    filled = answered(one.followed, DocumentKind.FIRST_CONVERSATION_MINUTES) | on_page(browser.get(path).text)
    end_substitution(one.followed.wiring.office, one.given, actor=one.followed.by_manager)
    before = one.followed.row
    for where in (path, f"{path}/draft"):
        assert browser.post(where, filled).status_code == 404
    assert one.followed.row == before
    with one.followed.wiring.reading.connect() as connection:
        kinds = connection.scalars(sa.select(document.c.kind)).all()
    assert DocumentKind.FIRST_CONVERSATION_MINUTES not in kinds


def test_a_form_that_was_open_when_the_role_was_taken_stores_nothing(
    followed: Followed, manager: Browser
) -> None:
    path = form_path(followed, DocumentKind.FIRST_CONVERSATION_MINUTES)
    filled = answered(followed, DocumentKind.FIRST_CONVERSATION_MINUTES) | on_page(manager.get(path).text)
    with followed.wiring.engine.begin() as connection:
        theirs = account_role.c.account_id == followed.manager.account_id
        connection.execute(sa.update(account_role).where(theirs).values(role=Role.EMPLOYEE))
    before = followed.row
    assert manager.post(path, filled).status_code == 404
    assert followed.row == before


def test_the_former_managers_draft_is_kept_but_not_readable_after_a_hand_over(app: Flask) -> None:
    one = stand_in(app, TODAY)
    browser = signed_in(app, one.deputy)
    path = form_path(one.followed, DocumentKind.FIRST_CONVERSATION_MINUTES)
    filled = answered(one.followed, DocumentKind.FIRST_CONVERSATION_MINUTES) | on_page(browser.get(path).text)
    assert browser.post(f"{path}/draft", filled).status_code in {200, 204, 303}
    end_substitution(one.followed.wiring.office, one.given, actor=one.followed.by_manager)
    assert browser.get(path).status_code == 404
    manager = signed_in(app, one.followed.manager)
    assert "Du begynte å skrive" not in manager.get(path).text


def test_a_manager_names_a_substitute_and_ends_it(app: Flask) -> None:
    followed = follow(app)
    deputy = add_somebody(app, Role.MANAGER)
    name_person(app, deputy, "Per", "Vik")
    browser = signed_in(app, followed.manager)
    page = browser.get("/manager/substitutes").text
    posted = {
        "substitute": str(deputy.person_id),
        "from_on": "02.03.2026",
        "to_on": "12.03.2026",
        "may": "talk",
        "authority": "Timer og oppgaver",
        "told_of_confidentiality": "yes",
        "submission": hidden(page, "submission"),
    }
    for _click in range(2):
        assert browser.post("/manager/substitutes", posted).status_code == 303
    page = browser.get("/manager/substitutes").text
    assert "mandag 2. mars 2026 til torsdag 12. mars 2026" in page
    assert "Timer og oppgaver" in page
    with followed.wiring.reading.connect() as connection:
        given = connection.scalars(sa.select(substitution.c.id)).one()
    for _click in range(2):
        assert browser.post(f"/manager/substitutes/{given}/end").status_code == 303
    assert "Avsluttet før tiden" in browser.get("/manager/substitutes").text


def test_a_mandate_that_cannot_be_given_says_so_beside_the_field(app: Flask) -> None:
    one = stand_in(app)
    browser = signed_in(app, one.followed.manager)
    browser.get("/manager/substitutes")
    posted = {
        "substitute": str(one.deputy.person_id),
        "from_on": FIRST.strftime("%d.%m.%Y"),
        "to_on": LAST.strftime("%d.%m.%Y"),
        "authority": "Timer",
        "told_of_confidentiality": "yes",
    }
    twice = browser.post("/manager/substitutes", posted)
    assert twice.status_code == 422
    assert "De er alt stedfortreder noen av disse dagene." in twice.text
    empty = browser.post("/manager/substitutes", {})
    assert empty.status_code == 422
    assert "Velg hvem som er stedfortreder." in empty.text


def test_whoever_stands_in_cannot_name_anybody_on_the_page(app: Flask) -> None:
    one = stand_in(app, TODAY)
    browser = signed_in(app, one.deputy)
    assert "Du har ikke personalansvar selv." in browser.get("/manager/substitutes").text
    assert (
        browser.post("/manager/substitutes", {"substitute": str(one.followed.manager.person_id)}).status_code
        == 404
    )
    assert browser.post(f"/manager/substitutes/{one.given}/end").status_code == 404


def test_hr_names_for_any_manager_but_not_for_themselves(app: Flask) -> None:
    one = stand_in(app, TODAY)
    hr = add_somebody(app, Role.HR)
    browser = signed_in(app, hr)
    assert "Per Vik" in browser.get("/hr/substitutes").text
    theirs = f"/hr/managers/{one.followed.manager.person_id}/substitutes"
    assert "Timer og oppgaver" in browser.get(theirs).text
    assert browser.post(f"{theirs}/{one.given}/end").status_code == 303
    employ(app, add_somebody(app, Role.EMPLOYEE), hr, one.followed.unit_id)
    for nobody in (hr.person_id, one.deputy.person_id, uuid.uuid4()):
        path = f"/hr/managers/{nobody}/substitutes"
        assert browser.get(path).status_code == 404
        assert browser.post(path, {}).status_code == 404
        assert browser.post(f"{path}/{one.given}/end").status_code == 404


def test_hr_counts_a_case_without_responsible_as_long_as_nobody_stands_in(app: Flask) -> None:
    one = stand_in(app, TODAY)
    with one.followed.wiring.engine.begin() as connection:
        theirs = account.c.id == one.followed.manager.account_id
        connection.execute(
            sa.update(account).where(theirs).values(disabled_at=one.followed.wiring.clock.now())
        )
    browser = signed_in(app, add_somebody(app, Role.HR))
    assert "Kari Nordmann" not in browser.get("/hr/cases?unmanaged=1").text
    end_substitution(one.followed.wiring.office, one.given, actor=_hr(app))
    assert "Kari Nordmann" in browser.get("/hr/cases?unmanaged=1").text


def _hr(app: Flask) -> Actor:
    return Actor(person_id=add_somebody(app, Role.HR).person_id, role=Role.HR)
