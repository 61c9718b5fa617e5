"""Decides which duties have a clock of their own: one for each stage, and those that stand beside the stages."""

from enum import StrEnum

from workflow.domain.stages import OPEN_STAGES, Stage


class SubDuty(StrEnum):
    """A duty that falls within a stage and has a day of its own."""

    PLAN_TO_NAV = "plan_to_nav"
    MAX_DATE_LETTER = "max_date_letter"


Duty = Stage | SubDuty
"""What a deadline is about."""

IN_ORDER: tuple[Duty, ...] = (*OPEN_STAGES, *SubDuty)
"""Which of two duties of one day is named first."""


DUTY_OF: dict[str, Duty] = {duty.value: duty for duty in IN_ORDER}
"""The duties by their names in the database and in addresses."""


def duty_from(word: str) -> Duty | None:
    """The duty of that name, or None when there is none: tasks have other names too."""
    return DUTY_OF.get(word)
