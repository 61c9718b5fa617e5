"""The numbers of HR's overview; each counts only what stands behind its door."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from web.queries.hr_cases import without_responsible
from web.queries.sight import Sight
from workflow.adapters.persistence.tables import case, escalation, unit, work_item
from workflow.domain.duties import DUTY_OF, Duty
from workflow.domain.people import Role

SETTLED = ("answered", "closed")


@dataclass(frozen=True, kw_only=True)
class Overdue:
    """How many cases of a unit are late with a duty, by their soonest one."""

    unit_id: UUID
    unit: str
    duty: Duty
    cases: int


def overdue_cases(connection: sa.Connection, sight: Sight, today: date) -> Sequence[Overdue]:
    """What is late, by unit and duty."""
    query = (
        sa.select(unit.c.id, unit.c.name, case.c.next_duty, sa.func.count().label("cases"))
        .select_from(case.join(unit, unit.c.id == case.c.unit_id))
        .where(sight, case.c.closed_at.is_(None), case.c.next_due_on < today)
        .group_by(unit.c.id, unit.c.name, case.c.next_duty)
        .order_by(unit.c.name, case.c.next_duty)
    )
    return [
        Overdue(unit_id=row.id, unit=row.name, duty=DUTY_OF[row.next_duty], cases=row.cases)
        for row in connection.execute(query)
    ]


def cases_without_responsible(connection: sa.Connection, sight: Sight, today: date) -> int:
    """Open cases nobody can follow up."""
    query = sa.select(sa.func.count()).where(sight, case.c.closed_at.is_(None), without_responsible(today))
    return connection.scalar(query.select_from(case)) or 0


def help_wanted(connection: sa.Connection, sight: Sight) -> int:
    """Requests for help that are not answered."""
    query = (
        sa.select(sa.func.count())
        .select_from(escalation.join(case, case.c.id == escalation.c.case_id))
        .where(sight, escalation.c.status.not_in(SETTLED))
    )
    return connection.scalar(query) or 0


def open_tasks(connection: sa.Connection, sight: Sight) -> int:
    """Tasks for HR that are not done."""
    query = (
        sa.select(sa.func.count())
        .select_from(work_item.join(case, case.c.id == work_item.c.case_id))
        .where(sight, work_item.c.role == Role.HR, work_item.c.done_at.is_(None))
    )
    return connection.scalar(query) or 0
