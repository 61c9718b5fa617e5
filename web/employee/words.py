"""Decides how the process is told to the one it is about: in the second person, never the third."""

from web.queries.reading_log import Reading
from workflow.domain.duties import Duty, SubDuty
from workflow.domain.law import AML_2_3, AML_4_6_1, AML_15_8, FTRL_8_8, HOUSE_RULE, Law
from workflow.domain.people import Role
from workflow.domain.stages import Stage
from workflow.domain.text import N_
from workflow.timetable import ACTIVE_IN_PART, CLOSED, NO_LONGER, NOT_WHOLLY_ABSENT, RETURNED

STAGE_NOW: dict[Stage, str] = {
    Stage.PREVENTION: N_("You and your manager talk about work in good time, before there is any absence."),
    Stage.REPORTED: N_("Your manager has your notice and gets in touch with you."),
    Stage.FIRST_CONVERSATION: N_("Now you and your manager talk together for the first time."),
    Stage.PLAN: N_("Now you and your manager write the plan for the way back."),
    Stage.DIALOGUE_MEETING_1: N_(
        "Now it is about dialogue meeting 1, where you go through the plan together."
    ),
    Stage.ACTIVITY_CHECK: N_("Now it is about which activity at work is possible for you."),
    Stage.DIALOGUE_MEETING_2: N_("Now it is about dialogue meeting 2, to which Nav calls you."),
    Stage.MAX_DATE: N_("Now it is about what comes when the right to sick pay ends."),
    Stage.CLARIFICATION: N_("Now you and your manager clarify the way on."),
    Stage.AFTERCARE: N_("You are back. Your manager follows up with a conversation on how it goes."),
    Stage.CLOSED: N_("The follow-up is closed."),
}

DUTY_NAMES: dict[Duty, tuple[str, str]] = {
    Stage.REPORTED: (N_("Registering your notice"), N_("Everything that follows is counted from your first day.")),
    Stage.FIRST_CONVERSATION: (
        N_("First conversation with your manager"),
        N_("An early talk about what you can do and what would help makes the way back shorter."),
    ),
    Stage.PLAN: (
        N_("Writing your follow-up plan"),
        N_("You and your manager write it together. It goes to the doctor who wrote your sick note."),
    ),
    Stage.DIALOGUE_MEETING_1: (
        N_("Dialogue meeting 1"),
        N_("Your employer calls you in to go through the plan. Say beforehand whom you want with you."),
    ),
    Stage.ACTIVITY_CHECK: (
        N_("Clarifying which activity you can do at work"),
        N_("From week eight sick pay depends on activity where it is possible, or a reason why it is not."),
    ),
    Stage.DIALOGUE_MEETING_2: (
        N_("Dialogue meeting 2 with Nav"),
        N_("Nav calls you, your employer and often the doctor. You may ask for it earlier."),
    ),
    Stage.MAX_DATE: (
        N_("Your right to sick pay ends"),
        N_("The date Nav has told, else an estimate from what is registered here; Nav decides it. Work assessment "
           "allowance can take three months to get, so apply in good time."),
    ),
    Stage.CLARIFICATION: (
        N_("Clarifying the way on"),
        N_("You and your manager settle what comes next. Your employment goes on until something else is agreed."),
    ),
    SubDuty.PLAN_TO_NAV: (
        N_("Your updated plan to Nav"),
        N_("Your manager sends it at least a week before the meeting, so that everybody has read it."),
    ),
    SubDuty.MAX_DATE_LETTER: (
        N_("The letter to you about the end of sick pay"),
        N_("It tells when sick pay ends and what you can apply for, in time to do it."),
    ),
    Stage.AFTERCARE: (
        N_("Conversation after your return"),
        N_("Coming back is a critical time, so you agree on at least one conversation about how it goes."),
    ),
}  # fmt: skip
"""What each date is to the employee, and why it is there."""

