"""Where a meeting is prepared and held, as labels and addresses for whichever page shows the meeting."""

from uuid import UUID

from flask import url_for
from flask_babel import gettext as _


def talk_links(case_id: UUID, meeting_id: UUID) -> list[tuple[str, str]]:
    """For managers and HR, within their own audience."""
    return [
        (_("Prepare yourself"), url_for(".preparation", case_id=case_id, meeting_id=meeting_id)),
        (_("Hold the conversation"), url_for(".talk", case_id=case_id, meeting_id=meeting_id)),
    ]
