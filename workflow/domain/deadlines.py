"""Decides when each duty is due and how it stands today; a duty's clock runs independently of the stage.

Does not decide which duties there are: that is the process page.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol

from workflow.domain.case import CaseFile
from workflow.domain.dated_rules import Unit
from workflow.domain.documents import DocumentKind
from workflow.domain.duties import Duty
from workflow.domain.law import Law
from workflow.domain.rules import DatedNumber

UPCOMING_DAYS = 14
"""How long before its day a duty is called upcoming rather than not yet."""
_DAYS_A_WEEK = 7
_NTH_DAY = Unit.DAY


class Due(Protocol):
    """When a duty is due."""

    @property
    def law(self) -> Law:
        """The paragraph behind the date."""

    def on(self, case: CaseFile) -> date | None:
        """The calendar day, or None when it cannot be known yet."""

    def applies(self, case: CaseFile) -> bool:
        """Whether there is a duty at all for this case today."""


@dataclass(frozen=True, slots=True)
class Within:
    """Due a number of days or weeks after the first day of the absence; week N is the first day + 7 N days."""

    number: DatedNumber
    law: Law
    only_wholly_absent: bool = False

    def on(self, case: CaseFile) -> date:
        """The last calendar day of the term; not before the day on which working in part ended, where that matters."""
        count = self.count(case)
        days = count - 1 if self.number.unit is _NTH_DAY else count * _DAYS_A_WEEK
        last = case.first_day + timedelta(days)
        if self.only_wholly_absent and case.partly_until is not None:
            return max(last, case.partly_until + timedelta(days=1))
        return last

    def count(self, case: CaseFile) -> int:
        """How many days or weeks; a house rule as it was on the first day of the absence."""
        return case.rules.value(self.number, case.first_day)

    def applies(self, case: CaseFile) -> bool:
        """Some duties hold only for those wholly absent."""
        return case.wholly_absent or not self.only_wholly_absent


@dataclass(frozen=True, slots=True)
class AtMaxDate:
    """Due a number of weeks before the end of the right to sick pay, as far as it can be estimated."""

    law: Law
    number: DatedNumber | None = None

    def on(self, case: CaseFile) -> date | None:
        """The calendar day, None without an estimate."""
        return case.max_date - timedelta(weeks=self.weeks_before(case)) if case.max_date else None

    def weeks_before(self, case: CaseFile) -> int:
        """How many weeks; a house rule as it was on the first day of the absence."""
        return case.rules.value(self.number, case.first_day) if self.number else 0

    def applies(self, case: CaseFile) -> bool:
        """The right to sick pay ends for everybody."""
        return case.grade > 0


@dataclass(frozen=True, slots=True)
class OnAgreedDay:
    """Due on a day that is agreed in a document."""

    kind: DocumentKind
    fact: str
    law: Law

    def on(self, case: CaseFile) -> date | None:
        """The agreed day, None until it is agreed."""
        document = case.on_file(self.kind)
        return document.day(self.fact) if document else None

    def applies(self, case: CaseFile) -> bool:
        """An agreed day always binds."""
        return True


@dataclass(frozen=True, slots=True)
class AtPlanEvaluation:
    """Due on the day the plan is looked at again: the plan's own, else the one agreed when it was looked at last."""

    law: Law

    def on(self, case: CaseFile) -> date | None:
        """The agreed day; None without a plan, and when the plan was looked at and is to be changed or has ended."""
        plan = case.on_file(DocumentKind.FOLLOW_UP_PLAN)
        looked = case.on_file(DocumentKind.PLAN_EVALUATION)
        if plan is not None and looked is not None and looked.facts.get("plan_version") == plan.version:
            return looked.day("next_evaluation_on")
        return plan.day("evaluation_on") if plan else None

    def applies(self, case: CaseFile) -> bool:
        """An agreed day always binds."""
        return True


@dataclass(frozen=True, slots=True)
class BeforeMeeting:
    """Due a number of days before the meeting Nav has announced."""

    number: DatedNumber
    law: Law

    def on(self, case: CaseFile) -> date | None:
        """The calendar day, None until Nav has told when the meeting is."""
        return case.meeting_on - timedelta(days=self.number.value) if case.meeting_on else None

    def applies(self, case: CaseFile) -> bool:
        """Once a meeting is called, the plan must be there whatever the grade."""
        return case.meeting_on is not None


def within(number: DatedNumber, *, only_wholly_absent: bool = False) -> Within:
    """Due within `number` days or weeks of the first day of absence, under that number's law."""
    return Within(number, number.law, only_wholly_absent)


class DutyState(StrEnum):
    """How a duty stands today."""

    NOT_YET = "not_yet"
    UPCOMING = "upcoming"
    DUE = "due"
    OVERDUE = "overdue"
    DONE = "done"
    EXEMPT = "exempt"
    NOT_APPLICABLE = "not_applicable"


OPEN_STATES = frozenset({DutyState.NOT_YET, DutyState.UPCOMING, DutyState.DUE, DutyState.OVERDUE})


class Deadline(NamedTuple):
    """A duty with its date and how it stands; `why_not` says why a duty does not apply."""

    duty: Duty
    due_on: date
    law: Law
    state: DutyState
    why_not: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state in OPEN_STATES


def state_on(due_on: date, today: date) -> DutyState:
    """How an open duty due on `due_on` stands on `today`."""
    days_left = (due_on - today).days
    if days_left < 0:
        return DutyState.OVERDUE
    if days_left == 0:
        return DutyState.DUE
    return DutyState.UPCOMING if days_left <= UPCOMING_DAYS else DutyState.NOT_YET
