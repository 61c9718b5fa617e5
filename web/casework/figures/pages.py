"""The pages of published figures: the units somebody sees, the figures of one, and the same as a file."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.casework.figures.chart import charts
from web.casework.figures.file import figure_file
from web.casework.figures.words import SAFETY, SEEN, SEEN_BY_ALL, Table, tables
from web.current import actor, signed_in, today, wiring
from web.queries.figures import SeenUnit, figures_of, note_figures_read, seen_units
from workflow.domain.figures.published import Figure
from workflow.domain.people import REPRESENTATIVES, Role


def show_units() -> str:
    """The units whose figures one sees today."""
    with wiring().reading.connect() as connection:
        units = seen_units(connection, actor(), today())
    lead, empty, why_empty = SEEN[actor().role]
    return render_template(
        "figures/units.html", units=units, lead=_(lead), empty=_(empty), why_empty=_(why_empty)
    )


def show_unit(unit_id: UUID) -> str:
    """The figures of one unit."""
    unit, figures = _figures(unit_id)
    note_figures_read(wiring(), actor(), unit_id, as_file=False)
    return render_template("figures/unit.html", unit=unit, tables=_tables(figures), charts=charts(figures))


def take_unit(unit_id: UUID) -> Response:
    """The same tables as a file for spreadsheets."""
    unit, figures = _figures(unit_id)
    note_figures_read(wiring(), actor(), unit_id, as_file=True)
    quarter = max((one.span for one in figures if "-Q" in one.span), default=None)
    return figure_file(unit.name, _tables(figures), quarter)


def _figures(unit_id: UUID) -> tuple[SeenUnit, list[Figure]]:
    measures = (*SEEN_BY_ALL, *SAFETY) if _sees_signals() else SEEN_BY_ALL
    with wiring().reading.connect() as connection:
        unit = next((one for one in seen_units(connection, actor(), today()) if one.id == unit_id), None)
        if unit is None:
            abort(HTTPStatus.NOT_FOUND)
        return unit, figures_of(connection, unit, measures)


def _tables(figures: list[Figure]) -> list[Table]:
    return tables(figures, with_signals=_sees_signals())


def _sees_signals() -> bool:
    """Safety representatives; somebody may be both kinds, then their pages show what either sees."""
    return actor().role in REPRESENTATIVES and Role.SAFETY_REP in signed_in().roles
