"""Tells somebody whose form was overtaken what changed meanwhile; the form itself stays filled in."""

from uuid import UUID

from flask_babel import gettext as _

from web.casework.responsible.history_lines import what_happened
from web.current import wiring
from web.i18n import format_instant
from web.queries.latest_changes import latest_changes

MOST = 10


def changes_since(case_id: UUID, version: int, version_now: int) -> list[str]:
    """What was done after `version`, the newest first: what, by whom, when."""
    with wiring().reading.connect() as connection:
        lines = latest_changes(connection, case_id, min(version_now - version, MOST))
    return [
        str(
            _(
                "%(what)s – %(who)s, %(when)s",
                what=what_happened(line),
                who=line.who or _("the service"),
                when=when,
            )
        )
        for line in lines
        for when in [format_instant(line.at)]
    ]
