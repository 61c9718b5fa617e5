"""A request for help because of one's own follow-up: what was asked, decided, sent and answered; HR's notes are not shown."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, render_template, url_for
from flask_babel import gettext as _

from web.casework.requests.page import shown_request
from web.current import actor, sight, today, wiring
from web.employee import blueprint
from web.employee.own_things import own_case
from web.employee.request_words import ABOUT_YOU, DONE_TO_YOU
from web.queries.reading_log import Reading, note_reading
from web.queries.requests import find_request
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role
from workflow.domain.tracks.kinds import State
from workflow.domain.tracks.table import TRACKS


@blueprint.get("/cases/<uuid:case_id>/requests/<uuid:request_id>")
@allow(Act.READ, Thing.ESCALATION, Role.EMPLOYEE)
def request(case_id: UUID, request_id: UUID) -> str:
    """One request."""
    case = own_case(case_id)
    with wiring().reading.connect() as connection:
        seen = find_request(wiring(), connection, sight(), case_id, request_id, today())
    if seen is None:
        abort(HTTPStatus.NOT_FOUND)
    note_reading(wiring(), actor(), case_id, Reading.REQUEST, request_id)
    waits = seen.track.state in {State.ASKED, State.TAKEN_UP}
    told = shown_request(seen, today(), _document_href, with_notes=False, done=DONE_TO_YOU)
    return render_template(
        "employee/request.html",
        case=case,
        request=told | {"about": _(ABOUT_YOU[seen.track.kind])},
        agrees=TRACKS[seen.track.kind].employee_agrees and waits,
    )


def _document_href(document_id: UUID) -> str:
    return url_for("employee.document", document_id=document_id)
