"""Decides what stages, documents, answers and outcomes are called on a page: message ids, shown with `|translated`.

Documents and answers have the same names on paper and in the folder, so those stand in the domain.
"""

from workflow.domain.document_names import DOCUMENT_NAMES, OUTCOME_NAMES
from workflow.domain.documents import ConfirmationOutcome
from workflow.domain.duties import Duty, SubDuty
from workflow.domain.people import Role
from workflow.domain.stages import Stage
from workflow.domain.text import N_

__all__ = [
    "ANSWER_KINDS",
    "CASE_OUTCOMES",
    "DOCUMENT_NAMES",
    "DUTY_NAMES",
    "ON_PAPER",
    "OUTCOME_NAMES",
    "READ_AS",
    "STAGE_NAMES",
]

STAGE_NAMES: dict[Stage, str] = {
    Stage.PREVENTION: N_("Preventive talks"),
    Stage.REPORTED: N_("Reported"),
    Stage.FIRST_CONVERSATION: N_("First conversation"),
    Stage.PLAN: N_("Plan"),
    Stage.DIALOGUE_MEETING_1: N_("Dialogue meeting 1"),
    Stage.ACTIVITY_CHECK: N_("Activity check"),
    Stage.DIALOGUE_MEETING_2: N_("Dialogue meeting 2"),
    Stage.MAX_DATE: N_("Max date"),
    Stage.CLARIFICATION: N_("Clarification"),
    Stage.AFTERCARE: N_("Back at work, followed up"),
    Stage.CLOSED: N_("Closed"),
}

DUTY_NAMES: dict[Duty, str] = {
    **dict[Duty, str](STAGE_NAMES.items()),
    SubDuty.PLAN_TO_NAV: N_("Plan to Nav"),
    SubDuty.MAX_DATE_LETTER: N_("Letter about the end of sick pay"),
}
"""What a deadline is about, in few words."""

ANSWER_KINDS: dict[ConfirmationOutcome, str] = {
    ConfirmationOutcome.CONFIRMED: "done",
    ConfirmationOutcome.COMMENTED: "done",
    ConfirmationOutcome.OBJECTED: "info",
    ConfirmationOutcome.REFUSED: "waiting",
    ConfirmationOutcome.SILENT: "waiting",
}
"""The shape that goes with each answer."""

ON_PAPER = N_("%(answer)s, on paper")
"""How an answer is told that stands on a signed paper."""

CASE_OUTCOMES: dict[str, str] = {
    "returned": N_("Back at work"),
    "registered_in_error": N_("Registered in error"),
    "prevention_solved": N_("Solved before any absence"),
    "prevention_goes_on_by_itself": N_("Agreed, and goes on without more talks"),
    "prevention_absence_began": N_("An absence began"),
    "prevention_not_wanted": N_("No more talks were wanted"),
    "own_position": N_("Back in the own position"),
    "own_position_adapted": N_("Back in the own position, adapted"),
    "other_position": N_("Another position"),
    "reduced_percentage": N_("A smaller position"),
    "position_bank": N_("The position bank"),
    "disability": N_("Disability benefit"),
    "resigned": N_("Resigned"),
    "dismissal_considered": N_("Ending the employment is considered"),
}

READ_AS: dict[str, str] = {
    Role.MANAGER: N_("Manager"),
    Role.EMPLOYEE: N_("Employee"),
    Role.HR: N_("HR"),
    Role.PAYROLL: N_("Payroll"),
    Role.EMPLOYEE_REP: N_("Employee representative"),
    Role.SAFETY_REP: N_("Safety representative"),
}
"""Who reads and acts; the name of a person is nobody's business here."""
