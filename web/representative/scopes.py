"""Decides what each scope of an invitation shows; an employee's invitation never shows more."""

from flask_babel import gettext as _

from web.queries.invitations import HeldInvitation
from web.queries.reading_log import Reading
from workflow.domain.text import N_

SCOPES: dict[str, str] = {
    "meeting": N_("The meetings"),
    "plan": N_("The plan and the meetings"),
    "case": N_("The whole case"),
}
WITH_PLAN = ("plan", "case")
WITH_DATES = ("plan", "case")
"""Which scopes show the stage and the deadlines; what is exempted or not needed tells of the absence."""
WITH_ALL = ("case",)
READ: dict[str, Reading] = {
    "meeting": Reading.MEETINGS,
    "plan": Reading.PLAN_AND_MEETINGS,
    "case": Reading.CASE,
}
"""What is noted as read when the page of a case is shown."""


def scope_words(invitation: HeldInvitation) -> str:
    """What an invitation shows, in words."""
    return str(_("One meeting") if invitation.meeting_id else _(SCOPES[invitation.scope]))
