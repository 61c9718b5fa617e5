"""Decides what recipients and ways of sending are called, on pages and on paper: message ids."""

from workflow.domain.people import Role
from workflow.domain.plan_sharing import Channel, Ended
from workflow.domain.text import N_
from workflow.services.doctor_letters import CONSENT_ENDED, CONSENT_WITHDRAWN

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
    Channel.BY_HAND: N_("By hand"),
    Channel.THROUGH_EMPLOYEE: N_("Through the employee"),
    Channel.POST: N_("By post"),
    Channel.DIGITAL_MAILBOX: N_("To a digital mailbox, such as Digipost"),
    Channel.NAV_PAGES: N_("Through Nav's own pages"),
    Channel.SECURE_MAIL: N_("By encrypted e-mail"),
}
ENDED_NAMES: dict[str, str] = {
    Ended.REPLACED: N_("Not handed over: a newer one took its place"),
    Ended.NOT_DELIVERED: N_("Not handed over"),
    CONSENT_ENDED: N_("Not noted as handed over before the consent ended"),
    CONSENT_WITHDRAWN: N_("Not handed over: the consent was taken back"),
}
"""Why something that was made ready never left."""
NOT_YET = N_("Not handed over yet")
