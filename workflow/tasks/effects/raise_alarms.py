"""Orders what time has brought about on one case, and says when the sweep must look again."""

from dataclasses import replace

from workflow.domain.stages import TIMELINE
from workflow.services.grade import grade_on, next_start
from workflow.services.outcomes import Done, Dropped, Outcome
from workflow.services.records import Work
from workflow.services.results import Alarms, GradeOfTheDay
from workflow.services.scene import Scene
from workflow.timetable import Firing, firings


def perform(scene: Scene) -> Outcome:
    """Everything up to today, also what a correction moved into the past: what was ordered before is the same work.

    A note that was recorded ahead counts from today on, and so do the duties that follow from its grade.
    """
    due_from = scene.case.next_alarm_on
    if due_from is None or due_from > scene.today:
        return Dropped("nothing_due")
    periods = scene.tx.absences.of_case(scene.case.id) if scene.case.stage in TIMELINE else ()
    file = replace(scene.file, grade=grade_on(periods, scene.today, scene.case.grade))
    found = tuple(firings(file, scene.bench.office.days))
    raised = tuple(_work(scene, firing) for firing in found if firing.on <= scene.today)
    coming = [firing.on for firing in found if firing.on > scene.today]
    ahead = next_start(periods, scene.today)
    next_on = min([*coming, ahead] if ahead else coming, default=None)
    return Done(results=(GradeOfTheDay(), Alarms(work=raised, next_on=next_on)))


def _work(scene: Scene, firing: Firing) -> Work:
    return Work(effect=firing.effect, about=firing.about, period=f"{scene.case.spell}/{firing.period}")
