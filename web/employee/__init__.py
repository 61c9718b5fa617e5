"""What an employee sees and does: their own follow-up."""

from flask import Blueprint

from web.navigation import NavItem
from workflow.domain.text import N_

blueprint = Blueprint("employee", __name__, url_prefix="/me")
NAVIGATION = (NavItem(N_("My follow-up"), "employee.home"),)

from web.employee import home  # noqa: E402, F401 views need the blueprint