WHY_NOT: dict[str, str] = {
    NOT_WHOLLY_ABSENT: N_("Not needed while you work in part."),
    ACTIVE_IN_PART: N_("Fulfilled by itself: working in part is activity."),
    NO_LONGER: N_("No longer needed where the case is now."),
    RETURNED: N_("You are back at work."),
    CLOSED: N_("Your case is closed."),
}

PREPARE: dict[Stage, tuple[str, ...]] = {
    Stage.PREVENTION: (
        N_("What works well at work just now, and what does not?"),
        N_("What would make it a little easier?"),
        N_("What do you need from your manager?"),
    ),
    Stage.FIRST_CONVERSATION: (
        N_("What can you do at work now, and what can you not do?"),
        N_("How long may it last, as far as you know?"),
        N_("What at work stands in the way, and what would help?"),
    ),
    Stage.PLAN: (
        N_("Which of your tasks work, which could work if they were adapted?"),
        N_("Would fewer hours, another place or another pace help?"),
        N_("What do you need from your manager?"),
    ),
    Stage.DIALOGUE_MEETING_1: (
        N_("What in the plan works, what does not?"),
        N_("Who should take part: a representative, the occupational health service, the doctor?"),
        N_("What is a good first step?"),
    ),
    Stage.DIALOGUE_MEETING_2: (
        N_("What has been tried, and what did you learn from it?"),
        N_("What could Nav help with?"),
    ),
    Stage.MAX_DATE: (
        N_("Have you applied to Nav for work assessment allowance?"),
        N_("Have you read what your pension fund needs from you?"),
    ),
}
"""What is good to have thought through beforehand."""

RIGHTS: tuple[tuple[str, Law], ...] = (
    (N_("You say what you can do at work. You never need to say what is wrong with you."), FTRL_8_8),
    (N_("Your employer adapts your work to you as far as possible."), AML_4_6_1),
    (N_("You take part in the plan and the meetings, and may comment on all that is written."), AML_2_3),
    (N_("You may bring somebody you trust to every conversation."), HOUSE_RULE),
    (N_("You cannot be dismissed because of the absence during its first twelve months."), AML_15_8),
)

READERS: dict[str, str] = {
    Role.MANAGER: N_("Your manager"),
    Role.HR: N_("HR"),
    Role.PAYROLL: N_("Payroll"),
    Role.EMPLOYEE_REP: N_("Employee representative"),
    Role.SAFETY_REP: N_("Safety representative"),
    Role.EMPLOYEE: N_("You"),
}

READINGS: dict[str, str] = {
    Reading.CASE: N_("Your case"),
    Reading.DOCUMENT: N_("A document"),
    Reading.COPY: N_("A copy in the personnel folder"),
    Reading.DATES: N_("Dates and percentages"),
    Reading.PLAN_ANSWERS: N_("Answers to the plan's questions"),
    Reading.MEETING: N_("A meeting"),
    Reading.MEETINGS: N_("The meetings: when and where"),
    Reading.PLAN_AND_MEETINGS: N_("The meetings, the dates and how the plan stands"),
    Reading.READINGS: N_("Who has read your case"),
    Reading.CONTACTS: N_("The contact log"),
    Reading.CONSENTS: N_("Your consents"),
    Reading.PREPARATION: N_("What was prepared for a conversation"),
    Reading.TALK: N_("Notes from a conversation"),
    Reading.FOLDER: N_("Your personnel folder"),
    Reading.PAPER: N_("A paper from outside"),
    Reading.PACKAGE: N_("The evidence package"),
    Reading.MEASURE: N_("A measure"),
    Reading.REQUEST: N_("A request for help"),
    Reading.FORM: N_("A form of the case"),
    Reading.LIST: N_("On a list of cases"),
    Reading.SEARCH: N_("Among the results of a search"),
    Reading.LIST_FILE: N_("In a list that was taken along as a file"),
    Reading.TASKS: N_("On a list of tasks"),
    Reading.FEED: N_("As a day in a calendar of their own, without a name"),
}

SCOPES: dict[str, str] = {
    "meeting": N_("Only meetings: when and where"),
    "plan": N_("The plan and the meetings"),
    "case": N_("The whole case"),
}

A_TASK = N_("Something is asked of you")
