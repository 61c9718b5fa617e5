"""Decides how the calculator tells what it found: dates, absences that belong together, who pays, and until when."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from flask_babel import gettext as _

from web.casework.reason_lines import reason_lines
from web.casework.responsible.deadline_lines import all_dates
from web.casework.timeline.picture import picture_of
from web.i18n import format_day
from web.public.calendar_days import calendar_days
from web.public.other_dates import other_dates
from web.public.reckoned import Reckoned, employer_name
from workflow.domain.absence.max_date import AGE_OF_NO_DAYS
from workflow.domain.absence.reasons import why_employer_period, why_max_date, why_spell
from workflow.domain.case import CaseFile


def result_lines(found: Reckoned) -> dict[str, Any]:
    """What the page shows."""
    estimate = found.estimate
    why = why_max_date(estimate.assessment, found.person, first=not estimate.earlier)
    return {
        "first_day": found.file.first_day,
        "picture": picture_of(found.timeline),
        "dates": _dates(found.file),
        "others": other_dates(found.spells[-1]),
        "has_days_ahead": any(True for _day in calendar_days(found.file)),
        "spells": list(_spells(found)),
        "employer": list(_employers(found)),
        "no_right_from": AGE_OF_NO_DAYS if found.too_old else None,
        "max_date": estimate.max_date if estimate.goes_on else None,
        "used": found.used,
        "left": estimate.remaining,
        "why_max_date": reason_lines(why) if estimate.goes_on else [],
        "assumptions": [str(_(sentence)) for sentence in estimate.assumptions],
    }


def _employers(found: Reckoned) -> Iterator[dict[str, Any]]:
    """The days each employer pays; one that has nothing to pay says so."""
    for employer, periods in found.employer_periods():
        yield {
            "title": employer_name(employer) if employer else "",
            "periods": [reason_lines(why_employer_period(period)) for period in periods],
        }


def _dates(file: CaseFile) -> list[dict[str, str | None]]:
    """As on the page of a case; but nobody has failed anything here, so a day behind has only passed."""
    passed: dict[str, str | None] = {"word": str(_("Has passed")), "kind": "info"}
    return [line | passed if line["kind"] == "overdue" else line for line in all_dates(file, file.today)]


def _spells(found: Reckoned) -> Iterator[dict[str, Any]]:
    for earlier, spell in pairwise((None, *found.spells)):
        if spell is not None:
            yield {
                "title": f"{format_day(spell.start)} – {format_day(spell.end)}",
                "reasons": reason_lines(why_spell(spell, found.periods, earlier)),
            }
