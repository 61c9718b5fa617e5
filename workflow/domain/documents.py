"""Decides which documents a case can hold, who confirms them, and how answers are kept: as they were shown."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Fact = str | int | bool | None
"""A coded answer the guards may look at: ISO date, code, number or yes/no. Never free text, never a name."""


class DocumentKind(StrEnum):
    """The kinds of documents; the same word names the form, the template, the address and the test."""

    ABSENCE_NOTICE = "absence_notice"
    FIRST_CONVERSATION_MINUTES = "first_conversation_minutes"
    FOLLOW_UP_PLAN = "follow_up_plan"
    PLAN_EXEMPTION = "plan_exemption"
    DIALOGUE_MEETING_1_INVITATION = "dialogue_meeting_1_invitation"
    DIALOGUE_MEETING_1_MINUTES = "dialogue_meeting_1_minutes"
    DIALOGUE_MEETING_1_EXEMPTION = "dialogue_meeting_1_exemption"
    ACTIVITY_STATEMENT = "activity_statement"
    PLAN_SENT_TO_NAV = "plan_sent_to_nav"
    DIALOGUE_MEETING_2_OUTCOME = "dialogue_meeting_2_outcome"
    DIALOGUE_MEETING_2_EXEMPTION = "dialogue_meeting_2_exemption"
    EARLIER_MEETING_REQUEST = "earlier_meeting_request"
    MAX_DATE_LETTER = "max_date_letter"
    PENSION_APPLICATION_RECEIPT = "pension_application_receipt"
    CLARIFICATION_OUTCOME = "clarification_outcome"
    RETURN_NOTE = "return_note"
    AFTERCARE_NOTE = "aftercare_note"
    RELAPSE_NOTICE = "relapse_notice"
    REGISTRATION_ERROR_NOTE = "registration_error_note"
    HELP_REQUEST = "help_request"
    CONTACT_ATTEMPT = "contact_attempt"
    PREVENTION_NOTE = "prevention_note"
    PREVENTION_OUTCOME = "prevention_outcome"
    ACCOMMODATION_MEASURE = "accommodation_measure"
    MEASURE_EVALUATION = "measure_evaluation"
    NO_SHOW_NOTE = "no_show_note"
    DISAGREEMENT_MINUTES = "disagreement_minutes"
    CONSENT = "consent"
    DOCTOR_LETTER = "doctor_letter"
    SELF_CERTIFICATION = "self_certification"
    NAV_HELP_REQUEST = "nav_help_request"
    EXPERT_ASSISTANCE_BASIS = "expert_assistance_basis"
    OCCUPATIONAL_HEALTH_REFERRAL = "occupational_health_referral"
    CONTESTED_SICK_NOTE = "contested_sick_note"
    EMPLOYER_PERIOD_REFUND = "employer_period_refund"
    SELF_CERTIFICATION_WITHDRAWAL = "self_certification_withdrawal"
    DELEGATION = "delegation"
    POSITION_BANK_REGISTRATION = "position_bank_registration"
    AAP_REMINDER = "aap_reminder"
    MEETING_MINUTES = "meeting_minutes"
    PLAN_EVALUATION = "plan_evaluation"
    EARLY_CONTACT_NOTE = "early_contact_note"
    MEETING_INVITATION = "meeting_invitation"
    DIALOGUE_MEETING_3_OUTCOME = "dialogue_meeting_3_outcome"


SEVERAL: frozenset[DocumentKind] = frozenset(
    {
        DocumentKind.CONTACT_ATTEMPT,
        DocumentKind.ACCOMMODATION_MEASURE,
        DocumentKind.MEASURE_EVALUATION,
        DocumentKind.NO_SHOW_NOTE,
        DocumentKind.DISAGREEMENT_MINUTES,
        DocumentKind.CONSENT,
        DocumentKind.DOCTOR_LETTER,
        DocumentKind.SELF_CERTIFICATION,
        DocumentKind.EARLIER_MEETING_REQUEST,
        DocumentKind.NAV_HELP_REQUEST,
        DocumentKind.OCCUPATIONAL_HEALTH_REFERRAL,
        DocumentKind.CONTESTED_SICK_NOTE,
        DocumentKind.EMPLOYER_PERIOD_REFUND,
        DocumentKind.SELF_CERTIFICATION_WITHDRAWAL,
        DocumentKind.DELEGATION,
        DocumentKind.MEETING_MINUTES,
        DocumentKind.PLAN_EVALUATION,
        DocumentKind.EARLY_CONTACT_NOTE,
        DocumentKind.MEETING_INVITATION,
    }
)
"""Documents of which a case may have several at a time, each with versions of its own; of all others it has one."""

OF_MEASURES: frozenset[DocumentKind] = frozenset(
    {DocumentKind.ACCOMMODATION_MEASURE, DocumentKind.MEASURE_EVALUATION}
)
"""Papers that are written on the pages of a measure and nowhere else: its dates must follow from them."""

CONFIRMED_BY_EMPLOYEE: frozenset[DocumentKind] = frozenset(
    {
        DocumentKind.FIRST_CONVERSATION_MINUTES,
        DocumentKind.FOLLOW_UP_PLAN,
        DocumentKind.DIALOGUE_MEETING_1_MINUTES,
        DocumentKind.DIALOGUE_MEETING_2_OUTCOME,
        DocumentKind.DIALOGUE_MEETING_3_OUTCOME,
        DocumentKind.AFTERCARE_NOTE,
        DocumentKind.PREVENTION_OUTCOME,
        DocumentKind.ACCOMMODATION_MEASURE,
        DocumentKind.MEASURE_EVALUATION,
        DocumentKind.DISAGREEMENT_MINUTES,
        DocumentKind.DOCTOR_LETTER,
        DocumentKind.MEETING_MINUTES,
        DocumentKind.PLAN_EVALUATION,
        DocumentKind.CLARIFICATION_OUTCOME,
    }
)
"""Documents the employee is asked to read and confirm."""

OPEN_TO_COMMENT: frozenset[DocumentKind] = frozenset(
    {DocumentKind.CONTACT_ATTEMPT, DocumentKind.NO_SHOW_NOTE}
)
"""Documents nobody asks the employee to answer, beside which they may put how they remember it."""


class ConfirmationOutcome(StrEnum):
    """How a document was answered by the employee, or why there is no answer."""

    CONFIRMED = "confirmed"
    COMMENTED = "commented"
    OBJECTED = "objected"
    REFUSED = "refused"
    SILENT = "silent"


BY_EMPLOYEE = frozenset(
    {ConfirmationOutcome.CONFIRMED, ConfirmationOutcome.COMMENTED, ConfirmationOutcome.OBJECTED}
)
"""Outcomes only the employee can give; the other two are documented by the manager."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownAnswer:
    """One answer as it stood on the page: label, the options there were, and what was answered."""

    name: str
    label: str
    shown: str
    options: tuple[str, ...] = ()
    raw: Fact | tuple[str, ...] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownSection:
    """A heading with the answers under it."""

    title: str
    answers: tuple[ShownAnswer, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Answers:
    """A filled-in form like a paper copy: readable after the form itself has changed."""

    form: str
    form_version: str
    language: str
    title: str
    sections: tuple[ShownSection, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class OnFile:
    """What a guard may know of the current version of a document: kind, version, when, coded facts, answer.

    `answered_before` tells that an earlier version of this spell was answered.
    """

    kind: DocumentKind
    version: int
    filed_on: date
    facts: dict[str, Fact]
    confirmation: ConfirmationOutcome | None = None
    answered_before: bool = False

    def day(self, name: str) -> date | None:
        """The fact `name` as a date, or None when it is absent."""
        value = self.facts.get(name)
        return date.fromisoformat(value) if isinstance(value, str) and value else None
