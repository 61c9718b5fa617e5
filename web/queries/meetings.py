"""The meetings of a case: which kind, when, how long, how each stands."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import meeting, meeting_answer


@dataclass(frozen=True, kw_only=True)
class MeetingLine:
    """A meeting that is agreed or was held; cancelled ones are left out. `answer` is the one to how it stands now."""

    id: UUID
    kind: str
    on_day: date
    at_time: time | None
    length_minutes: int
    document_id: UUID | None
    called_by: str = "employer"
    invited_at: datetime | None = None
    told_sequence: int | None = None
    held_on: date | None = None
    not_held_at: datetime | None = None
    answer: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be held."""
        return self.held_on is None and self.not_held_at is None

    @property
    def is_told(self) -> bool:
        """Whether the employee was told of it."""
        return self.invited_at is not None or self.told_sequence is not None


_FROM_MEETING = (name for name in MeetingLine.__dataclass_fields__ if name != "answer")
_LINES = sa.select(*(meeting.c[name] for name in _FROM_MEETING), meeting_answer.c.answer).select_from(
    meeting.outerjoin(
        meeting_answer,
        sa.and_(meeting_answer.c.meeting_id == meeting.c.id, meeting_answer.c.sequence == meeting.c.sequence),
    )
)


@dataclass(frozen=True, kw_only=True)
class MeetingPlace:
    """A meeting and its day; nobody can have missed one that was held or cancelled."""

    id: UUID
    on_day: date
    may_be_missed: bool = True


def meeting_of_case(connection: sa.Connection, case_id: UUID, meeting_id: UUID) -> MeetingPlace | None:
    """A meeting, when it belongs to the case."""
    may_be_missed = sa.and_(meeting.c.held_on.is_(None), meeting.c.cancelled_at.is_(None))
    query = sa.select(meeting.c.id, meeting.c.on_day, may_be_missed.label("may_be_missed")).where(
        meeting.c.id == meeting_id, meeting.c.case_id == case_id
    )
    row = connection.execute(query).one_or_none()
    return MeetingPlace(**row._asdict()) if row else None


def case_meetings(connection: sa.Connection, case_id: UUID) -> list[MeetingLine]:
    """The meetings of a case, the earliest first."""
    query = _LINES.where(meeting.c.case_id == case_id, meeting.c.cancelled_at.is_(None)).order_by(
        meeting.c.on_day, meeting.c.id
    )
    return [MeetingLine(**row._asdict()) for row in connection.execute(query)]
