"""Tells payroll in time to stop pay from salary at the max date: one task for each case and date."""

from workflow.domain.people import Role
from workflow.domain.stages import Stage
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.fired import insist, is_alarm
from workflow.services.notices import done, to_payroll
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.results import Task
from workflow.services.scene import Scene

SENTENCE = N_("A payroll task is waiting, to be done by %(day)s.")
NO_STOP = ("returned", "registered_in_error")


def perform(scene: Scene) -> Outcome:
    """A date that moved moves the task, also back to a day that was dealt with before; what was told last is not told again."""
    if is_alarm(scene):
        insist(scene)
    if scene.case.stage is Stage.AFTERCARE or scene.case.outcome in NO_STOP:
        return Dropped("case_moved_on")
    max_date = scene.case.max_date
    if max_date is None:
        return Dropped("no_max_date")
    if not scene.again and scene.tx.folder.is_told(scene.case.id, Chore.STOP_PAY, max_date):
        return Dropped("already_told")
    task = Task(task=Chore.STOP_PAY, role=Role.PAYROLL, due_on=max_date)
    return done(to_payroll(scene, SENTENCE, due_on=max_date), results=(task,))
