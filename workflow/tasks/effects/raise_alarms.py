"""Orders what time brings about on one case: everything since the sweep last looked, and when it must look again."""

from workflow.services.outcomes import Done, Dropped, Outcome
from workflow.services.records import Work
from workflow.services.results import Alarms
from workflow.services.scene import Scene
from workflow.timetable import Firing, firings


def perform(scene: Scene) -> Outcome:
    """Work is told by spell, duty and date: what was ordered before is not ordered again."""
    since = scene.case.next_alarm_on
    if since is None or since > scene.today:
        return Dropped("nothing_due")
    found = tuple(firings(scene.file, scene.bench.office.days))
    raised = tuple(_work(scene, firing) for firing in found if since <= firing.on <= scene.today)
    coming = min((firing.on for firing in found if firing.on > scene.today), default=None)
    return Done(results=(Alarms(work=raised, next_on=coming),))


def _work(scene: Scene, firing: Firing) -> Work:
    return Work(effect=firing.effect, about=firing.about, period=f"{scene.case.spell}/{firing.period}")
