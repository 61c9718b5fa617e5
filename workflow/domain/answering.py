"""Decides how long an answer from the employee is awaited, and when they are reminded of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from workflow.domain.documents import CONFIRMED_BY_EMPLOYEE, DocumentKind, Fact
from workflow.domain.rules import ANSWER_DAYS, RuleBook
from workflow.domain.working_days import WorkingDays

ANSWERED_WITH = "answered_with"
"""The fact that names the paper whose answer counts for this one too: both say the same, and nobody is asked twice."""
RENEWS = "renews"
"""The fact of an evaluation that names the measure it renews."""


def is_asked_for(kind: DocumentKind, facts: Mapping[str, Fact]) -> bool:
    """Whether the employee is asked to answer a document of its own."""
    return kind in CONFIRMED_BY_EMPLOYEE and ANSWERED_WITH not in facts


@dataclass(frozen=True, slots=True)
class Awaited:
    """The last day to answer, and the day of the reminder; None where no answer is asked, or no day lies between."""

    answer_by: date | None = None
    remind_on: date | None = None


def awaited(
    kind: DocumentKind, facts: Mapping[str, Fact], filed_on: date, rules: RuleBook, days: WorkingDays
) -> Awaited:
    """Until when the answer to a document that is filed on a day is awaited, by the rule of that day."""
    if not is_asked_for(kind, facts):
        return Awaited()
    answer_by = filed_on + timedelta(days=rules.value(ANSWER_DAYS, filed_on))
    remind_on = days.preceding_working_day(answer_by)
    return Awaited(answer_by, remind_on if remind_on > filed_on else None)
