"""Which days people in Norway are at work on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.adapters.calendar import NorwegianWorkingDays
from workflow.domain.working_days import WorkingDays

DAYS = NorwegianWorkingDays()


def test_norways_working_days_are_what_the_domain_asks_for() -> None:
    assert isinstance(DAYS, WorkingDays)


@pytest.mark.parametrize(
    "day",
    [
        date(2027, 1, 1),  # Første nyttårsdag
        date(2027, 3, 25),  # Skjærtorsdag
        date(2027, 3, 26),  # Langfredag
        date(2027, 3, 29),  # Andre påskedag
        date(2027, 5, 6),  # Kristi himmelfartsdag
        date(2027, 5, 17),  # Grunnlovsdag
        date(2029, 5, 1),  # Arbeidernes dag
        date(2028, 12, 26),  # Andre juledag
    ],
)
def test_public_holidays_on_weekdays_are_no_working_days(day: date) -> None:
    assert day.weekday() < 5
    assert not DAYS.is_working_day(day)


def test_ordinary_weekdays_and_the_days_before_holidays_are_working_days() -> None:
    assert DAYS.is_working_day(date(2026, 11, 20))
    assert DAYS.is_working_day(date(2026, 12, 24))
    assert not DAYS.is_working_day(date(2026, 11, 21))
    assert not DAYS.is_working_day(date(2026, 11, 22))


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2026, 11, 20), date(2026, 11, 19)),
        (date(2026, 11, 23), date(2026, 11, 20)),
        (date(2027, 3, 30), date(2027, 3, 24)),
        (date(2027, 5, 18), date(2027, 5, 14)),
        (date(2027, 1, 2), date(2026, 12, 31)),
    ],
)
def test_the_preceding_working_day_skips_weekends_and_holidays(day: date, before: date) -> None:
    assert DAYS.preceding_working_day(day) == before


@pytest.mark.parametrize(
    ("day", "count", "before"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 19)),
        (date(2026, 11, 23), 2, date(2026, 11, 19)),
        (date(2027, 3, 30), 5, date(2027, 3, 18)),  # the Easter week has three working days
        (date(2027, 5, 18), 10, date(2027, 4, 30)),  # Ascension Day and the Seventeenth of May lie between
        (date(2026, 11, 22), 0, date(2026, 11, 22)),
    ],
)
def test_working_days_are_counted_back_past_weekends_and_holidays(
    day: date, count: int, before: date
) -> None:
    assert DAYS.working_days_before(day, count) == before


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.integers(1, 10))
def test_so_many_working_days_lie_from_the_reminder_up_to_the_day(day: date, count: int) -> None:
    before = DAYS.working_days_before(day, count)
    between = [before + timedelta(days=number) for number in range((day - before).days)]

    assert DAYS.is_working_day(before)
    assert sum(DAYS.is_working_day(one) for one in between) == count


def test_the_following_working_day_is_the_day_itself_when_people_work() -> None:
    assert DAYS.following_working_day(date(2026, 11, 20)) == date(2026, 11, 20)
    assert DAYS.following_working_day(date(2027, 3, 25)) == date(2027, 3, 30)


def test_a_whole_year_has_its_weekdays_less_the_holidays_that_fall_on_them() -> None:
    # 2026 has 261 weekdays; eight holidays fall on one, 17 May and 26 December do not.
    year = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]

    assert sum(DAYS.is_working_day(day) for day in year) == 253
