"""Works out a case anew after a change: what is next, by when, and when the sweep must look at it again."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from workflow.domain.absence.benefit_days import estimate_max_date_for_spell
from workflow.domain.absence.periods import AbsenceKind, AbsencePeriod
from workflow.domain.absence.spells import join
from workflow.domain.case import CaseFile
from workflow.domain.deadlines import Deadline
from workflow.domain.documents import DocumentKind, OnFile
from workflow.domain.stages import Stage
from workflow.domain.working_days import WorkingDays
from workflow.services.records import Absence, CaseRecord
from workflow.timetable import deadlines, next_alarm_on

RETURN_OUTCOMES = ("returned", None)


def file_of(case: CaseRecord, documents: Mapping[DocumentKind, OnFile], today: date) -> CaseFile:
    """The case as guards and clocks see it."""
    return CaseFile(
        stage=case.stage,
        today=today,
        first_day=case.first_day,
        last_day=case.last_day,
        grade=case.grade,
        max_date=case.max_date,
        extended_certificate=case.extended_certificate,
        ended_by_return=case.outcome in RETURN_OUTCOMES,
        documents=documents,
    )


def reckoned(case: CaseRecord, file: CaseFile, days: WorkingDays) -> dict[str, Any]:
    """The columns that follow from the file: next duty and its date, and the next day an alarm can go."""
    known = deadlines(file)
    open_duties = [deadline for deadline in known if deadline.is_open]
    soonest = open_duties[0] if open_duties else None
    own = next((deadline.due_on for deadline in open_duties if deadline.duty is file.stage), None)
    return {
        "stage_due_on": own,
        "next_due_on": soonest.due_on if soonest else None,
        "next_duty": soonest.duty if soonest else None,
        "next_alarm_on": _alarm_on(case, file, days, known),
    }


def _alarm_on(case: CaseRecord, file: CaseFile, days: WorkingDays, known: Sequence[Deadline]) -> date | None:
    if file.stage is Stage.CLOSED:
        return None
    # a day the sweep has not come to yet must not be jumped over, however the case changes meanwhile
    if case.next_alarm_on is not None and case.next_alarm_on < file.today:
        return case.next_alarm_on
    ahead = (next_alarm_on(file, days, known), case.grade_changes_on)
    return min((day for day in ahead if day is not None), default=None)


def spell_of(periods: Sequence[Absence], today: date) -> tuple[date, date]:
    """First and last day of the latest spell the periods join into."""
    spell = join([as_engine_sees(period, today) for period in periods])[-1]
    return spell.start, spell.end


def max_date_of(periods: Sequence[Absence], born_on: date | None, today: date) -> date | None:
    """The estimated end of the right to sick pay, should the absence go on."""
    known = [as_engine_sees(period, today) for period in periods]
    estimate = estimate_max_date_for_spell(known, born_on=born_on, today=today) if known else None
    return estimate.max_date if estimate else None


def as_engine_sees(period: Absence, today: date) -> AbsencePeriod:
    """A period for the engine; an open one lasts at least until today."""
    return AbsencePeriod(
        id=str(period.id),
        kind=AbsenceKind(period.kind),
        start=period.start_on,
        end=period.end_on or max(today, period.start_on),
        grade=period.grade,
        received=period.received_at,
        corrects=None,
        employer=None,
    )
