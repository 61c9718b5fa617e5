"""Decides on which days something comes round again as long as a case goes on: the next contact, going on after the max date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol, runtime_checkable

from workflow.domain.case import CaseFile
from workflow.domain.contact_rhythm import days_from
from workflow.domain.documents import DocumentKind
from workflow.domain.law import Law
from workflow.domain.rules import DatedNumber

PLAN_AT_WORK = (DocumentKind.FOLLOW_UP_PLAN, DocumentKind.PLAN_EVALUATION)
"""What shows that the plan was brought up to date, or looked at again."""


@runtime_checkable
class Recurring(Protocol):
    """Something that comes round again."""

    @property
    def law(self) -> Law:
        """The paragraph behind the days."""

    def days(self, case: CaseFile) -> Iterator[date]:
        """Its days, from the last one that has come on, without end; none when it does not come round."""

    def told_before(self, case: CaseFile, day: date) -> int:
        """How many working days before one of its days it is told; 0: on the day."""


@dataclass(frozen=True, slots=True)
class ByContactRhythm:
    """By the rhythm of contact that was agreed, told some working days before; of a new absence it begins anew."""

    law: Law
    before: DatedNumber

    def days(self, case: CaseFile) -> Iterator[date]:
        """From the next contact on; nobody was in touch: the rhythm goes on."""
        first, weeks = case.contact_next_on, case.contact_weeks
        if first is None or weeks is None:
            return iter(())
        if first < case.first_day:
            first = case.first_day + timedelta(weeks=weeks)
        return days_from(first, weeks, case.today)

    def told_before(self, case: CaseFile, day: date) -> int:
        """By the house's rule of that day."""
        return case.rules.value(self.before, day)


@dataclass(frozen=True, slots=True)
class AfterMaxDate:
    """So many weeks after the max date, or after the plan was at work last when that is later, and again and again."""

    law: Law
    every: DatedNumber

    def days(self, case: CaseFile) -> Iterator[date]:
        """None without a max date."""
        if case.max_date is None:
            return iter(())
        papers = (case.on_file(kind) for kind in PLAN_AT_WORK)
        worked = [paper.filed_on for paper in papers if paper is not None]
        weeks = case.rules.value(self.every, case.first_day)
        return days_from(max([case.max_date, *worked]) + timedelta(weeks=weeks), weeks, case.today)

    def told_before(self, case: CaseFile, day: date) -> int:
        """On the day itself."""
        return 0
