"""Why HR may open a case without being asked, and which case an address of HR's is about."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from web.queries.responsible import without_responsible
from web.queries.sight import Sight
from web.reading_ground import Purpose
from workflow.adapters.persistence.tables import (
    access_reason,
    case,
    escalation,
    history,
    outbox,
    read_log,
    work_item,
)
from workflow.domain.people import Actor, Role
from workflow.domain.tracks.kinds import State

COUNTS_FOR = timedelta(hours=1)
"""How long what led somebody to a case lets them go on with work there."""


def _of(table: sa.Table, name: str) -> sa.ColumnElement[bool]:
    return sa.exists().where(table.c.id == sa.bindparam(name), table.c.case_id == case.c.id)


_LEADS_HERE: dict[str, sa.ColumnElement[bool]] = {
    "case_id": case.c.id == sa.bindparam("case_id"),
    "item_id": _of(work_item, "item_id"),
    "employment_id": case.c.employment_id == sa.bindparam("employment_id"),
}
OF_A_CASE = frozenset(_LEADS_HERE)
"""The parts of an address that lead to a case."""
OPENED = "case_opened"
OPEN_GROUNDS = (Purpose.HR_TASK, Purpose.ESCALATION, Purpose.FAILED_WORK, Purpose.NO_RESPONSIBLE)


def case_behind(connection: sa.Connection, sight: Sight, parts: Mapping[str, UUID]) -> UUID | None:
    """The case to which all these parts of an address lead, if somebody in this role could see it.

    Of several cases of an employment the open one, else the latest.
    """
    query = (
        sa.select(case.c.id)
        .where(sight, *(_LEADS_HERE[name] for name in parts))
        .order_by(case.c.closed_at.is_not(None), case.c.opened_at.desc())
        .limit(1)
    )
    return connection.scalar(query, dict(parts))


def open_ground(
    connection: sa.Connection, actor: Actor, case_id: UUID, now: datetime, today: date
) -> Purpose | None:
    """The task, request, failure or lack of a responsible that is open on a case, or work that goes on there.

    Work goes on for an hour after the last reason, task done or page read on one of the other grounds, or after the
    case was opened: never by itself.
    """
    grounds: dict[Purpose, sa.ColumnElement[bool]] = {
        Purpose.HR_TASK: _exists(work_item, work_item.c.role == Role.HR.value, work_item.c.done_at.is_(None)),
        Purpose.ESCALATION: _exists(
            escalation,
            escalation.c.settled_at.is_(None),
            # what merely counts for a time is nothing to open a case for, until it is looked at anew
            sa.or_(escalation.c.status != State.IN_FORCE.value, escalation.c.due_on <= today),
        ),
        Purpose.FAILED_WORK: _exists(outbox, outbox.c.outcome == "failed"),
        Purpose.NO_RESPONSIBLE: sa.and_(case.c.closed_at.is_(None), without_responsible(today)),
        Purpose.ONGOING: _work_goes_on(actor, now - COUNTS_FOR),
    }
    query = sa.select(*(condition.label(purpose) for purpose, condition in grounds.items()))
    row = connection.execute(query.select_from(case).where(case.c.id == case_id)).one()
    return next((purpose for purpose, holds in zip(grounds, row, strict=True) if holds), None)


def _work_goes_on(actor: Actor, since: datetime) -> sa.ColumnElement[bool]:
    mine = actor.person_id
    worked = (history.c.actor_id == mine, history.c.acted_as == Role.HR.value, history.c.at > since)
    return sa.and_(
        _exists(history, *worked),
        sa.or_(
            _exists(history, *worked, history.c.event == OPENED),
            _exists(access_reason, access_reason.c.given_by == mine, access_reason.c.given_at > since),
            _exists(
                work_item,
                work_item.c.role == Role.HR.value,
                work_item.c.done_by == mine,
                work_item.c.done_at > since,
            ),
            _exists(
                read_log,
                read_log.c.reader_id == mine,
                read_log.c.purpose.in_(OPEN_GROUNDS),
                read_log.c.at > since,
            ),
        ),
    )


def _exists(table: sa.Table, *conditions: sa.ColumnElement[bool]) -> sa.Exists:
    return sa.exists().where(table.c.case_id == case.c.id, *conditions)
