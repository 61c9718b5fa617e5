"""Brings the calendars of manager and employee up to where a meeting stands: invited, moved or cancelled.

Of several changes that waited only the last is told. A guest without access here gets the paper from the manager.
"""

from dataclasses import replace

from workflow.domain.meetings import OUTSIDE, Guest
from workflow.domain.text import N_
from workflow.services.appointments import appointment, invitations, withdrawals
from workflow.services.chores import Chore
from workflow.services.consents import invited_without_consent
from workflow.services.meeting_records import MeetingRecord
from workflow.services.notices import Notice, hr_case_path, to_hr
from workflow.services.outcomes import Done, Dropped, Outcome
from workflow.services.results import InCalendars, Task
from workflow.services.scene import NotWanted, Scene

HR_INVITED = N_("HR is asked to take part in a conversation. Sign in to see when.")
HR_NOT_NEEDED = N_("A conversation that HR was asked to take part in is cancelled.")


def perform(scene: Scene) -> Outcome:
    """An invitation or its update, or a withdrawal to those who were told."""
    meeting = _meeting(scene)
    if meeting.cancelled_at is not None:
        return _taken_out(scene, meeting)
    if meeting.told_sequence == meeting.sequence:
        return Dropped("already_in_calendars")
    if not meeting.is_open or meeting.on_day < scene.today:
        return Dropped("day_has_passed")
    notice = invitations(scene, appointment(meeting)) + _to_hr(scene, meeting, HR_INVITED)
    told = InCalendars(meeting_id=meeting.id, sequence=meeting.sequence)
    return Done(notice.posts, (*notice.results, told, *_to_hand_on(scene, meeting)))


def _taken_out(scene: Scene, meeting: MeetingRecord) -> Outcome:
    before = replace(
        meeting, sequence=meeting.sequence - 1
    )  # the withdrawal is one higher than what it withdraws
    notice = withdrawals(scene, appointment(before))
    if meeting.told_sequence is not None:
        notice += _to_hr(scene, meeting, HR_NOT_NEEDED)
    if not notice.posts and not notice.results:
        return Dropped("never_told")
    return Done(notice.posts, notice.results)


def _meeting(scene: Scene) -> MeetingRecord:
    """The meeting this work is about, when its change is still the last."""
    subject = scene.order.subject_id
    meetings = scene.tx.meetings
    found = meetings.load(subject) or meetings.of_document(subject) if subject else None
    if scene.is_closed and (found is None or found.cancelled_at is None):
        raise NotWanted("case_closed")
    if found is None:
        raise NotWanted("replaced")
    is_of_a_paper = found.id != subject
    is_last = (
        found.cancelled_at is None if is_of_a_paper else scene.order.period.endswith(f"/{found.sequence}")
    )
    if not is_last:
        raise NotWanted("replaced")
    return found


def _to_hr(scene: Scene, meeting: MeetingRecord, sentence: str) -> Notice:
    """HR signs in here: a word is enough, and who of them comes is theirs to say."""
    if Guest.HR not in meeting.guests:
        return Notice()
    return to_hr(scene, sentence, path=f"{hr_case_path(scene)}/meetings/{meeting.id}")


def _to_hand_on(scene: Scene, meeting: MeetingRecord) -> tuple[Task, ...]:
    outside = set(meeting.guests) & set(OUTSIDE)
    if meeting in invited_without_consent(scene.tx, scene.case.id, scene.today):
        outside.discard(Guest.DOCTOR)
    if meeting.invited_at is None or not outside:
        return ()
    return (Task(task=Chore.HAND_ON_INVITATION, role=scene.responsible, due_on=scene.today),)
