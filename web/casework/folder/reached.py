"""Finds the case a page of the folder is about, for a party to it; for everybody else it is not there."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from uuid import UUID

import sqlalchemy as sa
from flask import abort

from web.current import actor, today, wiring
from web.queries.followed_case import FollowedCase, find_followed_case
from web.queries.sight import Sight, followed_up_by, own
from workflow.domain.people import Role


def is_own() -> bool:
    """Whether the page is the employee's own."""
    return actor().role is Role.EMPLOYEE


def party_sight() -> Sight:
    """The cases the actor is a party to, in the role they act in."""
    return own(actor()) if is_own() else followed_up_by(actor())


@contextmanager
def reading_party_case(case_id: UUID) -> Iterator[tuple[sa.Connection, FollowedCase]]:
    """A transaction that only reads, and the case in it; 404 when it is not there or not theirs."""
    with wiring().reading.connect() as connection:
        found = find_followed_case(wiring(), connection, case_id, party_sight(), today())
        if found is None:
            abort(HTTPStatus.NOT_FOUND)
        yield connection, found


def party_case(case_id: UUID) -> FollowedCase:
    """The case alone."""
    with reading_party_case(case_id) as (_, found):
        return found
