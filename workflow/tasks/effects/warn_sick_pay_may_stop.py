"""Warns manager and employee a week before Nav looks at whether work-related activity is under way."""

from workflow.domain.stages import Stage
from workflow.domain.text import N_
from workflow.services.fired import insist
from workflow.services.notices import done, to_employee, to_manager
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.results import Task
from workflow.services.scene import Scene

TO_MANAGER = N_("A follow-up task is urgent: it must be done by %(day)s.")
TO_EMPLOYEE = N_(
    "There is something you should talk with your manager about now. Please sign in and read what it is."
)


def perform(scene: Scene) -> Outcome:
    """As long as the duty is open and its day has not passed; after that HR is told."""
    insist(scene)
    duty = scene.open_deadline(Stage.ACTIVITY_CHECK)
    if duty is None or duty.due_on < scene.today:
        return Dropped("overtaken")
    return done(
        to_manager(scene, TO_MANAGER, due_on=duty.due_on),
        to_employee(scene, TO_EMPLOYEE),
        results=(Task(task=Stage.ACTIVITY_CHECK, role=scene.responsible, due_on=duty.due_on),),
    )
