"""Gives the responsible manager a task for each open duty, and says so."""

from workflow.domain.text import N_
from workflow.services.notices import done, to_manager
from workflow.services.outcomes import Outcome
from workflow.services.results import Task
from workflow.services.scene import Scene
from workflow.timetable import deadlines

SENTENCE = N_("A new list of follow-up tasks is ready for you.")


def perform(scene: Scene) -> Outcome:
    """One task a duty; a duty that has its task already only gets its day moved."""
    duties = tuple(
        Task(task=deadline.duty, role=scene.responsible, due_on=deadline.due_on)
        for deadline in deadlines(scene.file)
        if deadline.is_open
    )
    return done(to_manager(scene, SENTENCE), results=duties)
