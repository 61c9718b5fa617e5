"""Reminds the manager the working day before a duty is due."""

from workflow.domain.text import N_
from workflow.services.fired import due_on, insist
from workflow.services.notices import done, to_manager
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.results import Task
from workflow.services.scene import Scene

SENTENCE = N_("A follow-up task should be done by %(day)s.")


def perform(scene: Scene) -> Outcome:
    """Until the day has passed; then it is told as overdue instead."""
    insist(scene)
    due = due_on(scene)
    if due < scene.today:
        return Dropped("overtaken")
    duty = Task(task=scene.order.about, role=scene.responsible, due_on=due)
    return done(to_manager(scene, SENTENCE, due_on=due), results=(duty,))
