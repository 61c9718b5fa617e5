"""Orders what time has brought about on one case, and says when the sweep must look again."""

from workflow.services.outcomes import Done, Dropped, Outcome
from workflow.services.records import Work
from workflow.services.results import Alarms
from workflow.services.scene import Scene
from workflow.timetable import Firing, firings


def perform(scene: Scene) -> Outcome:
    """Everything up to today, also what a correction moved into the past: what was ordered before is the same work."""
    due_from = scene.case.next_alarm_on
    if due_from is None or due_from > scene.today:
        return Dropped("nothing_due")
    found = tuple(firings(scene.file, scene.bench.office.days))
    raised = tuple(_work(scene, firing) for firing in found if firing.on <= scene.today)
    coming = min((firing.on for firing in found if firing.on > scene.today), default=None)
    return Done(results=(Alarms(work=raised, next_on=coming),))


def _work(scene: Scene, firing: Firing) -> Work:
    return Work(effect=firing.effect, about=firing.about, period=f"{scene.case.spell}/{firing.period}")
