"""Reminds the manager to bring the plan up to date and send it to Nav before dialogue meeting 3."""

from workflow.domain.documents import DocumentKind
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.meeting_reminders import plan_due_on
from workflow.services.notices import done, to_manager
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.results import Task
from workflow.services.scene import Scene

SENTENCE = N_("A document should be brought up to date and sent on by %(day)s.")


def perform(scene: Scene) -> Outcome:
    """Unless the plan was sent for exactly this meeting, or the meeting is no longer to come."""
    subject = scene.order.subject_id
    meeting = scene.tx.meetings.load(subject) if subject else None
    if meeting is None or not meeting.is_open or meeting.on_day < scene.today:
        return Dropped("meeting_gone")
    if not scene.order.period.endswith(f"/{meeting.on_day}"):
        return Dropped("moved")
    sent = scene.file.on_file(DocumentKind.PLAN_SENT_TO_NAV)
    if sent is not None and sent.day("meeting_on") == meeting.on_day:
        return Dropped("already_sent")
    due_on = plan_due_on(meeting, scene.file.rules)
    task = Task(task=Chore.SEND_PLAN_BEFORE_MEETING_3, role=scene.responsible, due_on=due_on)
    return done(to_manager(scene, SENTENCE, due_on=due_on), results=(task,))
