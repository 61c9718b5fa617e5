"""Decides what ways of being in touch, what came of them, and consents are called: message ids by their codes."""

from workflow.domain.consents import Party, Use
from workflow.domain.text import N_

CHANNELS: dict[str, str] = {
    "phone": N_("By phone"),
    "message": N_("By text message"),
    "mail": N_("By e-mail"),
    "video": N_("On video"),
    "in_person": N_("Face to face"),
    "letter": N_("By letter"),
}
OUTCOMES: dict[str, str] = {
    "talked": N_("We talked"),
    "answered": N_("An answer came in writing"),
    "left_message": N_("No answer, I left a message"),
    "no_answer": N_("No answer"),
    "did_not_want": N_("The employee did not want to talk now"),
}
OFFERED: dict[str, str] = {
    "other_contact": N_("Another way to be in touch: phone, e-mail or video"),
    "shorter": N_("Shorter talks, more often"),
    "trusted_person": N_("To bring a trusted person"),
}
"""What makes it easier to be in touch, and is worth offering before anything else is thought of."""
PARTIES: dict[str, str] = {
    Party.DOCTOR.value: N_("The doctor who writes the sick notes"),
    Party.OCCUPATIONAL_HEALTH.value: N_("The occupational health service"),
    Party.REPRESENTATIVE.value: N_("A representative or trusted person"),
}
USES: dict[str, str] = {
    Use.CONTACT.value: N_("Being written to or called about work"),
    Use.MEETING.value: N_("Taking part in meetings"),
}
