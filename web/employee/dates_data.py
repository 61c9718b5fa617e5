"""The dates of one's own case with their reasons, as a file to keep."""

from http import HTTPStatus
from uuid import UUID

from flask import Response, abort

from web.casework.dates_file import dates_file
from web.current import actor, sight, today, wiring
from web.employee import blueprint
from web.queries.case_ground import case_ground
from web.queries.followed_case import find_followed_case
from web.queries.reading_log import Reading, note_reading
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role
from workflow.why.every_date import dates_data as as_data


@blueprint.get("/cases/<uuid:case_id>/dates.json")
@allow(Act.READ, Thing.DATES, Role.EMPLOYEE)
def dates_data(case_id: UUID) -> Response:
    """JSON without names; nothing is held back."""
    with wiring().reading.connect() as connection:
        case = find_followed_case(wiring(), connection, case_id, sight(), today())
        if case is None:
            abort(HTTPStatus.NOT_FOUND)
        ground = case_ground(connection, case.record, today(), discreet=False)
    note_reading(wiring(), actor(), case_id, Reading.DATES)
    return dates_file(as_data(case.file, ground, wiring().office.days))
