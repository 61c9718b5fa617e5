"""Decides in which words a reading is justified, and where the ground of this request is kept until it is noted."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from flask import g, has_request_context

from workflow.domain.text import N_


class Purpose(StrEnum):
    """Why something of a case is read."""

    OWN_CASE = "own_case"
    RESPONSIBLE = "responsible"
    SUBSTITUTE = "substitute"
    HR_TASK = "hr_task"
    ESCALATION = "escalation"
    FAILED_WORK = "failed_work"
    NO_RESPONSIBLE = "no_responsible"
    ONGOING = "ongoing"
    REASON = "reason"
    OVERVIEW = "overview"
    PAYROLL = "payroll"
    INVITED = "invited"


PURPOSES: dict[str, str] = {
    Purpose.OWN_CASE: N_("It is their own case"),
    Purpose.RESPONSIBLE: N_("Follows up as the responsible manager"),
    Purpose.SUBSTITUTE: N_("Follows up in place of the responsible manager"),
    Purpose.HR_TASK: N_("A task that waits for HR"),
    Purpose.ESCALATION: N_("A request for help to HR"),
    Purpose.FAILED_WORK: N_("Something that failed and HR sees to"),
    Purpose.NO_RESPONSIBLE: N_("The case has nobody responsible"),
    Purpose.ONGOING: N_("Goes on with work on the case from the last hour"),
    Purpose.REASON: N_("A reason was given"),
    Purpose.OVERVIEW: N_("A list or search, to keep the overview"),
    Purpose.PAYROLL: N_("A task of payroll"),
    Purpose.INVITED: N_("Invited by the employee"),
}
"""In plain words; rows from before purposes were kept have none."""

REASONS: dict[str, str] = {
    "employee_asked": N_("The employee asked for it"),
    "manager_asked": N_("The manager asked for it"),
    "deadline_control": N_("To check that deadlines are kept"),
    "complaint": N_("A complaint or a legal question"),
    "correction": N_("To put something right that is registered wrongly"),
    "other": N_("Something else"),
}
"""What HR can say when a case is opened outside a task."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A purpose, and the reason that was given where one was asked for."""

    purpose: Purpose
    reason_id: UUID | None = None


def stand_on(ground: Ground) -> None:
    """Let what is read in this request be noted with this ground."""
    g.reading_ground = ground


def ground_of_request() -> Ground | None:
    """The ground of this request; None outside of one, and where nobody asked for it."""
    found = g.get("reading_ground") if has_request_context() else None
    return found if isinstance(found, Ground) else None


def mark_noted() -> None:
    """Remember that this request has noted what it shows."""
    if has_request_context():
        g.reading_noted = True


def is_noted() -> bool:
    """Whether this request has noted something."""
    return bool(g.get("reading_noted"))


def mark_receipt() -> None:
    """Remember that this answer only says what became of a text just sent, and shows nothing of a case."""
    g.only_a_receipt = True


def is_receipt() -> bool:
    """Whether a view has said so of its answer."""
    return bool(g.get("only_a_receipt"))
