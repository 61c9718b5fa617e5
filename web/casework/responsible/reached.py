"""Finds the case a page is about, or answers as if it were not there."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from uuid import UUID

import sqlalchemy as sa
from flask import abort

from web.current import sight, today, wiring
from web.queries.followed_case import FollowedCase, find_followed_case


@contextmanager
def reading_case(case_id: UUID) -> Iterator[tuple[sa.Connection, FollowedCase]]:
    """A transaction that only reads, and the case in it; 404 when it is not there or not theirs."""
    with wiring().reading.connect() as connection:
        found = find_followed_case(wiring(), connection, case_id, sight(), today())
        if found is None:
            abort(HTTPStatus.NOT_FOUND)
        yield connection, found


def followed_case(case_id: UUID) -> FollowedCase:
    """The case alone."""
    with reading_case(case_id) as (_, found):
        return found
