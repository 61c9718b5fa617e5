"""Tells HR that eight weeks have passed and nothing is documented about work-related activity."""

from workflow.domain.people import Role
from workflow.domain.stages import Stage
from workflow.domain.text import N_
from workflow.services.fired import insist
from workflow.services.notices import done, hr_case_path, to_hr
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.results import Task
from workflow.services.scene import Scene

SENTENCE = N_(
    "Documentation that was due by %(day)s is missing in a follow-up. Please help the manager along."
)


def perform(scene: Scene) -> Outcome:
    """HR's task bears the duty's name, so that it is closed when the duty is met."""
    insist(scene)
    duty = scene.open_deadline(Stage.ACTIVITY_CHECK)
    if duty is None:
        return Dropped("no_longer_due")
    return done(
        to_hr(scene, SENTENCE, path=hr_case_path(scene), due_on=duty.due_on),
        results=(Task(task=Stage.ACTIVITY_CHECK, role=Role.HR, due_on=duty.due_on),),
    )
