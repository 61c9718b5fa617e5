"""The cases a representative is invited to today."""

from flask import render_template, url_for
from flask_babel import gettext as _

from web.casework.names import STAGE_NAMES
from web.current import actor, today, wiring
from web.i18n import format_short_day
from web.queries.invitations import HeldInvitation, held_invitations
from web.queries.reading_log import note_list
from web.representative import blueprint
from web.representative.scopes import WITH_DATES, scope_words
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import REPRESENTATIVES
from workflow.domain.stages import Stage


@blueprint.get("/")
@allow(Act.READ, Thing.CASE_LIST, *REPRESENTATIVES)
def home() -> str:
    """Who has invited, to what, until when."""
    with wiring().reading.connect() as connection:
        held = held_invitations(connection, actor(), today())
    note_list(wiring(), actor(), [one.case_id for one in held])
    return render_template("representative/home.html", rows=[_row(one) for one in held])


def _row(one: HeldInvitation) -> dict[str, object]:
    cells = [
        one.employee,
        one.unit,
        _(STAGE_NAMES[Stage(one.stage)]) if one.scope in WITH_DATES else "–",
        scope_words(one),
        format_short_day(one.until_on),
    ]
    return {"cells": cells, "href": url_for("representative.case", case_id=one.case_id)}
