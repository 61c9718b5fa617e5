"""Decides what can happen by itself after a step, and on which queue each thing is done."""

from enum import StrEnum


class Queue(StrEnum):
    """One worker serves one queue; a slow mail server must not hold back the letters."""

    DOCUMENTS = "documents"
    MESSAGES = "messages"
    FOLLOW_UP = "follow_up"


class Effect(StrEnum):
    """Something a worker does after the step is stored; the same word names its task file."""

    DRAW_UP_SCHEDULE = "draw_up_schedule"
    GIVE_MANAGER_TASK_LIST = "give_manager_task_list"
    TELL_EMPLOYEE_RIGHTS = "tell_employee_rights"
    SEND_MINUTES_TO_EMPLOYEE = "send_minutes_to_employee"
    ASK_FOR_CONFIRMATION = "ask_for_confirmation"
    TELL_MANAGER_OF_ANSWER = "tell_manager_of_answer"
    REMIND_OF_ANSWER = "remind_of_answer"
    TELL_ANSWER_IS_MISSING = "tell_answer_is_missing"
    PUT_MEETING_IN_CALENDARS = "put_meeting_in_calendars"
    CANCEL_MEETINGS = "cancel_meetings"
    TELL_OF_MEETING = "tell_of_meeting"
    TELL_MANAGER_OF_MEETING_ANSWER = "tell_manager_of_meeting_answer"
    REMIND_OF_MEETING = "remind_of_meeting"
    REMIND_PLAN_BEFORE_MEETING = "remind_plan_before_meeting"
    ARCHIVE_DOCUMENT = "archive_document"
    SEND_PLAN_TO_DOCTOR = "send_plan_to_doctor"
    SEND_PLAN_TO_NAV = "send_plan_to_nav"
    SEND_PLAN_TO_OCCUPATIONAL_HEALTH = "send_plan_to_occupational_health"
    WARN_SICK_PAY_MAY_STOP = "warn_sick_pay_may_stop"
    TELL_HR_ACTIVITY_IS_MISSING = "tell_hr_activity_is_missing"
    REMIND_PLAN_TO_NAV = "remind_plan_to_nav"
    LETTER_TO_NAV = "letter_to_nav"
    REMIND_CONTACT = "remind_contact"
    REMIND_NEXT_CONTACT = "remind_next_contact"
    REMIND_TO_GO_ON = "remind_to_go_on"
    REMIND_AAP = "remind_aap"
    REMIND_MAX_DATE_LETTER = "remind_max_date_letter"
    SEND_MAX_DATE_LETTER = "send_max_date_letter"
    TELL_PAYROLL = "tell_payroll"
    REMIND_DUTY = "remind_duty"
    TELL_OVERDUE = "tell_overdue"
    TELL_HR_HELP_IS_WANTED = "tell_hr_help_is_wanted"
    TELL_OF_REQUEST = "tell_of_request"
    TELL_REPRESENTATIVE = "tell_representative"
    TELL_OF_PREVENTION = "tell_of_prevention"
    REMIND_MEASURE = "remind_measure"
    TELL_OF_CONSENT = "tell_of_consent"
    LETTER_TO_DOCTOR = "letter_to_doctor"
    LETTER_OF_DOCUMENT = "letter_of_document"
    REMIND_ROUTINE = "remind_routine"
    REMIND_ROUTINE_TALK = "remind_routine_talk"
    CHECK_PAPER = "check_paper"
    TELL_OF_PAPER_ANSWER = "tell_of_paper_answer"
    MAKE_EVIDENCE_PACKAGE = "make_evidence_package"
    MAKE_OWN_EXPORT = "make_own_export"
    REMIND_HOLD = "remind_hold"
    REMIND_REQUEST = "remind_request"
    REMIND_DIFFICULTY = "remind_difficulty"
    ASK_FOR_PLAN_ANSWERS = "ask_for_plan_answers"
    TELL_MANAGER_OF_PLAN_ANSWERS = "tell_manager_of_plan_answers"
    REMIND_PLAN_EVALUATION = "remind_plan_evaluation"
    OFFER_PLAN_ANEW = "offer_plan_anew"
    TELL_OF_ACCOUNT = "tell_of_account"
    TELL_SUBSTITUTE = "tell_substitute"
    TELL_HR_NO_RESPONSIBLE = "tell_hr_no_responsible"
    SEND_REMINDERS = "send_reminders"
    TELL_HR_REMINDERS_WAIT = "tell_hr_reminders_wait"
    SWEEP = "sweep"
    RAISE_ALARMS = "raise_alarms"


DOCUMENT_EFFECTS = frozenset(
    {
        Effect.DRAW_UP_SCHEDULE,
        Effect.ARCHIVE_DOCUMENT,
        Effect.SEND_PLAN_TO_DOCTOR,
        Effect.SEND_PLAN_TO_NAV,
        Effect.SEND_PLAN_TO_OCCUPATIONAL_HEALTH,
        Effect.LETTER_TO_NAV,
        Effect.LETTER_TO_DOCTOR,
        Effect.LETTER_OF_DOCUMENT,
        Effect.SEND_MAX_DATE_LETTER,
        Effect.MAKE_EVIDENCE_PACKAGE,
        Effect.MAKE_OWN_EXPORT,
    }
)
FOLLOW_UP_EFFECTS = frozenset(
    {Effect.SWEEP, Effect.RAISE_ALARMS, Effect.GIVE_MANAGER_TASK_LIST, Effect.CHECK_PAPER}
)

BY_TIME = frozenset(
    {
        Effect.REMIND_DUTY,
        Effect.TELL_OVERDUE,
        Effect.WARN_SICK_PAY_MAY_STOP,
        Effect.TELL_HR_ACTIVITY_IS_MISSING,
        Effect.REMIND_PLAN_TO_NAV,
        Effect.REMIND_PLAN_BEFORE_MEETING,
        Effect.REMIND_PLAN_EVALUATION,
        Effect.REMIND_CONTACT,
        Effect.REMIND_NEXT_CONTACT,
        Effect.REMIND_TO_GO_ON,
        Effect.REMIND_REQUEST,
        Effect.REMIND_DIFFICULTY,
        Effect.REMIND_AAP,
        Effect.REMIND_MAX_DATE_LETTER,
        Effect.TELL_PAYROLL,
        Effect.REMIND_OF_ANSWER,
        Effect.TELL_ANSWER_IS_MISSING,
        Effect.REMIND_OF_MEETING,
        Effect.REMIND_MEASURE,
        Effect.REMIND_HOLD,
        Effect.REMIND_ROUTINE,
        Effect.REMIND_ROUTINE_TALK,
        Effect.TELL_HR_NO_RESPONSIBLE,
    }
)
"""What a day brings about: its mails are reminders, one mail for what waits for somebody, counted before they go."""
AT_ANY_HOUR = frozenset(
    {
        Effect.TELL_OF_ACCOUNT,  # somebody else may be in it
        Effect.TELL_OF_MEETING,  # tomorrow's meeting may have moved tonight
        Effect.PUT_MEETING_IN_CALENDARS,
        Effect.CANCEL_MEETINGS,
        Effect.SEND_REMINDERS,  # asks for the hour itself
    }
)
"""Whose mails never wait for the morning; those of all other effects do, as reminders, when the hour is quiet."""


def queue_of(effect: Effect) -> Queue:
    """The queue whose worker performs `effect`."""
    if effect in DOCUMENT_EFFECTS:
        return Queue.DOCUMENTS
    return Queue.FOLLOW_UP if effect in FOLLOW_UP_EFFECTS else Queue.MESSAGES
