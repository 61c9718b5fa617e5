"""Decides what the law asks about before an employment is ended after illness, and when illness can be no ground at all.

It lists and never advises: that everything asked about is answered with yes says nothing about whether there are grounds.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from workflow.domain.absence.milestones import protected_until as protected
from workflow.domain.case import CaseFile
from workflow.domain.documents import DocumentKind, Fact
from workflow.domain.rules import PROTECTION_MONTHS
from workflow.domain.text import N_

CONSIDERED = "dismissal_considered"
"""The outcome of a clarification that the questions belong to."""


class DismissalGround(StrEnum):
    """What ending the employment would be based on."""

    ILLNESS = "illness"
    ENTERPRISE = "enterprise"
    EMPLOYEE = "employee"


GROUNDS: dict[str, str] = {
    DismissalGround.ILLNESS: N_("The absence because of illness"),
    DismissalGround.ENTERPRISE: N_("Circumstances of the employer, such as cuts or changes"),
    DismissalGround.EMPLOYEE: N_("Circumstances of the employee other than the illness"),
}
OTHER_GROUNDS = frozenset({DismissalGround.ENTERPRISE.value, DismissalGround.EMPLOYEE.value})

ASKED: dict[str, str] = {
    "adaptation_tried": N_("To try adapted work as far as possible (Working Environment Act § 4-6)"),
    "other_work_considered": N_("To consider other suitable work with the employer (§ 15-7)"),
    "position_bank_considered": N_("To consider the position bank"),
    "discussion_meeting_held": N_("To hold the discussion meeting with the employee (§ 15-1)"),
}
"""What is asked about, by the fact that answers it: message ids."""

NOT_WHILE_PROTECTED = N_(
    "In the first twelve months of the absence nobody can be dismissed because of illness (Working Environment Act § 15-8). "
    "Choose another outcome, or say which other grounds there are."
)


def protected_until(first_day: date) -> date:
    """The last day on which absence through illness is no ground for dismissal (aml § 15-8)."""
    return protected(first_day, months=PROTECTION_MONTHS.value_on(first_day)).day


def is_refused(facts: Mapping[str, Fact], first_day: date, today: date) -> bool:
    """Whether an outcome is dismissal while the protection lasts, and no other grounds than the illness are stated."""
    if facts.get("outcome") != CONSIDERED or facts.get("dismissal_ground") in OTHER_GROUNDS:
        return False
    return today <= protected_until(first_day)


def not_refused(case: CaseFile) -> bool:
    """The outcome on file is no dismissal because of illness in the protected time, as the dates stand today."""
    written = case.on_file(DocumentKind.CLARIFICATION_OUTCOME)
    return written is None or not is_refused(written.facts, case.first_day, case.today)


def still_missing(facts: Mapping[str, Fact]) -> tuple[str, ...]:
    """What is asked about and not answered with yes: message ids, in the order it is asked."""
    return tuple(sentence for name, sentence in ASKED.items() if facts.get(name) is not True)
