"""What an employee sees and does: their own follow-up, always spoken of as "you"."""

from flask import Blueprint

from web.navigation import NavItem
from workflow.domain.text import N_

blueprint = Blueprint("employee", __name__, url_prefix="/me")
NAVIGATION = (
    NavItem(N_("My follow-up"), "employee.home", counted=True),
    NavItem(N_("My absence"), "employee.register"),
    NavItem(N_("Report absence"), "employee.report_absence"),
    NavItem(N_("Accommodation"), "employee.unit_lists"),
    NavItem(N_("The routine"), "employee.routine"),
    NavItem(N_("Everything about me"), "employee.everything"),
)

from web.employee import (  # noqa: E402, F401 views need the blueprint
    absence,
    answers,
    consents,
    contact_wish,
    contacts,
    dates_data,
    documents,
    drafts,
    earlier_meeting,
    everything,
    folder,
    home,
    longer_invitation,
    measures,
    meetings,
    papers,
    plan_answers,
    plan_shared,
    preparation,
    preparation_answers,
    prevention,
    readers,
    register,
    representatives,
    requests,
    routine,
    self_certification,
    tasks,
    unit_list,
)
