"""Decides what the page of a case says of requests for help: how each stands, and how to ask or begin."""

import sqlalchemy as sa
from flask import url_for

from web.casework.requests.words import request_lines
from web.casework.responsible.request_page import form_of
from web.current import today, wiring
from web.queries.followed_case import FollowedCase
from web.queries.requests import case_requests
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Role


def requests_block(connection: sa.Connection, followed: FollowedCase, role: Role) -> dict[str, object]:
    """The open ones, those that are settled, and the way to a new one."""
    found = case_requests(connection, wiring(), followed.id)

    def lines(*, is_open: bool) -> list[dict[str, str]]:
        wanted = (track for track in found if track.is_open is is_open)
        return request_lines(
            wanted, today(), lambda one: url_for(".request", case_id=followed.id, request_id=one)
        )

    return {
        "open": lines(is_open=True),
        "settled": lines(is_open=False),
        "begin_href": url_for(".new_request", case_id=followed.id) if role is Role.HR else "",
        "ask_href": form_of(followed, DocumentKind.HELP_REQUEST) if role is Role.MANAGER else "",
    }
