"""Decides what the link to each form says: what one does there, not what the form is called."""

from workflow.domain.documents import DocumentKind
from workflow.domain.text import N_

VERBS: dict[DocumentKind, str] = {
    DocumentKind.ABSENCE_NOTICE: N_("Fill in the absence notice"),
    DocumentKind.FIRST_CONVERSATION_MINUTES: N_("Write the minutes"),
    DocumentKind.FOLLOW_UP_PLAN: N_("Write the plan"),
    DocumentKind.PLAN_EXEMPTION: N_("Explain why no plan is needed"),
    DocumentKind.DIALOGUE_MEETING_1_INVITATION: N_("Send the invitation"),
    DocumentKind.DIALOGUE_MEETING_1_MINUTES: N_("Write the minutes"),
    DocumentKind.DIALOGUE_MEETING_1_EXEMPTION: N_("Explain why the meeting is not held"),
    DocumentKind.ACTIVITY_STATEMENT: N_("Write the activity statement"),
    DocumentKind.PLAN_SENT_TO_NAV: N_("Note that the plan is sent to Nav"),
    DocumentKind.DIALOGUE_MEETING_2_OUTCOME: N_("Write down the outcome"),
    DocumentKind.DIALOGUE_MEETING_2_EXEMPTION: N_("Note Nav's exemption"),
    DocumentKind.EARLIER_MEETING_REQUEST: N_("Ask Nav for a meeting"),
    DocumentKind.MAX_DATE_LETTER: N_("Write the letter"),
    DocumentKind.PENSION_APPLICATION_RECEIPT: N_("Note the pension application"),
    DocumentKind.CLARIFICATION_OUTCOME: N_("Write the clarification"),
    DocumentKind.RETURN_NOTE: N_("Note the return to work"),
    DocumentKind.AFTERCARE_NOTE: N_("Write a note of the talk"),
    DocumentKind.RELAPSE_NOTICE: N_("Report the new absence"),
    DocumentKind.REGISTRATION_ERROR_NOTE: N_("Close as registered by mistake"),
    DocumentKind.HELP_REQUEST: N_("Ask HR for help"),
    DocumentKind.CONTACT_ATTEMPT: N_("Note a contact"),
    DocumentKind.PREVENTION_NOTE: N_("Write why you talk"),
    DocumentKind.PREVENTION_OUTCOME: N_("Write what the talks led to"),
    DocumentKind.ACCOMMODATION_MEASURE: N_("Agree on a measure"),
    DocumentKind.MEASURE_EVALUATION: N_("Evaluate the measure"),
    DocumentKind.NO_SHOW_NOTE: N_("Note a meeting that was not held"),
    DocumentKind.DISAGREEMENT_MINUTES: N_("Write minutes of the disagreement"),
    DocumentKind.CONSENT: N_("Note a consent on paper"),
    DocumentKind.DOCTOR_LETTER: N_("Write to the doctor"),
    DocumentKind.SELF_CERTIFICATION: N_("Hand in the self-certification"),
    DocumentKind.NAV_HELP_REQUEST: N_("Ask Nav for help"),
    DocumentKind.EXPERT_ASSISTANCE_BASIS: N_("Write the basis for expert assistance"),
    DocumentKind.OCCUPATIONAL_HEALTH_REFERRAL: N_("Ask the occupational health service"),
    DocumentKind.CONTESTED_SICK_NOTE: N_("Contest a sick note"),
    DocumentKind.EMPLOYER_PERIOD_REFUND: N_("Ask Nav to refund the employer period"),
    DocumentKind.SELF_CERTIFICATION_WITHDRAWAL: N_("Withdraw the right to self-certify"),
    DocumentKind.DELEGATION: N_("Give somebody a mandate"),
    DocumentKind.POSITION_BANK_REGISTRATION: N_("Register in the position bank"),
    DocumentKind.AAP_REMINDER: N_("Write about work assessment allowance"),
    DocumentKind.MEETING_MINUTES: N_("Write the minutes"),
    DocumentKind.PLAN_EVALUATION: N_("Write how the plan works"),
    DocumentKind.EARLY_CONTACT_NOTE: N_("Note the first contact"),
    DocumentKind.MEETING_INVITATION: N_("Invite to a conversation"),
    DocumentKind.DIALOGUE_MEETING_3_OUTCOME: N_("Write down the outcome"),
}

UPDATE: dict[DocumentKind, str] = {
    DocumentKind.FOLLOW_UP_PLAN: N_("Update the plan"),
    DocumentKind.FIRST_CONVERSATION_MINUTES: N_("Correct the minutes"),
    DocumentKind.DIALOGUE_MEETING_1_MINUTES: N_("Correct the minutes"),
    DocumentKind.PLAN_SENT_TO_NAV: N_("Correct the note"),
    DocumentKind.ACTIVITY_STATEMENT: N_("Correct the activity statement"),
    DocumentKind.CONTACT_ATTEMPT: N_("Correct the note"),
    DocumentKind.NO_SHOW_NOTE: N_("Correct the note"),
    DocumentKind.DISAGREEMENT_MINUTES: N_("Correct the minutes"),
    DocumentKind.DOCTOR_LETTER: N_("Change the letter"),
    DocumentKind.NAV_HELP_REQUEST: N_("Correct the request"),
    DocumentKind.EXPERT_ASSISTANCE_BASIS: N_("Correct the basis"),
    DocumentKind.OCCUPATIONAL_HEALTH_REFERRAL: N_("Correct the request"),
    DocumentKind.CONTESTED_SICK_NOTE: N_("Correct the grounds"),
    DocumentKind.EMPLOYER_PERIOD_REFUND: N_("Correct the dates"),
    DocumentKind.SELF_CERTIFICATION_WITHDRAWAL: N_("Correct the decision"),
    DocumentKind.DELEGATION: N_("Change the mandate"),
    DocumentKind.POSITION_BANK_REGISTRATION: N_("Correct the registration"),
    DocumentKind.AAP_REMINDER: N_("Write a new letter"),
    DocumentKind.MEETING_MINUTES: N_("Correct the minutes"),
    DocumentKind.PLAN_EVALUATION: N_("Correct the evaluation"),
    DocumentKind.EARLY_CONTACT_NOTE: N_("Correct the note"),
    DocumentKind.MEETING_INVITATION: N_("Move or change the meeting"),
}
"""What the link says when a version is on file already."""

ASIDE: dict[DocumentKind, str] = {
    DocumentKind.RETURN_NOTE: N_("Back at work"),
    DocumentKind.RELAPSE_NOTICE: N_("Away again"),
    DocumentKind.REGISTRATION_ERROR_NOTE: N_("Registered by mistake"),
    DocumentKind.EARLIER_MEETING_REQUEST: N_("Ask Nav for a meeting"),
    DocumentKind.HELP_REQUEST: N_("Ask HR for help"),
}
"""What the ways out and the requests are called in the list of what else can be done."""


def verb_for(kind: DocumentKind, *, on_file: bool) -> str:
    """The words of the link to a form."""
    return UPDATE.get(kind, VERBS[kind]) if on_file else VERBS[kind]
