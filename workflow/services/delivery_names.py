"""Decides what recipients, ways of sending and endings are called, on pages and on paper: message ids."""

from workflow.domain.people import Role
from workflow.domain.plan_sharing import Channel, Ended, Recipient
from workflow.domain.text import N_
from workflow.services.doctor_letters import CONSENT_ENDED, CONSENT_WITHDRAWN

RECIPIENT_NAMES: dict[str, str] = {
    Role.EMPLOYEE: N_("The employee"),
    Role.MANAGER: N_("The manager"),
    Role.HR: N_("HR"),
    Role.PAYROLL: N_("Payroll"),
    Role.EMPLOYEE_REP: N_("The representative"),
    Role.SAFETY_REP: N_("The safety representative"),
    Recipient.DOCTOR: N_("The doctor"),
    Recipient.NAV: N_("Nav"),
    Recipient.OCCUPATIONAL_HEALTH: N_("The occupational health service"),
}
WAYS_IN_WORDS: dict[Channel, str] = {
    Channel.BY_HAND: N_("Handed over in person"),
    Channel.THROUGH_EMPLOYEE: N_("Through the employee"),
    Channel.POST: N_("By post"),
    Channel.DIGITAL_MAILBOX: N_("To a digital mailbox, such as Digipost"),
    Channel.NAV_PAGES: N_("Through Nav's own pages"),
    Channel.SECURE_MAIL: N_("By encrypted e-mail"),
}
CHANNEL_NAMES: dict[str, str] = {
    **{way.value: name for way, name in WAYS_IN_WORDS.items()},
    "mail": N_("Notice by e-mail"),
    "calendar": N_("As a calendar invitation"),
    Channel.BY_HAND: N_("By hand"),
}
NOT_YET = N_("Not handed over yet")
ENDED_NAMES: dict[str, str] = {
    Ended.REPLACED: N_("Not delivered: a newer copy took its place"),
    Ended.NOT_DELIVERED: N_("Not delivered"),
    CONSENT_ENDED: N_("Not noted as handed over before the consent ended"),
    CONSENT_WITHDRAWN: N_("Not delivered: the consent was taken back"),
}
"""Why something that was made ready reached nobody."""
