"""Asks manager and employee to look at the plan again, on the day they agreed."""

from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.fired import due_on, insist
from workflow.services.notices import done, to_employee, to_manager
from workflow.services.outcomes import Outcome
from workflow.services.results import Task
from workflow.services.scene import Scene

TO_MANAGER = N_("What you agreed should be looked at again by %(day)s.")
TO_EMPLOYEE = N_("It is time to look at what you agreed, together with your manager.")


def perform(scene: Scene) -> Outcome:
    """Once for each day that was agreed; not when the plan was looked at, or replaced, meanwhile."""
    insist(scene)
    due = due_on(scene)
    return done(
        to_manager(scene, TO_MANAGER, due_on=due),
        to_employee(scene, TO_EMPLOYEE),
        results=(
            Task(task=Chore.EVALUATE_PLAN, role=scene.responsible, due_on=due),
            Task(task=Chore.EVALUATE_PLAN_TOGETHER, role=Role.EMPLOYEE, due_on=due),
        ),
    )
