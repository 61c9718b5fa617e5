"""Plans a meeting without inviting to it yet, and changes one nobody was invited to."""

from dataclasses import dataclass, field
from datetime import date, time
from uuid import UUID

from workflow.domain.errors import Invalid, StepNotOpen
from workflow.domain.meetings import CALLED_BY_NAV, Guest, MeetingKind, plannable
from workflow.domain.people import Actor, Role
from workflow.domain.text import N_
from workflow.services.hold_meeting import event_of
from workflow.services.meeting_records import MeetingRecord, MeetingWords
from workflow.services.meetings_of_papers import new_uid
from workflow.services.office import Office
from workflow.services.reach import only, reach


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
    submission: UUID | None = None,
) -> UUID:
    """Store a new meeting and return its id. Raises `NotFound`, `Stale`, `AlreadyDone`, `Invalid`, `StepNotOpen`."""
    only(actor, Role.MANAGER, Role.HR)
    with office.once(submission) as tx:
        case = reach(tx, case_id, actor, version=version)
        if planned.kind not in plannable(case.stage) or planned.kind in CALLED_BY_NAV:
            raise StepNotOpen("meeting", case.stage)
        if planned.on_day < office.clock.today():
            raise Invalid("meeting_on", N_("A meeting is planned for today or a day to come."))
        meeting_id = office.new_id()
        meeting = MeetingRecord(
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
        tx.cases.change(case, {})
        tx.meetings.put(meeting, planned.words)
        tx.history.add(case.id, office.clock.now(), event_of("meeting_planned", meeting, actor, submission))
        return meeting_id
