"""Decides which form belongs to which kind of document; one file per form."""

from collections.abc import Mapping

from forms.base import AnswerForm, DocumentForm
from forms.steps.aap_reminder import AapReminderForm
from forms.steps.absence_notice import AbsenceNoticeForm
from forms.steps.absence_period import AbsencePeriodForm
from forms.steps.accommodation_measure import AccommodationMeasureForm
from forms.steps.activity_statement import ActivityStatementForm
from forms.steps.aftercare_note import AftercareNoteForm
from forms.steps.clarification_outcome import ClarificationOutcomeForm
from forms.steps.confirmation import ConfirmationForm
from forms.steps.consent import ConsentForm
from forms.steps.contact_attempt import ContactAttemptForm
from forms.steps.contested_sick_note import ContestedSickNoteForm
from forms.steps.delegation import DelegationForm
from forms.steps.dialogue_meeting_1_exemption import DialogueMeeting1ExemptionForm
from forms.steps.dialogue_meeting_1_invitation import DialogueMeeting1InvitationForm
from forms.steps.dialogue_meeting_1_minutes import DialogueMeeting1MinutesForm
from forms.steps.dialogue_meeting_2_exemption import DialogueMeeting2ExemptionForm
from forms.steps.dialogue_meeting_2_outcome import DialogueMeeting2OutcomeForm
from forms.steps.dialogue_meeting_3_outcome import DialogueMeeting3OutcomeForm
from forms.steps.disagreement_minutes import DisagreementMinutesForm
from forms.steps.doctor_letter import DoctorLetterForm
from forms.steps.documented_silence import DocumentedSilenceForm
from forms.steps.earlier_meeting_request import EarlierMeetingRequestForm
from forms.steps.early_contact_note import EarlyContactNoteForm
from forms.steps.employer_period_refund import EmployerPeriodRefundForm
from forms.steps.expert_assistance_basis import ExpertAssistanceBasisForm
from forms.steps.first_conversation_minutes import FirstConversationMinutesForm
from forms.steps.follow_up_plan import FollowUpPlanForm
from forms.steps.help_request import HelpRequestForm
from forms.steps.max_date_letter import MaxDateLetterForm
from forms.steps.measure_evaluation import MeasureEvaluationForm
from forms.steps.meeting_answer import MeetingAnswerForm
from forms.steps.meeting_invitation import MeetingInvitationForm
from forms.steps.meeting_minutes import MeetingMinutesForm
from forms.steps.meeting_outcome import MeetingOutcomeForm
from forms.steps.nav_help_request import NavHelpRequestForm
from forms.steps.nav_meeting import NavMeetingForm
from forms.steps.no_show_note import NoShowNoteForm
from forms.steps.occupational_health_referral import OccupationalHealthReferralForm
from forms.steps.own_statement import OwnStatementForm
from forms.steps.pension_application_receipt import PensionApplicationReceiptForm
from forms.steps.plan_answers import OwnPlanAnswersForm, PlanAnswersForm
from forms.steps.plan_delivery import PlanDeliveryForm
from forms.steps.plan_evaluation import PlanEvaluationForm
from forms.steps.plan_exemption import PlanExemptionForm
from forms.steps.plan_sent_to_nav import PlanSentToNavForm
from forms.steps.position_bank_registration import PositionBankRegistrationForm
from forms.steps.prevention_note import PreventionNoteForm
from forms.steps.prevention_outcome import PreventionOutcomeForm
from forms.steps.registration_error_note import RegistrationErrorNoteForm
from forms.steps.relapse_notice import RelapseNoticeForm
from forms.steps.representative_invitation import RepresentativeInvitationForm
from forms.steps.return_note import ReturnNoteForm
from forms.steps.self_certification import SelfCertificationForm
from forms.steps.self_certification_withdrawal import SelfCertificationWithdrawalForm
from forms.steps.told_by_nav import ToldByNavForm
from workflow.domain.documents import DocumentKind

_DOCUMENTS: tuple[type[DocumentForm], ...] = (
    AbsenceNoticeForm,
    FirstConversationMinutesForm,
    FollowUpPlanForm,
    PlanExemptionForm,
    DialogueMeeting1InvitationForm,
    DialogueMeeting1MinutesForm,
    DialogueMeeting1ExemptionForm,
    ActivityStatementForm,
    PlanSentToNavForm,
    DialogueMeeting2OutcomeForm,
    DialogueMeeting2ExemptionForm,
    EarlierMeetingRequestForm,
    MaxDateLetterForm,
    PensionApplicationReceiptForm,
    ClarificationOutcomeForm,
    ReturnNoteForm,
    AftercareNoteForm,
    RelapseNoticeForm,
    RegistrationErrorNoteForm,
    HelpRequestForm,
    ContactAttemptForm,
    PreventionNoteForm,
    PreventionOutcomeForm,
    AccommodationMeasureForm,
    MeasureEvaluationForm,
    NoShowNoteForm,
    DisagreementMinutesForm,
    ConsentForm,
    DoctorLetterForm,
    SelfCertificationForm,
    NavHelpRequestForm,
    ExpertAssistanceBasisForm,
    OccupationalHealthReferralForm,
    ContestedSickNoteForm,
    EmployerPeriodRefundForm,
    SelfCertificationWithdrawalForm,
    DelegationForm,
    PositionBankRegistrationForm,
    AapReminderForm,
    MeetingMinutesForm,
    PlanEvaluationForm,
    EarlyContactNoteForm,
    MeetingInvitationForm,
    DialogueMeeting3OutcomeForm,
)

FORMS: Mapping[DocumentKind, type[DocumentForm]] = {form.kind: form for form in _DOCUMENTS}
"""Every document form by the kind it files."""

OTHER_FORMS: tuple[type[AnswerForm], ...] = (
    ConfirmationForm,
    DocumentedSilenceForm,
    OwnStatementForm,
    RepresentativeInvitationForm,
    AbsencePeriodForm,
    ToldByNavForm,
    PlanAnswersForm,
    OwnPlanAnswersForm,
    PlanDeliveryForm,
    NavMeetingForm,
    MeetingOutcomeForm,
    MeetingAnswerForm,
)
"""Forms whose answers are kept on the case but are no documents of their own."""
