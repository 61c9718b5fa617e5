"""Decides how a case stands as a line in HR's lists."""

from collections.abc import Sequence

from flask import url_for
from flask_babel import gettext as _

from web.casework.days import relative_day
from web.casework.names import CASE_OUTCOMES, DUTY_NAMES, STAGE_NAMES
from web.casework.why_lines import anchor
from web.current import today
from web.i18n import format_short_day
from web.queries.hr_cases import HrCaseRow
from workflow.domain.stages import Stage

Item = dict[str, object]


def case_line(row: HrCaseRow, *, with_max_date: bool) -> Item:
    """A line of the whole list."""
    cells: list[object] = [row.employee, row.unit, _responsible(row), _(STAGE_NAMES[row.stage]), _next(row)]
    return {"href": _page(row), "cells": [*cells, _max_date(row)] if with_max_date else cells}


def soonest_lines(rows: Sequence[HrCaseRow]) -> list[Item]:
    """What is to be done next: whose, what, when, by whom."""
    return [
        {"href": _page(row), "cells": [row.employee, _next(row), row.unit, _responsible(row)]} for row in rows
    ]


def max_date_lines(rows: Sequence[HrCaseRow]) -> list[Item]:
    """Whose sick pay ends next."""
    return [
        {"href": _page(row), "cells": [row.employee, _max_date(row), row.unit, _responsible(row)]}
        for row in rows
    ]


def _page(row: HrCaseRow) -> str:
    return url_for("hr.case_page", case_id=row.id)


def _responsible(row: HrCaseRow) -> object:
    if row.manager and not row.is_unreached:
        return row.manager
    return {"text": _("Nobody can be reached") if row.manager else _("Nobody"), "kind": "missing"}


def _max_date(row: HrCaseRow) -> object:
    if row.max_date is None:
        return _("Not known")
    return {"text": format_short_day(row.max_date), "small": relative_day(row.max_date, today())}


def _next(row: HrCaseRow) -> object:
    if row.stage is Stage.CLOSED:
        return _(CASE_OUTCOMES[row.outcome]) if row.outcome else ""
    if row.next_due_on is None or row.next_duty is None:
        return _("Nothing dated")
    late = row.next_due_on < today()
    small = f"{format_short_day(row.next_due_on)} ({relative_day(row.next_due_on, today())})"
    why = url_for("hr.case_page", case_id=row.id, _anchor=anchor(row.next_duty))
    kind = "overdue" if late else "to_come"
    return {"text": _(DUTY_NAMES[row.next_duty]), "kind": kind, "small": small, "small_href": why}
