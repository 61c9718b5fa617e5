"""Decides what must be on file before a step can be taken, and says each missing thing in one sentence.

The same objects serve the machine, the checklist on the case page, the daily sweep and the tests.
"""

from dataclasses import dataclass

from workflow.domain.case import CaseFile
from workflow.domain.dismissal import not_refused
from workflow.domain.documents import DocumentKind
from workflow.domain.law import (
    AML_4_6_1,
    AML_4_6_3,
    AML_4_6_4,
    AML_15_8,
    FTRL_8_7A,
    FTRL_8_8,
    FTRL_8_12,
    FTRL_25_2,
    HOUSE_RULE,
    Law,
)
from workflow.domain.predicates import (
    Predicate,
    answered,
    answered_before,
    contact_rhythm_agreed,
    dates,
    ended_by_return,
    extended_certificate,
    filed,
    partly_absent,
    plan_follows_meeting,
    plan_reached_nav_in_time,
    says,
    short_absence,
)
from workflow.domain.text import N_


@dataclass(frozen=True, kw_only=True, slots=True)
class Requirement:
    """One thing that must be so. `mended_by` names the form that mends it, None when time or others must.

    `was_met` is what still counts once the step is behind: a newer version that nobody has answered yet must not
    undo that the one before it was answered.
    """

    name: str
    sentence: str
    met: Predicate
    law: Law
    mended_by: DocumentKind | None = None
    waits_for_employee: bool = False
    was_met: Predicate | None = None

    def has_been_met(self, case: CaseFile) -> bool:
        """Whether it is met, or was by what is on file."""
        return self.met(case) or (self.was_met is not None and self.was_met(case))


K = DocumentKind

