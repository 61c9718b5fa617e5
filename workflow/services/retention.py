"""Decides on which day and when deletion may go on, when it stops to ask.

Real time decides, whatever the clock of the service was shifted to: nobody's data go because somebody tried out another day.
Only invented people, in a demonstration, live by the shifted clock.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from workflow.services.norway import day_in_norway
from workflow.services.ports import Clock

USUAL_CASES = 20
USUAL_PER_CENT = 5
"""More follow-ups than both in one night are unusual: a wrong clock, or a rule somebody did not mean."""
USUAL_DAYS = 31
"""Nobody runs nothing for so long and then deletes follow-ups unasked: the clock of the machine may be wrong."""


class RunState(StrEnum):
    """Where a run is."""

    PLANNED = "planned"
    RUNNING = "running"
    HELD_UP = "held_up"
    FINISHED = "finished"
    STOPPED = "stopped"


class HeldUp(StrEnum):
    """Why a run stopped to ask."""

    MANY = "many"
    JUMP = "jump"


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """A run as the process that has it knows it; `leased_until` tells its lease from any other."""

    id: UUID
    day: date
    ran_by: str
    state: RunState
    cases: int
    all_cases: int
    total: int
    held_up_because: str | None
    confirmed_at: datetime | None
    deleted: int
    started_at: datetime
    leased_until: datetime
    finished_at: datetime | None


class RetentionRuns(Protocol):
    """The runs, as HR's answer needs them."""

    def answer(self, run_id: UUID, total: int, *, go_on: bool, at: datetime) -> bool:
        """Let a run that asks go on or end; False when it asks no longer, or about something else."""


def day_of_deletion(clock: Clock, *, demonstration: bool) -> date:
    """The day that decides what has been kept long enough."""
    return clock.today() if demonstration else day_in_norway(clock.wall())


def why_to_ask(cases: int, all_cases: int, day: date, last_day: date | None) -> HeldUp | None:
    """Why HR must be asked before so many follow-ups go; None when that is nothing unusual."""
    if cases > USUAL_CASES and cases * 100 > all_cases * USUAL_PER_CENT:
        return HeldUp.MANY
    if cases and last_day is not None and day - last_day > timedelta(days=USUAL_DAYS):
        return HeldUp.JUMP
    return None
