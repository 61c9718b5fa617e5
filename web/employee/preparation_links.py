"""Where an employee prepares for a meeting, as labels and addresses for whichever page shows the meeting."""

from collections.abc import Iterable
from uuid import UUID

from flask import url_for
from flask_babel import gettext as _

from web.casework.meetings import day_and_time, meeting_name
from web.queries.meetings import MeetingLine


def preparation_links(meeting_id: UUID) -> list[tuple[str, str]]:
    """The one page there is for it."""
    return [(_("Prepare yourself"), url_for("employee.preparation", meeting_id=meeting_id))]


def preparation_items(meetings: Iterable[MeetingLine]) -> list[dict[str, object]]:
    """The conversations ahead, each with the way to its preparation."""
    return [
        {"what": meeting_name(one), "when": day_and_time(one), "links": preparation_links(one.id)}
        for one in meetings
    ]
