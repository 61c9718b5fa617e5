"""Sickness-absence as a lawyer would check it, and what must hold whatever the absences are."""

from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.adapters.calendar.working_days import NorwegianWorkingDays
from workflow.domain.absence.periods import AbsenceKind, AbsencePeriod
from workflow.domain.figures.bands import NAV_BANDS, RECORD_BANDS, band_of
from workflow.domain.figures.man_days import ONE_MAN_DAY, Post, count
from workflow.domain.figures.spans import Span, months_in, quarter, quarters_in, settled_quarters, year_of

UNIT = UUID(int=1)
DAYS = [
    day
    for day in (date(2026, 1, 1) + timedelta(days=n) for n in range(365))
    if NorwegianWorkingDays().is_working_day(day)
]
FULL, GRADED, SELF, HOLIDAY, RESUMED = (
    AbsenceKind.SICK_NOTE_FULL,
    AbsenceKind.SICK_NOTE_GRADED,
    AbsenceKind.SELF_CERTIFIED,
    AbsenceKind.APPLICATION_HOLIDAY,
    AbsenceKind.APPLICATION_WORK_RESUMED,
)
Said = tuple[AbsenceKind, str, str, int | None]


def post(
    *said: Said, percentage: int = 100, person: int = 1, start: str = "2020-01-01", end: str = ""
) -> Post:
    return Post(
        person=UUID(int=person),
        unit=UNIT,
        percentage=percentage,
        start_on=date.fromisoformat(start),
        end_on=date.fromisoformat(end) if end else None,
        periods=tuple(
            AbsencePeriod(
                id=str(n), kind=kind, start=date.fromisoformat(a), end=date.fromisoformat(b), grade=grade
            )
            for n, (kind, a, b, grade) in enumerate(said)
        ),
    )


@pytest.mark.parametrize(
    ("what", "posts", "sick", "agreed"),
    [
        ("nobody away: 21 working days in January 2026", [post()], 0, 21),
        ("five weekdays wholly away", [post((FULL, "2026-01-05", "2026-01-11", None))], 5, 21),
        ("self-certified counts wholly", [post((SELF, "2026-01-05", "2026-01-07", None))], 3, 21),
        ("graded by half", [post((GRADED, "2026-01-05", "2026-01-09", 50))], 2.5, 21),
        ("half a position, graded by half", [post((GRADED, "2026-01-05", "2026-01-09", 50), percentage=50)], 1.25, 10.5),
        ("new year's day and the weekend are no man-days", [post((FULL, "2026-01-01", "2026-01-04", None))], 1, 21),
        ("holiday lies in the note", [post((FULL, "2026-01-05", "2026-01-16", None), (HOLIDAY, "2026-01-12", "2026-01-16", None))], 5, 21),
        ("back before the note ends", [post((FULL, "2026-01-05", "2026-01-16", None), (RESUMED, "2026-01-12", "2026-01-16", None))], 5, 21),
        ("a whole note wins over self-certification", [post((SELF, "2026-01-05", "2026-01-09", None), (GRADED, "2026-01-07", "2026-01-09", 40))], 3.2, 21),
        ("employed from the 15th", [post((FULL, "2026-01-05", "2026-01-16", None), start="2026-01-15")], 2, 12),
        ("left on the 9th", [post((FULL, "2026-01-05", "2026-01-16", None), end="2026-01-09")], 5, 6),
        ("two people", [post((FULL, "2026-01-05", "2026-01-09", None)), post(person=2)], 5, 42),
    ],
)  # fmt: skip
def test_man_days_are_working_days_times_position_times_grade(
    what: str, posts: list[Post], sick: float, agreed: float
) -> None:
    january = months_in(quarter(2026, 1))[0]
    found = count(posts, [january], DAYS)[UNIT, "2026-01"].absence
    assert found.values == (sick * ONE_MAN_DAY, agreed * ONE_MAN_DAY), what


