"""Decides which dates of a case are explained, and in which order; and how all of them look to a machine."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from workflow.domain.case import CaseFile
from workflow.domain.deadlines import Deadline
from workflow.domain.working_days import WorkingDays
from workflow.timetable import deadlines
from workflow.why.calendar_days import why_other_days
from workflow.why.data import as_data
from workflow.why.duties import why_deadline
from workflow.why.explained import Why
from workflow.why.ground import Ground
from workflow.why.sick_pay import why_max_date_of
from workflow.why.spell_dates import why_first_day, why_last_day

FORMAT = "tilbake.dates"
VERSION = 1


def of_absence(file: CaseFile, ground: Ground) -> Iterator[Why]:
    """The first and last day, and the end of sick pay where no duty tells of it."""
    found = (why_first_day(ground), why_last_day(ground), why_max_date_of(ground))
    told = {deadline.duty.value for deadline in deadlines(file)}
    return (why for why in found if why and why.about not in told)


def to_know_of(file: CaseFile, ground: Ground) -> tuple[Why, ...]:
    """Days nobody has to do anything on; none of them matters once somebody is back."""
    return why_other_days(ground) if file.grade else ()


def dates_data(file: CaseFile, ground: Ground, days: WorkingDays) -> dict[str, Any]:
    """Every date with its reasons for machines: no names, no free text."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "as_of": _iso(file.today),
        "absence": [as_data(why) for why in of_absence(file, ground)],
        "duties": [_duty(deadline, file, ground, days) for deadline in deadlines(file)],
        "other_dates": [as_data(why) for why in to_know_of(file, ground)],
    }


def _duty(deadline: Deadline, file: CaseFile, ground: Ground, days: WorkingDays) -> dict[str, Any]:
    return as_data(why_deadline(deadline, file, ground, days)) | {"state": deadline.state.value}


def _iso(day: date) -> str:
    return day.isoformat()
