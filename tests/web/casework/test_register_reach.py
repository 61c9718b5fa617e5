"""What a manager may not see of somebody's absence: another position's follow-up, and what was before their time."""

import re
from datetime import date, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.followed import Followed, employ, filled_in, follow
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


def put(followed: Followed, change: Change, by: Actor) -> UUID | None:
    found = change_absence(followed.wiring.office, followed.employment_id, change, actor=by)
    return found.edit.added[0].id if found.edit.added else None


def note(first: date, last: date) -> Stated:
    return Stated(kind=K.SICK_NOTE_FULL, start_on=first, end_on=last)


def open_ended(followed: Followed, start: date, by: Actor) -> UUID:
    """A period of long ago without a last day, as a report that was never ended leaves it."""
    period_id = put(followed, AddPeriod(note(start, start + DAY)), by)
    assert period_id is not None
    with followed.wiring.engine.begin() as connection:
        where = absence_period.c.id == period_id
        connection.execute(sa.update(absence_period).where(where).values(end_on=None))
    return period_id


@pytest.fixture
def followed(app: Flask) -> Followed:
    return follow(app)


@pytest.fixture
def browser(followed: Followed) -> Browser:
    return signed_in(followed.app, followed.manager)


@pytest.fixture
def hr(app: Flask) -> Somebody:
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
