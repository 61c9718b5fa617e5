"""Tells the manager that the day of a duty has passed."""

from workflow.domain.text import N_
from workflow.services.fired import due_on, insist
from workflow.services.notices import done, to_manager
from workflow.services.outcomes import Outcome
from workflow.services.results import Task
from workflow.services.scene import Scene

SENTENCE = N_("A follow-up task should have been done by %(day)s. It is not too late to do it now.")


def perform(scene: Scene) -> Outcome:
    """As long as the duty is open."""
    insist(scene)
    due = due_on(scene)
    duty = Task(task=scene.order.about, role=scene.responsible, due_on=due)
    return done(to_manager(scene, SENTENCE, due_on=due), results=(duty,))
