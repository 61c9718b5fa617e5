"""Whom HR reports an absence for: anybody, found by name."""

from web.casework.responsible.new_absence import show_search
from web.hr import blueprint
from web.roles import allow
from workflow.domain.people import Role


@blueprint.get("/absences/new")
@allow(Role.HR)
def new_absence() -> str:
    """Find the employee."""
    return show_search()
