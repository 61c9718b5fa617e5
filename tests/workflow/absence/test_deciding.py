"""Which statement is heard on a day of one employment, and what it says of the grade."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.absence import histories
from workflow.domain.absence.daytypes import DayType, stretches
from workflow.domain.absence.deciding import SILENT_ON_GRADE, grade_at, overlaps
from workflow.domain.absence.periods import PRIORITY, AbsenceKind, AbsencePeriod, standing

MONDAY = date(2025, 1, 6)
ONE = timedelta(days=1)
K = AbsenceKind
KINDS_SAY = [
    (K.SELF_CERTIFIED, None, 100),
    (K.SICK_NOTE_FULL, None, 100),
    (K.SICK_NOTE_FULL, 100, 100),
    (K.SICK_NOTE_GRADED, 40, 40),
    (K.SICK_NOTE_GRADED, None, None),
    (K.SICK_NOTE_ZERO, None, 0),
    (K.SICK_NOTE_TREATMENT_DAYS, None, 0),
    (K.SICK_NOTE_TRAVEL_SUBSIDY, None, 0),
    (K.SICK_NOTE_PENDING, None, None),
    (K.APPLICATION_SICK, None, 100),
    (K.APPLICATION_CORRECTED_FULL, None, 100),
    (K.APPLICATION_HOLIDAY, None, None),
    (K.APPLICATION_LEAVE, None, None),
    (K.APPLICATION_WORK_RESUMED, None, 0),
    (K.APPLICATION_EDUCATION, None, None),
    (K.EMPLOYER_PERIOD_REPORTED, None, 100),
]


def said(
    kind: AbsenceKind,
    first: int = 0,
    last: int = 9,
    *,
    grade: int | None = None,
    received: int | None = None,
    name: str = "",
    corrects: str | None = None,
    employer: str | None = None,
) -> AbsencePeriod:
    return AbsencePeriod(
        id=name or f"{kind}{first}-{last}-{received}",
        kind=kind,
        start=MONDAY + ONE * first,
        end=MONDAY + ONE * last,
        grade=grade,
        received=None if received is None else datetime(2025, 1, received),
        corrects=corrects,
        employer=employer,
    )


@pytest.mark.parametrize(("kind", "grade", "away"), KINDS_SAY)
def test_a_kind_alone_says_how_much_is_away(kind: AbsenceKind, grade: int | None, away: int | None) -> None:
    assert grade_at([said(kind, grade=grade)], MONDAY) == away


def test_the_table_knows_every_kind() -> None:
    assert {kind for kind, _, _ in KINDS_SAY} == set(AbsenceKind)


@pytest.mark.parametrize("day", [-1, 10])
def test_nothing_is_said_outside_a_period(day: int) -> None:
    assert grade_at([said(K.SICK_NOTE_FULL)], MONDAY + ONE * day) is None


@pytest.mark.parametrize(
    ("periods", "away"),
    [
        ([said(K.SICK_NOTE_FULL), said(K.SICK_NOTE_GRADED, grade=50, received=9)], 100),
        ([said(K.SICK_NOTE_GRADED, grade=50), said(K.SELF_CERTIFIED, received=9)], 50),
        ([said(K.SICK_NOTE_GRADED, grade=50), said(K.SICK_NOTE_GRADED, grade=80, received=3)], 80),
        ([said(K.SICK_NOTE_GRADED, grade=80, received=3), said(K.SICK_NOTE_GRADED, grade=50)], 80),
        ([said(K.SICK_NOTE_GRADED, grade=50), said(K.APPLICATION_CORRECTED_FULL)], 100),
        ([said(K.SICK_NOTE_GRADED, grade=50), said(K.APPLICATION_SICK)], 50),
        ([said(K.SICK_NOTE_GRADED, grade=50), said(K.EMPLOYER_PERIOD_REPORTED)], 50),
        ([said(K.SICK_NOTE_ZERO), said(K.APPLICATION_SICK)], 100),
        ([said(K.SICK_NOTE_ZERO), said(K.SICK_NOTE_GRADED, grade=50), said(K.APPLICATION_SICK)], 100),
        ([said(K.SICK_NOTE_GRADED, grade=50), said(K.APPLICATION_HOLIDAY)], None),
        ([said(K.SICK_NOTE_FULL), said(K.APPLICATION_WORK_RESUMED)], 0),
        ([said(K.SICK_NOTE_FULL, name="a"), said(K.SICK_NOTE_GRADED, grade=60, corrects="a")], 60),
        ([said(K.SICK_NOTE_PENDING, received=9), said(K.SICK_NOTE_GRADED, grade=60)], 60),
    ],
)
def test_the_best_kind_and_then_the_latest_statement_decides(
    periods: list[AbsencePeriod], away: int | None
) -> None:
    assert grade_at(periods, MONDAY) == away


@pytest.mark.parametrize(
    ("new", "decides", "same"),
    [
        (said(K.SICK_NOTE_FULL, 5, 20, received=9), "new", False),
        (said(K.SICK_NOTE_GRADED, 5, 20, grade=50, received=9), "standing", False),
        (said(K.APPLICATION_HOLIDAY, 5, 20), "new", False),
        (said(K.SELF_CERTIFIED, 5, 20, received=9), "standing", False),
        (said(K.SICK_NOTE_PENDING, 5, 20, received=9), "standing", False),
        (said(K.SICK_NOTE_FULL, 0, 9, received=9), "new", True),
    ],
)
def test_an_overlap_says_who_is_heard(new: AbsencePeriod, decides: str, same: bool) -> None:
    known = said(K.SICK_NOTE_FULL, received=3, name="known")
    (found,) = overlaps(new, [known])
    assert (found.period, found.first, found.last) == (known, max(known.start, new.start), known.end)
    assert (found.decides, found.same) == (decides, same)


@pytest.mark.parametrize(
    "new",
    [
        said(K.SICK_NOTE_FULL, 10, 20),
        said(K.SICK_NOTE_FULL, -9, -1),
        said(K.SICK_NOTE_FULL, 0, 9, corrects="known"),
        said(K.SICK_NOTE_FULL, 0, 9, name="known"),
        said(K.SICK_NOTE_FULL, 0, 9, employer="B"),
    ],
)
def test_what_touches_corrects_or_concerns_another_employer_does_not_overlap(new: AbsencePeriod) -> None:
    assert overlaps(new, [said(K.SICK_NOTE_FULL, name="known", employer="A")]) == []


def test_what_was_corrected_before_overlaps_nothing() -> None:
    known = [said(K.SICK_NOTE_FULL, name="old"), said(K.SICK_NOTE_FULL, 0, 4, name="right", corrects="old")]
    assert [found.period.id for found in overlaps(said(K.SICK_NOTE_FULL, 3, 9, name="new"), known)] == [
        "right"
    ]


DAYS = st.integers(-20, 800)


def heard(periods: list[AbsencePeriod], day: date) -> AbsencePeriod | None:
    """Look through the kinds from the best, and among one kind for the latest received."""
    corrected = [p.corrects for p in periods]
    known = [p for p in periods if p.id not in corrected and p.start <= day <= p.end]
    for kind in PRIORITY:
        of_kind = [p for p in known if p.kind is kind]
        if of_kind:
            return max(of_kind, key=lambda p: str(p.received))
    return None


@histories.MANY
@given(histories.absences(), DAYS)
def test_the_grade_is_that_of_the_statement_a_naive_search_hears(
    periods: list[AbsencePeriod], offset: int
) -> None:
    day = histories.STARTS[0] + ONE * offset
    expected = heard(periods, day)
    if expected is None or expected.kind in {K.APPLICATION_HOLIDAY, K.APPLICATION_LEAVE}:
        assert grade_at(periods, day) is None
    elif expected.kind not in SILENT_ON_GRADE | {K.SICK_NOTE_GRADED}:
        assert grade_at(periods, day) == grade_at([replace(expected, corrects=None)], day)


@histories.MANY
@given(histories.absences(), DAYS)
def test_who_is_away_is_sick_and_who_is_not_is_at_work(periods: list[AbsencePeriod], offset: int) -> None:
    day = histories.STARTS[0] + ONE * offset
    mine = [replace(period, employer="A") for period in periods]
    found = [s.type for s in stretches(standing(mine)) if s.first <= day.toordinal() <= s.last]
    away = grade_at(mine, day)
    if away is not None:
        assert found == ([DayType.SICK] if away else [])


@histories.MANY
@given(histories.absences())
def test_an_overlap_tells_who_decides_when_the_two_are_alone(periods: list[AbsencePeriod]) -> None:
    for new, known in pairwise(periods):
        for overlap in overlaps(new, [known]):
            decider = heard([new, known], overlap.last)
            if decider is not None and known.corrects != new.id and new.kind is not known.kind:
                assert overlap.decides in _said_by(decider, new)


def _said_by(decider: AbsencePeriod, new: AbsencePeriod) -> set[str]:
    """Holiday and leave are of one rank: either may be heard."""
    if decider.kind in {K.APPLICATION_HOLIDAY, K.APPLICATION_LEAVE}:
        return {"new", "standing"}
    return {"new"} if decider.id == new.id else {"standing"}
