"""The max date an employer can estimate from its own records, if the sickness goes on."""

from datetime import date, timedelta

import pytest

from workflow.domain.absence.benefit_days import (
    BIRTH_DATE_UNKNOWN,
    GOES_ON,
    NOT_COUNTED,
    SPELL_IS_OVER,
    MaxDateEstimate,
    MaxDateRule,
    estimate_max_date_for_spell,
)
from workflow.domain.absence.periods import AbsenceKind, AbsencePeriod

BORN = date(1985, 5, 5)
MONDAY = date(2025, 1, 6)


def period(
    start: date, days: int, kind: AbsenceKind = AbsenceKind.SICK_NOTE_FULL, employer: str | None = None
) -> AbsencePeriod:
    return AbsencePeriod(
        id=f"{start}{kind}{employer}",
        kind=kind,
        start=start,
        end=start + timedelta(days=days - 1),
        employer=employer,
    )


def estimate(*periods: AbsencePeriod, today: date = MONDAY, born: date | None = BORN) -> MaxDateEstimate:
    found = estimate_max_date_for_spell(periods, born_on=born, today=today)
    assert found is not None
    return found


@pytest.mark.parametrize("offset", range(7))
@pytest.mark.parametrize("days", [1, 5, 16, 17, 20, 100, 362])
def test_the_max_date_does_not_move_while_the_sickness_goes_on(offset: int, days: int) -> None:
    start = MONDAY + timedelta(days=offset)
    found = estimate(period(start, days))
    assert found.max_date == estimate(period(start, 30)).max_date
    assert 361 <= (found.max_date - start).days <= 363


def test_a_graded_note_spends_whole_days() -> None:
    assert (
        estimate(period(MONDAY, 60, AbsenceKind.SICK_NOTE_GRADED)).max_date
        == estimate(period(MONDAY, 60)).max_date
    )


def test_a_note_in_parts_gives_the_same_date_as_one() -> None:
    parts = (
        period(MONDAY, 3, AbsenceKind.SELF_CERTIFIED),
        period(MONDAY + timedelta(days=3), 20),
        period(MONDAY + timedelta(days=23), 40, AbsenceKind.SICK_NOTE_GRADED),
    )
    assert estimate(*parts).max_date == estimate(period(MONDAY, 63)).max_date


def test_days_used_before_bring_the_date_forward() -> None:
    before = period(MONDAY - timedelta(days=150), 56)
    alone, both = estimate(period(MONDAY, 30)), estimate(before, period(MONDAY, 30))
    assert both.assessment.used == alone.assessment.used + 29
    assert both.max_date < alone.max_date


def test_days_used_before_half_a_year_without_sickness_do_not_count() -> None:
    before = period(MONDAY - timedelta(days=400), 56)
    found = estimate(before, period(MONDAY, 30))
    assert found.max_date == estimate(period(MONDAY, 30)).max_date
    assert len(found.earlier) == 1


def test_a_gap_of_fifteen_days_does_not_start_a_new_employer_period() -> None:
    first, second = period(MONDAY, 20), period(MONDAY + timedelta(days=35), 20)
    assert len(estimate(first, second).employer_periods) == 1
    assert len(estimate(first, period(MONDAY + timedelta(days=36), 20)).employer_periods) == 2


def test_each_employer_pays_its_own_sixteen_days_and_the_earlier_payer_counts() -> None:
    one = estimate(period(MONDAY, 60, employer="A"))
    both = estimate(period(MONDAY, 60, employer="A"), period(MONDAY + timedelta(days=30), 30, employer="B"))
    assert both.max_date == one.max_date
    assert len(both.employer_periods) == 2


def test_holiday_inside_the_sickness_moves_the_date_by_its_weekdays() -> None:
    holiday = period(MONDAY + timedelta(days=42), 14, AbsenceKind.APPLICATION_HOLIDAY)
    with_holiday = estimate(period(MONDAY, 42), holiday, period(MONDAY + timedelta(days=56), 30))
    without = estimate(period(MONDAY, 86))
    assert with_holiday.assessment.used == without.assessment.used - 10
    assert with_holiday.max_date == without.max_date + timedelta(days=14)


def test_a_later_holiday_says_nothing_of_the_sickness() -> None:
    later = period(MONDAY + timedelta(days=200), 21, AbsenceKind.APPLICATION_HOLIDAY)
    assert estimate(period(MONDAY, 40), later).max_date == estimate(period(MONDAY, 40)).max_date


def test_what_remains_is_counted_from_today() -> None:
    day_40 = MONDAY + timedelta(days=40)
    early = estimate(period(MONDAY, 100), today=MONDAY)
    late = estimate(period(MONDAY, 100), today=day_40)
    assert early.remaining == 248
    assert late.remaining == 248 - 18
    to_the_end = (early.max_date - MONDAY).days + 1
    assert estimate(period(MONDAY, to_the_end), today=early.max_date).remaining == 0


LAST = date(2026, 6, 30)
LEFT = [
    # sick from 1 to 30 June 2026: sixteen days are the employer's, ten weekdays are spent
    ("the day the absence is seen to be over", date(2026, 7, 17), None, 238),
    ("five months later", date(2026, 11, 30), None, 238),
    ("half a year later all of them are there again", date(2026, 12, 29), None, 248),
    ("after the 67th birthday there are sixty", date(2026, 9, 2), date(1959, 9, 1), 60),
    ("on the 70th birthday there is none", date(2026, 9, 1), date(1956, 9, 1), 0),
]


@pytest.mark.parametrize(("_case", "today", "born", "left"), LEFT)
def test_when_the_sickness_is_over_it_tells_what_another_absence_would_have(
    _case: str, today: date, born: date | None, left: int
) -> None:
    found = estimate(period(date(2026, 6, 1), 30), today=today, born=born)
    assert (found.goes_on, found.remaining) == (False, left)


def test_while_the_sickness_goes_on_it_says_so() -> None:
    assert estimate(period(date(2026, 6, 1), 30), today=date(2026, 7, 16)).goes_on


def test_the_birthday_limits_apply_when_the_birth_date_is_known() -> None:
    assert estimate(period(MONDAY, 30), born=date(1955, 3, 10)).rule is MaxDateRule.AGE_70
    assert estimate(period(MONDAY, 30), born=date(1957, 3, 10)).rule is MaxDateRule.LIMITED_67
    unknown = estimate(period(MONDAY, 30), born=None)
    assert unknown.rule is MaxDateRule.ORDINARY_248
    assert BIRTH_DATE_UNKNOWN in unknown.assumptions


def test_the_assumptions_say_whether_sickness_is_known_now() -> None:
    sick = period(MONDAY, 30)
    lapsed = sick.end + timedelta(days=16)
    assert GOES_ON in estimate(sick, today=lapsed).assumptions
    assert SPELL_IS_OVER in estimate(sick, today=lapsed + timedelta(days=1)).assumptions
    treatment = period(MONDAY + timedelta(days=30), 5, AbsenceKind.SICK_NOTE_TREATMENT_DAYS)
    assert NOT_COUNTED in estimate(sick, treatment).assumptions
    assert NOT_COUNTED not in estimate(sick).assumptions


def test_without_sickness_there_is_no_estimate() -> None:
    pending = period(MONDAY, 30, AbsenceKind.SICK_NOTE_PENDING)
    holiday = period(MONDAY, 30, AbsenceKind.APPLICATION_HOLIDAY)
    assert estimate_max_date_for_spell([pending, holiday], born_on=BORN, today=MONDAY) is None
    assert estimate_max_date_for_spell([], born_on=BORN, today=MONDAY) is None
