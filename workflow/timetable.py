"""Decides which duties and alarms a case has and on which days, from the process page and what is on file.

A duty's clock does not ask which stage the case is in: a plan can be overdue while the first conversation is open.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from workflow.domain.case import CaseFile
from workflow.domain.deadlines import Deadline, Due, DutyState, state_on
from workflow.domain.duties import Duty
from workflow.domain.effects import Effect
from workflow.domain.recurring import Recurring
from workflow.domain.reminders import UNTIL_THE_DAY, Rung, rungs
from workflow.domain.requirements import PARTLY_ABSENT, Requirement
from workflow.domain.stages import OPEN_STAGES, TIMELINE, Stage
from workflow.domain.steps import Alarm, DutyBeside, Nature, Step
from workflow.domain.text import N_
from workflow.domain.working_days import WorkingDays
from workflow.machine import is_discharged, unmet
from workflow.process import ALARMS, DUTIES_BESIDE, PROCESS

NOT_WHOLLY_ABSENT = N_("Not a duty while the employee works in part.")
ACTIVE_IN_PART = N_("Fulfilled by itself: working in part is activity.")
RETURNED = N_("The employee is back at work.")
CLOSED = N_("The case is closed.")
NO_LONGER = N_("No longer needed where the case is now.")

DUTIES: dict[Stage, Step] = {
    stage: next(step for step in PROCESS if step.source[0] is stage and step.due is not None)
    for stage in OPEN_STAGES
}
"""The step that carries the deadline of each stage, in the order of the stages."""

_ENDED: dict[Stage, str] = {Stage.AFTERCARE: RETURNED, Stage.CLOSED: CLOSED}

BESIDE: dict[Duty, DutyBeside] = {beside.duty: beside for beside in DUTIES_BESIDE}
"""The duties that stand beside the stages."""

_WHY_NOT_IN_PART: dict[Stage, str] = {Stage.ACTIVITY_CHECK: ACTIVE_IN_PART}

_when = attrgetter("due_on")
"""Duties of one day keep the order of the process."""

_BEHIND: dict[Stage, tuple[Stage, ...]] = {stage: TIMELINE[:place] for place, stage in enumerate(TIMELINE)}
"""The stages a case has passed when it is in this one."""

_EXEMPTIONS: dict[Stage, tuple[Step, ...]] = {
    stage: tuple(step for step in PROCESS if step.source == (stage,) and step.nature is Nature.EXEMPTION)
    for stage in OPEN_STAGES
}

FIRST_RUNG: dict[Effect, Rung] = {Effect.REMIND_DUTY: Rung.BEFORE, Effect.TELL_OVERDUE: Rung.AFTER}
"""The rung an effect says where its work names none: there was no other before there was a ladder."""


@dataclass(frozen=True, slots=True)
class Firing:
    """An alarm on its day. `period` makes it the same firing wherever it is worked out again; `rung` is a deadline's."""

    on: date
    about: str
    effect: Effect
    due_on: date
    rung: Rung | None = None

    @property
    def period(self) -> str:
        """What tells two firings of one effect apart: it is raised again only when its date moved."""
        if self.rung is None or self.rung is FIRST_RUNG[self.effect]:
            return f"{self.about}/{self.due_on}"
        return f"{self.about}/{self.rung}/{self.due_on}"


def deadlines(file: CaseFile) -> tuple[Deadline, ...]:
    """Every duty of the case with its date and how it stands, in the order of the dates; before any absence there is none."""
    if file.stage is Stage.PREVENTION:
        return ()
    found = [_deadline(stage, step, file) for stage, step in DUTIES.items()]
    found += [_deadline_beside(beside, file) for beside in DUTIES_BESIDE]
    return tuple(sorted([deadline for deadline in found if deadline], key=_when))


def ahead(file: CaseFile) -> list[Deadline]:
    """What is still to be seen to, the soonest first; of a meeting Nav has called in time the last day for it tells nothing more."""
    called = file.meeting_on if file.meeting_on and file.meeting_on >= file.today else None
    return [
        deadline
        for deadline in deadlines(file)
        if deadline.is_open
        and not (called and deadline.duty is Stage.DIALOGUE_MEETING_2 and called <= deadline.due_on)
    ]


def due_of(duty: Duty) -> Due | None:
    """When a duty is due: the rule behind its date."""
    return DUTIES[duty].due if isinstance(duty, Stage) else BESIDE[duty].due


