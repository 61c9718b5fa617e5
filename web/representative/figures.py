"""Figures of the units a representative covers: to read, and as a file with the method in it."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, render_template
from werkzeug.wrappers import Response

from web.current import actor, signed_in, today, wiring
from web.queries.figures import CoveredUnit, covered_units, figures_of, note_figures_read
from web.representative import blueprint
from web.representative.figure_chart import chart
from web.representative.figure_file import figure_file
from web.representative.figure_words import SAFETY, SEEN_BY_ALL, Table, tables
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.figures.published import Figure
from workflow.domain.people import REPRESENTATIVES, Role


@blueprint.get("/figures")
@allow(Act.READ, Thing.FIGURES, *REPRESENTATIVES)
def figure_units() -> str:
    """The units one covers today."""
    with wiring().reading.connect() as connection:
        return render_template(
            "representative/figure_units.html", units=covered_units(connection, actor(), today())
        )


@blueprint.get("/figures/<uuid:unit_id>")
@allow(Act.READ, Thing.FIGURES, *REPRESENTATIVES)
def unit_figures(unit_id: UUID) -> str:
    """The figures of one unit."""
    covered, figures = _figures(unit_id)
    note_figures_read(wiring(), actor(), unit_id, as_file=False)
    return render_template(
        "representative/figures.html",
        unit=covered,
        chart=chart(figures),
        tables=_tables(figures),
    )


@blueprint.get("/figures/<uuid:unit_id>/csv")
@allow(Act.TAKE, Thing.FIGURES, *REPRESENTATIVES)
def unit_figures_file(unit_id: UUID) -> Response:
    """The same tables as a file for spreadsheets."""
    covered, figures = _figures(unit_id)
    note_figures_read(wiring(), actor(), unit_id, as_file=True)
    quarter = max((one.span for one in figures if "-Q" in one.span), default=None)
    return figure_file(covered.name, _tables(figures), quarter)


def _figures(unit_id: UUID) -> tuple[CoveredUnit, list[Figure]]:
    measures = (*SEEN_BY_ALL, *SAFETY) if _is_safety_representative() else SEEN_BY_ALL
    with wiring().reading.connect() as connection:
        covered = next(
            (one for one in covered_units(connection, actor(), today()) if one.id == unit_id), None
        )
        if covered is None:
            abort(HTTPStatus.NOT_FOUND)
        return covered, figures_of(connection, covered, measures)


def _tables(figures: list[Figure]) -> list[Table]:
    return tables(figures, with_signals=_is_safety_representative())


def _is_safety_representative() -> bool:
    """Somebody may be both kinds; then the pages show what either sees."""
    return Role.SAFETY_REP in signed_in().roles
