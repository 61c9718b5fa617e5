"""Asks those who follow up to look at a difficult follow-up again on its day; the mail says nothing of why."""

from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.fired import due_on
from workflow.services.notices import done, to_manager
from workflow.services.outcomes import Outcome
from workflow.services.results import Task
from workflow.services.scene import NotWanted, Scene

SENTENCE = N_("Something you follow up should be looked at again by %(day)s.")


def perform(scene: Scene) -> Outcome:
    """Only as long as the mark stands with the day it was ordered for."""
    mark = scene.tx.difficulties.load(scene.order.subject_id) if scene.order.subject_id else None
    if mark is None:
        raise NotWanted("mark_gone")
    if mark.review_on != due_on(scene):
        raise NotWanted("no_longer_due")
    task = Task(task=Chore.REVIEW_DIFFICULTY, role=scene.responsible, due_on=mark.review_on)
    return done(to_manager(scene, SENTENCE, due_on=mark.review_on), results=(task,))
