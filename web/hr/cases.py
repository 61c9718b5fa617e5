"""All cases, narrowed and ordered; a name that is searched for stays in the session and out of every address."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask import redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.casework.days import relative_day
from web.casework.names import CASE_OUTCOMES, DUTY_NAMES, STAGE_NAMES
from web.casework.why_lines import anchor
from web.current import actor, sight, today, wiring
from web.hr import blueprint
from web.hr.addresses import code_from, flag_from, id_from
from web.hr.case_filters import quick_filters, sentence
from web.i18n import format_short_day
from web.queries.hr_cases import HrCaseRow, Order, Wanted, hr_cases
from web.queries.name_search import LONGEST
from web.queries.reading_log import Reading, note_list
from web.queries.units import UnitLine, find_unit, unit_choices
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.duties import duty_from
from workflow.domain.people import Role
from workflow.domain.stages import FOLLOWED_UP, Stage

SEARCHED = "hr_name"
KEPT = ("stage", "unit", "duty", "overdue", "unmanaged", "closed", "order")
"""What an address of the list may carry from one page to the next."""


@blueprint.get("/cases")
@allow(Act.READ, Thing.CASE_LIST, Role.HR)
def cases() -> str:
    """A page of the list."""
    order = code_from("order", Order) or Order.URGENCY
    with wiring().reading.connect() as connection:
        unit = _unit(connection)
        wanted = _wanted(unit)
        page = hr_cases(connection, sight(), wanted, order, today(), id_from("after"))
        units = unit_choices(connection)
    note_list(
        wiring(), actor(), [row.id for row in page.rows], Reading.SEARCH if wanted.name else Reading.LIST
    )
    kept: dict[str, Any] = {name: request.args[name] for name in KEPT if request.args.get(name)}
    return render_template(
        "hr/cases.html",
        rows=[_row(row) for row in page.rows],
        sentence=sentence(wanted, unit.name if unit else ""),
        filters=quick_filters(wanted),
        wanted=wanted,
        kept=kept,
        order=order,
        stages=[(stage, _(STAGE_NAMES[stage])) for stage in FOLLOWED_UP],
        units=units,
        unit=unit,
        first_href=url_for("hr.cases", **kept) if request.args.get("after") else "",
        next_href=url_for("hr.cases", **{**kept, "after": page.next_after}) if page.next_after else "",
    )


@blueprint.post("/cases/search")
@allow(Act.READ, Thing.CASE_LIST, Role.HR)
def search_cases() -> Response:
    """Keep the name that is searched for, or forget it when it is empty."""
    wanted = "" if "forget" in request.form else request.form.get("name", "")
    session[SEARCHED] = wanted.strip()[:LONGEST]
    kept: dict[str, Any] = {key: request.form[key] for key in KEPT if request.form.get(key)}
    return redirect(url_for("hr.cases", **kept), HTTPStatus.SEE_OTHER)


def _wanted(unit: UnitLine | None) -> Wanted:
    return Wanted(
        stage=code_from("stage", Stage),
        unit_ids=_with_all_below(unit) if unit else (),
        duty=duty_from(request.args.get("duty", "")),
        overdue=flag_from("overdue"),
        unmanaged=flag_from("unmanaged"),
        closed=flag_from("closed"),
        name=str(session.get(SEARCHED, "")),
    )


def _unit(connection: sa.Connection) -> UnitLine | None:
    wanted = id_from("unit")
    return find_unit(connection, wanted) if wanted else None


def _with_all_below(unit: UnitLine) -> tuple[UUID, ...]:
    return (unit.id, *(found for below in unit.below for found in _with_all_below(below)))


def _row(row: HrCaseRow) -> dict[str, object]:
    return {
        "href": url_for("hr.case_page", case_id=row.id),
        "cells": [
            row.employee,
            row.unit,
            _responsible(row),
            _(STAGE_NAMES[row.stage]),
            _next(row),
        ],
    }


def _responsible(row: HrCaseRow) -> object:
    if row.manager and not row.is_unreached:
        return row.manager
    return {"text": _("Nobody can be reached") if row.manager else _("Nobody"), "kind": "missing"}


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
