"""Figures of units, masked: all of them."""

from uuid import UUID

from werkzeug.wrappers import Response

from web.casework.figures.pages import show_unit, show_units, take_unit
from web.hr import blueprint
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role


@blueprint.get("/figures")
@allow(Act.READ, Thing.FIGURES, Role.HR)
def figure_units() -> str:
    """The units."""
    return show_units()


@blueprint.get("/figures/<uuid:unit_id>")
@allow(Act.READ, Thing.FIGURES, Role.HR)
def unit_figures(unit_id: UUID) -> str:
    """One of them."""
    return show_unit(unit_id)


@blueprint.get("/figures/<uuid:unit_id>/csv")
@allow(Act.TAKE, Thing.FIGURES, Role.HR)
def unit_figures_file(unit_id: UUID) -> Response:
    """The same as a file."""
    return take_unit(unit_id)
