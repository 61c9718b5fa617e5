"""Reminds the employee in good time to apply for work assessment allowance, with a letter in the folder: Nav may need months."""

from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.employee_letters import aap_letter
from workflow.services.fired import insist
from workflow.services.notices import done, to_employee
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.results import Task
from workflow.services.scene import Scene

SENTENCE = N_(
    "There is an application you should consider now, because the answer can take months. Please sign in and read."
)


def perform(scene: Scene) -> Outcome:
    """Until the right to sick pay has ended."""
    insist(scene)
    if scene.case.max_date is None or scene.case.max_date < scene.today:
        return Dropped("overtaken")
    task = Task(task=Chore.APPLY_FOR_ALLOWANCE, role=Role.EMPLOYEE, due_on=scene.case.max_date)
    return done(to_employee(scene, SENTENCE), results=(aap_letter(scene, scene.case.max_date), task))
