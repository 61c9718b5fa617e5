"""Whom a manager reports an absence for, or wants to talk with before any: one of their own employees."""

from web.casework.responsible.new_absence import show_own_employees
from web.manager import blueprint
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role


@blueprint.get("/absences/new")
@allow(Act.READ, Thing.PERSON_SEARCH, Role.MANAGER)
def new_absence() -> str:
    """Choose the employee."""
    return show_own_employees()


@blueprint.get("/prevention/new")
@allow(Act.READ, Thing.PERSON_SEARCH, Role.MANAGER)
def new_prevention() -> str:
    """Choose the employee."""
    return show_own_employees(preventive=True)
