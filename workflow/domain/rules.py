"""The numbers of the timeline and its reminders, as dated data; nothing else in the code writes them as literals.

Does not decide when a duty is due: that is deadlines.py, with these numbers. All rules together: rule_table.py.
"""

from datetime import date

from workflow.domain.dated_rules import (
    STANDARD,
    Bounds,
    CountsBy,
    DatedNumber,
    HouseChange,
    RuleBook,
    Unit,
    Version,
)
from workflow.domain.law import (
    AML_4_6_1,
    AML_4_6_3,
    AML_4_6_4,
    AML_15_8,
    FTRL_8_7A,
    FTRL_8_8,
    FTRL_8_18,
    FTRL_25_2,
    HOUSE_RULE,
)
from workflow.domain.rule_sources import (
    EMPLOYERS_GUIDES,
    NATIONAL_INSURANCE_ACT,
    NAV_PUBLISHED,
    WORKING_ENVIRONMENT_ACT,
    by_house,
    by_law,
)
from workflow.domain.text import N_

__all__ = ["STANDARD", "Bounds", "DatedNumber", "HouseChange", "RuleBook", "Unit", "Version"]

# --- duties on the timeline -----------------------------------------------------------------------------------------

REPORT_DAY = by_law(
    "report_day", N_("When the absence is reported"), 1, Unit.DAY, FTRL_8_18, NATIONAL_INSURANCE_ACT
)
FIRST_CONVERSATION_DAY = by_house(
    "first_conversation_day",
    N_("When the first conversation should be held"),
    5,
    Unit.DAY,
    Bounds(1, 14),
    N_("Counted in calendar days; the first day of absence is day 1. An early talk is worth most."),
)
PLAN_WEEKS = by_law(
    "plan_weeks",
    N_("When the follow-up plan is ready and sent to the doctor"),
    4,
    Unit.WEEKS,
    AML_4_6_3,
    WORKING_ENVIRONMENT_ACT,
)
DIALOGUE_MEETING_1_WEEKS = by_law(
    "dialogue_meeting_1_weeks",
    N_("When dialogue meeting 1 is held at the latest, for those wholly absent"),
    7,
    Unit.WEEKS,
    AML_4_6_4,
    WORKING_ENVIRONMENT_ACT,
)
ACTIVITY_WEEKS = by_law(
    "activity_weeks",
    N_("When work-related activity is asked for"),
    8,
    Unit.WEEKS,
    FTRL_8_8,
    NATIONAL_INSURANCE_ACT,
)
NAV_CONSIDERS_MEETING_WEEKS = by_law(
    "nav_considers_meeting_weeks",
    N_("When Nav considers calling dialogue meeting 2"),
    17,
    Unit.WEEKS,
    FTRL_8_7A,
    NAV_PUBLISHED,
    valid_from=date(2022, 5, 21),
)
DIALOGUE_MEETING_2_WEEKS = by_law(
    "dialogue_meeting_2_weeks",
    N_("When Nav holds dialogue meeting 2 at the latest"),
    26,
    Unit.WEEKS,
    FTRL_8_7A,
    NATIONAL_INSURANCE_ACT,
)
PLAN_TO_NAV_DAYS = by_law(
    "plan_to_nav_days",
    N_("How long before a meeting with Nav the updated plan is sent"),
    7,
    Unit.DAYS,
    FTRL_25_2,
    NATIONAL_INSURANCE_ACT,
)
CLARIFICATION_WEEKS = by_law(
    "clarification_weeks",
    N_("How long the case is followed before it is clarified"),
    104,
    Unit.WEEKS,
    AML_4_6_1,
    EMPLOYERS_GUIDES,
)
PROTECTION_MONTHS = by_law(
    "protection_months",
    N_("How long illness is no ground for dismissal"),
    12,
    Unit.MONTHS,
    AML_15_8,
    WORKING_ENVIRONMENT_ACT,
)
WHOLLY_ABSENT_PER_CENT = by_law(
    "wholly_absent_per_cent",
    N_("When somebody counts as wholly absent"),
    100,
    Unit.PER_CENT,
    AML_4_6_4,
    WORKING_ENVIRONMENT_ACT,
)
MAX_DATE_LETTER_LATEST_WEEKS_BEFORE = by_house(
    "max_date_letter_latest_weeks_before",
    N_("How long before the max date the letter has gone out at the latest"),
    8,
    Unit.WEEKS,
    Bounds(4, 8),
    N_("The employee needs time to apply for what may follow sick pay."),
)
AFTERCARE_FROM_DAYS = by_house(
    "aftercare_from_days",
    N_("How long an absence lasts before a talk after the return is planned"),
    1,
    Unit.DAYS,
    Bounds(1, 60),
    N_("A shorter absence may be closed on return without that talk. With 1 there is always a talk."),
)
MEASURE_WEEKS = by_house(
    "measure_weeks",
    N_("How long an accommodation measure lasts before it must be renewed"),
    26,
    Unit.WEEKS,
    Bounds(1, 52),
    N_("A measure always has an end. One that should last longer is evaluated and renewed."),
)

ANSWER_DAYS = by_house(
    "answer_days",
    N_("How many days the employee has to answer a document"),
    7,
    Unit.DAYS,
    Bounds(3, 30),
    N_(
        "Counted in calendar days. The employee is reminded the working day before; the day after, the manager "
        "is asked to write down that no answer came."
    ),
    counts_by=CountsBy.FILING_DAY,
)

# --- reminders ------------------------------------------------------------------------------------------------------

