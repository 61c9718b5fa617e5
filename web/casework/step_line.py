"""Decides how the step line of a case looks: which stages are done, which one is now, which are to come."""

from flask_babel import gettext as _

from web.casework.names import STAGE_NAMES
from workflow.domain.case import CaseFile
from workflow.domain.stages import TIMELINE, Stage
from workflow.machine import is_discharged


def step_line(file: CaseFile) -> list[dict[str, str]]:
    """The eight stages; after a return or an ending the ones that were worked through, and where it led.

    A preventive follow-up has no way to go: it goes on until it is closed.
    """
    if file.stage is Stage.PREVENTION:
        return [_stage(Stage.PREVENTION, "now"), _stage(Stage.CLOSED, "to_come")]
    if file.stage in TIMELINE:
        now = TIMELINE.index(file.stage)
        return [_stage(stage, _state(place, now)) for place, stage in enumerate(TIMELINE)]
    behind = [_stage(stage, "done") for stage in TIMELINE if is_discharged(stage, file)]
    if file.stage is Stage.CLOSED:
        return [*behind, _stage(Stage.CLOSED, "done")]
    return [*behind, _stage(Stage.AFTERCARE, "now"), _stage(Stage.CLOSED, "to_come")]


def _state(place: int, now: int) -> str:
    if place == now:
        return "now"
    return "done" if place < now else "to_come"


def _stage(stage: Stage, state: str) -> dict[str, str]:
    return {"label": _(STAGE_NAMES[stage]), "state": state}
