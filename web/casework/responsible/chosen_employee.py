"""Finds the employment that a new follow-up is about, or answers as if it were not there."""

from http import HTTPStatus
from uuid import UUID

from flask import abort

from web.current import actor, today, wiring
from web.queries.employees import Employee, find_employee


def chosen_employee(employment_id: UUID) -> Employee:
    """The employment; 404 when it is not there or not theirs to follow up."""
    with wiring().reading.connect() as connection:
        found = find_employee(connection, actor(), employment_id, today())
    return found or abort(HTTPStatus.NOT_FOUND)
