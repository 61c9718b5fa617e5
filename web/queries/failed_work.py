"""Work that was given up, with whom it concerns."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from web.queries.sight import followed_up_by
from workflow.adapters.persistence.tables import case, outbox, person
from workflow.domain.people import Actor

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class FailedRow:
    """A failed effect; `reason` is the name of an error, never its words. Work of no case has no `employee`."""

    id: int
    case_id: UUID | None
    employee: str
    effect: str
    about: str
    reason: str | None
    attempts: int
    created_at: datetime


def failed_work(
    connection: sa.Connection, actor: Actor, after: int | None = None
) -> tuple[list[FailedRow], int | None]:
    """The failed effects, the oldest first, and the id behind which the next page begins."""
    query = (
        sa.select(
            outbox.c.id,
            outbox.c.case_id,
            sa.func.coalesce(person.c.given_name + " " + person.c.family_name, "").label("employee"),
            outbox.c.effect,
            outbox.c.about,
            outbox.c.reason,
            outbox.c.attempts,
            outbox.c.created_at,
        )
        .select_from(
            outbox.outerjoin(case, case.c.id == outbox.c.case_id).outerjoin(
                person, person.c.id == case.c.employee_id
            )
        )
        .where(outbox.c.outcome == "failed", sa.or_(outbox.c.case_id.is_(None), followed_up_by(actor)))
        .order_by(outbox.c.id)
        .limit(PAGE + 1)
    )
    if after is not None:
        query = query.where(outbox.c.id > after)
    rows = [FailedRow(**row._asdict()) for row in connection.execute(query)]
    return rows[:PAGE], rows[PAGE - 1].id if len(rows) > PAGE else None
