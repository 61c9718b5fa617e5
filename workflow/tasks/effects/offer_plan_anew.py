"""Gives the manager the task to send a new version of the plan to those who have an older one; sends nothing itself."""

from workflow.services.chores import Chore
from workflow.services.outcomes import Done, Dropped, Outcome
from workflow.services.plan_copies import behind
from workflow.services.results import Task
from workflow.services.scene import Scene


def perform(scene: Scene) -> Outcome:
    """Only when somebody outside has an older version."""
    if not scene.subject.is_current:
        return Dropped("replaced")
    copies = scene.tx.plan_copies.of_case(scene.case.id, scene.case.spell)
    if not behind(copies, scene.subject.version):
        return Dropped("nobody_has_older")
    soon = scene.bench.office.days.following_working_day(scene.today)
    return Done(results=(Task(task=Chore.SEND_PLAN_ANEW, role=scene.responsible, due_on=soon),))
