"""A meeting of a case in sight, with what is prepared and noted for it."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

import sqlalchemy as sa

from web.queries.sight import Sight
from workflow.adapters.persistence.tables import case, meeting, person, talk
from workflow.adapters.persistence.talk_rows import TalkRows
from workflow.bootstrap import Wiring
from workflow.services.talks import Talks


@dataclass(frozen=True, kw_only=True)
class TalkMeeting:
    """A meeting, whose case it is of, and how far the talk has come."""

    id: UUID
    case_id: UUID
    kind: str
    on_day: date
    at_time: time | None
    length_minutes: int
    employee_id: UUID
    given_name: str
    is_begun: bool
    notes_are_gone: bool
    is_called_off: bool = False


def find_talk_meeting(connection: sa.Connection, meeting_id: UUID, sight: Sight) -> TalkMeeting | None:
    """The meeting, when its case is in sight; else None."""
    row = connection.execute(
        sa.select(
            meeting.c.id,
            meeting.c.case_id,
            meeting.c.kind,
            meeting.c.on_day,
            meeting.c.at_time,
            meeting.c.length_minutes,
            case.c.employee_id,
            person.c.given_name,
            talk.c.meeting_id.is_not(None).label("is_begun"),
            talk.c.notes_discarded_at.is_not(None).label("notes_are_gone"),
            sa.or_(meeting.c.cancelled_at.is_not(None), meeting.c.not_held_at.is_not(None)).label(
                "is_called_off"
            ),
        )
        .select_from(
            meeting.join(case, case.c.id == meeting.c.case_id)
            .join(person, person.c.id == case.c.employee_id)
            .outerjoin(talk, talk.c.meeting_id == meeting.c.id)
        )
        .where(meeting.c.id == meeting_id, sight)
    ).one_or_none()
    return TalkMeeting(**row._asdict()) if row else None


def kept_in(wiring: Wiring, connection: sa.Connection) -> Talks:
    """What is prepared and noted, for whoever has found the meeting in sight."""
    return TalkRows(connection, wiring.keys)
