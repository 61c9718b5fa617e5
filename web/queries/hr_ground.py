"""Why HR may open a case without being asked, and which case an address of HR's is about."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from web.queries.hr_cases import without_responsible
from web.queries.sight import Sight
from web.reading_ground import Purpose
from workflow.adapters.persistence.tables import case, escalation, history, outbox, work_item
from workflow.domain.people import Actor, Role
from workflow.domain.tracks.kinds import State

COUNTS_FOR = timedelta(hours=1)
"""How long a reason given, or work done on a case, lets somebody go on there."""

_CASE_OF: dict[str, sa.Select[Any]] = {
    "case_id": sa.select(case.c.id).where(case.c.id == sa.bindparam("wanted")),
    "item_id": sa.select(work_item.c.case_id).where(work_item.c.id == sa.bindparam("wanted")),
    # Of several cases of an employment the open one, else the latest.
    "employment_id": sa.select(case.c.id)
    .where(case.c.employment_id == sa.bindparam("wanted"))
    .order_by(case.c.closed_at.is_not(None), case.c.opened_at.desc())
    .limit(1),
}
OF_A_CASE = frozenset(_CASE_OF)
"""The parts of an address that lead to a case."""


def case_behind(connection: sa.Connection, sight: Sight, part: str, wanted: UUID) -> UUID | None:
    """The case an address is about, if somebody in this role could see it; None lets the view answer as always."""
    found = connection.scalar(_CASE_OF[part], {"wanted": wanted})
    if found is None:
        return None
    return connection.scalar(sa.select(case.c.id).where(case.c.id == found, sight))


def open_ground(
    connection: sa.Connection, actor: Actor, case_id: UUID, now: datetime, today: date
) -> Purpose | None:
    """The task, request, failure or lack of a responsible that is open on a case, or what was just done there."""
    since = now - COUNTS_FOR
    grounds: dict[Purpose, sa.ColumnElement[bool]] = {
        Purpose.HR_TASK: _exists(
            work_item,
            work_item.c.role == Role.HR.value,
            sa.or_(
                work_item.c.done_at.is_(None),
                sa.and_(work_item.c.done_by == actor.person_id, work_item.c.done_at > since),
            ),
        ),
        Purpose.ESCALATION: _exists(
            escalation,
            escalation.c.settled_at.is_(None),
            # what merely counts for a time is nothing to open a case for, until it is looked at anew
            sa.or_(escalation.c.status != State.IN_FORCE.value, escalation.c.due_on <= today),
        ),
        Purpose.FAILED_WORK: _exists(outbox, outbox.c.outcome == "failed"),
        Purpose.NO_RESPONSIBLE: sa.and_(case.c.closed_at.is_(None), without_responsible(today)),
        Purpose.ONGOING: _exists(
            history,
            history.c.actor_id == actor.person_id,
            history.c.acted_as == Role.HR.value,
            history.c.at > since,
        ),
    }
    query = sa.select(*(condition.label(purpose) for purpose, condition in grounds.items()))
    row = connection.execute(query.select_from(case).where(case.c.id == case_id)).one()
    return next((purpose for purpose, holds in zip(grounds, row, strict=True) if holds), None)


def _exists(table: sa.Table, *conditions: sa.ColumnElement[bool]) -> sa.Exists:
    return sa.exists().where(table.c.case_id == case.c.id, *conditions)
