"""Tells the other side that a consent was given, noted or taken back: no name, nothing of whom it is about."""

from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.consents import invited_without_consent
from workflow.services.notices import done, to_employee, to_manager
from workflow.services.outcomes import Outcome
from workflow.services.results import Task
from workflow.services.scene import Scene

TO_MANAGER = N_(
    "A consent in a case you follow up has changed. Sign in before you get in touch with anybody about it."
)
TO_EMPLOYEE = N_(
    "A consent you signed on paper is noted here. Sign in to see whether it is right; you can take it back."
)


def perform(scene: Scene) -> Outcome:
    """What was noted from a paper is told the employee, all else whoever is responsible."""
    if scene.order.about == "consent_noted":
        return done(to_employee(scene, TO_EMPLOYEE))
    return done(to_manager(scene, TO_MANAGER), results=_doctor_out(scene))


def _doctor_out(scene: Scene) -> tuple[Task, ...]:
    """The task to tell the doctor not to come, where a meeting stands that no consent covers any more."""
    if not invited_without_consent(scene.tx, scene.case.id, scene.today):
        return ()
    today = scene.bench.office.days.following_working_day(scene.today)
    return (Task(task=Chore.TAKE_DOCTOR_OUT, role=scene.responsible, due_on=today),)
