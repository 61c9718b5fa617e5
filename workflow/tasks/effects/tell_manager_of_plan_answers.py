"""Tells the manager that the employee has shared answers to the plan's questions."""

from workflow.domain.text import N_
from workflow.services.notices import done, to_manager
from workflow.services.outcomes import Outcome
from workflow.services.scene import Scene

SENTENCE = N_("Answers you can go on with have come.")


def perform(scene: Scene) -> Outcome:
    """A mail to the manager."""
    return done(to_manager(scene, SENTENCE))
