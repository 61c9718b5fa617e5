"""The numbers that law and house rules give, as dated data; nothing else in the code writes them as literals.

Does not decide when a duty is due: that is deadlines.py, with these numbers.
"""

from dataclasses import dataclass
from datetime import date

from workflow.domain.law import (
    AML_4_6_1,
    AML_4_6_3,
    AML_4_6_4,
    FTRL_8_7A,
    FTRL_8_8,
    FTRL_8_12,
    FTRL_8_18,
    FTRL_25_2,
    HOUSE_RULE,
    Law,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class DatedNumber:
    """A number with its paragraph and the day it applies from.

    `unit` is `day` (the nth calendar day, the first day of absence being 1), `days`, `weeks` or `per cent`.
    """

    name: str
    value: int
    unit: str
    law: Law
    valid_from: date
    checked_on: date
    house_rule: bool = False


def _law(name: str, value: int, unit: str, law: Law, valid_from: str) -> DatedNumber:
    return DatedNumber(
        name=name,
        value=value,
        unit=unit,
        law=law,
        valid_from=date.fromisoformat(valid_from),
        checked_on=date(2026, 11, 21),
        house_rule=law is HOUSE_RULE,
    )


REPORT_DAY = _law("report_day", 1, "day", FTRL_8_18, "1997-05-01")
FIRST_CONVERSATION_DAY = _law("first_conversation_day", 5, "day", HOUSE_RULE, "2026-01-01")
PLAN_WEEKS = _law("plan_weeks", 4, "weeks", AML_4_6_3, "2011-07-01")
DIALOGUE_MEETING_1_WEEKS = _law("dialogue_meeting_1_weeks", 7, "weeks", AML_4_6_4, "2011-07-01")
ACTIVITY_WEEKS = _law("activity_weeks", 8, "weeks", FTRL_8_8, "2004-07-01")
ACTIVITY_WARNING_WEEKS = _law("activity_warning_weeks", 7, "weeks", HOUSE_RULE, "2026-01-01")
NAV_CONSIDERS_MEETING_WEEKS = _law("nav_considers_meeting_weeks", 17, "weeks", FTRL_8_7A, "2022-05-21")
DIALOGUE_MEETING_2_WEEKS = _law("dialogue_meeting_2_weeks", 26, "weeks", FTRL_8_7A, "2007-03-01")
PLAN_TO_NAV_DAYS = _law("plan_to_nav_days", 7, "days", FTRL_25_2, "2011-07-01")
PLAN_TO_NAV_REMINDER_WEEKS = _law("plan_to_nav_reminder_weeks", 24, "weeks", HOUSE_RULE, "2026-01-01")
CLARIFICATION_WEEKS = _law("clarification_weeks", 104, "weeks", AML_4_6_1, "2006-01-01")
MAX_DATE_LETTER_WEEKS_BEFORE = _law("max_date_letter_weeks_before", 13, "weeks", HOUSE_RULE, "2026-01-01")
AAP_WEEKS_BEFORE = _law("aap_weeks_before", 17, "weeks", HOUSE_RULE, "2026-01-01")
STOP_PAY_WEEKS_BEFORE = _law("stop_pay_weeks_before", 6, "weeks", FTRL_8_12, "1997-05-01")
CONTACT_WEEKS = tuple(
    _law(f"contact_week_{week}", week, "weeks", HOUSE_RULE, "2026-01-01") for week in (30, 34, 39, 43, 47, 51)
)
WHOLLY_ABSENT_PER_CENT = _law("wholly_absent_per_cent", 100, "per cent", AML_4_6_4, "2011-07-01")
AFTERCARE_DAYS = _law("aftercare_days", 14, "days", HOUSE_RULE, "2026-01-01")
SILENCE_DAYS = _law("silence_days", 7, "days", HOUSE_RULE, "2026-01-01")
