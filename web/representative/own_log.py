"""What the representative has read themselves: the same rows the employees see."""

from flask import render_template, request, url_for
from flask_babel import gettext as _

from web.casework.names import DOCUMENT_NAMES
from web.casework.reading_words import why_read
from web.casework.responsible.readers_page import WHAT
from web.current import actor, wiring
from web.i18n import format_instant
from web.queries.reading_log import Reading
from web.queries.readings import PAGE, OwnReading, own_readings
from web.representative import blueprint
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.documents import DocumentKind
from workflow.domain.people import REPRESENTATIVES

LONGEST_NUMBER = 18


@blueprint.get("/readings")
@allow(Act.READ, Thing.OWN_READINGS, *REPRESENTATIVES)
def own_log() -> str:
    """The newest first, a page at a time."""
    before = _before()
    with wiring().reading.connect() as connection:
        lines = own_readings(
            connection, actor().person_id, [role.value for role in REPRESENTATIVES], before, PAGE + 1
        )
    more = len(lines) > PAGE
    return render_template(
        "representative/own_log.html",
        rows=[_row(line) for line in lines[:PAGE]],
        newest=url_for("representative.own_log") if before else "",
        older=url_for("representative.own_log", before=lines[PAGE - 1].id) if more else "",
    )


def _before() -> int | None:
    text = request.args.get("before", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER else None


def _row(line: OwnReading) -> list[str]:
    what = DOCUMENT_NAMES[DocumentKind(line.kind)] if line.kind else WHAT.get(line.what, WHAT[Reading.CASE])
    return [format_instant(line.at), line.employee, _(what), why_read(line.purpose)]
