"""Reminds manager and employee of a meeting, the working day before unless the house has another rule."""

from workflow.domain.text import N_
from workflow.services.meeting_records import MeetingRecord
from workflow.services.meeting_reminders import reminded_on
from workflow.services.norway import day_in_norway
from workflow.services.notices import Notice, done, to_employee, to_manager
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.scene import NotWanted, Scene

SUBJECT = N_("An appointment is coming up")
SENTENCE = N_("You have an appointment soon. It stands in your calendar.")
ONLY_PLANNED = N_("A conversation is planned soon, and nobody is invited to it yet.")


def perform(scene: Scene) -> Outcome:
    """Both, where both were told; of one that is only planned the manager alone."""
    meeting = _meeting(scene)
    if meeting.told_sequence is None:
        return done(to_manager(scene, ONLY_PLANNED, subject=SUBJECT, at=f"/meetings/{meeting.id}"))
    due = reminded_on(meeting, scene.tx.house_rules.book(), scene.bench.office.days)
    if meeting.told_at is not None and day_in_norway(meeting.told_at) >= due:
        return Dropped("just_told")
    manager = to_manager(scene, SENTENCE, subject=SUBJECT, at=f"/meetings/{meeting.id}")
    return done(manager, _to_employee(scene, meeting))


def _to_employee(scene: Scene, meeting: MeetingRecord) -> Notice:
    """By mail alone: who has no address was told of the meeting itself by the manager."""
    if not scene.employee.email:
        return Notice()
    return to_employee(scene, SENTENCE, subject=SUBJECT, at=f"meetings/{meeting.id}")


def _meeting(scene: Scene) -> MeetingRecord:
    subject = scene.order.subject_id
    meeting = scene.tx.meetings.load(subject) if subject else None
    if meeting is None or not meeting.is_open:
        raise NotWanted("meeting_gone")
    if not scene.order.period.endswith(f"/{meeting.on_day}"):
        raise NotWanted("moved")
    if meeting.on_day < scene.today:
        raise NotWanted("overtaken")
    return meeting
