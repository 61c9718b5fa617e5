"""Weekday arithmetic in constant time agrees with walking from day to day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.absence import histories, oracle
from workflow.domain.absence.weekdays import (
    add_weekdays,
    weekday_until,
    weekdays_between,
    weekdays_in,
)

DAYS = st.dates(date(1967, 1, 1), date(2066, 12, 31))


@histories.MANY
@given(DAYS, st.integers(0, 600))
def test_adding_weekdays_is_the_same_as_walking(day: date, count: int) -> None:
    assert add_weekdays(day, count) == oracle.plus_weekdays(day, count)


@histories.MANY
@given(DAYS, st.integers(-30, 400))
def test_counting_weekdays_is_the_same_as_walking(day: date, length: int) -> None:
    end = day + timedelta(days=length)
    walked = [one for one in oracle.every_day(day, end) if one.weekday() < 5]
    assert weekdays_in(day, end) == len(walked)
    assert weekdays_between(day, end) == len([one for one in walked if one < end])


@histories.MANY
@given(DAYS)
def test_the_weekday_before_a_weekend_is_its_friday(day: date) -> None:
    assert date.fromordinal(weekday_until(day.toordinal())) == oracle.back_to_weekday(day)


def test_weekdays_cannot_be_taken_away() -> None:
    with pytest.raises(ValueError, match="not be negative"):
        add_weekdays(date(2024, 6, 3), -1)
