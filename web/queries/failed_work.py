"""Work that was given up and work that keeps failing, with whom it concerns."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from web.queries.sight import Sight
from workflow.adapters.persistence.due_work import still_tried
from workflow.adapters.persistence.tables import case, outbox, person

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class FailedRow:
    """An effect that failed; `reason` is the name of an error, never its words. Work of no case has no `employee`.

    `due_at` is when it is tried next, as long as it is.
    """

    id: int
    case_id: UUID | None
    employee: str
    effect: str
    about: str
    reason: str | None
    attempts: int
    created_at: datetime
    due_at: datetime


Page = tuple[list[FailedRow], int | None]
"""The rows, and the id behind which the next page begins."""

_ROWS = sa.select(
    outbox.c.id,
    outbox.c.case_id,
    sa.func.coalesce(person.c.given_name + " " + person.c.family_name, "").label("employee"),
    outbox.c.effect,
    outbox.c.about,
    outbox.c.reason,
    outbox.c.attempts,
    outbox.c.created_at,
    outbox.c.due_at,
).select_from(
    outbox.outerjoin(case, case.c.id == outbox.c.case_id).outerjoin(person, person.c.id == case.c.employee_id)
)


def failed_work(connection: sa.Connection, sight: Sight, after: int | None = None) -> Page:
    """What was given up, the oldest first."""
    return _page(connection, _ROWS.where(outbox.c.outcome == "failed", in_sight(sight)), after)


def work_still_tried(connection: sa.Connection, sight: Sight, at: datetime, after: int | None = None) -> Page:
    """What failed more than once and is tried again by itself, the oldest first."""
    return _page(connection, _ROWS.where(still_tried(at), in_sight(sight)), after)


def in_sight(sight: Sight) -> sa.ColumnElement[bool]:
    """Work of no case is everybody's who looks after work."""
    return sa.or_(outbox.c.case_id.is_(None), sight)


def _page(connection: sa.Connection, query: sa.Select[Any], after: int | None) -> Page:
    query = query.order_by(outbox.c.id).limit(PAGE + 1)
    if after is not None:
        query = query.where(outbox.c.id > after)
    rows = [FailedRow(**row._asdict()) for row in connection.execute(query)]
    return rows[:PAGE], rows[PAGE - 1].id if len(rows) > PAGE else None
