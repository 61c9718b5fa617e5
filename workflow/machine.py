"""Compiles the process page into one shared state machine; the only place where a case changes its stage.

A refusal names every unmet requirement, never only the first.
"""

from typing import Any, cast

from transitions import EventData, Machine

from workflow.domain.case import CaseFile
from workflow.domain.errors import StepNotOpen, StepRefused
from workflow.domain.requirements import Requirement
from workflow.domain.stages import TIMELINE, Stage
from workflow.domain.steps import Belongs, Step
from workflow.process import PROCESS, TRIGGERS

_RESUMABLE = TIMELINE[1:]


class _Moving:
    """A case while a step is taken; lives for one call and holds nothing else."""

    __slots__ = ("file", "stage")

    def __init__(self, file: CaseFile) -> None:
        self.stage = file.stage.value  # transitions looks enum members up by name, strings by value
        self.file = file


def open_steps(stage: Stage) -> tuple[Step, ...]:
    """The steps that lead on from `stage`, in the order of the process page."""
    return _OPEN[stage]


def unmet(step: Step, file: CaseFile) -> tuple[Requirement, ...]:
    """Every requirement of `step` that is not met."""
    return tuple([requirement for requirement in step.needs if not requirement.met(file)])


def is_discharged(stage: Stage, file: CaseFile) -> bool:
    """Whether what is on file lets, or has let, a case leave `stage` along the timeline."""
    for step in _FORWARD[stage]:
        for one in step.needs:
            if not one.has_been_met(file):
                break
        else:
            return True
    return False


def resumes_at(file: CaseFile) -> Stage:
    """Where a case belongs on the timeline: the first stage that what is on file does not discharge."""
    return next((stage for stage in _RESUMABLE if not is_discharged(stage, file)), Stage.CLARIFICATION)


def take(trigger: str, file: CaseFile) -> Stage:
    """The stage a case comes to by `trigger`.

    Raises `StepNotOpen` when the step does not lead from the case's stage, `StepRefused` with all unmet requirements.
    """
    step = TRIGGERS.get(trigger)
    if step is None or file.stage not in step.source:
        raise StepNotOpen(trigger, file.stage)
    missing = unmet(step, file)
    if missing:
        raise StepRefused(trigger, missing)
    moving = _Moving(file)
    if not MACHINE.events[trigger].trigger(moving):
        raise StepRefused(trigger, step.needs)
    return Stage(moving.stage)


def _all_met(event: EventData) -> bool:
    return not unmet(TRIGGERS[event.event.name], cast(_Moving, event.model).file)


class _Resumes:
    """Condition: the case belongs at this stage."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.__name__ = f"resumes_at_{stage}"

    def __call__(self, event: EventData) -> bool:
        return resumes_at(cast(_Moving, event.model).file) is self.stage


def _compile() -> Machine:
    machine = Machine(
        model=None,
        states=[stage.value for stage in Stage],
        initial=Stage.REPORTED.value,
        auto_transitions=False,
        send_event=True,
        model_attribute="stage",
    )
    for step in PROCESS:
        sources: list[Any] = [stage.value for stage in step.source]
        if step.dest is Belongs.ON_TIMELINE:
            for stage in _RESUMABLE:
                machine.add_transition(
                    step.trigger, sources, stage.value, conditions=[_all_met, _Resumes(stage)]
                )
        else:
            # an internal transition (dest None) keeps the case in its place
            dest = step.dest.value if step.dest is not None else None
            machine.add_transition(step.trigger, sources, dest, conditions=[_all_met])
    return machine


_OPEN: dict[Stage, tuple[Step, ...]] = {
    stage: tuple(step for step in PROCESS if stage in step.source) for stage in Stage
}
_FORWARD: dict[Stage, tuple[Step, ...]] = {
    stage: tuple(step for step in PROCESS if step.source == (stage,)) for stage in Stage
}
MACHINE = _compile()