REMINDER_DAYS_BEFORE = by_house(
    "reminder_days_before",
    N_("How many working days before a deadline a reminder goes out"),
    1,
    Unit.DAYS,
    Bounds(1, 10),
    N_("Public holidays and weekends are not counted."),
    counts_by=CountsBy.DUE_DAY,
)
OVERDUE_DAYS_AFTER = by_house(
    "overdue_days_after",
    N_("How many days after a deadline we tell that it has passed"),
    1,
    Unit.DAYS,
    Bounds(1, 14),
    N_("Counted in calendar days. What is late is still useful to do."),
    counts_by=CountsBy.DUE_DAY,
)
MEETING_REMINDER_DAYS_BEFORE = by_house(
    "meeting_reminder_days_before",
    N_("How many working days before a conversation both are reminded of it"),
    1,
    Unit.DAYS,
    Bounds(1, 5),
    N_("Public holidays and weekends are not counted."),
    counts_by=CountsBy.DUE_DAY,
)
ACTIVITY_WARNING_WEEKS = by_house(
    "activity_warning_weeks",
    N_("When we warn that activity must be in place"),
    7,
    Unit.WEEKS,
    Bounds(4, 7),
    N_("The law asks for activity after 8 weeks, so the warning comes before that."),
)
PLAN_TO_NAV_REMINDER_WEEKS = by_house(
    "plan_to_nav_reminder_weeks",
    N_("When we remind of sending the updated plan to Nav"),
    24,
    Unit.WEEKS,
    Bounds(17, 25),
    N_("Nav holds dialogue meeting 2 by week 26 and needs the plan a week before."),
)
MAX_DATE_LETTER_WEEKS_BEFORE = by_house(
    "max_date_letter_weeks_before",
    N_("How long before the max date we remind of the letter about it"),
    13,
    Unit.WEEKS,
    Bounds(9, 26),
    N_("Early enough to talk about what comes next, and late enough to know."),
)
AAP_WEEKS_BEFORE = by_house(
    "aap_weeks_before",
    N_("How long before the max date we remind of work assessment allowance"),
    17,
    Unit.WEEKS,
    Bounds(9, 26),
    N_("Nav needs time with an application."),
)
STOP_PAY_WEEKS_BEFORE = by_house(
    "stop_pay_weeks_before",
    N_("How long before the max date payroll is told"),
    6,
    Unit.WEEKS,
    Bounds(2, 26),
    N_(
        "Payroll must be able to stop pay on the right day. When the max date moves, it is told again at once."
    ),
)
MEASURE_END_DAYS_BEFORE = by_house(
    "measure_end_days_before",
    N_("How many working days before the end of a measure we remind of it"),
    5,
    Unit.DAYS,
    Bounds(1, 10),
    N_("Early enough to decide whether it ends, changes or is renewed."),
    counts_by=CountsBy.DUE_DAY,
)
UNANSWERED_TRIES = by_house(
    "unanswered_tries",
    N_("How many tries without an answer before we suggest asking HR"),
    3,
    Unit.TIMES,
    Bounds(2, 10),
    N_("A suggestion to the manager, nothing more. Tries since the last answer are counted."),
)
ROUTINE_READING_DAYS = by_house(
    "routine_reading_days",
    N_("How many days somebody has to read the routine before we remind"),
    7,
    Unit.DAYS,
    Bounds(1, 60),
    N_(
        "Counted from the day a version comes into force, or from the first day of work. Once more after twice as long."
    ),
    counts_by=CountsBy.DUE_DAY,
)
ROUTINE_NEWCOMER_DAYS = by_house(
    "routine_newcomer_days",
    N_("How many days after a newcomer's first day the manager hears that the routine is not read"),
    14,
    Unit.DAYS,
    Bounds(1, 60),
    N_("The routine is gone through with everybody who is new."),
    counts_by=CountsBy.DUE_DAY,
)
CONTACT_RHYTHM_WEEKS = by_house(
    "contact_rhythm_weeks",
    N_("How many weeks between each contact we suggest when a rhythm is agreed"),
    4,
    Unit.WEEKS,
    Bounds(1, 8),
    N_("A suggestion: manager and employee agree on what suits them."),
    counts_by=CountsBy.RUN_DAY,
)
CONTACT_NUDGE_DAYS_BEFORE = by_house(
    "contact_nudge_days_before",
    N_("How many working days before an agreed contact the manager is reminded"),
    1,
    Unit.DAYS,
    Bounds(1, 3),
    N_("Public holidays and weekends are not counted. Whoever was in touch is not reminded."),
    counts_by=CountsBy.DUE_DAY,
)
FOLLOW_UP_MEETING_WEEKS = by_house(
    "follow_up_meeting_weeks",
    N_("How many weeks after the last meeting we suggest a new one, in months seven to twelve and later"),
    8,
    Unit.WEEKS,
    Bounds(2, 13),
    N_("A suggestion on the page of the case. A meeting that is planned already takes it away."),
)
GO_ON_WEEKS = by_house(
    "go_on_weeks",
    N_("How often we remind of going on after the max date, until the employment is clarified"),
    8,
    Unit.WEEKS,
    Bounds(2, 13),
    N_("Counted from the max date, or from when the plan was changed or looked at last."),
)
_KEEPING_IN_TOUCH = (
    (30, N_("When to get in touch for the first time while the absence goes on")),
    (34, N_("When to get in touch for the second time")),
    (39, N_("When to get in touch for the third time")),
    (43, N_("When to get in touch for the fourth time")),
    (47, N_("When to get in touch for the fifth time")),
    (51, N_("When to get in touch for the sixth time")),
)
CONTACT_WEEKS = tuple(
    by_law(f"contact_week_{week}", title, week, Unit.WEEKS, HOUSE_RULE, EMPLOYERS_GUIDES)
    for week, title in _KEEPING_IN_TOUCH
)
