"""Who may self-certify at all, and how much is left today; each row is a case to check by hand."""

from datetime import date

import pytest

from tests.workflow.absence.self_certified import FOUR, IA_PRACTICE, LONG_AGO, NOTE, counted, day, own
from workflow.domain.absence.errors import InvalidAbsence
from workflow.domain.absence.qualifying_time import right_from
from workflow.domain.absence.self_certification import STATUTORY, Arrangement, Limit


@pytest.mark.parametrize(
    ("employments", "asked", "right"),
    [
        ([("2026-01-15", None)], "03-20", "2026-03-15"),
        ([("2025-12-31", None)], "03-20", "2026-02-28"),
        ([("2026-01-15", None)], "01-14", None),
        ([("2026-01-15", "2026-03-01")], "03-01", "2026-03-15"),  # the last day is still employed
        ([("2026-01-15", "2026-03-01")], "03-02", None),
        ([("2025-01-01", "2026-01-31"), ("2026-02-15", None)], "03-20", "2025-03-01"),  # 14 days between
        ([("2025-01-01", "2026-01-31"), ("2026-02-16", None)], "03-20", "2026-04-16"),  # 15 days between
        ([("2026-02-16", None), ("2025-01-01", None)], "03-20", "2025-03-01"),  # two at once, told backwards
        (
            [("2025-01-01", "2026-12-31"), ("2025-02-01", "2025-03-01")],
            "03-20",
            "2025-03-01",
        ),  # one in another
        ([], "03-20", None),
    ],
)
def test_the_right_begins_two_months_into_the_employment(
    employments: list[tuple[str, str | None]], asked: str, right: str | None
) -> None:
    known = [(day(start), day(end) if end else None) for start, end in employments]
    assert right_from(known, day(asked)) == (day(right) if right else None)


@pytest.mark.parametrize(
    ("told", "missing"),
    [
        (["03-14"], ["03-14"]),
        (["03-15"], []),
        (["03-14/03-16"], ["03-14"]),  # what begins too early needs a note to its end
        (["03-13", "03-16"], ["03-13"]),
    ],
)
def test_absence_that_begins_before_the_right_needs_a_note(told: list[str], missing: list[str]) -> None:
    counting = counted(*own(*told), employments=[(day("01-15"), None)])
    (time,) = counting.times
    early = [run.start for excess in time.excesses for run in excess.runs]
    assert early == [day(text) for text in missing]
    assert {excess.limit for excess in time.excesses} == ({Limit.QUALIFYING_TIME} if missing else set())
    assert time.right_from == counting.standing.right_from == day("03-15")


def test_without_any_known_employment_the_qualifying_time_is_not_asked() -> None:
    counting = counted(*own("03-02"), employments=[])
    assert counting.times[0].excesses == ()
    assert (counting.standing.employed, counting.standing.more_days) == (None, 3)


def test_after_the_employment_nothing_can_be_self_certified() -> None:
    counting = counted(*own("06-29"), employments=[(day("2020-01-01"), day("05-31"))])
    assert counting.times[0].note_needed_from == day("06-29")
    assert (counting.standing.employed, counting.standing.more_days) == (False, 0)


@pytest.mark.parametrize(
    ("told", "today", "arrangement", "used", "left", "more"),
    [
        ([], "03-10", STATUTORY, (0, 0), (4, None), 3),
        (["03-02"], "03-10", STATUTORY, (1, 1), (3, None), 2),
        (["03-02"], "03-18", STATUTORY, (1, 1), (3, None), 2),
        (["03-02"], "03-19", STATUTORY, (1, 1), (3, None), 3),
        (["03-09/03-20"], "03-10", STATUTORY, (1, 2), (3, None), 1),  # what lies ahead is not used yet
        (["03-02/03-06"], "03-10", STATUTORY, (1, 5), (3, None), 0),
        (FOUR, "02-02", STATUTORY, (4, 4), (0, None), 2),  # the fourth time may still last
        (FOUR, "03-10", STATUTORY, (4, 4), (0, None), 0),
        (FOUR, "08-04", STATUTORY, (3, 3), (1, None), 3),
        (
            ["2025-03-10/2025-03-13"],
            "03-10",
            IA_PRACTICE,
            (0, 3),
            (None, 21),
            8,
        ),  # a year takes all but the first
        (["03-02/03-05"], "03-10", IA_PRACTICE, (1, 4), (None, 20), 4),
        (
            ["2025-08-01/2025-08-08", "2025-10-01/2025-10-08", "01-05/01-10"],
            "03-10",
            IA_PRACTICE,
            (3, 22),
            (None, 2),
            2,
        ),
    ],
)
def test_where_the_employee_stands(
    told: list[str],
    today: str,
    arrangement: Arrangement,
    used: tuple[int, int],
    left: tuple[int | None, int | None],
    more: int,
) -> None:
    standing = counted(*own(*told), arrangement=arrangement, today=day(today)).standing
    assert (standing.times_used, standing.days_used) == used
    assert (standing.times_left, standing.days_left) == left
    assert standing.more_days == more


def test_the_employer_period_leaves_fewer_days_than_the_arrangement() -> None:
    """Fourteen days of the sixteen went on a note."""
    standing = counted(("03-02", "03-15", NOTE), today=day("03-20")).standing
    assert standing.more_days == 2


def test_absence_that_began_too_early_does_not_become_right_by_lasting() -> None:
    employments: list[tuple[date, date | None]] = [(day("01-15"), None)]
    for today, more in (("03-15", 0), ("03-16", 2)):
        standing = counted(*own("03-14"), employments=employments, today=day(today)).standing
        assert standing.more_days == more


def test_a_reversed_employment_is_named() -> None:
    with pytest.raises(InvalidAbsence, match=r"employments\[1\].end: 2026-01-31 is before the first day"):
        counted(employments=[*LONG_AGO, (day("02-01"), day("01-31"))])
