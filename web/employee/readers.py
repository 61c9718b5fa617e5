"""Who can see the case, and every reading of it: role, time, what and why; names where the employer shows them."""

from uuid import UUID

from flask import render_template, request, url_for
from flask_babel import gettext as _

from web.casework.names import DOCUMENT_NAMES
from web.casework.reading_words import names_are_shown, who_read, why_read
from web.current import actor, today, wiring
from web.employee import blueprint
from web.employee.own_things import own_case
from web.employee.words import READERS, READINGS, SCOPES
from web.i18n import format_instant
from web.queries.invitations import given_invitations
from web.queries.reading_log import Reading, note_reading
from web.queries.readings import PAGE, ReadingLine, case_readings
from web.queries.substitutes import case_stand_ins
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Role

LONGEST_NUMBER = 18


@blueprint.get("/cases/<uuid:case_id>/readers")
@allow(Act.READ, Thing.READ_LOG, Role.EMPLOYEE)
def readers(case_id: UUID) -> str:
    """The readings, newest first, a page at a time."""
    case, before = own_case(case_id), _before()
    note_reading(wiring(), actor(), case_id, Reading.READINGS)
    with wiring().reading.connect() as connection:
        lines = case_readings(
            wiring(), connection, case_id, but=actor().person_id, before=before, most=PAGE + 1
        )
        invitations = given_invitations(connection, case_id, today())
        stand_ins = case_stand_ins(connection, case_id, today())
    older = (
        url_for("employee.readers", case_id=case_id, before=lines[PAGE - 1].id) if len(lines) > PAGE else ""
    )
    return render_template(
        "employee/readers.html",
        case=case,
        rows=[_row(line) for line in lines[:PAGE]],
        older=older,
        newest=url_for("employee.readers", case_id=case_id) if before else "",
        invitations=[one for one in invitations if one.holds],
        scopes=SCOPES,
        stand_ins=stand_ins,
    )


def _before() -> int | None:
    text = request.args.get("before", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER else None


def _row(line: ReadingLine) -> list[str]:
    what = DOCUMENT_NAMES[DocumentKind(line.kind)] if line.kind else READINGS.get(line.what, READINGS["case"])
    who = who_read(line, _(READERS.get(line.read_as, line.read_as)), names=names_are_shown())
    return [format_instant(line.at), who, _(what), why_read(line.purpose, line.reason, line.words)]
