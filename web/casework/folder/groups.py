"""Decides in which part of the folder each kind of paper lies, and what the parts are called."""

from enum import StrEnum

from workflow.domain.documents import DocumentKind as Kind
from workflow.domain.text import N_


class Group(StrEnum):
    """What can be asked for alone."""

    PLAN = "plan"
    MEETINGS = "meetings"
    CONTACT = "contact"
    LETTERS = "letters"
    EXEMPTIONS = "exemptions"
    CONSENTS = "consents"
    RECEIVED = "received"
    DELIVERIES = "deliveries"
    DOCUMENTS = "documents"


GROUP_NAMES: dict[Group, str] = {
    Group.PLAN: N_("Plan and measures"),
    Group.MEETINGS: N_("Conversations"),
    Group.CONTACT: N_("Contact"),
    Group.LETTERS: N_("Letters"),
    Group.EXEMPTIONS: N_("Exemptions"),
    Group.CONSENTS: N_("Consents"),
    Group.RECEIVED: N_("Received papers"),
    Group.DELIVERIES: N_("Handed over"),
    Group.DOCUMENTS: N_("Other papers"),
}

KINDS_OF_GROUPS: dict[Group, tuple[Kind, ...]] = {
    Group.PLAN: (
        Kind.FOLLOW_UP_PLAN,
        Kind.PLAN_EVALUATION,
        Kind.ACCOMMODATION_MEASURE,
        Kind.MEASURE_EVALUATION,
    ),
    Group.MEETINGS: (
        Kind.PREVENTION_NOTE,
        Kind.PREVENTION_OUTCOME,
        Kind.EARLY_CONTACT_NOTE,
        Kind.FIRST_CONVERSATION_MINUTES,
        Kind.MEETING_INVITATION,
        Kind.MEETING_MINUTES,
        Kind.DIALOGUE_MEETING_1_INVITATION,
        Kind.DIALOGUE_MEETING_1_MINUTES,
        Kind.DIALOGUE_MEETING_2_OUTCOME,
        Kind.DIALOGUE_MEETING_3_OUTCOME,
        Kind.AFTERCARE_NOTE,
        Kind.DISAGREEMENT_MINUTES,
    ),
    Group.CONTACT: (Kind.CONTACT_ATTEMPT, Kind.NO_SHOW_NOTE),
    Group.LETTERS: (
        Kind.MAX_DATE_LETTER,
        Kind.AAP_REMINDER,
        Kind.DOCTOR_LETTER,
        Kind.EARLIER_MEETING_REQUEST,
        Kind.NAV_HELP_REQUEST,
        Kind.EXPERT_ASSISTANCE_BASIS,
        Kind.OCCUPATIONAL_HEALTH_REFERRAL,
        Kind.CONTESTED_SICK_NOTE,
        Kind.EMPLOYER_PERIOD_REFUND,
        Kind.SELF_CERTIFICATION_WITHDRAWAL,
    ),
    Group.EXEMPTIONS: (
        Kind.PLAN_EXEMPTION,
        Kind.DIALOGUE_MEETING_1_EXEMPTION,
        Kind.DIALOGUE_MEETING_2_EXEMPTION,
    ),
    Group.CONSENTS: (Kind.CONSENT,),
    Group.DOCUMENTS: (
        Kind.ABSENCE_NOTICE,
        Kind.SELF_CERTIFICATION,
        Kind.RELAPSE_NOTICE,
        Kind.REGISTRATION_ERROR_NOTE,
        Kind.ACTIVITY_STATEMENT,
        Kind.PLAN_SENT_TO_NAV,
        Kind.PENSION_APPLICATION_RECEIPT,
        Kind.CLARIFICATION_OUTCOME,
        Kind.RETURN_NOTE,
        Kind.HELP_REQUEST,
        Kind.DELEGATION,
        Kind.POSITION_BANK_REGISTRATION,
    ),
}
"""Every kind stands here once; a test looks."""

GROUPS_OF_KINDS: dict[Kind, Group] = {
    kind: group for group, kinds in KINDS_OF_GROUPS.items() for kind in kinds
}
