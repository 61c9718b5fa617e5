"""What was noted about contact with you, in order, and your own words beside it."""

from uuid import UUID

from flask import render_template

from web.casework.contact_words import log_lines
from web.current import actor, today, wiring
from web.employee import blueprint
from web.employee.own_things import own_case
from web.i18n import format_day
from web.queries.case_statements import case_statements
from web.queries.contacts import contact_log
from web.queries.reading_log import Reading, note_reading
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role


@blueprint.get("/cases/<uuid:case_id>/contacts")
@allow(Act.READ, Thing.CONTACTS, Role.EMPLOYEE)
def contacts(case_id: UUID) -> str:
    """The same log the manager and HR have."""
    case = own_case(case_id)
    with wiring().reading.connect() as connection:
        lines = contact_log(wiring(), connection, case_id, case_statements(wiring(), connection, case_id))
    note_reading(wiring(), actor(), case_id, Reading.CONTACTS)
    return render_template(
        "employee/contacts.html",
        case=case,
        lines=log_lines(lines, to_employee=True),
        printed_on=format_day(today()),
    )
