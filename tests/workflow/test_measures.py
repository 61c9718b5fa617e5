"""How a measure stands follows from its dates and its evaluations, on every day there is."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from workflow.domain.measures import FRIDAY, OVER, MeasureStatus, latest_end, midway, status_on

DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
LENGTHS = st.integers(0, 400)
MAYBE = st.none() | DAYS


@given(DAYS, DAYS, LENGTHS, MAYBE, MAYBE, MAYBE)
def test_every_measure_stands_somehow_on_every_day(
    today: date, begins: date, days: int, evaluate_on: date | None, stopped: date | None, renewed: date | None
) -> None:
    ends = begins + timedelta(days=days)
    status = status_on(today, begins, ends, evaluate_on=evaluate_on, stopped_on=stopped, renewed_on=renewed)
    waits = evaluate_on is not None and evaluate_on <= today
    assert (status is MeasureStatus.STOPPED) is (stopped is not None)
    if stopped is None:
        assert (status is MeasureStatus.TO_EVALUATE) is waits
        assert (status is MeasureStatus.ENDED) is (ends < today and not waits)
    if status in (MeasureStatus.UNDER_WAY, MeasureStatus.RENEWED):
        assert begins <= today <= ends
        assert (status is MeasureStatus.RENEWED) is (renewed is not None)


@given(DAYS, LENGTHS, DAYS, DAYS)
def test_what_nobody_has_evaluated_is_never_over(
    begins: date, days: int, evaluate_on: date, today: date
) -> None:
    ends = begins + timedelta(days=days)
    if begins <= evaluate_on <= ends:
        assert status_on(today, begins, ends, evaluate_on=evaluate_on) not in OVER


@given(DAYS, LENGTHS, st.lists(DAYS, min_size=2, max_size=6))
def test_a_measure_that_is_over_stays_so(begins: date, days: int, seen_on: list[date]) -> None:
    ends = begins + timedelta(days=days)
    over = [status_on(day, begins, ends, evaluate_on=None) in OVER for day in sorted(seen_on)]
    assert over == sorted(over)


@given(DAYS, LENGTHS)
def test_the_day_halfway_is_a_day_of_the_measure(begins: date, days: int) -> None:
    ends = begins + timedelta(days=days)
    halfway = midway(begins, ends)
    assert begins <= halfway <= ends
    assert halfway.weekday() <= FRIDAY or halfway == begins


def test_the_house_rule_counts_whole_weeks_with_both_days() -> None:
    assert latest_end(date(2026, 3, 2), 1) == date(2026, 3, 8)
