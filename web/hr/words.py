"""Decides what HR's lists call effects, failures, and the duties of others."""

from web.queries.case_filter import Problem
from workflow.domain.duties import Duty, SubDuty
from workflow.domain.effects import Effect
from workflow.domain.stages import Stage
from workflow.domain.text import N_
from workflow.services.hand_over_several import Hindrance
from workflow.services.perform_work import DIED

LATE: dict[Duty, str] = {
    Stage.REPORTED: N_("Reports not registered"),
    Stage.FIRST_CONVERSATION: N_("First conversations late"),
    Stage.PLAN: N_("Plans late"),
    Stage.DIALOGUE_MEETING_1: N_("Dialogue meetings 1 late"),
    Stage.ACTIVITY_CHECK: N_("Activity not clarified"),
    Stage.DIALOGUE_MEETING_2: N_("Dialogue meetings 2 late"),
    Stage.MAX_DATE: N_("Max dates passed"),
    Stage.CLARIFICATION: N_("Clarifications late"),
    Stage.AFTERCARE: N_("Conversations after return late"),
    SubDuty.PLAN_TO_NAV: N_("Plans to Nav late"),
    SubDuty.MAX_DATE_LETTER: N_("Letters about the end of sick pay late"),
}

PROBLEMS: dict[Problem, str] = {
    Problem.OVERDUE: N_("Something is overdue"),
    Problem.UNMANAGED: N_("Nobody is responsible"),
    Problem.OBJECTED: N_("An objection nobody has looked at"),
    Problem.HELP: N_("A request for help waits"),
    Problem.UNDELIVERED: N_("A letter or message did not arrive"),
    Problem.FAILED: N_("Something was given up"),
}
"""What may be amiss with a case."""

HINDRANCES: dict[Hindrance, str] = {
    Hindrance.CLOSED: N_("The case is closed."),
    Hindrance.OWN: N_("It is about the one who would take over. Nobody follows up their own case."),
    Hindrance.THEIRS_ALREADY: N_("They are responsible for it already."),
    Hindrance.CHANGED: N_("Somebody changed the case while you looked. Look at it once more."),
    Hindrance.NOT_THERE: N_("The case is no longer there."),
    Hindrance.NO_MANAGER: N_("The one who would take over can no longer sign in as a manager."),
}
"""Why a case was not given away."""

EXEMPTION_NAMES: dict[str, str] = {
    "exempt_plan": N_("No plan: obviously unnecessary"),
    "exempt_dialogue_meeting_1": N_("No dialogue meeting 1: obviously unnecessary"),
    "forgo_dialogue_meeting_1": N_("No dialogue meeting 1: graded, nobody finds it useful"),
    "exempt_activity_graded": N_("Activity: works in part"),
    "exempt_activity_medical": N_("No activity: medical reasons"),
    "exempt_activity_not_possible": N_("No activity: not possible at the workplace"),
    "exempt_dialogue_meeting_2": N_("No dialogue meeting 2: exemption by Nav"),
}
"""The lawful exemptions, in few words."""

TASKS: dict[str, tuple[str, str]] = {
    Stage.ACTIVITY_CHECK: (
        N_("The statement on activity is missing. Ask %(manager)s, who is responsible, to write it"),
        N_(
            "The statement on activity is missing, and nobody responsible can be reached. Find somebody to take the case"
        ),
    ),
}
"""Duties of the manager HR is to see to, not to do: with somebody responsible, and without. Else `TASK_NAMES`."""

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

FAILURES: dict[str, str] = {
    "DeliveryFailed": N_("The message could not be delivered"),
    "PrintingFailed": N_("The paper could not be made"),
    "UnreadableText": N_("What was stored could not be opened"),
    "ScannerAway": N_("The virus scanner did not answer; the file waits and cannot be opened"),
    DIED: N_("The program stopped each time it tried"),
}
"""Why something failed, where it is one of the usual reasons."""
ANOTHER_FAILURE = N_("An error in Tilbake: tell whoever runs it that the log says %(name)s")
