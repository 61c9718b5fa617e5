"""Tells the manager that the employee has answered; an objection also becomes a task."""

from workflow.domain.documents import BY_EMPLOYEE, ConfirmationOutcome
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.notices import done, to_manager
from workflow.services.outcomes import Done, Dropped, Outcome
from workflow.services.results import Task
from workflow.services.scene import Scene

SENTENCE = N_("An answer to a document has come.")


def perform(scene: Scene) -> Outcome:
    """A mail to the manager; what the manager wrote down or read on a paper is no news to them."""
    found = scene.tx.confirmations.statement(scene.subject.id)
    if found is None or found[0] not in BY_EMPLOYEE:
        return Dropped("not_answered_by_employee")
    tasks: tuple[Task, ...] = ()
    if found[0] is ConfirmationOutcome.OBJECTED:
        soon = scene.bench.office.days.following_working_day(scene.today)
        tasks = (
            Task(
                task=Chore.LOOK_AT_OBJECTION,
                role=scene.responsible,
                due_on=soon,
                document_id=scene.subject.id,
            ),
        )
    entered_by = scene.tx.confirmations.entered_from_paper(scene.subject.id)
    if entered_by is not None and entered_by == scene.case.manager_id:
        return Done(results=tasks) if tasks else Dropped("entered_by_manager")
    return done(to_manager(scene, SENTENCE), results=tasks)
