"""Reminds the manager that the letter about the end of sick pay should go out."""

from workflow.domain.stages import Stage
from workflow.domain.text import N_
from workflow.services.fired import insist
from workflow.services.notices import done, to_manager
from workflow.services.outcomes import Outcome
from workflow.services.results import Task
from workflow.services.scene import Scene

SENTENCE = N_("A letter to the employee should go out soon. Sign in to write it.")


def perform(scene: Scene) -> Outcome:
    """Until the letter is on file."""
    insist(scene)
    task = Task(task=Stage.MAX_DATE, role=scene.responsible, due_on=scene.case.max_date)
    return done(to_manager(scene, SENTENCE), results=(task,))
