"""All cases as HR lists them: narrowed, ordered by what people ask for, a page at a time without counting."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from web.queries.name_search import name_holds
from web.queries.responsible import unreached_among, without_responsible
from web.queries.sight import Sight
from workflow.adapters.persistence.tables import case, person, unit
from workflow.domain.duties import Duty, duty_from
from workflow.domain.stages import Stage

PAGE = 50


class Order(StrEnum):
    """What a list is ordered by; closed cases stand with the latest first whatever is urgent."""

    URGENCY = "urgency"
    NAME = "name"
    UNIT = "unit"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a list is narrowed to; `unit_ids` are a unit and those below it."""

    stage: Stage | None = None
    unit_ids: tuple[UUID, ...] = ()
    duty: Duty | None = None
    overdue: bool = False
    unmanaged: bool = False
    closed: bool = False
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class HrCaseRow:
    """A case in HR's list; `manager` is empty while nobody is responsible, `is_unreached` when nobody can be reached."""

    id: UUID
    employee: str
    unit: str
    manager: str
    is_unreached: bool
    stage: Stage
    grade: int
    next_due_on: date | None
    next_duty: Duty | None
    outcome: str | None


@dataclass(frozen=True, kw_only=True)
class HrCasePage:
    """A page of the list; `next_after` is the case behind which the next one begins."""

    rows: tuple[HrCaseRow, ...]
    next_after: UUID | None


_MANAGER = person.alias("manager")
_ROWS = sa.select(
    case.c.id,
    (person.c.given_name + " " + person.c.family_name).label("employee"),
    unit.c.name.label("unit"),
    sa.func.coalesce(_MANAGER.c.given_name + " " + _MANAGER.c.family_name, "").label("manager"),
    case.c.stage,
    case.c.grade,
    case.c.next_due_on,
    case.c.next_duty,
    case.c.outcome,
).select_from(
    case.join(person, person.c.id == case.c.employee_id)
    .join(unit, unit.c.id == case.c.unit_id)
    .outerjoin(_MANAGER, _MANAGER.c.id == case.c.manager_id)
)
Rows = list[sa.Row[*tuple[Any, ...]]]


def hr_cases(
    connection: sa.Connection,
    sight: Sight,
    wanted: Wanted,
    order: Order,
    today: date,
    after: UUID | None = None,
) -> HrCasePage:
    """The cases that are wanted, from the one behind `after` on."""
    query = _ROWS.where(sight, *_conditions(wanted, today))
    start = _start(connection, after)
    if order is Order.URGENCY and not wanted.closed:
        found = _by_urgency(connection, query, start)
    else:
        found = _by_columns(connection, query, order, start)
    shown = found[:PAGE]
    more = len(found) > PAGE
    lost = unreached_among(connection, [row.id for row in shown], today)
    return HrCasePage(
        rows=tuple(_row(row, is_unreached=row.id in lost) for row in shown),
        next_after=shown[-1].id if more and shown else None,
    )


def _conditions(wanted: Wanted, today: date) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = [
        case.c.closed_at.is_not(None) if wanted.closed else case.c.closed_at.is_(None)
    ]
    if wanted.stage:
        found.append(case.c.stage == wanted.stage)
    if wanted.unit_ids:
        found.append(case.c.unit_id.in_(wanted.unit_ids))
    if wanted.duty:
        found.append(case.c.next_duty == wanted.duty)
    if wanted.overdue:
        found.append(case.c.next_due_on < today)
    if wanted.unmanaged:
        found.append(without_responsible(today))
    return found + name_holds(wanted.name)


def _start(connection: sa.Connection, after: UUID | None) -> sa.Row[*tuple[Any, ...]] | None:
    """Where the last page ended; the address names the case only, never what it is ordered by."""
    if after is None:
        return None
    return connection.execute(
        sa.select(case.c.id, case.c.next_due_on, case.c.closed_at, person.c.sort_name, unit.c.name)
        .select_from(
            case.join(person, person.c.id == case.c.employee_id).join(unit, unit.c.id == case.c.unit_id)
        )
        .where(case.c.id == after)
    ).one_or_none()


def _by_urgency(
    connection: sa.Connection, query: sa.Select[Any], start: sa.Row[*tuple[Any, ...]] | None
) -> Rows:
    """First what has a date, along the index of dates; then what has none."""
    due, found = case.c.next_due_on, Rows()
    if start is None or start.next_due_on is not None:
        dated = query.where(due.is_not(None)).order_by(due, case.c.id)
        if start is not None:
            dated = dated.where(_behind([due, case.c.id], [start.next_due_on, start.id]))
        found = list(connection.execute(dated.limit(PAGE + 1)))
    if len(found) <= PAGE:
        undated = query.where(due.is_(None)).order_by(case.c.id)
        if start is not None and start.next_due_on is None:
            undated = undated.where(case.c.id > start.id)
        found += connection.execute(undated.limit(PAGE + 1 - len(found)))
    return found


def _by_columns(
    connection: sa.Connection, query: sa.Select[Any], order: Order, start: sa.Row[*tuple[Any, ...]] | None
) -> Rows:
    if order is Order.URGENCY:
        query = query.order_by(case.c.closed_at.desc(), case.c.id.desc())
        columns: list[Any] = [case.c.closed_at, case.c.id]
    else:
        columns = [*([unit.c.name] if order is Order.UNIT else []), person.c.sort_name, case.c.id]
        query = query.order_by(*columns)
    if start is not None:
        values = [start._mapping[column.name] for column in columns]  # noqa: SLF001 the public name of it
        backwards = order is Order.URGENCY
        query = query.where(_behind(columns, values, backwards=backwards))
    return list(connection.execute(query.limit(PAGE + 1)))


def _behind(columns: list[Any], values: list[object], *, backwards: bool = False) -> sa.ColumnElement[bool]:
    here = sa.tuple_(*columns)
    there = sa.tuple_(
        *[sa.literal(value, column.type) for column, value in zip(columns, values, strict=True)]
    )
    return here < there if backwards else here > there


def _row(row: sa.Row[*tuple[Any, ...]], *, is_unreached: bool) -> HrCaseRow:
    values = row._asdict()
    stage, duty = Stage(values.pop("stage")), values.pop("next_duty")
    duty = duty_from(duty) if duty else None
    return HrCaseRow(stage=stage, next_duty=duty, is_unreached=is_unreached, **values)
