"""Finds the meeting a page of a case is about, or answers as if it were not there."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, url_for

from web.casework.responsible.reached import reading_case
from web.current import sight, wiring
from web.queries.case_documents import CopyLine, case_copies
from web.queries.followed_case import FollowedCase
from web.queries.read_meeting import ReadMeeting, find_meeting


def reached_meeting(case_id: UUID, meeting_id: UUID) -> tuple[FollowedCase, ReadMeeting]:
    """The case and the meeting; 404 when either is not there or not theirs."""
    followed, read, _copies = meeting_with_copies(case_id, meeting_id)
    return followed, read


def meeting_with_copies(case_id: UUID, meeting_id: UUID) -> tuple[FollowedCase, ReadMeeting, list[CopyLine]]:
    """The same, with the copies of the invitation that lie in the folder."""
    with reading_case(case_id) as (connection, followed):
        read = find_meeting(wiring(), connection, meeting_id, sight())
        if read is None or read.record.case_id != case_id:
            abort(HTTPStatus.NOT_FOUND)
        copies = case_copies(connection, case_id) if read.invitation else []
    return followed, read, [copy for copy in copies if copy.document_id == read.invitation]


def meeting_address(case_id: UUID, meeting_id: UUID) -> str:
    """The page of a meeting."""
    return url_for(".meeting", case_id=case_id, meeting_id=meeting_id)
