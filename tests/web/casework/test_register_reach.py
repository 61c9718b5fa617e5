"""What a manager may not see of somebody's absence: another position's follow-up, and what was before their time."""

import re
from datetime import date, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.followed import Followed, employ, filled_in
from tests.web.world import TODAY, Browser, Somebody, add_somebody, signed_in, wiring_of
from workflow.adapters.persistence.tables import absence_period, employment
from workflow.domain.absence.periods import AbsenceKind as K
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Actor, Role
from workflow.services.change_absence import change_absence
from workflow.services.open_case import open_case
from workflow.services.register_edits import AddPeriod, Change, CorrectPeriod, WithdrawPeriod
from workflow.services.stated import Stated

DAY = timedelta(days=1)


def shown(day: date) -> str:
    return day.strftime("%d.%m.%Y")


def register(employment_id: UUID, audience: str = "manager") -> str:
    return f"/{audience}/absences/{employment_id}"


def told_before(browser: Browser, path: str, first: date, last: date) -> tuple[str, list[str]]:
    """The sentence and the reminders of a preview."""
    page = browser.post(path, {"period_kind": K.SICK_NOTE_FULL, "start": shown(first), "end": shown(last)})
    assert page.status_code == 200
    found = re.search(r'id="sentence">([^<]*)<', page.text)
    assert found is not None
    lists = re.findall(r'id="reminders-\w+">(.*?)</ul>', page.text, re.DOTALL)
    return found[1], [line for each in lists for line in re.findall(r"<li>(.*?)</li>", each)]


def put(followed: Followed, change: Change, by: Actor) -> UUID:
    """Change the register; the period it is about."""
    found = change_absence(followed.wiring.office, followed.employment_id, change, actor=by)
    return found.edit.added[0].id if found.edit.added else found.edit.withdrawn[0]


def note(first: date, last: date) -> Stated:
    return Stated(kind=K.SICK_NOTE_FULL, start_on=first, end_on=last)


def once_open(followed: Followed, *periods: UUID) -> None:
    """Rows that had no last day when they were typed, before anybody had a case."""
    with followed.wiring.engine.begin() as connection:
        where = absence_period.c.id.in_(periods)
        connection.execute(sa.update(absence_period).where(where).values(end_on=None))


@pytest.fixture
def browser(followed: Followed) -> Browser:
    return signed_in(followed.app, followed.manager)


@pytest.fixture
def hr(app: Flask, followed: Followed) -> Somebody:
    followed.give_task(Role.HR, "anything")  # a ground for HR to open the case
    return add_somebody(app, Role.HR)


@pytest.fixture
def by_hr(hr: Somebody) -> Actor:
    return Actor(person_id=hr.person_id, role=Role.HR)


@pytest.mark.parametrize("audience", ["manager", "hr"])
def test_a_preview_counts_and_lists_nothing_of_another_position(
    app: Flask, followed: Followed, hr: Somebody, by_hr: Actor, audience: str
) -> None:
    browser = signed_in(app, followed.manager if audience == "manager" else hr)
    path, first = register(followed.employment_id, audience), followed.row.first_day
    alone = told_before(browser, path, first - 10 * DAY, first - 3 * DAY)
    other = employ(app, followed.employee, add_somebody(app, Role.MANAGER), followed.unit_id)
    notice = filled_in(DocumentKind.ABSENCE_NOTICE, wiring_of(app).clock.today(), first)
    open_case(followed.wiring.office, other, notice, actor=by_hr)
    beside = told_before(browser, path, first - 10 * DAY, first - 3 * DAY)
    assert beside[0] == alone[0]
    assert len(beside[1]) == len(set(beside[1])) == len(alone[1]) > 0


def seen(followed: Followed, who: Somebody, audience: str) -> int:
    """How many periods, standing and former, somebody reads in the register."""
    page = signed_in(followed.app, who).get(register(followed.employment_id, audience)).text
    return page.count("tb-documents__title")


def test_a_new_manager_reads_no_row_of_an_earlier_absence_that_was_open_once(
    followed: Followed, hr: Somebody, by_hr: Actor
) -> None:
    before = seen(followed, followed.manager, "manager"), seen(followed, hr, "hr")
    start = followed.row.first_day - 200 * DAY
    first = put(followed, AddPeriod(note(start, start + 5 * DAY)), by_hr)
    second = put(followed, CorrectPeriod(first, note(start, start + 6 * DAY)), by_hr)
    put(followed, CorrectPeriod(second, note(start, start + 9 * DAY)), by_hr)
    wrong = put(followed, AddPeriod(note(start - 100 * DAY, start - 95 * DAY)), by_hr)
    put(followed, WithdrawPeriod(wrong), by_hr)
    once_open(followed, first, second, wrong)
    assert seen(followed, followed.manager, "manager") == before[0]
    assert seen(followed, hr, "hr") == before[1] + 4


def test_a_manager_reads_nothing_of_an_earlier_absence_of_the_same_case(
    followed: Followed, hr: Somebody, by_hr: Actor
) -> None:
    before = seen(followed, followed.manager, "manager")
    day = followed.row.first_day - 60 * DAY
    theirs = put(followed, AddPeriod(note(day - 90 * DAY, day - 80 * DAY)), followed.by_manager)
    of_hr = put(followed, AddPeriod(note(day, day + 9 * DAY)), by_hr)
    with followed.wiring.engine.begin() as connection:
        earlier = absence_period.c.id.in_([theirs, of_hr])
        connection.execute(sa.update(absence_period).where(earlier).values(case_id=followed.case_id))
    assert seen(followed, followed.manager, "manager") == before + 1


def test_a_period_of_the_running_absence_that_was_replaced_stays_readable(
    followed: Followed, by_hr: Actor, browser: Browser
) -> None:
    before = seen(followed, followed.manager, "manager")
    put(followed, AddPeriod(note(TODAY, TODAY + 9 * DAY)), by_hr)
    assert seen(followed, followed.manager, "manager") > before + 1


@pytest.mark.parametrize(("ends_in_days", "status"), [(-1, 404), (0, 200)])
def test_the_register_closes_for_the_manager_when_the_employment_has_ended(
    app: Flask, followed: Followed, hr: Somebody, ends_in_days: int, status: int
) -> None:
    left = employ(app, add_somebody(app, Role.EMPLOYEE), followed.manager, followed.unit_id)
    with followed.wiring.engine.begin() as connection:
        for employment_id in (left, followed.employment_id):
            where = employment.c.id == employment_id
            values = {"end_on": TODAY + ends_in_days * DAY}
            connection.execute(sa.update(employment).where(where).values(values))
    browser = signed_in(app, followed.manager)
    assert browser.get(register(left)).status_code == status
    period = {"period_kind": K.SICK_NOTE_FULL, "start": shown(TODAY - 9 * DAY), "end": shown(TODAY - 5 * DAY)}
    assert browser.post(register(left), period).status_code == status
    assert signed_in(app, hr).get(register(left, "hr")).status_code == 200
    assert browser.get(register(followed.employment_id)).status_code == 200  # its case is open still
