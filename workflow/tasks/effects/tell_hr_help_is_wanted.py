"""Tells HR that a manager asks for help; the request itself stands in HR's list."""

from workflow.domain.text import N_
from workflow.services.notices import done, hr_case_path, to_hr
from workflow.services.outcomes import Outcome
from workflow.services.scene import Scene

SENTENCE = N_("A manager asks HR for help.")


def perform(scene: Scene) -> Outcome:
    """A mail to HR."""
    return done(to_hr(scene, SENTENCE, path=hr_case_path(scene)))
