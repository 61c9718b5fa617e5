"""Decides how much payroll is told of why a max date is that day: the sentence, the paragraph, where it comes from.

The periods behind it, and what is used of the right, stay with those who follow the case up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

import sqlalchemy as sa

from web.casework.why_lines import WhyLine, why_line
from web.current import today
from web.queries.coming_max_dates import ComingMaxDate
from workflow.adapters.persistence.absence_rows import AbsenceRows
from workflow.domain.absence.told import ToldDate
from workflow.services.records import Absence
from workflow.services.redating import as_engine_sees
from workflow.why import Ground, Why, ground_of, why_max_date_of

TOLD_TO_PAYROLL = frozenset({"max_date_told"})
"""The one reason that is a date and nothing else: what it would be by what is registered here."""


def why_max_dates(connection: sa.Connection, coming: Sequence[ComingMaxDate]) -> Mapping[UUID, WhyLine]:
    """An explanation for each case, with one question to the database for all of them."""
    found = AbsenceRows(connection).of_persons({one.employee_id for one in coming})
    told = {one.case_id: _told(one, found.get(one.employee_id, ())) for one in coming}
    return {case_id: _line(why) for case_id, why in told.items() if why}


def _told(one: ComingMaxDate, periods: Sequence[Absence]) -> Why | None:
    known = Ground(
        today=today(),
        first_day=ToldDate(one.first_day),
        max_date=ToldDate(one.max_date_reckoned, one.max_date_told),
        last_day=one.last_day,
        spell=None,
        discreet=True,
    )
    seen = [as_engine_sees(period, today()) for period in periods]
    ground = ground_of(seen, known, born_on=one.born_on, own=str(one.employment_id))
    why = why_max_date_of(ground)
    return why if why and why.day == one.max_date else None


def _line(why: Why) -> WhyLine:
    """Without the id that would stand there once for each case: nothing leads to one of them."""
    reasons = tuple(reason for reason in why.reasons if reason.code in TOLD_TO_PAYROLL)
    return why_line(replace(why, reasons=reasons, rule=None, periods=(), gaps=()), today()) | {"id": ""}
