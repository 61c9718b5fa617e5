"""Decides what documents and the answers to them are called, on pages, on paper and in the folder: message ids."""

from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.domain.text import N_

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
    DocumentKind.CONTACT_ATTEMPT: N_("Note of a contact"),
    DocumentKind.EARLY_CONTACT_NOTE: N_("Note of the first contact"),
    DocumentKind.MEETING_INVITATION: N_("Invitation to a conversation"),
    DocumentKind.DIALOGUE_MEETING_3_OUTCOME: N_("Outcome of dialogue meeting 3"),
}

OUTCOME_NAMES: dict[ConfirmationOutcome, str] = {
    ConfirmationOutcome.CONFIRMED: N_("Read and confirmed"),
    ConfirmationOutcome.COMMENTED: N_("Read, with a comment"),
    ConfirmationOutcome.OBJECTED: N_("Read, with an objection"),
    ConfirmationOutcome.REFUSED: N_("Did not want to answer"),
    ConfirmationOutcome.SILENT: N_("No answer came"),
}
