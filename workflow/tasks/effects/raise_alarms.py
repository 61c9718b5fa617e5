"""Orders what time has brought about on one case, and says when the sweep must look again."""

from workflow.domain.case import CaseFile
from workflow.domain.stages import TIMELINE
from workflow.services.known_absence import known_of
from workflow.services.outcomes import Done, Dropped, Outcome
from workflow.services.records import CaseRecord, Work
from workflow.services.redating import redated
from workflow.services.results import Alarms, DatesOfTheDay
from workflow.services.scene import Scene
from workflow.timetable import Firing, firings


def perform(scene: Scene) -> Outcome:
    """Everything up to today, also what a correction moved into the past: what was ordered before is the same work.

    A note that was recorded ahead counts from today on, and so do the duties that follow from its grade.
    """
    due_from = scene.case.next_alarm_on
    if due_from is None or due_from > scene.today:
        return Dropped("nothing_due")
    case, file = _as_of_today(scene)
    found = tuple(firings(file, scene.bench.office.days))
    raised = tuple(_work(scene, firing) for firing in found if firing.on <= scene.today)
    coming = [firing.on for firing in found if firing.on > scene.today]
    ahead = case.grade_changes_on
    next_on = min([*coming, ahead] if ahead and ahead > scene.today else coming, default=None)
    return Done(results=(DatesOfTheDay(), Alarms(work=raised, next_on=next_on)))


def _as_of_today(scene: Scene) -> tuple[CaseRecord, CaseFile]:
    """The case as the day has it: what it is about to become when this work is written."""
    if scene.case.stage not in TIMELINE:
        return scene.case, scene.file
    known = known_of(scene.tx, scene.case, scene.today)
    case = redated(scene.case, known)
    return case, known.file(case)


def _work(scene: Scene, firing: Firing) -> Work:
    return Work(effect=firing.effect, about=firing.about, period=f"{scene.case.spell}/{firing.period}")
