"""Decides which tasks people get besides the duties of the process, and what each is called on a page."""

from enum import StrEnum

from workflow.domain.duties import SubDuty
from workflow.domain.stages import Stage
from workflow.domain.text import N_


class Chore(StrEnum):
    """A task that is no duty of the process; duties bear the name of their stage."""

    GIVE_PLAN_TO_DOCTOR = "give_plan_to_doctor"
    SEND_PLAN_TO_NAV = "send_plan_to_nav"
    SEND_PLAN_TO_OCCUPATIONAL_HEALTH = "send_plan_to_occupational_health"
    SEND_LETTER_TO_NAV = "send_letter_to_nav"
    HAND_OVER_DOCTOR_LETTER = "hand_over_doctor_letter"
    SEND_LETTER_TO_OCCUPATIONAL_HEALTH = "send_letter_to_occupational_health"
    HAND_OVER_PENSION_FORM = "hand_over_pension_form"
    LOOK_AT_OBJECTION = "look_at_objection"
    DOCUMENT_SILENCE = "document_silence"
    STOP_PAY = "stop_pay"
    APPLY_FOR_ALLOWANCE = "apply_for_allowance"
    TELL_EMPLOYEE = "tell_employee"
    TELL_MANAGER = "tell_manager"
    TELL_REPRESENTATIVE = "tell_representative"
    SEE_CASE = "see_case"
    EVALUATE_MEASURES = "evaluate_measures"
    ANSWER_PLAN_QUESTIONS = "answer_plan_questions"
    EVALUATE_PLAN = "evaluate_plan"
    EVALUATE_PLAN_TOGETHER = "evaluate_plan_together"
    SEND_PLAN_ANEW = "send_plan_anew"
    SEE_MEETING_ANSWER = "see_meeting_answer"
    HAND_ON_INVITATION = "hand_on_invitation"
    TAKE_DOCTOR_OUT = "take_doctor_out"
    SEND_PLAN_BEFORE_MEETING_3 = "send_plan_before_meeting_3"
    REVIEW_HOLD = "review_hold"
    FIND_RESPONSIBLE = "find_responsible"
    KEEP_IN_TOUCH = "keep_in_touch"
    SEE_CONTACT_WISH = "see_contact_wish"
    GO_ON_FOLLOWING_UP = "go_on_following_up"
    SEE_TO_REQUEST = "see_to_request"
    REVIEW_DIFFICULTY = "review_difficulty"
    LETTER_BY_HAND = "letter_by_hand"


TASK_NAMES: dict[str, str] = {
    Chore.GIVE_PLAN_TO_DOCTOR: N_("Give the plan to the doctor, for instance through the employee"),
    Chore.SEND_PLAN_TO_NAV: N_("Send the plan to Nav"),
    Chore.SEND_PLAN_TO_OCCUPATIONAL_HEALTH: N_("Send the plan to the occupational health service"),
    Chore.SEND_LETTER_TO_NAV: N_("Send the letter to Nav"),
    Chore.HAND_OVER_DOCTOR_LETTER: N_("Give the letter about possibilities to the employee, or post it"),
    Chore.SEND_LETTER_TO_OCCUPATIONAL_HEALTH: N_("Send the letter to the occupational health service"),
    Chore.HAND_OVER_PENSION_FORM: N_("Give the employee the pension fund's application form"),
    Chore.LOOK_AT_OBJECTION: N_("Talk about the employee's objection"),
    Chore.DOCUMENT_SILENCE: N_("Write down that no answer to a document came"),
    Chore.STOP_PAY: N_("Stop pay from salary after this date"),
    Chore.APPLY_FOR_ALLOWANCE: N_("Apply to Nav for work assessment allowance in good time"),
    Chore.TELL_EMPLOYEE: N_("Tell the employee what waits here: we have no e-mail address"),
    Chore.TELL_MANAGER: N_("Tell the manager what waits here: we have no e-mail address"),
    Chore.TELL_REPRESENTATIVE: N_("Tell your representative about the invitation: we have no e-mail address"),
    Chore.SEE_CASE: N_("See what is needed on this case"),
    Stage.PREVENTION: N_("Talk before there is any absence"),
    Chore.EVALUATE_MEASURES: N_("Talk about how what you agreed works, and write it down"),
    Chore.ANSWER_PLAN_QUESTIONS: N_("Write what you think about the plan's questions"),
    Chore.EVALUATE_PLAN: N_("Look at the plan again together, and write what you found"),
    Chore.EVALUATE_PLAN_TOGETHER: N_("Look at the plan again with your manager"),
    Chore.SEND_PLAN_ANEW: N_("There is a newer plan: send it to those who have an older one"),
    Chore.SEE_MEETING_ANSWER: N_("See what the employee answered about the meeting"),
    Chore.HAND_ON_INVITATION: N_("Hand the invitation on to those who cannot sign in here"),
    Chore.TAKE_DOCTOR_OUT: N_(
        "The consent was taken back, and the doctor is invited to a meeting: tell the doctor not to come"
    ),
    Chore.SEND_PLAN_BEFORE_MEETING_3: N_(
        "Bring the plan up to date and send it to Nav before dialogue meeting 3"
    ),
    Chore.REVIEW_HOLD: N_("Decide whether this must still be held back from deletion"),
    Chore.FIND_RESPONSIBLE: N_("Nobody can be reached for this case: find somebody to follow it up"),
    Chore.KEEP_IN_TOUCH: N_("Get in touch, as you agreed"),
    Chore.SEE_CONTACT_WISH: N_("See how the employee would like you to keep in touch"),
    Chore.GO_ON_FOLLOWING_UP: N_("Talk again, and bring the plan up to date"),
    Chore.SEE_TO_REQUEST: N_("A request for help has waited: see to it, or ask for the answer"),
    Chore.REVIEW_DIFFICULTY: N_("Look again at what this follow-up needs"),
    Chore.LETTER_BY_HAND: N_("A letter could not be sent by itself: write it and give it to whom it is for"),
    Stage.REPORTED: N_("Register the absence"),
    Stage.FIRST_CONVERSATION: N_("Hold the first conversation"),
    Stage.PLAN: N_("Write the follow-up plan"),
    Stage.DIALOGUE_MEETING_1: N_("Hold dialogue meeting 1"),
    Stage.ACTIVITY_CHECK: N_("Document the activity"),
    Stage.DIALOGUE_MEETING_2: N_("Be ready for dialogue meeting 2"),
    Stage.MAX_DATE: N_("Prepare for the end of sick pay"),
    Stage.CLARIFICATION: N_("Clarify the employment"),
    SubDuty.PLAN_TO_NAV: N_("Bring the plan up to date and send it to Nav"),
    SubDuty.MAX_DATE_LETTER: N_("Send the letter about the end of sick pay"),
    Stage.AFTERCARE: N_("Hold the follow-up conversation after the return"),
}
"""What each task is called, duties included: message ids."""
