"""Whose right to sick pay ends soon: dates and percentages, nothing else of the case."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import case, employment, person, unit
from workflow.domain.people import Actor


@dataclass(frozen=True, kw_only=True)
class ComingMaxDate:
    """An absence whose right to sick pay ends soon; `max_date` is what Nav told, else what was reckoned.

    The ids and the day of birth are there to explain the date; no page shows them.
    """

    case_id: UUID
    employee_id: UUID
    employment_id: UUID
    born_on: date | None
    employee: str
    unit: str
    position_percentage: int
    first_day: date
    last_day: date | None
    grade: int
    max_date: date
    max_date_told: date | None
    max_date_reckoned: date | None


def coming_max_dates(
    connection: sa.Connection, actor: Actor, today: date, until: date
) -> list[ComingMaxDate]:
    """The max dates of open cases from today until a day, the soonest first; only those still away."""
    query = (
        sa.select(
            case.c.id.label("case_id"),
            case.c.employee_id,
            case.c.employment_id,
            person.c.born_on,
            (person.c.given_name + " " + person.c.family_name).label("employee"),
            unit.c.name.label("unit"),
            employment.c.percentage.label("position_percentage"),
            case.c.first_day,
            case.c.last_day,
            case.c.grade,
            case.c.max_date,
            case.c.max_date_told,
            case.c.max_date_reckoned,
        )
        .select_from(
            case.join(person, person.c.id == case.c.employee_id)
            .join(unit, unit.c.id == case.c.unit_id)
            .join(employment, employment.c.id == case.c.employment_id)
        )
        .where(
            case.c.closed_at.is_(None),
            case.c.grade > 0,
            case.c.max_date >= today,
            case.c.max_date <= until,
            case.c.employee_id != actor.person_id,
        )
        .order_by(case.c.max_date, case.c.id)
    )
    return [ComingMaxDate(**row._asdict()) for row in connection.execute(query)]
