"""Asks HR on its day whether something must still be held back from deletion."""

from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.fired import due_on
from workflow.services.notices import done, hr_case_path, to_hr
from workflow.services.outcomes import Outcome
from workflow.services.results import Task
from workflow.services.scene import NotWanted, Scene

REVIEW = N_("A hold should be looked at again by %(day)s.")


def perform(scene: Scene) -> Outcome:
    """Only as long as the hold stands and still has the day it was ordered for."""
    hold = scene.tx.holds.load(scene.order.subject_id) if scene.order.subject_id else None
    if hold is None or hold.lifted_at is not None:
        raise NotWanted("hold_lifted")
    if hold.review_on != due_on(scene):
        raise NotWanted("no_longer_due")
    task = Task(task=Chore.REVIEW_HOLD, role=Role.HR, due_on=hold.review_on)
    path = f"{hr_case_path(scene)}/hold"
    return done(to_hr(scene, REVIEW, path=path, due_on=hold.review_on), results=(task,))
