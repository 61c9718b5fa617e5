"""How much waits for somebody in a role, for the number in the menu, and a manager's whole list of tasks."""

from datetime import date, timedelta

import sqlalchemy as sa

from web.queries.managers_cases import NO_DAY, TaskRow
from web.queries.sight import Sight, listed
from workflow.adapters.persistence.tables import case, document, person, work_item
from workflow.domain.deadlines import UPCOMING_DAYS
from workflow.domain.people import Actor, Role
from workflow.services.chores import Chore

MOST_TASKS = 200
_OPEN = work_item.c.done_at.is_(None)
_TASKS = work_item.join(case, case.c.id == work_item.c.case_id)


def waiting_for(connection: sa.Connection, actor: Actor, today: date) -> int:
    """The open tasks of the actor's role that are theirs to do by now; what is due much later is not counted."""
    if actor.role is Role.EMPLOYEE:
        return _own(connection, actor)
    own = work_item.c.role == actor.role
    if actor.role is Role.PAYROLL:
        where = [own, work_item.c.task == Chore.STOP_PAY, case.c.employee_id != actor.person_id]
    elif actor.role is Role.MANAGER:
        where = [own, listed(actor, today), case.c.closed_at.is_(None), near(today)]
    elif actor.role is Role.HR:
        where = [own, listed(actor, today), near(today)]
    else:
        return 0
    return connection.scalar(sa.select(sa.func.count()).select_from(_TASKS).where(_OPEN, *where)) or 0


def managers_list(connection: sa.Connection, sight: Sight) -> list[TaskRow]:
    """Every open task of a manager, duties too, the soonest first."""
    query = (
        sa.select(
            work_item.c.id,
            work_item.c.case_id,
            (person.c.given_name + " " + person.c.family_name).label("employee"),
            work_item.c.task,
            work_item.c.due_on,
            work_item.c.document_id,
        )
        .select_from(_TASKS.join(person, person.c.id == case.c.employee_id))
        .where(sight, work_item.c.role == Role.MANAGER, _OPEN, case.c.closed_at.is_(None))
        .order_by(sa.func.coalesce(work_item.c.due_on, NO_DAY), work_item.c.id)
        .limit(MOST_TASKS)
    )
    return [TaskRow(**row._asdict()) for row in connection.execute(query)]


def is_near(task: TaskRow, today: date) -> bool:
    """Whether a task is due within the days in which a duty is called upcoming, or has no day."""
    return task.due_on is None or task.due_on <= today + timedelta(days=UPCOMING_DAYS)


def near(today: date) -> sa.ColumnElement[bool]:
    """The same as a condition."""
    last = today + timedelta(days=UPCOMING_DAYS)
    return sa.or_(work_item.c.due_on.is_(None), work_item.c.due_on <= last)


def _own(connection: sa.Connection, actor: Actor) -> int:
    """The employee's own tasks, and the documents that wait for their answer."""
    mine = [case.c.employee_id == actor.person_id, case.c.closed_at.is_(None)]
    tasks = (
        sa.select(sa.func.count()).select_from(_TASKS).where(_OPEN, work_item.c.role == Role.EMPLOYEE, *mine)
    )
    papers = (
        sa.select(sa.func.count())
        .select_from(document.join(case, case.c.id == document.c.case_id))
        .where(document.c.is_current, document.c.answer_by.is_not(None), *mine)
    )
    return sum(connection.scalar(query) or 0 for query in (tasks, papers))
