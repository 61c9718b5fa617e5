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
    DocumentKind.RETURN_NOTE: N_("Note of the return to work"),
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
