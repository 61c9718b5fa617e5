"""Takes a meeting out, and orders the work that brings the calendars up to where a meeting stands."""

from uuid import UUID

from workflow.domain.effects import Effect
from workflow.services.chores import Chore
from workflow.services.meeting_records import MeetingRecord
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.records import CaseRecord, Work


def take_out(office: Office, tx: Transaction, case: CaseRecord, meeting: MeetingRecord, *, by: UUID) -> None:
    """Cancel it inside a transaction that is already open."""
    now, sequence = office.clock.now(), meeting.sequence + 1
    tx.meetings.change(meeting, cancelled_at=now, sequence=sequence)
    tx.beside.settle_duty(case.id, Chore.SEE_MEETING_ANSWER, now, by)
    tx.outbox.add(case.id, office.clock.wall(), [telling(meeting, sequence)])


def telling(meeting: MeetingRecord, sequence: int) -> Work:
    """The work that tells of one sequence of a meeting."""
    return Work(
        effect=Effect.TELL_OF_MEETING,
        about=meeting.kind,
        period=f"{meeting.id.hex}/{sequence}",
        subject_id=meeting.id,
    )
