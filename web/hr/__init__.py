"""What HR sees and does: every case, what is overdue, what failed."""

from flask import Blueprint

from web.navigation import NavItem
from workflow.domain.text import N_

blueprint = Blueprint("hr", __name__, url_prefix="/hr")
NAVIGATION = (
    NavItem(N_("Overview"), "hr.home"),
    NavItem(N_("Tasks for HR"), "hr.tasks", counted=True),
    NavItem(N_("Cases"), "hr.cases"),
    NavItem(N_("Requests for help"), "hr.escalation_list"),
    NavItem(N_("Report an absence"), "hr.new_absence"),
    NavItem(N_("Accommodation"), "hr.unit_lists"),
    NavItem(N_("Figures"), "hr.figure_units"),
    NavItem(N_("The routine"), "hr.routines"),
    NavItem(N_("Rules and deadlines"), "hr.rules"),
    NavItem(N_("Keeping and deleting"), "hr.retention"),
    NavItem(N_("Substitutes"), "hr.substitutes"),
)

from web.hr import (  # noqa: E402, F401 views need the blueprint
    case_file,
    case_new,
    case_pages,
    cases,
    escalations,
    exemptions,
    failed_work,
    figures,
    hand_over,
    hand_over_chosen,
    hand_over_several,
    holds,
    home,
    house_rules,
    house_rules_change,
    overdue,
    reason_gate,
    reminders,
    request_new,
    retention,
    retention_answers,
    routine,
    routine_writing,
    substitutes,
    tasks,
    unit_list,
    views,
)
