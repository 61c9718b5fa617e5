"""Finds what is one's own; everything else is not there."""

from http import HTTPStatus
from uuid import UUID

from flask import abort

from web.current import sight, today, wiring
from web.i18n import language
from web.queries.followed_case import FollowedCase, find_followed_case
from web.queries.read_document import ReadDocument, find_document


def own_case(case_id: UUID) -> FollowedCase:
    """One's own case; not found otherwise."""
    with wiring().reading.connect() as connection:
        case = find_followed_case(wiring(), connection, case_id, sight(), today())
    if case is None:
        abort(HTTPStatus.NOT_FOUND)
    return case


def own_document(document_id: UUID) -> ReadDocument:
    """A document of one's own case; not found otherwise. Whoever shows it notes the reading."""
    with wiring().reading.connect() as connection:
        found = find_document(wiring(), connection, document_id, sight(), language())
    if found is None:
        abort(HTTPStatus.NOT_FOUND)
    return found
