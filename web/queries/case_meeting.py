"""One meeting of a case: which kind it is, and on which day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import document, meeting
from workflow.domain.documents import DocumentKind


@dataclass(frozen=True, kw_only=True)
class CaseMeeting:
    """A meeting; `minutes_id` is the version of its general minutes that counts, None while there are none."""

    id: UUID
    kind: str
    on_day: date
    is_called_off: bool
    minutes_id: UUID | None


def case_meeting(connection: sa.Connection, case_id: UUID, meeting_id: UUID) -> CaseMeeting | None:
    """The meeting, when it is one of this case."""
    minutes = sa.and_(
        document.c.case_id == meeting.c.case_id,
        document.c.about_id == meeting.c.id,
        document.c.kind == DocumentKind.MEETING_MINUTES,
        document.c.is_current,
    )
    query = (
        sa.select(
            meeting.c.id,
            meeting.c.kind,
            meeting.c.on_day,
            sa.or_(meeting.c.cancelled_at.is_not(None), meeting.c.not_held_at.is_not(None)).label(
                "is_called_off"
            ),
            document.c.id.label("minutes_id"),
        )
        .select_from(meeting.outerjoin(document, minutes))
        .where(meeting.c.id == meeting_id, meeting.c.case_id == case_id)
        .order_by(document.c.spell.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return CaseMeeting(**row._asdict()) if row else None
