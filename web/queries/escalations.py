"""Requests for help as HR lists them: narrowed by track, place, unit and whom they wait for, a page at a time without counting."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from web.queries.sight import Sight
from workflow.adapters.persistence.tables import case, escalation, person, unit
from workflow.domain.tracks.kinds import WAITS, State, TrackKind, Waits

PAGE = 50


class Show(StrEnum):
    """Which of them: open ones, those that wait for somebody, those that are late, or what is settled."""

    OPEN = "open"
    FOR_HR = "hr"
    FOR_OTHERS = "others"
    LATE = "late"
    SETTLED = "settled"


@dataclass(frozen=True, kw_only=True)
class WantedRequests:
    """What a list is narrowed to; `unit_ids` are a unit and those below it."""

    show: Show = Show.OPEN
    track: TrackKind | None = None
    state: State | None = None
    unit_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EscalationRow:
    """A request for help in HR's list."""

    id: UUID
    case_id: UUID
    track: TrackKind
    state: State
    employee: str
    unit: str
    asked_by: str
    asked_at: datetime
    due_on: date | None
    settled_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class EscalationPage:
    """A page of requests; `next_after` is the one behind which the next page begins."""

    rows: tuple[EscalationRow, ...]
    next_after: UUID | None


_EMPLOYEE = person.alias("employee")
_ROWS = sa.select(
    escalation.c.id,
    escalation.c.case_id,
    escalation.c.track,
    escalation.c.status.label("state"),
    (_EMPLOYEE.c.given_name + " " + _EMPLOYEE.c.family_name).label("employee"),
    unit.c.name.label("unit"),
    (person.c.given_name + " " + person.c.family_name).label("asked_by"),
    escalation.c.asked_at,
    escalation.c.due_on,
    escalation.c.settled_at,
).select_from(
    escalation.join(case, case.c.id == escalation.c.case_id)
    .join(_EMPLOYEE, _EMPLOYEE.c.id == case.c.employee_id)
    .join(unit, unit.c.id == case.c.unit_id)
    .join(person, person.c.id == escalation.c.asked_by)
)


def shown(show: Show, today: date) -> sa.ColumnElement[bool]:
    """The condition of what is shown; the numbers of HR's overview count by the same."""
    if show is Show.SETTLED:
        return escalation.c.settled_at.is_not(None)
    is_open = escalation.c.settled_at.is_(None)
    if show is Show.LATE:
        return sa.and_(is_open, escalation.c.due_on < today)
    if show is Show.OPEN:
        return is_open
    waits = Waits.FOR_HR if show is Show.FOR_HR else Waits.FOR_OTHERS
    return sa.and_(
        is_open, escalation.c.status.in_([state.value for state, who in WAITS.items() if who is waits])
    )


def escalations(
    connection: sa.Connection,
    sight: Sight,
    wanted: WantedRequests,
    today: date,
    after: UUID | None = None,
) -> EscalationPage:
    """A page of what is wanted; those that have waited longest first."""
    narrowed = [shown(wanted.show, today)]
    if wanted.track:
        narrowed.append(escalation.c.track == wanted.track)
    if wanted.state:
        narrowed.append(escalation.c.status == wanted.state)
    if wanted.unit_ids:
        narrowed.append(case.c.unit_id.in_(wanted.unit_ids))
    query = _ROWS.where(sight, *narrowed).order_by(escalation.c.asked_at, escalation.c.id)
    start = _start(connection, after)
    if start is not None:
        here = sa.tuple_(escalation.c.asked_at, escalation.c.id)
        query = query.where(
            here
            > sa.tuple_(
                sa.literal(start.asked_at, escalation.c.asked_at.type),
                sa.literal(start.id, escalation.c.id.type),
            )
        )
    found = [_row(row) for row in connection.execute(query.limit(PAGE + 1))]
    return EscalationPage(
        rows=tuple(found[:PAGE]), next_after=found[PAGE - 1].id if len(found) > PAGE else None
    )


def _row(row: sa.Row[*tuple[Any, ...]]) -> EscalationRow:
    values = row._asdict()
    return EscalationRow(**values | {"track": TrackKind(row.track), "state": State(row.state)})


def _start(connection: sa.Connection, after: UUID | None) -> sa.Row[*tuple[Any, ...]] | None:
    if after is None:
        return None
    query = sa.select(escalation.c.id, escalation.c.asked_at).where(escalation.c.id == after)
    return connection.execute(query).one_or_none()
