"""The list of cases as a file for spreadsheets; that each case in it was taken along is noted first."""

from collections.abc import Iterator, Sequence

from flask import request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.casework.names import CASE_OUTCOMES, DUTY_NAMES, STAGE_NAMES
from web.casework.spreadsheet import spreadsheet
from web.current import actor, sight, today, wiring
from web.hr import blueprint
from web.hr.case_address import narrowed
from web.hr.case_filters import sentence
from web.hr.cases import searched_name
from web.i18n import format_short_day
from web.queries.hr_cases import HrCaseRow, every_case
from web.queries.managers import followers_of_open_cases
from web.queries.reading_log import Reading, note_readings
from web.roles import allow
from web.security.confirmed import confirmed_recently
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role
from workflow.domain.text import N_


@blueprint.post("/cases/export")
@allow(Act.TAKE, Thing.CASE_LIST, Role.HR)
@confirmed_recently(N_("Confirm that it is you before you take the list of cases along."))
def export_cases() -> Response:
    """Every case the list is narrowed to, in its order."""
    with wiring().reading.connect() as connection:
        chosen = narrowed(connection, request.form, searched_name())
        rows = list(every_case(connection, sight(), chosen.wanted, chosen.order, today()))
        told = sentence(chosen, followers_of_open_cases(connection, sight()))
    note_readings(wiring(), actor(), [row.id for row in rows], Reading.LIST_FILE)
    return spreadsheet("tilbake-cases", _lines(told, rows))


def _lines(told: str, rows: Sequence[HrCaseRow]) -> Iterator[list[str]]:
    yield [told, format_short_day(today())]
    yield [
        _(
            "Each case here is noted as read by you. Keep the file where only those see it who need to, and delete it after use."
        )
    ]
    yield []
    yield [
        _("Name"), _("Unit"), _("Responsible"), _("Stage"), _("Next"), _("Deadline"), _("Days to the deadline"),
        _("Max date"),
    ]  # fmt: skip
    yield from (_line(row) for row in rows)


def _line(row: HrCaseRow) -> list[str]:
    due, duty = row.next_due_on, row.next_duty
    what = _(DUTY_NAMES[duty]) if duty else _(CASE_OUTCOMES[row.outcome]) if row.outcome else ""
    return [
        row.employee,
        row.unit,
        row.manager,
        _(STAGE_NAMES[row.stage]),
        what,
        format_short_day(due) if due else "",
        _days((due - today()).days) if due else "",
        format_short_day(row.max_date) if row.max_date else "",
    ]


def _days(number: int) -> str:
    """Days past stand with a true minus sign: a hyphen would begin a formula."""
    return str(number) if number >= 0 else f"\N{MINUS SIGN}{-number}"
