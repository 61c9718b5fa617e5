"""Shows who has read a case: which role, when, what and why; names to HR, to others where the employer shows them."""

from uuid import UUID

from flask import render_template
from flask_babel import gettext as _

from web.casework.names import READ_AS
from web.casework.reading_words import names_are_shown, who_read, why_read
from web.casework.responsible.reached import reading_case
from web.current import actor, wiring
from web.i18n import format_instant
from web.queries.reading_log import Reading, note_reading
from web.queries.readings import ReadingLine, case_readings
from workflow.domain.people import Role
from workflow.domain.text import N_

WHAT: dict[str, str] = {
    Reading.CASE: N_("The case"),
    Reading.DOCUMENT: N_("A document"),
    Reading.COPY: N_("A copy from the folder"),
    Reading.DATES: N_("Dates and percentages"),
    Reading.PLAN_ANSWERS: N_("Answers to the plan's questions"),
    Reading.MEETING: N_("A meeting"),
    Reading.MEETINGS: N_("The meetings: when and where"),
    Reading.PLAN_AND_MEETINGS: N_("The meetings, the dates and how the plan stands"),
    Reading.READINGS: N_("Who has read the case"),
    Reading.CONTACTS: N_("The contact log"),
    Reading.CONSENTS: N_("The consents"),
    Reading.PREPARATION: N_("What was prepared for a conversation"),
    Reading.TALK: N_("Notes from a conversation"),
    Reading.FOLDER: N_("The personnel folder"),
    Reading.PAPER: N_("A paper from outside"),
    Reading.PACKAGE: N_("The evidence package"),
    Reading.MEASURE: N_("A measure"),
    Reading.REQUEST: N_("A request for help"),
    Reading.FORM: N_("A form of the case"),
    Reading.LIST: N_("On a list of cases"),
    Reading.SEARCH: N_("Among the results of a search"),
    Reading.LIST_FILE: N_("In a list that was taken along as a file"),
    Reading.TASKS: N_("On a list of tasks"),
    Reading.FEED: N_("As a day in a calendar of their own, without a name"),
}


def show_readers(case_id: UUID) -> str:
    """The newest readings by others than oneself."""
    with reading_case(case_id) as (connection, followed):
        found = case_readings(wiring(), connection, case_id, but=actor().person_id)
    note_reading(wiring(), actor(), case_id, Reading.READINGS)
    names = actor().role is Role.HR or names_are_shown()
    lines = [
        {
            "who": who_read(line, _(READ_AS.get(line.read_as, line.read_as)), names=names),
            "when": format_instant(line.at),
            "why": ". ".join(filter(None, _told(line))),
        }
        for line in found
    ]
    return render_template("case/readers.html", followed=followed, lines=lines)


def _told(line: ReadingLine) -> tuple[str, str]:
    return _(WHAT.get(line.what, WHAT[Reading.CASE])), why_read(line.purpose, line.reason, line.words)
