"""What an administrator does: accounts, people and units. Nothing of any case is seen or read here."""

from flask import Blueprint

from web.navigation import NavItem
from workflow.domain.text import N_

blueprint = Blueprint("admin", __name__, url_prefix="/admin")
NAVIGATION: tuple[NavItem, ...] = (
    NavItem(N_("Users"), "admin.home"),
    NavItem(N_("Units"), "admin.units"),
    NavItem(N_("Things that failed"), "admin.failed_work_list"),
    NavItem(N_("The log"), "admin.log_integrity"),
)

from web.admin import account, coverage, failed_work, log, logo, new_user, units, users, ways_in  # noqa: E402, F401 views need the blueprint
