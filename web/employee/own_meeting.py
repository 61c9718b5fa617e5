"""Finds a meeting of one's own case; every other one is not there, and one that is called off leads to its own page."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from uuid import UUID

from flask import abort, url_for

from web.casework.guide.replies import instead_of_called_off
from web.current import sight, wiring
from web.queries.talks import TalkMeeting, find_talk_meeting, kept_in
from workflow.services.talks import Talks


@contextmanager
def reading_own_meeting(meeting_id: UUID) -> Iterator[tuple[Talks, TalkMeeting]]:
    """What is kept of a meeting, in a transaction that only reads."""
    with wiring().reading.connect() as connection:
        found = find_talk_meeting(connection, meeting_id, sight())
        if found is None:
            abort(HTTPStatus.NOT_FOUND)
        if found.is_called_off:
            abort(instead_of_called_off(url_for("employee.meeting", meeting_id=meeting_id)))
        yield kept_in(wiring(), connection), found


def own_meeting(meeting_id: UUID) -> TalkMeeting:
    """The meeting alone."""
    with reading_own_meeting(meeting_id) as (_, found):
        return found
