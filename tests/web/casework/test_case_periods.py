"""The case page and its picture show every period of the absence that stands, whichever case it was put on."""

from datetime import date, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.followed import Followed, employ
from tests.web.world import add_somebody
from web.queries.absences import periods_of
from workflow.adapters.persistence.tables import absence_period, case
from workflow.domain.absence.periods import AbsenceKind as K
from workflow.domain.people import Actor, Role
from workflow.services.change_absence import change_absence
from workflow.services.register_edits import AddPeriod
from workflow.services.stated import Stated

DAY = timedelta(days=1)


@pytest.fixture
def by_hr(app: Flask) -> Actor:
    return Actor(person_id=add_somebody(app, Role.HR).person_id, role=Role.HR)


def put(followed: Followed, by: Actor, first: date, last: date, employment_id: UUID | None = None) -> date:
    """A period that belongs to no case, by its first day."""
    where = employment_id or followed.employment_id
    change = AddPeriod(Stated(kind=K.SICK_NOTE_FULL, start_on=first, end_on=last))
    added = change_absence(followed.wiring.office, where, change, actor=by).edit.added[0]
    with followed.wiring.engine.begin() as connection:
        row = absence_period.c.id == added.id
        connection.execute(sa.update(absence_period).where(row).values(case_id=None))
    return first


def first_days(followed: Followed) -> list[date]:
    with followed.wiring.reading.connect() as connection:
        return [one.start_on for one in periods_of(connection, followed.case_id)]


def test_a_period_of_the_running_absence_is_shown_though_it_belongs_to_no_case(
    followed: Followed, by_hr: Actor
) -> None:
    began = followed.row.first_day
    joins = put(followed, by_hr, began - 12 * DAY, began - 5 * DAY)
    put(followed, by_hr, began - 90 * DAY, began - 85 * DAY)
    assert first_days(followed) == [began, joins]


def test_absence_from_another_position_is_not_shown_as_the_case_s_own(
    app: Flask, followed: Followed, by_hr: Actor
) -> None:
    began = followed.row.first_day
    other = employ(app, followed.employee, add_somebody(app, Role.MANAGER), followed.unit_id)
    put(followed, by_hr, began - 12 * DAY, began - 5 * DAY, other)
    assert first_days(followed) == [began]


def test_a_closed_case_shows_nothing_of_what_came_later(followed: Followed, by_hr: Actor) -> None:
    began = followed.row.first_day
    joins = put(followed, by_hr, began - 12 * DAY, began - 5 * DAY)
    with followed.wiring.engine.begin() as connection:
        over = {"closed_at": followed.wiring.clock.now(), "last_day": began - DAY}
        connection.execute(sa.update(case).where(case.c.id == followed.case_id).values(over))
        connection.execute(sa.update(absence_period).values(case_id=None))
    assert first_days(followed) == [joins]
