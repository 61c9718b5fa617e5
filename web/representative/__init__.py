"""What representatives read: cases an employee has invited them to. Nothing here writes: no form, no use case, GET only."""

from flask import Blueprint

from web.navigation import NavItem
from workflow.domain.text import N_

blueprint = Blueprint("representative", __name__, url_prefix="/representative")
NAVIGATION = (
    NavItem(N_("Invited cases"), "representative.home"),
    NavItem(N_("Figures for the unit"), "representative.figure_units"),
    NavItem(N_("Accommodation"), "representative.unit_lists"),
    NavItem(N_("What you have read"), "representative.own_log"),
)

from web.representative import (  # noqa: E402, F401 views need the blueprint
    case,
    contacts,
    documents,
    figures,
    home,
    own_log,
    papers,
    unit_list,
)
