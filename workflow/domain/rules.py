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
    """A number with its paragraph.

    `unit` is `day` (the nth calendar day, the first day of absence being 1), `days`, `weeks` or `per cent`. `valid_from`
    is None when the number is older than the service; `checked_on` is the day it was last compared with its source.
    """

    name: str
    value: int
    unit: str
    law: Law
    valid_from: date | None
    checked_on: date
    house_rule: bool = False


CHECKED_ON = date(2026, 11, 21)


def _number(name: str, value: int, unit: str, law: Law, valid_from: date | None = None) -> DatedNumber:
    return DatedNumber(
        name=name,
        value=value,
        unit=unit,
        law=law,
        valid_from=valid_from,
        checked_on=CHECKED_ON,
        house_rule=law is HOUSE_RULE,
    )


REPORT_DAY = _number("report_day", 1, "day", FTRL_8_18)
FIRST_CONVERSATION_DAY = _number("first_conversation_day", 5, "day", HOUSE_RULE)
PLAN_WEEKS = _number("plan_weeks", 4, "weeks", AML_4_6_3)
DIALOGUE_MEETING_1_WEEKS = _number("dialogue_meeting_1_weeks", 7, "weeks", AML_4_6_4)
ACTIVITY_WEEKS = _number("activity_weeks", 8, "weeks", FTRL_8_8)
ACTIVITY_WARNING_WEEKS = _number("activity_warning_weeks", 7, "weeks", HOUSE_RULE)
NAV_CONSIDERS_MEETING_WEEKS = _number(
    "nav_considers_meeting_weeks", 17, "weeks", FTRL_8_7A, date(2022, 5, 21)
)
DIALOGUE_MEETING_2_WEEKS = _number("dialogue_meeting_2_weeks", 26, "weeks", FTRL_8_7A)
PLAN_TO_NAV_DAYS = _number("plan_to_nav_days", 7, "days", FTRL_25_2)
PLAN_TO_NAV_REMINDER_WEEKS = _number("plan_to_nav_reminder_weeks", 24, "weeks", HOUSE_RULE)
CLARIFICATION_WEEKS = _number("clarification_weeks", 104, "weeks", AML_4_6_1)
MAX_DATE_LETTER_WEEKS_BEFORE = _number("max_date_letter_weeks_before", 13, "weeks", HOUSE_RULE)
AAP_WEEKS_BEFORE = _number("aap_weeks_before", 17, "weeks", HOUSE_RULE)
STOP_PAY_WEEKS_BEFORE = _number("stop_pay_weeks_before", 6, "weeks", FTRL_8_12)
CONTACT_WEEKS = tuple(
    _number(f"contact_week_{week}", week, "weeks", HOUSE_RULE) for week in (30, 34, 39, 43, 47, 51)
)
WHOLLY_ABSENT_PER_CENT = _number("wholly_absent_per_cent", 100, "per cent", AML_4_6_4)
