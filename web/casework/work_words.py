"""Decides how work that should have happened by itself is told: what it was to do, why it failed, what one can do about it."""

from dataclasses import dataclass

from workflow.domain.effects import Effect, Queue
from workflow.domain.text import N_
from workflow.services.perform_work import DIED

EFFECTS: dict[str, str] = {
    Effect.DRAW_UP_SCHEDULE: N_("The overview of deadlines"),
    Effect.GIVE_MANAGER_TASK_LIST: N_("The manager's task list"),
    Effect.TELL_EMPLOYEE_RIGHTS: N_("Message to the employee on rights and routine"),
    Effect.SEND_MINUTES_TO_EMPLOYEE: N_("Message to the employee that minutes are ready"),
    Effect.ASK_FOR_CONFIRMATION: N_("Request to the employee to read and answer"),
    Effect.TELL_MANAGER_OF_ANSWER: N_("Message to the manager that the employee has answered"),
    Effect.REMIND_OF_ANSWER: N_("Reminder to the employee to answer"),
    Effect.TELL_ANSWER_IS_MISSING: N_("Message to the manager that no answer has come"),
    Effect.PUT_MEETING_IN_CALENDARS: N_("Calendar invitation"),
    Effect.ARCHIVE_DOCUMENT: N_("Copy in the personnel folder"),
    Effect.SEND_PLAN_TO_DOCTOR: N_("The plan to the doctor"),
    Effect.SEND_PLAN_TO_NAV: N_("The plan to Nav"),
    Effect.SEND_PLAN_TO_OCCUPATIONAL_HEALTH: N_("The plan to the occupational health service"),
    Effect.WARN_SICK_PAY_MAY_STOP: N_("Warning that sick pay may stop"),
    Effect.TELL_HR_ACTIVITY_IS_MISSING: N_("Word to HR that activity is missing"),
    Effect.REMIND_PLAN_TO_NAV: N_("Reminder to send the plan to Nav"),
    Effect.LETTER_OF_DOCUMENT: N_("A letter"),
    Effect.REMIND_ROUTINE: N_("Reminder to read the routine"),
    Effect.REMIND_ROUTINE_TALK: N_("Reminder to the manager to go through the routine"),
    Effect.LETTER_TO_NAV: N_("Letter to Nav"),
    Effect.REMIND_CONTACT: N_("Reminder to keep in touch"),
    Effect.REMIND_NEXT_CONTACT: N_("Reminder of the next agreed contact"),
    Effect.REMIND_TO_GO_ON: N_("Reminder to go on following up"),
    Effect.REMIND_AAP: N_("Reminder of work assessment allowance"),
    Effect.REMIND_MAX_DATE_LETTER: N_("Reminder of the letter about the max date"),
    Effect.SEND_MAX_DATE_LETTER: N_("Letter about the max date"),
    Effect.TELL_PAYROLL: N_("Word to payroll"),
    Effect.TELL_OF_ACCOUNT: N_("Word to somebody about their account"),
    Effect.REMIND_DUTY: N_("Reminder of a deadline"),
    Effect.TELL_OVERDUE: N_("Message that a deadline has passed"),
    Effect.TELL_HR_HELP_IS_WANTED: N_("Word to HR that help is wanted"),
    Effect.TELL_REPRESENTATIVE: N_("Message to the representative"),
    Effect.REMIND_MEASURE: N_("Reminder of a measure that should be evaluated or soon ends"),
    Effect.CHECK_PAPER: N_("The virus scanner's look at a file that was sent"),
    Effect.TELL_OF_PAPER_ANSWER: N_("Message to the employee that their answer on paper was entered"),
    Effect.MAKE_EVIDENCE_PACKAGE: N_("An evidence package"),
    Effect.MAKE_OWN_EXPORT: N_("A file with everything about somebody"),
    Effect.REMIND_HOLD: N_("A reminder to look at a hold again"),
    Effect.REMIND_REQUEST: N_("A reminder of a request for help"),
    Effect.TELL_OF_REQUEST: N_("Word that HR has gone on with a request for help"),
    Effect.REMIND_DIFFICULTY: N_("A reminder to look again at what a follow-up needs"),
    Effect.ASK_FOR_PLAN_ANSWERS: N_("Question to the employee about the plan"),
    Effect.TELL_MANAGER_OF_PLAN_ANSWERS: N_("Message to the manager that answers for the plan have come"),
    Effect.REMIND_PLAN_EVALUATION: N_("Reminder to look at the plan again"),
    Effect.OFFER_PLAN_ANEW: N_("Task to send a new version of the plan"),
    Effect.TELL_SUBSTITUTE: N_("Message to a substitute"),
    Effect.TELL_HR_NO_RESPONSIBLE: N_("Word to HR that a case has nobody responsible"),
    Effect.SEND_REMINDERS: N_("A mail with what waits for somebody"),
    Effect.TELL_HR_REMINDERS_WAIT: N_("Word to HR that unusually many reminders wait"),
    Effect.SWEEP: N_("The daily look at all deadlines"),
    Effect.RAISE_ALARMS: N_("The daily look at one case"),
}
"""What should have happened by itself."""
SOMETHING = N_("Something that should have happened by itself")


@dataclass(frozen=True, slots=True)
class Cause:
    """Why something failed, and what one can do: message ids."""

    why: str
    remedy: str


CAUSES: dict[str, Cause] = {
    "DeliveryFailed": Cause(
        N_("The mail server did not take the message."),
        N_(
            "Look whether the e-mail address is right. Where all mail stands still, wait until it goes again, and try then."
        ),
    ),
    "PrintingFailed": Cause(
        N_("The paper could not be made."),
        N_("Try again. If it fails once more, tell whoever runs Tilbake, and do it by hand meanwhile."),
    ),
    "UnreadableText": Cause(
        N_("What was stored could not be opened."),
        N_("Tell whoever runs Tilbake before anything else: a key may be missing. Nothing is lost."),
    ),
    "ScannerAway": Cause(
        N_("The virus scanner did not answer; the file waits and cannot be opened."),
        N_("Tell whoever runs Tilbake. When the scanner is back, try again."),
    ),
    DIED: Cause(
        N_("The program stopped each time it tried."),
        N_("Tell whoever runs Tilbake, and do it by hand meanwhile if it cannot wait."),
    ),
}
"""Where it is one of the usual reasons, by the name of the error."""
ANOTHER = N_("An error in Tilbake that the log calls %(name)s.")
ANOTHER_REMEDY = N_("Try again once. If it fails again, tell whoever runs Tilbake what the error is called.")
UNKNOWN = N_("Not known.")
QUEUES: dict[str, str] = {
    Queue.DOCUMENTS: N_("Letters, copies and packages"),
    Queue.MESSAGES: N_("Mail and calendars"),
    Queue.FOLLOW_UP: N_("Tasks, alarms and the virus scanner"),
}
"""What each queue is about, told without saying of whom."""
