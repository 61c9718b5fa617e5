"""Work that was given up and work that keeps failing: of cases with whom it concerns, and how much there is of which kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

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


@dataclass(frozen=True, kw_only=True)
class FailedKind:
    """How much work of one kind was given up."""

    effect: str
    count: int


@dataclass(frozen=True, kw_only=True)
class FailedQueue:
    """How much work of cases fails on one queue and for which reason: nothing of whom it is about."""

    queue: str
    reason: str | None
    count: int


Condition = sa.ColumnElement[bool]
"""Which work is somebody's to see: that of the cases in sight, or that of no case."""
Page = tuple[list[FailedRow], int | None]
"""The rows, and the id behind which the next page begins."""

OF_NO_CASE = outbox.c.case_id.is_(None)
_GIVEN_UP = outbox.c.outcome == "failed"
_WITH_CASE = outbox.outerjoin(case, case.c.id == outbox.c.case_id)
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
).select_from(_WITH_CASE.outerjoin(person, person.c.id == case.c.employee_id))


def failed_work(connection: sa.Connection, theirs: Condition, after: int | None = None) -> Page:
    """What was given up, the oldest first."""
    return _page(connection, _ROWS.where(_GIVEN_UP, theirs), after)


def work_still_tried(
    connection: sa.Connection, theirs: Condition, at: datetime, after: int | None = None
) -> Page:
    """What failed more than once and is tried again by itself, the oldest first."""
    return _page(connection, _ROWS.where(still_tried(at), theirs), after)


def failed_kinds(connection: sa.Connection, theirs: Condition) -> Sequence[FailedKind]:
    """What was given up by kind, the most first."""
    count = sa.func.count()
    query = (
        sa.select(outbox.c.effect, count.label("count"))
        .select_from(_WITH_CASE)
        .where(_GIVEN_UP, theirs)
        .group_by(outbox.c.effect)
        .order_by(count.desc(), outbox.c.effect)
    )
    return [FailedKind(**row._asdict()) for row in connection.execute(query)]


def failing(connection: sa.Connection, theirs: Condition, at: datetime) -> int:
    """How much was given up or keeps failing: as many as there are rows on the page."""
    query = sa.select(sa.func.count()).select_from(_WITH_CASE).where(theirs)
    # Two questions, each along its own index.
    return sum(connection.scalar(query.where(one)) or 0 for one in (_GIVEN_UP, still_tried(at)))


def failing_of_cases(connection: sa.Connection, at: datetime) -> Sequence[FailedQueue]:
    """How much work of cases fails, by queue and reason alone."""
    found: dict[tuple[str, str | None], int] = {}
    for one in (_GIVEN_UP, still_tried(at)):
        query = (
            sa.select(outbox.c.queue, outbox.c.reason, sa.func.count().label("many"))
            .where(one, sa.not_(OF_NO_CASE))
            .group_by(outbox.c.queue, outbox.c.reason)
        )
        for row in connection.execute(query):
            found[row.queue, row.reason] = found.get((row.queue, row.reason), 0) + row.many
    return [
        FailedQueue(queue=queue, reason=reason, count=count)
        for (queue, reason), count in sorted(found.items(), key=lambda one: (one[0][0], one[0][1] or ""))
    ]


def _page(connection: sa.Connection, query: sa.Select[Any], after: int | None) -> Page:
    query = query.order_by(outbox.c.id).limit(PAGE + 1)
    if after is not None:
        query = query.where(outbox.c.id > after)
    rows = [FailedRow(**row._asdict()) for row in connection.execute(query)]
    return rows[:PAGE], rows[PAGE - 1].id if len(rows) > PAGE else None
