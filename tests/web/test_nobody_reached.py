"""Where the manager on a case can be reached no longer, no page sends anybody to them: HR has the case, and the pages say so."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.followed import Followed, employ, follow, name_person
from tests.web.world import TODAY, Browser, add_somebody, signed_in
from workflow.adapters.persistence.tables import account, case, employment
from workflow.domain.people import Role
from workflow.services.name_substitute import Named, name_substitute
from workflow.services.representatives import invite_representative
from workflow.services.substitutes import Mandate

NOBODY = "Ingen ansvarlig er å få tak i"
MONA = "Mona Bakke"


@pytest.fixture
def followed(app: Flask) -> Followed:
    found = follow(app)
    name_person(app, found.manager, *MONA.split())
    return found


def close_account(followed: Followed) -> None:
    theirs = account.c.id == followed.manager.account_id
    with followed.wiring.engine.begin() as connection:
        closed = sa.update(account).where(theirs).values(disabled_at=followed.wiring.clock.now())
        connection.execute(closed)


def end_employment(followed: Followed) -> None:
    left = employ(followed.app, followed.manager, None, followed.unit_id)
    with followed.wiring.engine.begin() as connection:
        ended = sa.update(employment).where(employment.c.id == left)
        connection.execute(ended.values(end_on=TODAY - timedelta(days=1)))


def deputise(followed: Followed) -> str:
    """The name of somebody who stands in for the manager."""
    deputy = add_somebody(followed.app, Role.EMPLOYEE)
    name_person(followed.app, deputy, "Per", "Vik")
    employ(followed.app, deputy, None, followed.unit_id)
    named = Named(
        manager_id=followed.manager.person_id,
        substitute_id=deputy.person_id,
        from_on=TODAY,
        to_on=TODAY + timedelta(days=9),
        mandate=Mandate(may=("talk",), decides="Timer og oppgaver"),
    )
    name_substitute(followed.wiring.office, named, actor=followed.by_manager)
    return "Per Vik"


LOST: dict[str, Callable[[Followed], None]] = {
    "whose account is closed": close_account,
    "who has left": end_employment,
}


def hr_at(followed: Followed) -> Browser:
    return signed_in(followed.app, add_somebody(followed.app, Role.HR))


def opened(hr: Browser, path: str) -> str:
    """A page of a case, after saying why it is opened where that is asked."""
    hr.get(path)
    reason = {"access_reason-choice": "manager_asked", "access_reason-words": ""}
    hr.post(f"{path.removesuffix('/hand-over')}/reason", reason)
    return hr.get(path).text


def head(page: str) -> str:
    return page.partition("<h1")[2].partition("</ol>")[0]


@pytest.mark.parametrize("how", LOST)
def test_the_head_of_a_case_names_nobody_who_cannot_be_reached(followed: Followed, how: str) -> None:
    hr, path = hr_at(followed), f"/hr/cases/{followed.case_id}"
    assert f"{MONA} har ansvaret" in opened(hr, path)
    LOST[how](followed)
    page = head(opened(hr, path))
    assert f"{NOBODY}, så HR har saken" in page
    assert MONA not in page


def test_who_takes_the_case_over_reads_who_had_it(followed: Followed) -> None:
    close_account(followed)
    page = opened(hr_at(followed), f"/hr/cases/{followed.case_id}/hand-over")
    assert f"{MONA}, som ikke er å få tak i" in page


@pytest.mark.parametrize("how", LOST)
def test_the_lists_of_hr_say_that_nobody_can_be_reached(followed: Followed, how: str) -> None:
    follow(followed.app, names=("Ola", "Trygg"))
    LOST[how](followed)
    page = hr_at(followed).get("/hr/cases").text
    # The choices above the list go on naming her: whoever has left is whose cases HR wants to find.
    lines = page.partition("<tbody")[2].partition("</tbody>")[0]
    assert MONA not in lines
    assert lines.count("Ingen å få tak i") == 1


def test_a_task_of_hr_sends_nobody_to_a_manager_who_cannot_be_reached(followed: Followed) -> None:
    followed.give_task(Role.HR, "activity_check")
    hr = hr_at(followed)
    assert f"Be {MONA}" in hr.get("/hr/tasks").text
    close_account(followed)
    assert MONA not in hr.get("/hr/tasks").text


@pytest.mark.parametrize("how", LOST)
def test_employees_read_that_hr_has_their_case(followed: Followed, how: str) -> None:
    LOST[how](followed)
    page = signed_in(followed.app, followed.employee).get("/me/").text
    facts = page.partition("Ansvarlig for deg")[2].partition("Arbeidssted")[0]
    assert "Ingen er å få tak i nå. HR har saken din, så ta kontakt med HR." in facts
    assert MONA not in facts


def test_a_representative_reads_that_hr_has_the_case(followed: Followed) -> None:
    rep = add_somebody(followed.app, Role.EMPLOYEE_REP)
    until = TODAY + timedelta(days=9)
    office = followed.wiring.office
    invite_representative(office, followed.case_id, rep.person_id, "case", until, actor=followed.by_employee)
    close_account(followed)
    page = signed_in(followed.app, rep).get(f"/representative/cases/{followed.case_id}").text
    facts = page.partition("<dl")[2].partition("</dl>")[0]
    assert f"{NOBODY}, så HR har saken" in facts
    assert MONA not in facts


def test_the_manager_stays_named_while_somebody_stands_in(followed: Followed) -> None:
    deputy = deputise(followed)
    close_account(followed)
    page = signed_in(followed.app, followed.employee).get("/me/").text
    assert f"{deputy} følger opp i stedet for {MONA}" in page
    assert NOBODY not in opened(hr_at(followed), f"/hr/cases/{followed.case_id}")


def test_a_closed_case_still_tells_who_had_it(followed: Followed) -> None:
    with followed.wiring.engine.begin() as connection:
        closed = sa.update(case).where(case.c.id == followed.case_id)
        values = {"stage": "closed", "closed_at": followed.wiring.clock.now(), "outcome": "returned"}
        connection.execute(closed.values(values))
    close_account(followed)
    hr = hr_at(followed)
    assert MONA in hr.get("/hr/cases?closed=1").text
    assert f"{MONA} har ansvaret" in opened(hr, f"/hr/cases/{followed.case_id}")


def test_whoever_reports_an_absence_reads_who_is_told(app_on_both: Flask) -> None:
    other = follow(app_on_both, names=("Ola", "Dunk"))
    name_person(app_on_both, other.manager, *MONA.split())
    new = add_somebody(app_on_both, Role.EMPLOYEE)
    employ(app_on_both, new, other.manager, other.unit_id)
    browser = signed_in(app_on_both, new)
    assert MONA in browser.get("/me/absence").text
    close_account(other)
    page = browser.get("/me/absence").text
    assert MONA not in page
    assert "HR, inntil videre" in page
