"""Decides how the dates of a case are explained on a page: those of the absence itself, and the days to know of."""

from collections.abc import Mapping

from web.casework.reason_lines import AS_WRITTEN
from web.casework.why_lines import day_line
from workflow.domain.absence.told import ToldDate
from workflow.domain.case import CaseFile
from workflow.why import Ground
from workflow.why.every_date import of_absence, to_know_of


def bare_ground(file: CaseFile) -> Ground:
    """What the case itself says, where nothing is to be told of its periods."""
    return Ground(
        today=file.today,
        first_day=ToldDate(file.first_day),
        max_date=ToldDate(file.max_date),
        last_day=file.last_day,
        spell=None,
    )


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
