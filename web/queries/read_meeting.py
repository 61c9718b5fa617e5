"""One meeting with its words and the answer to it, when its case is in sight."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from web.queries.sight import Sight
from workflow.adapters.persistence.meeting_rows import MeetingRows
from workflow.adapters.persistence.tables import case, document, meeting, talk_note
from workflow.bootstrap import Wiring
from workflow.domain.documents import DocumentKind
from workflow.services.meeting_records import GivenAnswer, MeetingRecord, MeetingWords
from workflow.services.meetings_of_papers import INVITATIONS


@dataclass(frozen=True, kw_only=True)
class ReadMeeting:
    """A meeting as a page shows it; `invitation` is the paper it stands on, where it was invited to in writing.

    `papers` are the kinds of those that were filed about it, `has_notes` whether its talk has working notes, `following`
    is the next one of the case that is still to be held.
    """

    record: MeetingRecord
    words: MeetingWords
    given: GivenAnswer | None
    invitation: UUID | None
    papers: frozenset[DocumentKind] = frozenset()
    has_notes: bool = False
    following: tuple[UUID, date] | None = None


def find_meeting(
    wiring: Wiring, connection: sa.Connection, meeting_id: UUID, sight: Sight
) -> ReadMeeting | None:
    """The meeting, when its case is in sight; else None."""
    seen = sa.select(meeting.c.id).join(case, case.c.id == meeting.c.case_id)
    if connection.scalar(seen.where(meeting.c.id == meeting_id, sight)) is None:
        return None
    rows = MeetingRows(connection, wiring.keys)
    record = rows.load(meeting_id)
    if record is None:
        return None
    return ReadMeeting(
        record=record,
        words=rows.words(meeting_id),
        given=rows.answer(meeting_id, record.sequence),
        invitation=_invitation(connection, record),
        papers=_papers(connection, record),
        has_notes=_has_notes(connection, record),
        following=_following(connection, record),
    )


def _papers(connection: sa.Connection, record: MeetingRecord) -> frozenset[DocumentKind]:
    about = sa.select(document.c.kind).where(
        document.c.case_id == record.case_id, document.c.about_id == record.id, document.c.is_current
    )
    return frozenset(DocumentKind(kind) for kind in connection.scalars(about))


def _has_notes(connection: sa.Connection, record: MeetingRecord) -> bool:
    notes = sa.select(talk_note.c.question).where(talk_note.c.meeting_id == record.id).limit(1)
    return connection.scalar(notes) is not None


def _following(connection: sa.Connection, record: MeetingRecord) -> tuple[UUID, date] | None:
    to_be_held = (
        meeting.c.held_on.is_(None),
        meeting.c.not_held_at.is_(None),
        meeting.c.cancelled_at.is_(None),
    )
    later = (
        meeting.c.on_day >= record.on_day,
        meeting.c.id != record.id,
        meeting.c.case_id == record.case_id,
    )
    query = sa.select(meeting.c.id, meeting.c.on_day).where(*to_be_held, *later).order_by(meeting.c.on_day)
    row = connection.execute(query.limit(1)).one_or_none()
    return (row.id, row.on_day) if row else None


def _invitation(connection: sa.Connection, record: MeetingRecord) -> UUID | None:
    if record.document_id is None:
        return None
    kind = connection.scalar(sa.select(document.c.kind).where(document.c.id == record.document_id))
    return record.document_id if kind and DocumentKind(kind) in INVITATIONS else None
