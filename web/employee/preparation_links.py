"""Where an employee prepares for a meeting, as labels and addresses for whichever page shows the meeting."""

from uuid import UUID

from flask import url_for
from flask_babel import gettext as _


def preparation_links(meeting_id: UUID) -> list[tuple[str, str]]:
    """The one page there is for it."""
    return [(_("Prepare yourself"), url_for("employee.preparation", meeting_id=meeting_id))]
