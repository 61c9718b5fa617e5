"""Tells the employee that the routine, their rights and duties can be read behind sign-in."""

from workflow.domain.text import N_
from workflow.services.notices import done, to_employee
from workflow.services.outcomes import Outcome
from workflow.services.scene import Scene

SENTENCE = N_("Information about our routine and about your rights is ready for you to read.")


def perform(scene: Scene) -> Outcome:
    """A mail to the employee."""
    return done(to_employee(scene, SENTENCE))
