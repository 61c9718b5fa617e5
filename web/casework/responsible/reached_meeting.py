"""Finds the meeting that is prepared or held, or answers as if it were not there; one that is called off leads to its own page."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from uuid import UUID

from flask import abort

from web.casework.guide.replies import instead_of_called_off
from web.casework.responsible.meeting_reached import meeting_address
from web.current import sight, wiring
from web.queries.talks import TalkMeeting, find_talk_meeting, kept_in
from workflow.services.talks import Talks


@contextmanager
def reading_meeting(case_id: UUID, meeting_id: UUID) -> Iterator[tuple[Talks, TalkMeeting]]:
    """What is kept of a meeting, in a transaction that only reads; 404 when it is not there or not theirs."""
    with wiring().reading.connect() as connection:
        found = find_talk_meeting(connection, meeting_id, sight())
        if found is None or found.case_id != case_id:
            abort(HTTPStatus.NOT_FOUND)
        if found.is_called_off:
            abort(instead_of_called_off(meeting_address(case_id, meeting_id)))
        yield kept_in(wiring(), connection), found


def reached_meeting(case_id: UUID, meeting_id: UUID) -> TalkMeeting:
    """The meeting alone."""
    with reading_meeting(case_id, meeting_id) as (_, found):
        return found
