"""The numbers of self-certification, sick pay and grants, as dated data.

What the engine counts with is taken from the engine, which is free of this page: one number, one place.
"""

from datetime import date

from workflow.domain.absence import employer_period, recurring, spells
from workflow.domain.absence.max_date import AGE_OF_FEWER_DAYS, AGE_OF_NO_DAYS, QUOTA, QUOTA_OVER_67
from workflow.domain.absence.qualifying_time import QUALIFYING_MONTHS
from workflow.domain.absence.rights import SUFFICIENT_GAP, WINDOW_YEARS
from workflow.domain.absence.self_certification import MONTHS_COUNTED, STATUTORY, Arrangement
from workflow.domain.dated_rules import Bounds, DatedNumber, RuleBook, Unit, Version
from workflow.domain.law import FTRL_8_12, FTRL_8_19, FTRL_8_24, FTRL_8_27, FTRL_8_51, NAV_PRACTICE
from workflow.domain.rule_sources import (
    NATIONAL_INSURANCE_ACT,
    NAV_GRANTS,
    NAV_PUBLISHED,
    by_house,
    by_law,
    through_time,
)
from workflow.domain.text import N_

# --- self-certification ---------------------------------------------------------------------------------------------

SELF_CERTIFIED_STATUTORY_DAYS = by_law(
    "self_certified_statutory_days",
    N_("How many days at a time everybody may self-certify"),
    STATUTORY.days_at_a_time,
    Unit.DAYS,
    FTRL_8_24,
    NATIONAL_INSURANCE_ACT,
)
SELF_CERTIFIED_STATUTORY_TIMES = by_law(
    "self_certified_statutory_times",
    N_("How many times in 12 months, before the employer may withdraw the right"),
    STATUTORY.times_in_12_months or 0,
    Unit.TIMES,
    FTRL_8_27,
    NATIONAL_INSURANCE_ACT,
)
SELF_CERTIFIED_MONTHS_COUNTED = by_law(
    "self_certified_months_counted",
    N_("How far back self-certified absence is counted"),
    MONTHS_COUNTED,
    Unit.MONTHS,
    FTRL_8_27,
    NATIONAL_INSURANCE_ACT,
)
SELF_CERTIFIED_QUALIFYING_MONTHS = by_law(
    "self_certified_qualifying_months",
    N_("How long somebody has been employed before they may self-certify"),
    QUALIFYING_MONTHS,
    Unit.MONTHS,
    FTRL_8_24,
    NATIONAL_INSURANCE_ACT,
)
SELF_CERTIFIED_DAYS_AT_A_TIME = by_house(
    "self_certified_days_at_a_time",
    N_("How many days at a time may be self-certified here"),
    SELF_CERTIFIED_STATUTORY_DAYS.value,
    Unit.DAYS,
    Bounds(SELF_CERTIFIED_STATUTORY_DAYS.value, employer_period.PAID_DAYS),
    N_("The law gives 3 calendar days. Many employers follow the IA practice: up to 8 at a time, 24 a year."),
)
SELF_CERTIFIED_TIMES = by_house(
    "self_certified_times",
    N_("How many times in 12 months may be self-certified here"),
    SELF_CERTIFIED_STATUTORY_TIMES.value,
    Unit.TIMES,
    Bounds(SELF_CERTIFIED_STATUTORY_TIMES.value, 24, zero_is_no_limit=True),
    N_("Where days a year are counted, as in the IA practice, the times often are not."),
)
SELF_CERTIFIED_DAYS_A_YEAR = by_house(
    "self_certified_days_a_year",
    N_("How many days in 12 months may be self-certified here"),
    0,
    Unit.DAYS,
    Bounds(
        SELF_CERTIFIED_STATUTORY_DAYS.value * SELF_CERTIFIED_STATUTORY_TIMES.value, 60, zero_is_no_limit=True
    ),
    N_("The law counts times, not days: 4 times 3 days are 12. The IA practice counts 24 calendar days."),
)


def arrangement_on(book: RuleBook, day: date) -> Arrangement:
    """How much may be self-certified here when a time begins on that day."""
    return Arrangement(
        book.value(SELF_CERTIFIED_DAYS_AT_A_TIME, day),
        book.value(SELF_CERTIFIED_TIMES, day) or None,
        book.value(SELF_CERTIFIED_DAYS_A_YEAR, day) or None,
    )


