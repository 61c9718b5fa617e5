"""What a manager sees and does: the cases of their own employees."""

from flask import Blueprint

from web.navigation import NavItem
from workflow.domain.text import N_

blueprint = Blueprint("manager", __name__, url_prefix="/manager")
NAVIGATION = (
    NavItem(N_("My cases"), "manager.home"),
    NavItem(N_("My tasks"), "manager.tasks", counted=True),
    NavItem(N_("Report an absence"), "manager.new_absence"),
    NavItem(N_("Accommodation"), "manager.unit_lists"),
    NavItem(N_("Figures"), "manager.figure_units"),
    NavItem(N_("The routine"), "manager.routine"),
    NavItem(N_("Substitute"), "manager.substitutes"),
)

from web.manager import cases, figures, home, new_absence, routine, substitutes, tasks, unit_list  # noqa: E402, F401 views need the blueprint
