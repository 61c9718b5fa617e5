"""What payroll sees and does: whose right to sick pay ends and when; dates and percentages, nothing else of a case."""

from flask import Blueprint

from web.navigation import NavItem
from workflow.domain.text import N_

blueprint = Blueprint("payroll", __name__, url_prefix="/payroll")
NAVIGATION = (NavItem(N_("Tasks"), "payroll.home", counted=True),)

from web.payroll import home, tasks  # noqa: E402, F401 views need the blueprint
