"""Reads what an alarm was about from the order it became, and whether it would still go off today."""

from datetime import date

from workflow.domain.deadlines import DutyState
from workflow.domain.duties import duty_from
from workflow.domain.effects import Effect
from workflow.domain.reminders import Because, Rung
from workflow.services.scene import NotWanted, Scene
from workflow.timetable import FIRST_RUNG, Firing, deadlines, firings

_PARTS = 3  # spell / what it is about / the day it is about; of a rung, that stands before the day
_WHY = {DutyState.DONE: Because.DONE, DutyState.EXEMPT: Because.EXEMPT}


def is_alarm(scene: Scene) -> bool:
    """Whether time ordered this, not a step or a document."""
    return len(scene.order.period.split("/")) == _PARTS


def rung_of(effect: Effect, period: str) -> Rung | None:
    """How far on the ladder work about a deadline stands; None for work about anything else."""
    if effect not in FIRST_RUNG:
        return None
    parts = period.split("/")
    return Rung(parts[-2]) if len(parts) > _PARTS else FIRST_RUNG[effect]


def due_on(scene: Scene) -> date:
    """The day the alarm is about."""
    return date.fromisoformat(scene.order.period.rsplit("/", 1)[1])


def insist(scene: Scene) -> None:
    """Go on only when the alarm would still go off: the duty is open, its date is the same. Raises `NotWanted`."""
    if not any(_period(scene, firing) == scene.order.period for firing in of_effect(scene)):
        raise NotWanted(_why(scene))


def _why(scene: Scene) -> str:
    """Of a duty: that it is done, exempt, or has another date; else that it is no longer due."""
    duty = duty_from(scene.order.about) if scene.order.effect in FIRST_RUNG else None
    now = next((one for one in deadlines(scene.file) if one.duty is duty), None)
    if now is None:
        return "no_longer_due"
    return Because.MOVED if now.is_open else _WHY.get(now.state, "no_longer_due")


def insist_on_latest(scene: Scene) -> None:
    """As `insist`; of several alarms of one kind that slept, only the last speaks. Raises `NotWanted`."""
    insist(scene)
    latest = max(firing.on for firing in of_effect(scene) if firing.on <= scene.today)
    if due_on(scene) < latest:
        raise NotWanted("overtaken")


def of_effect(scene: Scene) -> list[Firing]:
    """The alarms the case has for the effect of this order."""
    effect: Effect = scene.order.effect
    return [firing for firing in firings(scene.file, scene.bench.office.days) if firing.effect is effect]


def _period(scene: Scene, firing: Firing) -> str:
    return f"{scene.case.spell}/{firing.period}"
