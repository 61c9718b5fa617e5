"""Decides what the workplace may ask the doctor: possibilities at work, and nothing else. Message ids."""

from enum import StrEnum

from workflow.domain.text import N_


class Way(StrEnum):
    """How a letter gets to the doctor."""

    EMPLOYEE = "employee"
    POST = "post"


DOCTOR_QUESTIONS: dict[str, str] = {
    "in_part": N_(
        "Is it possible to work in part, with a graded sick note, when the work is adapted like this?"
    ),
    "which_tasks": N_("Which of these tasks could be done now, as they are or adapted?"),
    "hours": N_("Would other working hours, shorter days or more breaks make more work possible?"),
    "heed": N_("Is there anything we should heed at work, so that the work does no harm?"),
    "aids": N_("Would aids or changes at the workplace make more work possible?"),
    "when_again": N_("When is it useful to look at the possibilities once more?"),
}
