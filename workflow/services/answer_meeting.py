"""The employee answers an invitation: comes, would rather have another time, or cannot."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.effects import Effect
from workflow.domain.errors import Invalid, NotFound, Stale, StepNotOpen
from workflow.domain.meetings import BROUGHT_BY_EMPLOYEE, CalledBy, Guest, MeetingAnswer
from workflow.domain.people import Actor
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.hold_meeting import event_of
from workflow.services.meeting_records import GivenAnswer, MeetingRecord
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reach import only, reach
from workflow.services.records import CaseRecord, Work

ANSWER = Right(Act.ANSWER, Thing.MEETING)


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What the employee says; a proposal goes with another time, the words with whatever they answer."""

    answer: MeetingAnswer
    proposed_on: date | None = None
    proposed_time: time | None = None
    words: str = ""
    brings: tuple[Guest, ...] = ()
    names: str = ""


def may_be_answered(meeting: MeetingRecord, today: date) -> bool:
    """Whether the employee was told of it and it still lies ahead; to Nav's meetings one answers Nav."""
    is_told = meeting.invited_at is not None or meeting.told_sequence is not None
    return meeting.is_open and is_told and meeting.on_day >= today and meeting.called_by is CalledBy.EMPLOYER


def answer_meeting(
    office: Office,
    meeting_id: UUID,
    said: Said,
    *,
    actor: Actor,
    sequence: int,
    submission: UUID | None = None,
) -> None:
    """Store the answer to this `sequence` of the meeting, in the place of an earlier one.

    Raises `NotFound`, `Stale` when the meeting was moved meanwhile, `StepNotOpen` when there is nothing to answer any
    more, `AlreadyDone`, `Invalid`. The case keeps its version: an answer overtakes no form somebody is writing.
    """
    only(actor, ANSWER)
    now = office.clock.now()
    with office.once(submission) as tx:
        case, meeting = _reached(office, tx, meeting_id, actor)
        if meeting.sequence != sequence or not tx.meetings.change(meeting, sequence=sequence):
            raise Stale(case.id, case.version)
        _check(office, said)
        given = GivenAnswer(
            id=office.new_id(),
            meeting_id=meeting.id,
            sequence=sequence,
            answer=said.answer,
            answered_at=now,
            proposed_on=said.proposed_on,
            proposed_time=said.proposed_time,
            brings=tuple(guest for guest in said.brings if guest in BROUGHT_BY_EMPLOYEE),
            words=said.words,
            names=said.names,
        )
        tx.meetings.put_answer(given)
        if said.answer is MeetingAnswer.COMES:
            tx.beside.settle_duty(case.id, Chore.SEE_MEETING_ANSWER, now, actor.person_id)
        tx.history.add(case.id, now, event_of("meeting_answered", meeting, actor, submission))
        tx.outbox.add(case.id, office.clock.wall(), [_telling(meeting, given)])


def _reached(
    office: Office, tx: Transaction, meeting_id: UUID, actor: Actor
) -> tuple[CaseRecord, MeetingRecord]:
    meeting = tx.meetings.load(meeting_id)
    if meeting is None:
        raise NotFound
    case = reach(tx, meeting.case_id, actor, ANSWER, office.clock.today())
    if not may_be_answered(meeting, office.clock.today()):
        raise StepNotOpen("meeting", case.stage)
    return case, meeting


def _check(office: Office, said: Said) -> None:
    if said.answer is not MeetingAnswer.ANOTHER_TIME:
        return
    if said.proposed_on is None:
        raise Invalid("proposed_on", N_("Write a day that suits you better."))
    if said.proposed_on < office.clock.today():
        raise Invalid("proposed_on", N_("This day has passed. Write one that lies ahead."))


def _telling(meeting: MeetingRecord, given: GivenAnswer) -> Work:
    return Work(
        effect=Effect.TELL_MANAGER_OF_MEETING_ANSWER,
        about=meeting.kind,
        period=given.id.hex,
        subject_id=meeting.id,
    )
