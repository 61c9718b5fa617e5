"""Decides what HR's page of a case says of holds: whether something keeps it from being deleted, and the way there."""

from uuid import UUID

import sqlalchemy as sa
from flask import url_for
from flask_babel import gettext as _

from web.i18n import format_day
from web.queries.holds import standing_holds


def hold_line(connection: sa.Connection, case_id: UUID) -> dict[str, str]:
    """The address, and a sentence where a hold stands."""
    found = standing_holds(connection, case_id)
    told = (
        _("Held back from deletion. To be looked at again %(day)s.", day=format_day(found[0]))
        if found
        else ""
    )
    return {"href": url_for(".hold", case_id=case_id), "told": told}
