"""Figures of the units a representative covers: to read, and as a file with the method in it."""

from uuid import UUID

from werkzeug.wrappers import Response

from web.casework.figures.pages import show_unit, show_units, take_unit
from web.representative import blueprint
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import REPRESENTATIVES


@blueprint.get("/figures")
@allow(Act.READ, Thing.FIGURES, *REPRESENTATIVES)
def figure_units() -> str:
    """The units one covers today."""
    return show_units()


@blueprint.get("/figures/<uuid:unit_id>")
@allow(Act.READ, Thing.FIGURES, *REPRESENTATIVES)
def unit_figures(unit_id: UUID) -> str:
    """The figures of one unit."""
    return show_unit(unit_id)


@blueprint.get("/figures/<uuid:unit_id>/csv")
@allow(Act.TAKE, Thing.FIGURES, *REPRESENTATIVES)
def unit_figures_file(unit_id: UUID) -> Response:
    """The same tables as a file for spreadsheets."""
    return take_unit(unit_id)
