"""The days a spell passes by the calendar: weeks, Nav's marks, the protected year; also over leap days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.domain.absence import milestones
from workflow.domain.absence.reasons import Reason
from workflow.domain.absence.spells import Spell
from workflow.domain.absence.told import ToldDate

START = date(2025, 1, 6)
FIRST_DAYS = st.dates(date(1990, 1, 1), date(2050, 12, 31))


def spell(days: int, start: date = START, *, graded: bool = False) -> Spell:
    return Spell(start, start + timedelta(days=days - 1), days, graded)


def test_the_stop_point_is_the_fifty_sixth_day() -> None:
    found = milestones.activity_stop_point(START, weeks=8)
    assert found.day == date(2025, 3, 2)
    assert (found.day - START).days + 1 == 56
    assert found.reason.paragraph == "ftrl § 8-8"


@pytest.mark.parametrize(
    ("days", "graded", "fulfilled"),
    [(56, True, True), (55, True, False), (56, False, False), (200, True, True), (200, False, False)],
)
def test_grading_fulfils_activity_only_in_a_spell_that_reaches_the_stop_point(
    days: int, graded: bool, fulfilled: bool
) -> None:
    assert milestones.activity_fulfilled_by_grading(spell(days, graded=graded), weeks=8) is fulfilled


def test_a_spell_is_a_candidate_for_the_second_meeting_when_it_lasts_119_days_after_its_first() -> None:
    assert milestones.dialogue_meeting_2_candidate(spell(119), weeks=17) is None
    found = milestones.dialogue_meeting_2_candidate(spell(120), weeks=17)
    assert found is not None
    assert found.day == date(2025, 5, 5)
    assert found.day == spell(120).end


def test_answers_count_from_day_112_to_day_181() -> None:
    found = milestones.meeting_need_window(START)
    assert (found.first, found.last) == (date(2025, 4, 28), date(2025, 7, 6))


def test_the_plan_is_due_a_week_before_the_meeting() -> None:
    assert milestones.plan_due_before(date(2024, 3, 5), days=7).day == date(2024, 2, 27)
    assert milestones.plan_due_before(date(2025, 3, 5), days=7).day == date(2025, 2, 26)


@pytest.mark.parametrize(
    ("first_day", "last_protected"),
    [
        (date(2025, 1, 6), date(2026, 1, 5)),
        (date(2025, 1, 1), date(2025, 12, 31)),
        (date(2024, 2, 28), date(2025, 2, 27)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2024, 3, 1), date(2025, 2, 28)),
        (date(2023, 2, 28), date(2024, 2, 27)),
        (date(2023, 3, 1), date(2024, 2, 29)),
        (date(2025, 12, 31), date(2026, 12, 30)),
    ],
)
def test_protection_lasts_twelve_months_and_loses_no_day_to_february(
    first_day: date, last_protected: date
) -> None:
    assert milestones.protected_until(first_day, months=12).day == last_protected


@pytest.mark.parametrize(
    ("first_day", "months", "last"),
    [
        (date(2025, 12, 31), 1, date(2026, 1, 30)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2025, 1, 31), 11, date(2025, 12, 30)),
        (date(2025, 1, 30), 1, date(2025, 2, 28)),
    ],
)
def test_other_terms_in_months_end_where_the_month_does(first_day: date, months: int, last: date) -> None:
    assert milestones.protected_until(first_day, months=months).day == last


@pytest.mark.parametrize(
    ("weeks", "day"),
    [
        (26, date(2024, 7, 1)),
        (milestones.INFORMATION_WEEKS, date(2024, 9, 30)),
        (milestones.YEAR_WEEKS, date(2024, 12, 30)),
    ],
)
def test_weeks_are_sevens_of_days_in_leap_years_too(weeks: int, day: date) -> None:
    assert milestones.weeks_passed(date(2024, 1, 1), weeks).day == day


def test_the_three_years_are_three_days() -> None:
    told = ToldDate(date(2026, 1, 2), date(2026, 1, 9))
    years = milestones.three_years(START, told, months=12)
    assert years.sick_pay.valid == date(2026, 1, 9)
    assert years.protected.day == date(2026, 1, 5)
    assert years.weeks.day == START + timedelta(days=364)


@given(FIRST_DAYS)
def test_a_protected_year_has_no_hole_and_no_day_twice(first_day: date) -> None:
    last = milestones.protected_until(first_day, months=12).day
    next_year = milestones.protected_until(last + timedelta(days=1), months=12).day
    assert (last - first_day).days + 1 in (365, 366)
    assert 730 <= (next_year - first_day).days + 1 <= 731


@given(FIRST_DAYS, st.integers(1, 400))
def test_every_sentence_can_be_filled_in(first_day: date, days: int) -> None:
    candidate = milestones.dialogue_meeting_2_candidate(spell(days, first_day), weeks=17)
    every: list[Reason] = [
        milestones.activity_stop_point(first_day, weeks=8).reason,
        milestones.meeting_need_window(first_day).reason,
        milestones.plan_due_before(first_day, days=7).reason,
        milestones.protected_until(first_day, months=12).reason,
        milestones.weeks_passed(first_day, 39).reason,
        *([candidate.reason] if candidate else []),
    ]
    assert all("%" not in reason.in_english() for reason in every)
    assert all(reason.paragraph for reason in every)
