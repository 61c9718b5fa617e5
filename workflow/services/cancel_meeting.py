"""Cancels a meeting: out of the calendars it stands in, and nobody is reminded of it."""

from dataclasses import replace
from uuid import UUID

from workflow.domain.meetings import CalledBy
from workflow.domain.people import Actor
from workflow.domain.stages import TIMELINE
from workflow.services.hold_meeting import event_of, open_meeting
from workflow.services.meeting_records import MeetingRecord
from workflow.services.office import Office
from workflow.services.records import CaseRecord
from workflow.services.tell_dates import tell_in, told_on
from workflow.services.telling_of_meetings import take_out


def cancel_meeting(
    office: Office, meeting_id: UUID, *, actor: Actor, version: int, submission: UUID | None = None
) -> None:
    """Cancel a meeting that is still to be held; of one that Nav called, the day Nav told goes too.

    Raises `NotFound`, `Stale`, `AlreadyDone`, `StepNotOpen`.
    """
    with office.once(submission) as tx:
        case, meeting = open_meeting(tx, meeting_id, actor, office.clock.today(), version)
        if _is_told_by_nav(case, meeting):
            told = replace(told_on(case), meeting_on=None)
            tell_in(office, tx, case, told, actor=actor, submission=submission)
            return
        tx.cases.change(case, {})
        take_out(office, tx, case, meeting, by=actor.person_id)
        tx.history.add(case.id, office.clock.now(), event_of("meeting_cancelled", meeting, actor, submission))


def _is_told_by_nav(case: CaseRecord, meeting: MeetingRecord) -> bool:
    is_navs = meeting.called_by is CalledBy.NAV and case.meeting_on == meeting.on_day
    return is_navs and case.stage in TIMELINE
