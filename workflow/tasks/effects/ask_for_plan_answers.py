"""Asks the employee to answer the plan's questions from their side, by a mail that names neither plan nor illness."""

from datetime import timedelta

from workflow.domain.documents import DocumentKind
from workflow.domain.people import Role
from workflow.domain.plan_voices import Side
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.notices import done, to_employee
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.results import Task
from workflow.services.scene import Scene

SENTENCE = N_(
    "Your manager would like to hear what you think about some questions. You decide what you write."
)
TIME_TO_ANSWER = timedelta(days=7)


def perform(scene: Scene) -> Outcome:
    """A mail and a task, unless they were quicker or the plan is filed meanwhile."""
    spell, version = (int(part) for part in scene.order.period.split("/"))
    asked_for = scene.tx.documents.latest_version(scene.case, DocumentKind.FOLLOW_UP_PLAN, scene.case.id) + 1
    if (spell, version) != (scene.case.spell, asked_for):
        return Dropped("plan_filed")
    if Side.EMPLOYEE in scene.tx.plan_voices.latest(scene.case, version):
        return Dropped("already_answered")
    due = scene.bench.office.days.following_working_day(scene.today + TIME_TO_ANSWER)
    task = Task(task=Chore.ANSWER_PLAN_QUESTIONS, role=Role.EMPLOYEE, due_on=due)
    return done(to_employee(scene, SENTENCE), results=(task,))
