"""Plans a meeting without inviting to it yet, and changes one nobody was invited to."""

from dataclasses import dataclass, field, replace
from datetime import date, time
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.errors import Invalid, NotFound, StepNotOpen
from workflow.domain.meetings import CALLED_BY_NAV, Guest, MeetingKind, plannable
from workflow.domain.people import Actor
from workflow.domain.text import N_
from workflow.services.consents import require_doctor
from workflow.services.hold_meeting import event_of
from workflow.services.meeting_records import MeetingRecord, MeetingWords
from workflow.services.meetings_of_papers import new_uid
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reach import reach
from workflow.services.records import CaseRecord

WRITE = Right(Act.WRITE, Thing.MEETING)


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedMeeting:
    """What is planned: nothing of it is told to anybody before the invitation is sent."""

    kind: MeetingKind
    on_day: date
    at_time: time | None
    length_minutes: int
    guests: tuple[Guest, ...] = ()
    words: MeetingWords = field(default_factory=MeetingWords)


def plan_meeting(
    office: Office,
    case_id: UUID,
    planned: PlannedMeeting,
    *,
    actor: Actor,
    version: int,
    known: UUID | None = None,
    submission: UUID | None = None,
) -> UUID:
    """Store a meeting, a new one or one `known` that nobody was told of yet, and return its id.

    Raises `NotFound`, `Stale`, `AlreadyDone`, `Invalid`, `StepNotOpen`.
    """
    with office.once(submission) as tx:
        case = reach(tx, case_id, actor, WRITE, office.clock.today(), version=version)
        if planned.kind not in plannable(case.stage) or planned.kind in CALLED_BY_NAV:
            raise StepNotOpen("meeting", case.stage)
        if planned.on_day < office.clock.today():
            raise Invalid("meeting_on", N_("A meeting is planned for today or a day to come."))
        if Guest.DOCTOR in planned.guests:
            require_doctor(tx, case_id, office.clock.today())
        meeting = _new(office, case, planned) if known is None else _changed(tx, case, known, planned)
        tx.cases.change(case, {})
        tx.meetings.put(meeting, planned.words)
        tx.history.add(case.id, office.clock.now(), event_of("meeting_planned", meeting, actor, submission))
        return meeting.id


def _new(office: Office, case: CaseRecord, planned: PlannedMeeting) -> MeetingRecord:
    meeting_id = office.new_id()
    return MeetingRecord(
        id=meeting_id,
        case_id=case.id,
        kind=planned.kind,
        on_day=planned.on_day,
        at_time=planned.at_time,
        length_minutes=planned.length_minutes,
        uid=new_uid(meeting_id),
        sequence=0,
        guests=planned.guests,
        made_at=office.clock.now(),
    )


def _changed(tx: Transaction, case: CaseRecord, meeting_id: UUID, planned: PlannedMeeting) -> MeetingRecord:
    """One that stands in no calendar can be planned anew without a word to anybody."""
    known = tx.meetings.load(meeting_id)
    if known is None or known.case_id != case.id:
        raise NotFound
    if not known.is_open or known.invited_at is not None or known.told_sequence is not None:
        raise StepNotOpen("meeting", case.stage)
    return replace(
        known,
        on_day=planned.on_day,
        at_time=planned.at_time,
        length_minutes=planned.length_minutes,
        guests=planned.guests,
    )
