"""The meetings of a case: which kind, when, how long."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import meeting


@dataclass(frozen=True, kw_only=True)
class MeetingLine:
    """A meeting that is agreed or was held; cancelled ones are left out."""

    id: UUID
    kind: str
    on_day: date
    at_time: time | None
    length_minutes: int
    document_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class MeetingPlace:
    """A meeting and its day, held, agreed or cancelled."""

    id: UUID
    on_day: date


def meeting_of_case(connection: sa.Connection, case_id: UUID, meeting_id: UUID) -> MeetingPlace | None:
    """A meeting, when it belongs to the case."""
    query = sa.select(meeting.c.id, meeting.c.on_day).where(
        meeting.c.id == meeting_id, meeting.c.case_id == case_id
    )
    row = connection.execute(query).one_or_none()
    return MeetingPlace(id=row.id, on_day=row.on_day) if row else None


def case_meetings(connection: sa.Connection, case_id: UUID) -> list[MeetingLine]:
    """The meetings of a case, the earliest first."""
    query = (
        sa.select(
            meeting.c.id,
            meeting.c.kind,
            meeting.c.on_day,
            meeting.c.at_time,
            meeting.c.length_minutes,
            meeting.c.document_id,
        )
        .where(meeting.c.case_id == case_id, meeting.c.cancelled_at.is_(None))
        .order_by(meeting.c.on_day, meeting.c.id)
    )
    return [MeetingLine(**row._asdict()) for row in connection.execute(query)]
