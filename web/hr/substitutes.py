"""HR sees who stands in for which manager, and names or ends substitutes where the manager cannot."""

from uuid import UUID

from flask import render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.casework.substitutes import Desk, Page, end_from_form, name_from_form, show_substitutes
from web.current import actor, today, wiring
from web.hr import blueprint
from web.i18n import format_day
from web.queries.substitutes import LedManager, led_managers
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role


@blueprint.get("/substitutes")
@allow(Act.READ, Thing.SUBSTITUTION, Role.HR)
def substitutes() -> str:
    """Every manager who leads somebody, and who stands in today."""
    with wiring().reading.connect() as connection:
        found = led_managers(connection, today(), actor().person_id)
    return render_template("hr/substitutes.html", rows=[_row(one) for one in found])


@blueprint.get("/managers/<uuid:manager_id>/substitutes")
@allow(Act.READ, Thing.SUBSTITUTION, Role.HR)
def managers_substitutes(manager_id: UUID) -> str:
    """Who stands in for one manager."""
    return show_substitutes(_desk(manager_id))


@blueprint.post("/managers/<uuid:manager_id>/substitutes")
@allow(Act.WRITE, Thing.SUBSTITUTION, Role.HR)
def name_substitute_now(manager_id: UUID) -> Response | Page:
    """Name somebody."""
    return name_from_form(_desk(manager_id))


@blueprint.post("/managers/<uuid:manager_id>/substitutes/<uuid:substitution_id>/end")
@allow(Act.WRITE, Thing.SUBSTITUTION, Role.HR)
def end_substitute_now(manager_id: UUID, substitution_id: UUID) -> Response:
    """End it at once."""
    return end_from_form(_desk(manager_id), substitution_id)


def _desk(manager_id: UUID) -> Desk:
    return Desk(
        manager_id=manager_id,
        page="hr.managers_substitutes",
        end="hr.end_substitute_now",
        address={"manager_id": manager_id},
    )


def _row(one: LedManager) -> dict[str, object]:
    until = _("until %(day)s", day=format_day(one.to_on)) if one.to_on else ""
    return {
        "href": url_for("hr.managers_substitutes", manager_id=one.id),
        "cells": [one.name, {"text": one.substitute or _("Nobody"), "small": until}],
    }
