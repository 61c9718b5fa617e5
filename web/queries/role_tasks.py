"""The open tasks of a whole role, with the case each belongs to, a page at a time."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from web.queries.open_tasks import near
from web.queries.responsible import unreached_among
from workflow.adapters.persistence.tables import case, employment, person, unit, work_item
from workflow.domain.people import Actor

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class RoleTask:
    """A task with no more of its case than dates, percentages and who is responsible (empty when nobody can be reached)."""

    id: UUID
    case_id: UUID
    task: str
    due_on: date | None
    document_id: UUID | None
    employee: str
    manager: str
    unit: str
    position_percentage: int
    first_day: date
    last_day: date | None
    grade: int
    max_date: date | None


@dataclass(frozen=True, kw_only=True)
class RoleTaskPage:
    """A page of tasks; `next_after` is the task behind which the next one begins."""

    rows: tuple[RoleTask, ...]
    next_after: UUID | None


_manager = person.alias("manager")
_ROWS = sa.select(
    work_item.c.id,
    work_item.c.case_id,
    work_item.c.task,
    work_item.c.due_on,
    work_item.c.document_id,
    (person.c.given_name + " " + person.c.family_name).label("employee"),
    sa.func.coalesce(_manager.c.given_name + " " + _manager.c.family_name, "").label("manager"),
    unit.c.name.label("unit"),
    employment.c.percentage.label("position_percentage"),
    case.c.first_day,
    case.c.last_day,
    case.c.grade,
    case.c.max_date,
).select_from(
    work_item.join(case, case.c.id == work_item.c.case_id)
    .join(person, person.c.id == case.c.employee_id)
    .join(unit, unit.c.id == case.c.unit_id)
    .join(employment, employment.c.id == case.c.employment_id)
    .outerjoin(_manager, _manager.c.id == case.c.manager_id)
)


def role_tasks(
    connection: sa.Connection,
    actor: Actor,
    today: date,
    after: UUID | None = None,
    task: str | None = None,
    *,
    later: bool | None = None,
) -> RoleTaskPage:
    """What is open for the actor's role, the most urgent first; never about the actor's own absence.

    `later` leaves only what is due much later, or only the rest; without it everything comes.
    """
    query = _ROWS.where(
        work_item.c.role == actor.role, work_item.c.done_at.is_(None), case.c.employee_id != actor.person_id
    )
    if task is not None:
        query = query.where(work_item.c.task == task)
    if later is not None:
        query = query.where(~near(today) if later else near(today))
    found = _behind(connection, query, after)
    shown = found[:PAGE]
    lost = unreached_among(connection, {row.case_id for row in shown}, today)
    rows = tuple(_task(row, is_unreached=row.case_id in lost) for row in shown)
    return RoleTaskPage(rows=rows, next_after=rows[-1].id if len(found) > PAGE else None)


def _task(row: sa.Row[*tuple[Any, ...]], *, is_unreached: bool) -> RoleTask:
    task = RoleTask(**row._asdict())
    return replace(task, manager="") if is_unreached else task


def _behind(
    connection: sa.Connection, query: sa.Select[Any], after: UUID | None
) -> list[sa.Row[*tuple[Any, ...]]]:
    """First what has a day, then what has none."""
    due = work_item.c.due_on
    start = _start(connection, after)
    found: list[sa.Row[*tuple[Any, ...]]] = []
    if start is None or start.due_on is not None:
        dated = query.where(due.is_not(None)).order_by(due, work_item.c.id)
        if start is not None:
            here = sa.tuple_(due, work_item.c.id)
            dated = dated.where(
                here
                > sa.tuple_(sa.literal(start.due_on, due.type), sa.literal(start.id, work_item.c.id.type))
            )
        found = list(connection.execute(dated.limit(PAGE + 1)))
    if len(found) <= PAGE:
        undated = query.where(due.is_(None)).order_by(work_item.c.id)
        if start is not None and start.due_on is None:
            undated = undated.where(work_item.c.id > start.id)
        found += connection.execute(undated.limit(PAGE + 1 - len(found)))
    return found


def _start(connection: sa.Connection, after: UUID | None) -> sa.Row[*tuple[Any, ...]] | None:
    if after is None:
        return None
    query = sa.select(work_item.c.id, work_item.c.due_on).where(work_item.c.id == after)
    return connection.execute(query).one_or_none()