def firings(file: CaseFile, days: WorkingDays, known: Sequence[Deadline] | None = None) -> Iterator[Firing]:
    """Everything that time will bring about for the case as it stands, past days included.

    `known` are its deadlines when they are worked out already.
    """
    for deadline in deadlines(file) if known is None else known:
        if deadline.is_open:
            for row, on in rungs(deadline.due_on, file.rules, days):
                effect = Effect.REMIND_DUTY if row.rung in UNTIL_THE_DAY else Effect.TELL_OVERDUE
                yield Firing(on, deadline.duty, effect, deadline.due_on, row.rung)
    for alarm in ALARMS:
        yield from _firings_of(alarm, file, days)


def come(file: CaseFile, days: WorkingDays) -> frozenset[tuple[str, str]]:
    """What time has brought about by today for the case as it stands."""
    found = firings(file, days)
    return frozenset((firing.effect, firing.period) for firing in found if firing.on <= file.today)


def has_run_out(file: CaseFile) -> bool:
    """Whether the last day known of an absence has passed, and nobody has said what came after it."""
    return file.stage in TIMELINE and file.last_day is not None and file.last_day < file.today


def next_alarm_on(file: CaseFile, days: WorkingDays, known: Sequence[Deadline] | None = None) -> date | None:
    """The first day from today on which the case must be looked at again."""
    return min((firing.on for firing in firings(file, days, known) if firing.on >= file.today), default=None)


def _firings_of(alarm: Alarm, file: CaseFile, days: WorkingDays) -> Iterator[Firing]:
    if file.stage not in alarm.during:
        return
    if alarm.unless and all(requirement.met(file) for requirement in alarm.unless):
        return
    for on, due_on in _rounds(alarm.at, file, days):
        for effect in alarm.then:
            yield Firing(on, alarm.name, effect, due_on)


def _rounds(at: Due | Recurring, file: CaseFile, days: WorkingDays) -> Iterator[tuple[date, date]]:
    """The day something is told with the day it is about; of what comes round again, up to the first that lies ahead."""
    if isinstance(at, Recurring):
        for day in at.days(file):
            before = at.told_before(file, day)
            on = days.working_days_before(day, before) if before else day
            yield on, day
            if on > file.today:
                return
        return
    single = at.on(file)
    if single is not None and at.applies(file):
        yield single, single


def _deadline(stage: Stage, step: Step, file: CaseFile) -> Deadline | None:
    due = step.due
    due_on = due.on(file) if due else None
    if due is None or due_on is None:
        return None
    state, why_not = _state(stage, due, due_on, file)
    return Deadline(stage, due_on, due.law, state, why_not)


def _deadline_beside(beside: DutyBeside, file: CaseFile) -> Deadline | None:
    due_on = beside.due.on(file)
    if due_on is None:
        return None
    state, why_not = _state_beside(beside, due_on, file)
    return Deadline(beside.duty, due_on, beside.due.law, state, why_not)


def _state_beside(beside: DutyBeside, due_on: date, file: CaseFile) -> tuple[DutyState, str | None]:
    if all(requirement.has_been_met(file) for requirement in beside.needs):
        return DutyState.DONE, None
    if file.stage not in beside.during:
        return DutyState.NOT_APPLICABLE, _ENDED.get(file.stage, NO_LONGER)
    if not beside.due.applies(file):
        return DutyState.NOT_APPLICABLE, NO_LONGER
    return state_on(due_on, file.today), None


def _state(stage: Stage, due: Due, due_on: date, file: CaseFile) -> tuple[DutyState, str | None]:
    lacking = [unmet(exemption, file) for exemption in _EXEMPTIONS[stage]]
    if () in lacking:
        return DutyState.EXEMPT, None
    if (_passed(stage, file) and not _has_lapsed(lacking)) or is_discharged(stage, file):
        return DutyState.DONE, None
    if file.stage in _ENDED and stage is not file.stage:
        return DutyState.NOT_APPLICABLE, _ENDED[file.stage]
    if not due.applies(file):
        return DutyState.NOT_APPLICABLE, _WHY_NOT_IN_PART.get(stage, NOT_WHOLLY_ABSENT)
    return state_on(due_on, file.today), None


def _passed(stage: Stage, file: CaseFile) -> bool:
    return stage in _BEHIND.get(file.stage, ())


def _has_lapsed(lacking: Sequence[tuple[Requirement, ...]]) -> bool:
    """Whether a stage was passed because the employee worked in part, and no longer does: the duty is there again.

    It has when that is all an exemption lacks. So does Nav: an activity requirement that grading fulfilled is assessed anew when the grading ends.
    """
    return (PARTLY_ABSENT,) in lacking
