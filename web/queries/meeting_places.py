"""Where the meetings of a case are held; of older ones as their invitations have it, and nothing else is read of those."""

from collections.abc import Iterator, Mapping
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.document_rows import DocumentRows
from workflow.adapters.persistence.meeting_rows import MeetingRows
from workflow.adapters.persistence.tables import document, meeting
from workflow.bootstrap import Wiring
from workflow.domain.documents import Answers, DocumentKind


def meeting_places(wiring: Wiring, connection: sa.Connection, case_id: UUID) -> Mapping[UUID | None, str]:
    """The place by the id of the meeting, where it is known."""
    rows, meetings = DocumentRows(connection, wiring.keys), MeetingRows(connection, wiring.keys)
    told = connection.execute(_invitations(case_id)).all()
    found: dict[UUID | None, str] = {
        row.id: place for row in told for place in _place(rows.answers(row.current))
    }
    return found | dict(meetings.places(case_id))


def _invitations(case_id: UUID) -> sa.Select[tuple[UUID, UUID]]:
    current = document.alias("current")
    same = sa.and_(
        current.c.case_id == document.c.case_id,
        current.c.spell == document.c.spell,
        current.c.kind == document.c.kind,
        current.c.is_current,
    )
    return (
        sa.select(meeting.c.id, current.c.id.label("current"))
        .select_from(meeting.join(document, document.c.id == meeting.c.document_id).join(current, same))
        .where(
            meeting.c.case_id == case_id,
            meeting.c.cancelled_at.is_(None),
            meeting.c.place_sealed.is_(None),
            document.c.kind == DocumentKind.DIALOGUE_MEETING_1_INVITATION,
        )
    )


def _place(answers: Answers) -> Iterator[str]:
    for section in answers.sections:
        for answer in section.answers:
            if answer.name == "place" and answer.shown:
                yield answer.shown
