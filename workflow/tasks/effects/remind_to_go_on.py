"""Asks the manager to go on following up after the max date, each time the house's interval has passed, until it is clarified."""

from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.fired import due_on, insist_on_latest
from workflow.services.notices import done, to_manager
from workflow.services.outcomes import Outcome
from workflow.services.results import Task
from workflow.services.scene import Scene

SENTENCE = N_("It is time to talk again, and to bring your plan up to date together.")


def perform(scene: Scene) -> Outcome:
    """Of several intervals that slept, the last one speaks."""
    insist_on_latest(scene)
    task = Task(task=Chore.GO_ON_FOLLOWING_UP, role=scene.responsible, due_on=due_on(scene))
    return done(to_manager(scene, SENTENCE), results=(task,))
