"""Hands out the dates of a case with their reasons as data; each one taken is noted as a reading."""

from uuid import UUID

from flask import Response

from web.casework.dates_file import dates_file
from web.casework.responsible.reached import reading_case
from web.current import actor, today, wiring
from web.queries.case_ground import case_ground
from web.queries.reading_log import Reading, note_reading
from workflow.domain.people import Role
from workflow.why.every_date import dates_data


def download_dates(case_id: UUID) -> Response:
    """A JSON file without names; absence elsewhere is days only, unless HR asks."""
    with reading_case(case_id) as (connection, followed):
        discreet = actor().role is not Role.HR
        ground = case_ground(connection, followed.record, today(), discreet=discreet)
    note_reading(wiring(), actor(), case_id, Reading.DATES)
    return dates_file(dates_data(followed.file, ground, wiring().office.days))
