"""Tells the manager what the employee answered to an invitation; what asks for something becomes a task too."""

from workflow.domain.meetings import MeetingAnswer
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.notices import done, to_manager
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.results import Task
from workflow.services.scene import Scene

SENTENCE = N_("An answer to an appointment has come.")


def perform(scene: Scene) -> Outcome:
    """Of several answers the last; one to a time that no longer stands is no news."""
    subject = scene.order.subject_id
    meeting = scene.tx.meetings.load(subject) if subject else None
    if meeting is None or not meeting.is_open:
        return Dropped("meeting_gone")
    given = scene.tx.meetings.answer(meeting.id, meeting.sequence)
    if given is None or given.id.hex != scene.order.period:
        return Dropped("replaced")
    tasks: tuple[Task, ...] = ()
    if given.answer is not MeetingAnswer.COMES:
        soon = scene.bench.office.days.following_working_day(scene.today)
        day = min(soon, max(meeting.on_day, scene.today))
        tasks = (Task(task=Chore.SEE_MEETING_ANSWER, role=scene.responsible, due_on=day),)
    return done(to_manager(scene, SENTENCE, at=f"/meetings/{meeting.id}"), results=tasks)
