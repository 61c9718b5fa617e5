"""Notes that a meeting was held, or that it was not and why."""

from datetime import date
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.errors import Invalid, NotFound, StepNotOpen
from workflow.domain.meetings import NotHeld
from workflow.domain.people import Actor
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.contact_rhythms import moved_by_meeting, settle_nudge
from workflow.services.meeting_records import MeetingRecord
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reach import reach
from workflow.services.records import CaseRecord, Event

WRITE = Right(Act.WRITE, Thing.MEETING)


def hold_meeting(
    office: Office,
    meeting_id: UUID,
    held_on: date,
    *,
    actor: Actor,
    version: int,
    submission: UUID | None = None,
) -> None:
    """Note that it was held. Raises `NotFound`, `Stale`, `AlreadyDone`, `Invalid`, `StepNotOpen` when it is not open."""
    with office.once(submission) as tx:
        case, meeting = open_meeting(tx, meeting_id, actor, office.clock.today(), version)
        if held_on > office.clock.today():
            raise Invalid("held_on", N_("A meeting that lies ahead is not held yet."))
        in_touch = moved_by_meeting(office, tx, case, held_on)
        tx.cases.change(case, in_touch)
        note_as_held(office, tx, case, meeting, held_on, by=actor.person_id)
        settle_nudge(tx, case, in_touch, at=office.clock.now(), by=actor.person_id)
        tx.history.add(case.id, office.clock.now(), event_of("meeting_held", meeting, actor, submission))


def note_not_held(
    office: Office,
    meeting_id: UUID,
    because: NotHeld,
    *,
    actor: Actor,
    version: int,
    submission: UUID | None = None,
) -> None:
    """Note that a meeting whose day has come was not held. Raises as `hold_meeting`."""
    with office.once(submission) as tx:
        case, meeting = open_meeting(tx, meeting_id, actor, office.clock.today(), version)
        if meeting.on_day > office.clock.today():
            raise Invalid(
                "outcome", N_("The meeting still lies ahead. Cancel it, or move it to another day.")
            )
        tx.cases.change(case, {})
        note_as_missed(office, tx, case, meeting, because, by=actor.person_id)
        tx.history.add(case.id, office.clock.now(), event_of("meeting_not_held", meeting, actor, submission))


def note_as_held(
    office: Office, tx: Transaction, case: CaseRecord, meeting: MeetingRecord, held_on: date, *, by: UUID
) -> None:
    """Note it inside a transaction that is already open."""
    tx.meetings.change(meeting, held_on=held_on)
    tx.beside.settle_duty(case.id, Chore.SEE_MEETING_ANSWER, office.clock.now(), by)


def note_as_missed(
    office: Office, tx: Transaction, case: CaseRecord, meeting: MeetingRecord, because: NotHeld, *, by: UUID
) -> None:
    """The same for one that was not held."""
    now = office.clock.now()
    tx.meetings.change(meeting, not_held_at=now, not_held_because=because)
    tx.beside.settle_duty(case.id, Chore.SEE_MEETING_ANSWER, now, by)


def open_meeting(
    tx: Transaction, meeting_id: UUID, actor: Actor, today: date, version: int
) -> tuple[CaseRecord, MeetingRecord]:
    """A meeting that is still to be held, and its case, for those who follow the case up."""
    meeting = tx.meetings.load(meeting_id)
    if meeting is None:
        raise NotFound
    case = reach(tx, meeting.case_id, actor, WRITE, today, version=version)
    if not meeting.is_open:
        raise StepNotOpen("meeting", case.stage)
    return case, meeting


def event_of(word: str, meeting: MeetingRecord, actor: Actor, submission: UUID | None) -> Event:
    """A line of history about a meeting."""
    return Event(
        event=word,
        word=meeting.kind,
        actor_id=actor.person_id,
        acted_as=actor.role,
        detail={"meeting": str(meeting.id), "on": meeting.on_day.isoformat()},
        submission=submission,
    )
