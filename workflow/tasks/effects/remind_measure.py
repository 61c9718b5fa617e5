"""Reminds both that a measure should be evaluated, or that it soon ends; to the manager the evaluation is a task too."""

from workflow.domain.measures import MeasureDay
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.fired import due_on
from workflow.services.measure_dates import waiting
from workflow.services.measures import MeasureRecord
from workflow.services.notices import done, to_employee, to_manager
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.results import Task
from workflow.services.scene import NotWanted, Scene

TO_EVALUATE = N_("Something you agreed on should be talked about by %(day)s.")
ENDS = N_("Something you agreed on ends on %(day)s. Decide together what comes next.")
EMPLOYEE_TO_EVALUATE = N_(
    "Soon you and your manager look at how what you agreed works. You may write a line first."
)
EMPLOYEE_ENDS = N_("Something you and your manager agreed on ends soon.")


def perform(scene: Scene) -> Outcome:
    """Only as long as the measure still has the day it was ordered for."""
    found = scene.tx.measures.load(scene.order.subject_id) if scene.order.subject_id else None
    if found is None:
        raise NotWanted("measure_gone")
    if scene.order.about == MeasureDay.END:
        return _of_end(scene, found)
    return _of_evaluation(scene, found)


def _of_end(scene: Scene, found: MeasureRecord) -> Outcome:
    if found.stopped_on is not None or found.until_on != due_on(scene):
        raise NotWanted("no_longer_due")
    if found.until_on < scene.today:
        return Dropped("overtaken")
    return done(to_manager(scene, ENDS, due_on=found.until_on), to_employee(scene, EMPLOYEE_ENDS))


def _of_evaluation(scene: Scene, found: MeasureRecord) -> Outcome:
    if found.stopped_on is not None or found.evaluate_on != due_on(scene):
        raise NotWanted("no_longer_due")
    soonest = waiting(list(scene.tx.measures.of_case(scene.case.id)), scene.today)
    task = Task(
        task=Chore.EVALUATE_MEASURES,
        role=scene.responsible,
        due_on=soonest[0] if soonest else found.evaluate_on,
    )
    return done(
        to_manager(scene, TO_EVALUATE, due_on=found.evaluate_on),
        to_employee(scene, EMPLOYEE_TO_EVALUATE),
        results=(task,),
    )
