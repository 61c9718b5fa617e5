"""All cases as HR lists them: narrowed, ordered by what people ask for, a page at a time without counting."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from web.queries.case_filter import Wanted, conditions
from web.queries.responsible import unreached_among
from web.queries.sight import Sight
from workflow.adapters.persistence.tables import case, person, unit
from workflow.domain.duties import Duty, duty_from
from workflow.domain.stages import Stage

PAGE = 50
AT_ONCE = 1000


class Order(StrEnum):
    """What a list is ordered by; closed cases stand with the latest first whatever is urgent."""

    URGENCY = "urgency"
    MAX_DATE = "max_date"
    NAME = "name"
    UNIT = "unit"


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
    max_date: date | None
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
    case.c.max_date,
    case.c.outcome,
).select_from(
    case.join(person, person.c.id == case.c.employee_id)
    .join(unit, unit.c.id == case.c.unit_id)
    .outerjoin(_MANAGER, _MANAGER.c.id == case.c.manager_id)
)
Rows = list[sa.Row[*tuple[Any, ...]]]
_DAYS = {Order.URGENCY: case.c.next_due_on, Order.MAX_DATE: case.c.max_date}


def hr_cases(
    connection: sa.Connection,
    sight: Sight,
    wanted: Wanted,
    order: Order,
    today: date,
    after: UUID | None = None,
    most: int | None = None,
) -> HrCasePage:
    """The cases that are wanted, from the one behind `after` on; a page of them, or `most`."""
    query = _ROWS.where(sight, *conditions(wanted, today))
    start, most = _start(connection, after), most or PAGE
    if order in _DAYS and not wanted.closed:
        found = _by_day(connection, query, _DAYS[order], start, most)
    else:
        found = _by_columns(connection, query, order, start, most)
    shown = found[:most]
    more = len(found) > most
    lost = unreached_among(connection, [row.id for row in shown], today)
    return HrCasePage(
        rows=tuple(_row(row, is_unreached=row.id in lost) for row in shown),
        next_after=shown[-1].id if more and shown else None,
    )


def every_case(
    connection: sa.Connection, sight: Sight, wanted: Wanted, order: Order, today: date
) -> Iterator[HrCaseRow]:
    """The whole list in its order, many at a time."""
    page = hr_cases(connection, sight, wanted, order, today, most=AT_ONCE)
    yield from page.rows
    while page.next_after is not None:
        page = hr_cases(connection, sight, wanted, order, today, page.next_after, AT_ONCE)
        yield from page.rows


def _start(connection: sa.Connection, after: UUID | None) -> sa.Row[*tuple[Any, ...]] | None:
    """Where the last page ended; the address names the case only, never what it is ordered by."""
    if after is None:
        return None
    return connection.execute(
        sa.select(
            case.c.id,
            case.c.next_due_on,
            case.c.max_date,
            case.c.closed_at,
            person.c.sort_name,
            unit.c.name,
        )
        .select_from(
            case.join(person, person.c.id == case.c.employee_id).join(unit, unit.c.id == case.c.unit_id)
        )
        .where(case.c.id == after)
    ).one_or_none()


def _by_day(
    connection: sa.Connection,
    query: sa.Select[Any],
    day: sa.Column[Any],
    start: sa.Row[*tuple[Any, ...]] | None,
    most: int,
) -> Rows:
    """First what has such a day, along its index; then what has none."""
    found = Rows()
    reached = start._mapping[day.name] if start is not None else None  # noqa: SLF001 the public name of it
    if start is None or reached is not None:
        dated = query.where(day.is_not(None)).order_by(day, case.c.id)
        if start is not None:
            dated = dated.where(_behind([day, case.c.id], [reached, start.id]))
        found = list(connection.execute(dated.limit(most + 1)))
    if len(found) <= most:
        undated = query.where(day.is_(None)).order_by(case.c.id)
        if start is not None and reached is None:
            undated = undated.where(case.c.id > start.id)
        found += connection.execute(undated.limit(most + 1 - len(found)))
    return found


def _by_columns(
    connection: sa.Connection,
    query: sa.Select[Any],
    order: Order,
    start: sa.Row[*tuple[Any, ...]] | None,
    most: int,
) -> Rows:
    if order in _DAYS:
        query = query.order_by(case.c.closed_at.desc(), case.c.id.desc())
        columns: list[Any] = [case.c.closed_at, case.c.id]
    else:
        columns = [*([unit.c.name] if order is Order.UNIT else []), person.c.sort_name, case.c.id]
        query = query.order_by(*columns)
    if start is not None:
        values = [start._mapping[column.name] for column in columns]  # noqa: SLF001 the public name of it
        backwards = order in _DAYS
        query = query.where(_behind(columns, values, backwards=backwards))
    return list(connection.execute(query.limit(most + 1)))


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