@pytest.mark.parametrize(
    ("days", "record", "nav"),
    [
        (1, "days_3", "days_7"), (3, "days_3", "days_7"), (4, "days_16", "days_7"), (7, "days_16", "days_7"),
        (8, "days_16", "days_16"), (16, "days_16", "days_16"), (17, "weeks_8", "weeks_8"),
        (56, "weeks_8", "weeks_8"), (57, "longer", "weeks_20"), (140, "longer", "weeks_20"),
        (141, "longer", "weeks_39"), (273, "longer", "weeks_39"), (274, "longer", "longer"),
    ],
)  # fmt: skip
def test_an_absence_is_in_one_band_of_each_kind(days: int, record: str, nav: str) -> None:
    first = date(2026, 1, 1)
    last = first + timedelta(days=days - 1)
    assert (band_of(RECORD_BANDS, first, last).name, band_of(NAV_BANDS, first, last).name) == (record, nav)


@pytest.mark.parametrize("bands", [RECORD_BANDS, NAV_BANDS])
def test_bands_leave_no_day_out_and_count_none_twice(bands: tuple) -> None:  # type: ignore[type-arg]
    assert bands[0].least == 1
    assert all(after.least == before.most + 1 for before, after in pairwise(bands))
    assert bands[-1].most is None


@pytest.mark.parametrize(
    ("today", "names"),
    [
        (date(2026, 4, 14), ["2025-Q4"]),
        (date(2026, 4, 15), ["2025-Q4", "2026-Q1"]),
        (date(2026, 7, 15), ["2025-Q4", "2026-Q1", "2026-Q2"]),
    ],
)
def test_a_quarter_is_counted_when_two_weeks_have_passed_since(today: date, names: list[str]) -> None:
    assert [one.name for one in settled_quarters(date(2025, 10, 1), today)] == names


SAID = st.builds(
    lambda kind, first, length, grade: (
        kind,
        str(date(2026, 1, 1) + timedelta(days=first)),
        str(date(2026, 1, 1) + timedelta(days=first + length)),
        grade if kind is GRADED else None,
    ),
    st.sampled_from([FULL, GRADED, SELF, HOLIDAY, RESUMED]),
    st.integers(0, 364),
    st.integers(0, 200),
    st.integers(20, 99),
)
POSTS = st.lists(
    st.builds(
        lambda said, percentage, person: post(*said, percentage=percentage, person=person),
        st.lists(SAID, max_size=5),
        st.integers(1, 100),
        st.integers(1, 8),
    ),
    min_size=1,
    max_size=8,
)


def _of(posts: list[Post], spans: list[Span]) -> list[tuple[int, ...]]:
    counted = count(posts, spans, DAYS)
    return [counted[UNIT, span.name].absence.values for span in spans]


@given(POSTS)
def test_the_percentage_lies_between_none_and_all(posts: list[Post]) -> None:
    (sick, agreed), *_ = _of(posts, [year_of(2026)])
    assert 0 <= sick <= agreed


@given(POSTS)
def test_months_add_up_to_quarters_and_quarters_to_the_year(posts: list[Post]) -> None:
    year = _of(posts, [year_of(2026)])[0]
    for parts in (quarters_in(2026), months_in(year_of(2026))):
        assert tuple(map(sum, zip(*_of(posts, parts), strict=True))) == year


@given(POSTS, st.integers(0, 364), st.integers(0, 120), st.integers(1, 120))
def test_a_period_split_in_two_counts_the_same(posts: list[Post], first: int, one: int, other: int) -> None:
    start = date(2026, 1, 1) + timedelta(days=first)
    middle, end = start + timedelta(days=one), start + timedelta(days=one + other)
    whole = post((FULL, str(start), str(end), None))
    halves = post(
        (FULL, str(start), str(middle), None), (FULL, str(middle + timedelta(days=1)), str(end), None)
    )
    spans = months_in(year_of(2026))
    assert _of([*posts, whole], spans) == _of([*posts, halves], spans)


@given(POSTS)
def test_the_order_of_people_changes_nothing(posts: list[Post]) -> None:
    assert _of(posts, quarters_in(2026)) == _of(posts[::-1], quarters_in(2026))