# --- sick pay -------------------------------------------------------------------------------------------------------


def _engine(name: str, title: str, value: int, unit: Unit = Unit.DAYS) -> DatedNumber:
    return by_law(name, title, value, unit, NAV_PRACTICE, NAV_PUBLISHED)


SICK_PAY = (
    _engine(
        "spell_gap_days",
        N_("How many days without sickness part one absence from the next"),
        spells.DAYS_THAT_SPLIT,
    ),
    by_law(
        "employer_period_days",
        N_("How many calendar days the employer pays"),
        employer_period.PAID_DAYS,
        Unit.DAYS,
        FTRL_8_19,
        NATIONAL_INSURANCE_ACT,
    ),
    by_law(
        "employer_period_gap_days",
        N_("How many days without sickness start a new employer period"),
        employer_period.DAYS_THAT_SPLIT,
        Unit.DAYS,
        FTRL_8_19,
        NATIONAL_INSURANCE_ACT,
    ),
    _engine(
        "treatment_days",
        N_("How many treatment days the employer period holds"),
        employer_period.MOST_TREATMENT_DAYS,
    ),
    by_law(
        "sick_pay_days",
        N_("How many weekdays of sick pay there are"),
        QUOTA,
        Unit.DAYS,
        FTRL_8_12,
        NATIONAL_INSURANCE_ACT,
    ),
    by_law(
        "sick_pay_window_years",
        N_("How far back sick pay counts"),
        WINDOW_YEARS,
        Unit.YEARS,
        FTRL_8_12,
        NATIONAL_INSURANCE_ACT,
    ),
    by_law(
        "sick_pay_earned_again_days",
        N_("How many calendar days without sick pay earn the full right again"),
        SUFFICIENT_GAP,
        Unit.DAYS,
        FTRL_8_12,
        NATIONAL_INSURANCE_ACT,
    ),
    by_law(
        "sick_pay_fewer_days_age",
        N_("From which age there are fewer days of sick pay"),
        AGE_OF_FEWER_DAYS,
        Unit.YEARS,
        FTRL_8_51,
        NATIONAL_INSURANCE_ACT,
    ),
    by_law(
        "sick_pay_days_over_67",
        N_("How many weekdays of sick pay there are from that age"),
        QUOTA_OVER_67,
        Unit.DAYS,
        FTRL_8_51,
        NATIONAL_INSURANCE_ACT,
    ),
    by_law(
        "sick_pay_no_days_age",
        N_("From which age there is no sick pay"),
        AGE_OF_NO_DAYS,
        Unit.YEARS,
        FTRL_8_51,
        NATIONAL_INSURANCE_ACT,
    ),
    _engine(
        "recurring_months",
        N_("How far back absence that recurs is counted"),
        recurring.MONTHS_BACK,
        Unit.MONTHS,
    ),
    _engine(
        "recurring_long_days",
        N_("How long an absence is before it counts among those that recur"),
        recurring.LONG_SPELL_DAYS,
    ),
    _engine(
        "recurring_spells",
        N_("How many such absences count as recurring"),
        recurring.THRESHOLDS[0].spells,
        Unit.TIMES,
    ),
    _engine(
        "recurring_days",
        N_("How many days those must make together"),
        recurring.THRESHOLDS[0].days,
    ),
    _engine(
        "recurring_fewer_spells",
        N_("How many such absences count as recurring when they are long"),
        recurring.THRESHOLDS[1].spells,
        Unit.TIMES,
    ),
    _engine(
        "recurring_more_days",
        N_("How many days those long ones must make together"),
        recurring.THRESHOLDS[1].days,
    ),
)

# --- amounts --------------------------------------------------------------------------------------------------------

EXPERT_ASSISTANCE_KRONER = through_time(
    "expert_assistance_kroner",
    N_("How much Nav covers of expert assistance at most"),
    Unit.KRONER,
    NAV_PRACTICE,
    NAV_GRANTS,
    (
        Version(22_300, date(2023, 1, 1), date(2025, 12, 31)),
        Version(24_900, date(2026, 1, 1)),
    ),
)
