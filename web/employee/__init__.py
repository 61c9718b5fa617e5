"""What an employee sees and does: their own follow-up, always spoken of as "you"."""

from flask import Blueprint

from web.navigation import NavItem
from workflow.domain.text import N_

blueprint = Blueprint("employee", __name__, url_prefix="/me")
NAVIGATION = (
    NavItem(N_("My follow-up"), "employee.home"),
    NavItem(N_("My absence"), "employee.register"),
    NavItem(N_("Report absence"), "employee.report_absence"),
)

from web.employee import (  # noqa: E402, F401 views need the blueprint
    absence,
    answers,
    dates_data,
    documents,
    drafts,
    earlier_meeting,
    home,
    meetings,
    readers,
    register,
    representatives,
    tasks,
)
