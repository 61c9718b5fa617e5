"""Shows the contact log of a case: every try in order, what came of it, who noted it, how the employee remembers it."""

from uuid import UUID

from flask import render_template, url_for

from web.casework.contact_words import log_lines
from web.casework.responsible.contact_block import is_time_for_hr, tries_since_answer
from web.casework.responsible.reached import reading_case
from web.current import actor, today, wiring
from web.i18n import format_day
from web.queries.case_statements import case_statements
from web.queries.contacts import contact_log
from web.queries.reading_log import Reading, note_reading
from workflow.domain.people import Role


def show_contacts(case_id: UUID) -> str:
    """The whole log, to read or to print."""
    with reading_case(case_id) as (connection, followed):
        lines = contact_log(wiring(), connection, case_id, case_statements(wiring(), connection, case_id))
    note_reading(wiring(), actor(), case_id, Reading.CONTACTS)
    tries = tries_since_answer(lines, followed)
    return render_template(
        "case/contacts.html",
        followed=followed,
        lines=[
            line | {"href": url_for(".document_page", case_id=case_id, document_id=line["id"])}
            for line in log_lines(lines)
        ],
        tries=tries,
        suggest_hr=is_time_for_hr(tries, followed) and actor().role is Role.MANAGER,
        printed_on=format_day(today()),
    )
