"""The numbers of HR's overview; each counts only what stands behind its door."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from web.queries.case_filter import USED_EXEMPTION
from web.queries.escalations import Show, shown
from web.queries.holds import all_holds
from web.queries.open_tasks import near
from web.queries.retention import run_that_asks
from web.queries.sight import Sight
from workflow.adapters.persistence.tables import case, escalation, history, work_item
from workflow.domain.duties import DUTY_OF, Duty
from workflow.domain.people import Role


@dataclass(frozen=True, kw_only=True)
class Overdue:
    """How many cases of a unit, by itself, are late with a duty, by their soonest one."""

    unit_id: UUID
    duty: Duty
    cases: int


@dataclass(frozen=True, kw_only=True)
class Exempted:
    """In how many cases of a unit, by itself, an exemption was used, by its step."""

    unit_id: UUID
    trigger: str
    cases: int


def overdue_cases(connection: sa.Connection, sight: Sight, today: date) -> Sequence[Overdue]:
    """What is late, by unit and duty."""
    query = (
        sa.select(case.c.unit_id, case.c.next_duty, sa.func.count().label("cases"))
        .where(sight, case.c.closed_at.is_(None), case.c.next_due_on < today)
        .group_by(case.c.unit_id, case.c.next_duty)
    )
    return [
        Overdue(unit_id=row.unit_id, duty=DUTY_OF[row.next_duty], cases=row.cases)
        for row in connection.execute(query)
    ]


def exempted_cases(connection: sa.Connection, sight: Sight, *, closed: bool) -> Sequence[Exempted]:
    """Which exemptions were used in open or in closed cases; one used twice in a case counts once."""
    of_case = case.c.closed_at.is_not(None) if closed else case.c.closed_at.is_(None)
    query = (
        sa.select(
            case.c.unit_id,
            history.c.word.label("trigger"),
            sa.func.count(history.c.case_id.distinct()).label("cases"),
        )
        .select_from(history.join(case, case.c.id == history.c.case_id))
        .where(USED_EXEMPTION, of_case, sight)
        .group_by(case.c.unit_id, history.c.word)
    )
    return [Exempted(**row._asdict()) for row in connection.execute(query)]


def help_wanted(connection: sa.Connection, sight: Sight, show: Show, today: date) -> int:
    """Requests for help: as many as the list behind the number shows."""
    query = (
        sa.select(sa.func.count())
        .select_from(escalation.join(case, case.c.id == escalation.c.case_id))
        .where(sight, shown(show, today))
    )
    return connection.scalar(query) or 0


def open_tasks(connection: sa.Connection, sight: Sight, today: date, *, later: bool = False) -> int:
    """Tasks for HR that are not done: those to do by now, or those that come later."""
    query = (
        sa.select(sa.func.count())
        .select_from(work_item.join(case, case.c.id == work_item.c.case_id))
        .where(sight, work_item.c.role == Role.HR, work_item.c.done_at.is_(None))
        .where(~near(today) if later else near(today))
    )
    return connection.scalar(query) or 0


def deletions_waiting(connection: sa.Connection, sight: Sight, today: date) -> int:
    """A run of deletion that asks, and holds HR may see that are to be looked at again."""
    late = sum(hold.review_on <= today for hold in all_holds(connection, sight))
    return late + (1 if run_that_asks(connection) else 0)
