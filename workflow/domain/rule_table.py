"""All rules in one table, in the groups HR reads them in."""

from workflow.domain import rules, rules_of_absence, rules_of_keeping, rules_of_reminders, rules_of_tracks
from workflow.domain.dated_rules import DatedNumber
from workflow.domain.text import N_

RULE_GROUPS: dict[str, tuple[DatedNumber, ...]] = {
    N_("Duties on the timeline"): (
        rules.REPORT_DAY,
        rules.FIRST_CONVERSATION_DAY,
        rules.PLAN_WEEKS,
        rules.DIALOGUE_MEETING_1_WEEKS,
        rules.WHOLLY_ABSENT_PER_CENT,
        rules.ACTIVITY_WEEKS,
        rules.NAV_CONSIDERS_MEETING_WEEKS,
        rules.PLAN_TO_NAV_DAYS,
        rules.DIALOGUE_MEETING_2_WEEKS,
        rules.MAX_DATE_LETTER_LATEST_WEEKS_BEFORE,
        rules.PROTECTION_MONTHS,
        rules.CLARIFICATION_WEEKS,
        rules.AFTERCARE_FROM_DAYS,
        rules.MEASURE_WEEKS,
        rules.ANSWER_DAYS,
    ),
    N_("Reminders"): (
        rules.REMINDER_DAYS_BEFORE,
        rules_of_reminders.REMINDER_ON_THE_DAY,
        rules.OVERDUE_DAYS_AFTER,
        *rules_of_reminders.DAYS_AFTER,
        rules.MEETING_REMINDER_DAYS_BEFORE,
        rules.ACTIVITY_WARNING_WEEKS,
        rules.PLAN_TO_NAV_REMINDER_WEEKS,
        rules.CONTACT_RHYTHM_WEEKS,
        rules.CONTACT_NUDGE_DAYS_BEFORE,
        *rules.CONTACT_WEEKS,
        rules.FOLLOW_UP_MEETING_WEEKS,
        rules.AAP_WEEKS_BEFORE,
        rules.MAX_DATE_LETTER_WEEKS_BEFORE,
        rules.STOP_PAY_WEEKS_BEFORE,
        rules.GO_ON_WEEKS,
        rules.MEASURE_END_DAYS_BEFORE,
        rules.UNANSWERED_TRIES,
    ),
    N_("Requests for help"): rules_of_tracks.REMINDING,
    N_("When mail goes out"): rules_of_reminders.MAIL,
    N_("The routine"): (rules.ROUTINE_READING_DAYS, rules.ROUTINE_NEWCOMER_DAYS),
    N_("Self-certification"): (
        rules_of_absence.SELF_CERTIFIED_DAYS_AT_A_TIME,
        rules_of_absence.SELF_CERTIFIED_TIMES,
        rules_of_absence.SELF_CERTIFIED_DAYS_A_YEAR,
        rules_of_absence.SELF_CERTIFIED_STATUTORY_DAYS,
        rules_of_absence.SELF_CERTIFIED_STATUTORY_TIMES,
        rules_of_absence.SELF_CERTIFIED_MONTHS_COUNTED,
        rules_of_absence.SELF_CERTIFIED_QUALIFYING_MONTHS,
        rules_of_tracks.WITHDRAWAL_REVIEW_MONTHS,
    ),
    N_("Sick pay"): rules_of_absence.SICK_PAY,
    N_("Amounts"): (rules_of_absence.EXPERT_ASSISTANCE_KRONER,),
    N_("Keeping and deleting"): (
        rules_of_keeping.MANAGER_ACCESS_MONTHS_AFTER_SPELL,
        *rules_of_keeping.KEEPING,
    ),
}

ALL_RULES: dict[str, DatedNumber] = {rule.name: rule for group in RULE_GROUPS.values() for rule in group}
"""Every rule by its name."""

HOUSE_RULES: dict[str, DatedNumber] = {
    name: rule for name, rule in ALL_RULES.items() if rule.bounds is not None
}
"""Those the employer may change."""
