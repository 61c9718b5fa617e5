"""Works out a case anew after a change: what is next, by when, and when the sweep must look at it again."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from workflow.domain.case import CaseFile
from workflow.domain.dated_rules import RuleBook
from workflow.domain.deadlines import Deadline
from workflow.domain.documents import DocumentKind, OnFile
from workflow.domain.stages import Stage
from workflow.domain.working_days import WorkingDays
from workflow.services.records import CaseRecord
from workflow.timetable import come, deadlines, next_alarm_on

RETURN_OUTCOMES = ("returned", None)


def counting(filed: Iterable[OnFile], since: date | None) -> dict[DocumentKind, OnFile]:
    """What counts of the documents on file, the latest absence's last: those that were filed `since`."""
    return {one.kind: one for one in filed if since is None or one.filed_on >= since}


def file_of(
    case: CaseRecord, documents: Mapping[DocumentKind, OnFile], today: date, rules: RuleBook
) -> CaseFile:
    """The case as guards and clocks see it."""
    return CaseFile(
        stage=case.stage,
        today=today,
        first_day=case.first_day,
        last_day=case.last_day,
        grade=case.grade,
        partly_until=case.partly_until,
        max_date=case.max_date,
        meeting_on=case.meeting_on,
        extended_certificate=case.extended_certificate,
        ended_by_return=case.outcome in RETURN_OUTCOMES,
        contact_weeks=case.contact_weeks,
        contact_next_on=case.contact_next_on,
        rules=rules,
        documents=documents,
    )


def reckoned(
    case: CaseRecord, file: CaseFile, days: WorkingDays, before: CaseFile | None = None
) -> dict[str, Any]:
    """The columns that follow from the file: next duty and its date, and the next day an alarm can go.

    `before` is the case as it stood until now: what the change puts on a day that has passed is told today.
    """
    known = deadlines(file)
    open_duties = [deadline for deadline in known if deadline.is_open]
    soonest = open_duties[0] if open_duties else None
    own = next((deadline.due_on for deadline in open_duties if deadline.duty is file.stage), None)
    return {
        "stage_due_on": own,
        "next_due_on": soonest.due_on if soonest else None,
        "next_duty": soonest.duty if soonest else None,
        "next_alarm_on": _alarm_on(case, file, days, known, before),
    }


def _alarm_on(
    case: CaseRecord, file: CaseFile, days: WorkingDays, known: Sequence[Deadline], before: CaseFile | None
) -> date | None:
    if file.stage is Stage.CLOSED:
        return None
    if before is not None and come(file, days) - come(before, days):
        return file.today
    # a day the sweep has not come to yet must not be jumped over, however the case changes meanwhile
    if case.next_alarm_on is not None and case.next_alarm_on < file.today:
        return case.next_alarm_on
    ahead = (next_alarm_on(file, days, known), case.grade_changes_on)
    return min((day for day in ahead if day is not None), default=None)
