"""Decides which dates of a case are explained, and in which order: the absence itself, the duties, the days to know of."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from web.casework.reason_lines import AS_WRITTEN
from web.casework.why_lines import day_line
from workflow.domain.absence.told import ToldDate
from workflow.domain.case import CaseFile
from workflow.domain.deadlines import Deadline
from workflow.domain.working_days import WorkingDays
from workflow.timetable import deadlines
from workflow.why import (
    Ground,
    Why,
    as_data,
    why_deadline,
    why_first_day,
    why_last_day,
    why_max_date_of,
    why_other_days,
)

FORMAT = "tilbake.dates"
VERSION = 1


def bare_ground(file: CaseFile) -> Ground:
    """What the case itself says, where nothing is to be told of its periods."""
    return Ground(
        today=file.today,
        first_day=ToldDate(file.first_day),
        max_date=ToldDate(file.max_date),
        last_day=file.last_day,
        spell=None,
    )


def of_absence(file: CaseFile, ground: Ground) -> Iterator[Why]:
    """The first and last day, and the end of sick pay where no duty tells of it."""
    found = (why_first_day(ground), why_last_day(ground), why_max_date_of(ground))
    told = {deadline.duty.value for deadline in deadlines(file)}
    return (why for why in found if why and why.about not in told)


def to_know_of(file: CaseFile, ground: Ground) -> tuple[Why, ...]:
    """Days nobody has to do anything on; none of them matters once somebody is back."""
    return why_other_days(ground) if file.grade else ()


def absence_lines(
    file: CaseFile, ground: Ground, words: Mapping[str, str] = AS_WRITTEN
) -> list[dict[str, object]]:
    """The dates of the absence itself, for a page."""
    return [day_line(why, file.today, words) for why in of_absence(file, ground)]


def other_lines(
    file: CaseFile, ground: Ground, words: Mapping[str, str] = AS_WRITTEN
) -> list[dict[str, object]]:
    """The days to know of, for a page."""
    return [day_line(why, file.today, words) for why in to_know_of(file, ground)]


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
