"""Decides what stages, documents, answers and outcomes are called on a page: message ids, shown with `|translated`."""

from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.domain.people import Role
from workflow.domain.stages import Stage
from workflow.domain.text import N_

STAGE_NAMES: dict[Stage, str] = {
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

DOCUMENT_NAMES: dict[DocumentKind, str] = {
    DocumentKind.ABSENCE_NOTICE: N_("Absence notice"),
    DocumentKind.FIRST_CONVERSATION_MINUTES: N_("Minutes of the first conversation"),
    DocumentKind.FOLLOW_UP_PLAN: N_("Follow-up plan"),
    DocumentKind.PLAN_EXEMPTION: N_("Why no plan is needed"),
    DocumentKind.DIALOGUE_MEETING_1_INVITATION: N_("Invitation to dialogue meeting 1"),
    DocumentKind.DIALOGUE_MEETING_1_MINUTES: N_("Minutes of dialogue meeting 1"),
    DocumentKind.DIALOGUE_MEETING_1_EXEMPTION: N_("Why dialogue meeting 1 is not held"),
    DocumentKind.ACTIVITY_STATEMENT: N_("Statement on activity"),
    DocumentKind.PLAN_SENT_TO_NAV: N_("The plan was sent to Nav"),
    DocumentKind.DIALOGUE_MEETING_2_OUTCOME: N_("Outcome of dialogue meeting 2"),
    DocumentKind.DIALOGUE_MEETING_2_EXEMPTION: N_("Nav's exemption from dialogue meeting 2"),
    DocumentKind.EARLIER_MEETING_REQUEST: N_("Request to Nav for a meeting"),
    DocumentKind.MAX_DATE_LETTER: N_("Letter about the max date"),
    DocumentKind.PENSION_APPLICATION_RECEIPT: N_("Pension application"),
    DocumentKind.CLARIFICATION_OUTCOME: N_("Outcome of the clarification"),
    DocumentKind.RETURN_NOTE: N_("Note: back at work"),
    DocumentKind.AFTERCARE_NOTE: N_("Note of the aftercare conversation"),
    DocumentKind.RELAPSE_NOTICE: N_("Notice of a new absence"),
    DocumentKind.REGISTRATION_ERROR_NOTE: N_("Note of an error in the registration"),
    DocumentKind.HELP_REQUEST: N_("Request for help to HR"),
}

OUTCOME_NAMES: dict[ConfirmationOutcome, str] = {
    ConfirmationOutcome.CONFIRMED: N_("Read and confirmed"),
    ConfirmationOutcome.COMMENTED: N_("Read, with a comment"),
    ConfirmationOutcome.OBJECTED: N_("Read, with an objection"),
    ConfirmationOutcome.REFUSED: N_("Did not want to answer"),
    ConfirmationOutcome.SILENT: N_("No answer came"),
}

ANSWER_KINDS: dict[ConfirmationOutcome, str] = {
    ConfirmationOutcome.CONFIRMED: "done",
    ConfirmationOutcome.COMMENTED: "done",
    ConfirmationOutcome.OBJECTED: "info",
    ConfirmationOutcome.REFUSED: "waiting",
    ConfirmationOutcome.SILENT: "waiting",
}
"""The shape that goes with each answer."""

HELP_TRACKS: dict[str, str] = {
    "nav_assistance": N_("Nav's assistance"),
    "early_dialogue_meeting_2": N_("Dialogue meeting 2 earlier"),
    "dialogue_meeting_3": N_("Dialogue meeting 3"),
    "expert_assistance": N_("Expert assistance"),
    "occupational_health": N_("Occupational health service"),
    "position_bank": N_("Position bank"),
    "non_cooperation": N_("Missing cooperation"),
    "accommodation_refused": N_("Accommodation is refused"),
    "other": N_("Something else"),
}
"""What help was asked for."""

HELP_STATUSES: dict[str, tuple[str, str]] = {
    "asked": (N_("Asked for"), "waiting"),
    "taken_up": (N_("Taken up by HR"), "now"),
    "sent": (N_("Sent on"), "now"),
    "answered": (N_("Answered"), "done"),
    "closed": (N_("Closed"), "exempt"),
}
"""How far help has come, with its shape."""

CASE_OUTCOMES: dict[str, str] = {
    "returned": N_("Back at work"),
    "registered_in_error": N_("Registered in error"),
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