ABSENCE_REPORTED = Requirement(
    name="absence_reported",
    sentence=N_("The absence notice must be filled in."),
    met=filed(K.ABSENCE_NOTICE),
    mended_by=K.ABSENCE_NOTICE,
    law=HOUSE_RULE,
)
FIRST_CONVERSATION_HELD = Requirement(
    name="first_conversation_held",
    sentence=N_("The minutes of the first conversation must be written."),
    met=filed(K.FIRST_CONVERSATION_MINUTES),
    mended_by=K.FIRST_CONVERSATION_MINUTES,
    law=AML_4_6_1,
)
NEXT_CONVERSATION_AGREED = Requirement(
    name="next_conversation_agreed",
    sentence=N_("A date for the next conversation must be agreed."),
    met=dates(K.FIRST_CONVERSATION_MINUTES, "next_conversation_on"),
    mended_by=K.FIRST_CONVERSATION_MINUTES,
    law=HOUSE_RULE,
)
TOLD_OF_TRUSTED_PERSON = Requirement(
    name="told_of_trusted_person",
    sentence=N_("The employee must be told of the right to bring a trusted person."),
    met=says(K.FIRST_CONVERSATION_MINUTES, "told_of_trusted_person", True),
    mended_by=K.FIRST_CONVERSATION_MINUTES,
    law=HOUSE_RULE,
)
PLAN_WRITTEN = Requirement(
    name="plan_written",
    sentence=N_("The follow-up plan must be written."),
    met=filed(K.FOLLOW_UP_PLAN),
    mended_by=K.FOLLOW_UP_PLAN,
    law=AML_4_6_3,
)
PLAN_ANSWERED = Requirement(
    name="plan_answered",
    sentence=N_(
        "The employee must have read the plan and answered, or it must be documented why there is no answer."
    ),
    met=answered(K.FOLLOW_UP_PLAN),
    was_met=answered_before(K.FOLLOW_UP_PLAN),
    law=AML_4_6_3,
    waits_for_employee=True,
)
EVALUATION_AGREED = Requirement(
    name="evaluation_agreed",
    sentence=N_("The plan must say when it will be evaluated."),
    met=dates(K.FOLLOW_UP_PLAN, "evaluation_on"),
    mended_by=K.FOLLOW_UP_PLAN,
    law=AML_4_6_3,
)
PLAN_EXEMPTED = Requirement(
    name="plan_exempted",
    sentence=N_("The reason why a plan is obviously unnecessary must be documented."),
    met=filed(K.PLAN_EXEMPTION),
    mended_by=K.PLAN_EXEMPTION,
    law=AML_4_6_3,
)
MEETING_1_INVITED = Requirement(
    name="meeting_1_invited",
    sentence=N_("The invitation to dialogue meeting 1 must be sent."),
    met=filed(K.DIALOGUE_MEETING_1_INVITATION),
    mended_by=K.DIALOGUE_MEETING_1_INVITATION,
    law=AML_4_6_4,
)
MEETING_1_HELD = Requirement(
    name="meeting_1_held",
    sentence=N_("The minutes of dialogue meeting 1 must be written."),
    met=filed(K.DIALOGUE_MEETING_1_MINUTES),
    mended_by=K.DIALOGUE_MEETING_1_MINUTES,
    law=AML_4_6_4,
)
PLAN_UPDATED_AFTER_MEETING_1 = Requirement(
    name="plan_updated_after_meeting_1",
    sentence=N_("The plan must be updated after dialogue meeting 1."),
    met=plan_follows_meeting,
    mended_by=K.FOLLOW_UP_PLAN,
    law=AML_4_6_3,
)
MEETING_1_OBVIOUSLY_UNNECESSARY = Requirement(
    name="meeting_1_obviously_unnecessary",
    sentence=N_("The reason why dialogue meeting 1 is obviously unnecessary must be documented."),
    met=says(K.DIALOGUE_MEETING_1_EXEMPTION, "reason", "returns_without_accommodation", "too_ill"),
    mended_by=K.DIALOGUE_MEETING_1_EXEMPTION,
    law=AML_4_6_4,
)
MEETING_1_NOT_USEFUL = Requirement(
    name="meeting_1_not_useful",
    sentence=N_(
        "It must be documented that nobody finds dialogue meeting 1 useful while the employee works in part."
    ),
    met=says(K.DIALOGUE_MEETING_1_EXEMPTION, "reason", "graded_not_useful"),
    mended_by=K.DIALOGUE_MEETING_1_EXEMPTION,
    law=AML_4_6_4,
)
PARTLY_ABSENT = Requirement(
    name="partly_absent",
    sentence=N_("The sick note must be graded: this does not hold while the employee is wholly absent."),
    met=partly_absent,
    law=AML_4_6_4,
)
IN_ACTIVITY = Requirement(
    name="in_activity",
    sentence=N_("The activity statement must say what work-related activity is under way."),
    met=says(K.ACTIVITY_STATEMENT, "outcome", "in_activity"),
    mended_by=K.ACTIVITY_STATEMENT,
    law=FTRL_8_8,
)
ACTIVE_BY_GRADE = Requirement(
    name="active_by_grade",
    sentence=N_("The activity statement must say that the sick note is graded."),
    met=says(K.ACTIVITY_STATEMENT, "outcome", "graded"),
    mended_by=K.ACTIVITY_STATEMENT,
    law=FTRL_8_8,
)
WEIGHTY_MEDICAL_REASONS = Requirement(
    name="weighty_medical_reasons",
    sentence=N_("The activity statement must say that weighty medical reasons prevent activity."),
    met=says(K.ACTIVITY_STATEMENT, "outcome", "medical"),
    mended_by=K.ACTIVITY_STATEMENT,
    law=FTRL_8_8,
)
EXTENDED_CERTIFICATE_RECEIVED = Requirement(
    name="extended_certificate_received",
    sentence=N_("The extended medical certificate must be received."),
    met=extended_certificate,
    mended_by=K.ACTIVITY_STATEMENT,
    law=FTRL_8_8,
)
ACTIVITY_NOT_POSSIBLE = Requirement(
    name="activity_not_possible",
    sentence=N_("The activity statement must say why activity cannot be arranged at the workplace."),
    met=says(K.ACTIVITY_STATEMENT, "outcome", "not_possible"),
    mended_by=K.ACTIVITY_STATEMENT,
    law=FTRL_8_8,
)
ACTIVITY_STATED = Requirement(
    name="activity_stated",
    sentence=N_("The activity statement must be filled in."),
    met=filed(K.ACTIVITY_STATEMENT),
    mended_by=K.ACTIVITY_STATEMENT,
    law=FTRL_8_8,
)
PLAN_SENT_TO_NAV = Requirement(
    name="plan_sent_to_nav",
    sentence=N_(
        "The updated plan must be sent to Nav at least one week before dialogue meeting 2, or the delay explained."
    ),
    met=plan_reached_nav_in_time,
    mended_by=K.PLAN_SENT_TO_NAV,
    law=FTRL_25_2,
)
MEETING_2_HELD = Requirement(
    name="meeting_2_held",
    sentence=N_("The outcome of dialogue meeting 2 must be written down."),
    met=filed(K.DIALOGUE_MEETING_2_OUTCOME),
    mended_by=K.DIALOGUE_MEETING_2_OUTCOME,
    law=FTRL_8_7A,
)
MEETING_2_EXEMPTED_BY_NAV = Requirement(
    name="meeting_2_exempted_by_nav",
    sentence=N_("Nav's exemption from dialogue meeting 2 must be documented."),
    met=filed(K.DIALOGUE_MEETING_2_EXEMPTION),
    mended_by=K.DIALOGUE_MEETING_2_EXEMPTION,
    law=FTRL_8_7A,
)
MAX_DATE_LETTER_SENT = Requirement(
    name="max_date_letter_sent",
    sentence=N_("The letter about the max date must be sent to the employee."),
    met=filed(K.MAX_DATE_LETTER),
    mended_by=K.MAX_DATE_LETTER,
    law=FTRL_8_12,
)
PENSION_APPLICATION_SETTLED = Requirement(
    name="pension_application_settled",
    sentence=N_(
        "The pension application must be in the personnel folder, or it must be noted that none will come."
    ),
    met=filed(K.PENSION_APPLICATION_RECEIPT),
    mended_by=K.PENSION_APPLICATION_RECEIPT,
    law=HOUSE_RULE,
)
CLARIFICATION_WRITTEN = Requirement(
    name="clarification_written",
    sentence=N_("The outcome of the clarification must be written down."),
    met=filed(K.CLARIFICATION_OUTCOME),
    mended_by=K.CLARIFICATION_OUTCOME,
    law=AML_4_6_1,
)
CLARIFIED_BY_RETURN = Requirement(
    name="clarified_by_return",
    sentence=N_("The clarification must say in which position and percentage the employee is back."),
    met=says(
        K.CLARIFICATION_OUTCOME,
        "outcome",
        "own_position",
        "own_position_adapted",
        "other_position",
        "reduced_percentage",
    ),
    mended_by=K.CLARIFICATION_OUTCOME,
    law=AML_4_6_1,
)
CLARIFIED_WITHOUT_RETURN = Requirement(
    name="clarified_without_return",
    sentence=N_("The clarification must say its outcome and the grounds for it."),
    met=says(
        K.CLARIFICATION_OUTCOME, "outcome", "position_bank", "disability", "resigned", "dismissal_considered"
    ),
    mended_by=K.CLARIFICATION_OUTCOME,
    law=AML_15_8,
)
CLARIFICATION_ANSWERED = Requirement(
    name="clarification_answered",
    sentence=N_(
        "The employee must have read the outcome and answered, or it must be documented why there is no answer."
    ),
    met=answered(K.CLARIFICATION_OUTCOME),
    was_met=answered_before(K.CLARIFICATION_OUTCOME),
    law=AML_4_6_1,
    waits_for_employee=True,
)
NOT_DISMISSED_WHILE_PROTECTED = Requirement(
    name="not_dismissed_while_protected",
    sentence=N_("The outcome must not be dismissal because of illness in the first twelve months."),
    met=not_refused,
    mended_by=K.CLARIFICATION_OUTCOME,
    law=AML_15_8,
)
RETURN_NOTED = Requirement(
    name="return_noted",
    sentence=N_("The return note must say when and how much the employee is back."),
    met=filed(K.RETURN_NOTE),
    mended_by=K.RETURN_NOTE,
    law=AML_4_6_1,
)
SHORT_ABSENCE = Requirement(
    name="short_absence",
    sentence=N_("The absence must be shorter than what your routine asks a talk after the return for."),
    met=short_absence,
    law=HOUSE_RULE,
)
FOLLOW_UP_CONVERSATION_PLANNED = Requirement(
    name="follow_up_conversation_planned",
    sentence=N_("At least one follow-up conversation after the return must be planned."),
    met=dates(K.RETURN_NOTE, "follow_up_on"),
    mended_by=K.RETURN_NOTE,
    law=HOUSE_RULE,
)
AFTERCARE_HELD = Requirement(
    name="aftercare_held",
    sentence=N_("The follow-up conversation after the return must be held and noted."),
    met=filed(K.AFTERCARE_NOTE),
    mended_by=K.AFTERCARE_NOTE,
    law=HOUSE_RULE,
)
RELAPSE_REPORTED = Requirement(
    name="relapse_reported",
    sentence=N_("The new absence must be reported."),
    met=filed(K.RELAPSE_NOTICE),
    mended_by=K.RELAPSE_NOTICE,
    law=HOUSE_RULE,
)
ENDED_BY_RETURN = Requirement(
    name="ended_by_return",
    sentence=N_("Only a case that ended with a return to work can be taken up again."),
    met=ended_by_return,
    law=HOUSE_RULE,
)
REGISTRATION_ERROR_EXPLAINED = Requirement(
    name="registration_error_explained",
    sentence=N_("It must be explained why the case was registered in error."),
    met=filed(K.REGISTRATION_ERROR_NOTE),
    mended_by=K.REGISTRATION_ERROR_NOTE,
    law=HOUSE_RULE,
)
PREVENTION_SUMMED_UP = Requirement(
    name="prevention_summed_up",
    sentence=N_("What the talks led to must be written down."),
    met=filed(K.PREVENTION_OUTCOME),
    mended_by=K.PREVENTION_OUTCOME,
    law=HOUSE_RULE,
)
CONTACT_RHYTHM_AGREED = Requirement(
    name="contact_rhythm_agreed",
    sentence=N_("How often the two are in touch must be agreed."),
    met=contact_rhythm_agreed,
    law=HOUSE_RULE,
)
EARLIER_MEETING_REASONED = Requirement(
    name="earlier_meeting_reasoned",
    sentence=N_("The request to Nav must say why a meeting is needed now."),
    met=filed(K.EARLIER_MEETING_REQUEST),
    mended_by=K.EARLIER_MEETING_REQUEST,
    law=FTRL_8_7A,
)
HELP_DESCRIBED = Requirement(
    name="help_described",
    sentence=N_("The request to HR must say what help is needed."),
    met=filed(K.HELP_REQUEST),
    mended_by=K.HELP_REQUEST,
    law=HOUSE_RULE,
)
