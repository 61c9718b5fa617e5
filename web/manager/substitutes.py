"""A manager leaves their cases to a substitute for a time."""

from uuid import UUID

from werkzeug.wrappers import Response

from web.casework.substitutes import Desk, Page, end_from_form, name_from_form, show_substitutes
from web.current import actor
from web.manager import blueprint
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role


@blueprint.get("/substitutes")
@allow(Act.READ, Thing.SUBSTITUTION, Role.MANAGER)
def substitutes() -> str:
    """Who stands in for oneself."""
    return show_substitutes(_desk())


@blueprint.post("/substitutes")
@allow(Act.WRITE, Thing.SUBSTITUTION, Role.MANAGER)
def name_substitute_now() -> Response | Page:
    """Name somebody."""
    return name_from_form(_desk())


@blueprint.post("/substitutes/<uuid:substitution_id>/end")
@allow(Act.WRITE, Thing.SUBSTITUTION, Role.MANAGER)
def end_substitute_now(substitution_id: UUID) -> Response:
    """End it at once."""
    return end_from_form(_desk(), substitution_id)


def _desk() -> Desk:
    return Desk(
        manager_id=actor().person_id,
        page="manager.substitutes",
        end="manager.end_substitute_now",
        address={},
    )
