"""The contact log, for a representative who is invited to the whole case."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, render_template

from web.casework.contact_words import log_lines
from web.current import actor, sight, today, wiring
from web.i18n import format_day
from web.queries.case_statements import case_statements
from web.queries.contacts import contact_log
from web.queries.followed_case import find_followed_case
from web.queries.reading_log import Reading, note_reading
from web.representative import blueprint
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import REPRESENTATIVES


@blueprint.get("/cases/<uuid:case_id>/contacts")
@allow(Act.READ, Thing.CONTACTS, *REPRESENTATIVES)
def contacts(case_id: UUID) -> str:
    """Only while the invitation to the whole case holds."""
    with wiring().reading.connect() as connection:
        case = find_followed_case(wiring(), connection, case_id, sight(), today())
        if case is None:
            abort(HTTPStatus.NOT_FOUND)
        lines = contact_log(wiring(), connection, case_id, case_statements(wiring(), connection, case_id))
    note_reading(wiring(), actor(), case_id, Reading.CONTACTS)
    return render_template(
        "representative/contacts.html", case=case, lines=log_lines(lines), printed_on=format_day(today())
    )
