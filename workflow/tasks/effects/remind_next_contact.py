"""Reminds the manager that the next contact by the agreed rhythm is near; being in touch before then takes it back."""

from datetime import date

from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.fired import due_on, insist_on_latest
from workflow.services.notices import done, to_manager
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.results import Task
from workflow.services.scene import Scene

SENTENCE = N_("You agreed to be in touch by %(day)s. A few words are enough.")


def perform(scene: Scene) -> Outcome:
    """Once for each day of the rhythm, unless a meeting stands in the calendar until then."""
    insist_on_latest(scene)
    day = due_on(scene)
    if _meets_before(scene, day):
        return Dropped("meeting_planned")
    task = Task(task=Chore.KEEP_IN_TOUCH, role=scene.responsible, due_on=day)
    return done(to_manager(scene, SENTENCE, due_on=day), results=(task,))


def _meets_before(scene: Scene, day: date) -> bool:
    meetings = scene.tx.meetings.of_case(scene.case.id)
    return any(one.is_open and scene.today <= one.on_day <= day for one in meetings)
