"""Requests for help across all cases: what is open, for whom it waits, what is late."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask import render_template, request, url_for
from flask_babel import gettext as _

from web.casework.requests.words import standing_of, track_name
from web.current import actor, sight, today, wiring
from web.hr import blueprint
from web.hr.addresses import code_from, id_from
from web.i18n import format_instant
from web.queries.escalations import EscalationRow, Show, WantedRequests, escalations
from web.queries.reading_log import note_list
from web.queries.units import UnitLine, find_unit, unit_choices
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.domain.tracks.kinds import STATE_NAMES, TRACK_NAMES, State, TrackKind

KEPT = ("show", "track", "state", "unit")
"""What an address of the list may carry from one page to the next."""
SHOWN: dict[Show, str] = {
    Show.OPEN: N_("All open"),
    Show.FOR_HR: N_("Wait for HR"),
    Show.FOR_OTHERS: N_("Wait for others"),
    Show.LATE: N_("Late"),
    Show.SETTLED: N_("Settled"),
}


@blueprint.get("/escalations")
@allow(Act.READ, Thing.ESCALATION, Role.HR)
def escalation_list() -> str:
    """A page of the list."""
    with wiring().reading.connect() as connection:
        unit = _unit(connection)
        wanted = WantedRequests(
            show=code_from("show", Show) or Show.OPEN,
            track=code_from("track", TrackKind),
            state=code_from("state", State),
            unit_ids=_with_all_below(unit) if unit else (),
        )
        page = escalations(connection, sight(), wanted, today(), id_from("after"))
        units = unit_choices(connection)
    note_list(wiring(), actor(), [row.case_id for row in page.rows])
    kept: dict[str, Any] = {name: request.args[name] for name in KEPT if request.args.get(name)}
    return render_template(
        "hr/escalations.html",
        rows=[_row(row) for row in page.rows],
        wanted=wanted,
        kept=kept,
        filters=_filters(wanted, kept),
        tracks=[(kind.value, track_name(kind)) for kind in TrackKind],
        states=[(state.value, _(name)) for state, name in STATE_NAMES.items()],
        units=units,
        unit=unit,
        sentence=_sentence(wanted, unit.name if unit else ""),
        first_href=url_for("hr.escalation_list", **kept) if request.args.get("after") else "",
        next_href=url_for("hr.escalation_list", **{**kept, "after": page.next_after})
        if page.next_after
        else "",
    )


def _filters(wanted: WantedRequests, kept: dict[str, Any]) -> list[dict[str, object]]:
    return [
        {
            "label": _(label),
            "href": url_for("hr.escalation_list", **{**kept, "show": show.value}),
            "current": wanted.show is show,
        }
        for show, label in SHOWN.items()
    ]


def _sentence(wanted: WantedRequests, unit: str) -> str:
    parts = [str(_(SHOWN[wanted.show]))]
    if wanted.track:
        parts.append(str(_(TRACK_NAMES[wanted.track])))
    if wanted.state:
        parts.append(str(_(STATE_NAMES[wanted.state])))
    if unit:
        parts.append(str(_("in %(unit)s", unit=unit)))
    return ", ".join(parts)


def _row(row: EscalationRow) -> dict[str, object]:
    state = standing_of(row.state, row.due_on if row.settled_at is None else None, today())
    return {
        "href": url_for("hr.request", case_id=row.case_id, request_id=row.id),
        "cells": [
            row.employee,
            track_name(row.track),
            {"text": row.asked_by, "small": format_instant(row.asked_at)},
            row.unit,
            {"text": state["word"], "kind": state["kind"]},
        ],
    }


def _unit(connection: sa.Connection) -> UnitLine | None:
    wanted = id_from("unit")
    return find_unit(connection, wanted) if wanted else None


def _with_all_below(unit: UnitLine) -> tuple[UUID, ...]:
    return (unit.id, *(found for below in unit.below for found in _with_all_below(below)))
