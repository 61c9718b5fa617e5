"""What HR sees and does: every case, what is overdue, what failed."""

from flask import Blueprint

from web.navigation import NavItem
from workflow.domain.text import N_

blueprint = Blueprint("hr", __name__, url_prefix="/hr")
NAVIGATION = (NavItem(N_("Overview"), "hr.home"),)

from web.hr import case_new, case_pages, home  # noqa: E402, F401 views need the blueprint
