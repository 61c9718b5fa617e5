"""Decides what recipients and ways of sending are called, on pages and on paper: message ids."""

from workflow.domain.people import Role
from workflow.domain.text import N_

RECIPIENT_NAMES: dict[str, str] = {
    Role.EMPLOYEE: N_("The employee"),
    Role.MANAGER: N_("The manager"),
    Role.HR: N_("HR"),
    Role.PAYROLL: N_("Payroll"),
    Role.EMPLOYEE_REP: N_("The representative"),
    "doctor": N_("The doctor"),
    "nav": N_("Nav"),
    "occupational_health": N_("The occupational health service"),
}
CHANNEL_NAMES: dict[str, str] = {
    "mail": N_("By e-mail"),
    "calendar": N_("As a calendar invitation"),
    "by_hand": N_("By hand"),
}
NOT_YET = N_("Not handed over yet")
