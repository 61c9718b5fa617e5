"""Self-certified absence is counted by the law's words, table by table; each row is a case to check by hand."""

from datetime import date, timedelta

import pytest

from tests.workflow.absence.self_certified import (
    FOUR,
    IA_PRACTICE,
    LONG_AGO,
    NOTE,
    OWN,
    TODAY,
    counted,
    day,
    own,
    period,
)
from workflow.domain.absence.errors import InvalidAbsence
from workflow.domain.absence.periods import AbsenceKind, AbsencePeriod
from workflow.domain.absence.self_certification import (
    STATUTORY,
    Arrangement,
    Limit,
    window_from,
)
from workflow.domain.absence.self_certification_count import count_self_certification


@pytest.mark.parametrize(
    ("told", "days", "note_from"),
    [
        (["03-02/03-03"], 2, None),
        (["03-02/03-04"], 3, None),
        (["03-06/03-09"], 4, "03-09"),  # Friday to Monday: the weekend counts
        (["03-06", "03-09"], 2, None),  # Friday and Monday alone: nobody said that the weekend was sick
        (["02-27/03-02"], 4, "03-02"),  # over the end of February
        (["2025-12-30/2026-01-02"], 4, "01-02"),  # over the turn of the year
        (["03-02/03-03", "03-03/03-04"], 3, None),  # a day told twice is one day
        (["03-02/03-03", "03-05", "03-10/03-11"], 5, "03-10"),  # two, one, and the fourth day is the 10th
    ],
)
def test_three_calendar_days_at_a_time(told: list[str], days: int, note_from: str | None) -> None:
    (time,) = counted(*own(*told)).times
    assert (time.days, time.note_needed_from) == (days, note_from and day(note_from))
    assert {excess.limit for excess in time.excesses} == ({Limit.DAYS_AT_A_TIME} if note_from else set())


@pytest.mark.parametrize(
    ("second", "days_of_each_time"),
    [("03-04", [3]), ("03-19", [3]), ("03-20", [2, 1])],
)
def test_new_absence_within_sixteen_days_is_added(second: str, days_of_each_time: list[int]) -> None:
    """The first absence ends on 3 March: 15 days lie between it and the 19th, 16 between it and the 20th."""
    assert [time.days for time in counted(*own("03-02/03-03", second)).times] == days_of_each_time


@pytest.mark.parametrize(
    ("better", "kind", "left"),
    [
        ("03-04/03-20", NOTE, [("03-02", "03-03")]),
        ("03-02/03-20", NOTE, []),
        ("03-03", AbsenceKind.APPLICATION_HOLIDAY, [("03-02", "03-02"), ("03-04", "03-06")]),
        ("03-05/03-06", AbsenceKind.APPLICATION_WORK_RESUMED, [("03-02", "03-04")]),
        ("03-02/03-20", AbsenceKind.SICK_NOTE_PENDING, [("03-02", "03-06")]),
        ("03-02/03-20", AbsenceKind.SICK_NOTE_TRAVEL_SUBSIDY, [("03-02", "03-06")]),
    ],
)
def test_only_days_on_which_nothing_better_is_known_count(
    better: str, kind: AbsenceKind, left: list[tuple[str, str]]
) -> None:
    """Self-certified from 2 to 6 March, and one more statement about some of the days."""
    first, *rest = better.split("/")
    times = counted(("03-02", "03-06", OWN), (first, rest[0] if rest else first, kind)).times
    assert [(run.start, run.end) for time in times for run in time.runs] == [
        (day(start), day(end)) for start, end in left
    ]


def test_a_corrected_period_was_never_given() -> None:
    given = AbsencePeriod(id="a", kind=OWN, start=day("03-02"), end=day("03-06"))
    mended = AbsencePeriod(id="b", kind=OWN, start=day("03-02"), end=day("03-03"), corrects="a")
    (time,) = count_self_certification(
        [given, mended], arrangement=STATUTORY, employments=LONG_AGO, today=TODAY
    ).times
    assert time.days == 2


def test_days_over_the_limit_can_be_agreed_only_in_the_employer_period() -> None:
    """Twenty days in a row: three by right, thirteen more if the employer agrees, four never."""
    (time,) = counted(*own("03-02/03-21")).times
    assert [(run.start, run.end) for run in time.extendable] == [(day("03-05"), day("03-17"))]
    assert (time.note_needed_from, time.note_needed_if_extended) == (day("03-05"), day("03-18"))


def test_after_the_employer_period_not_even_the_first_day_can_be_self_certified() -> None:
    """A note used the sixteen days; five days of work do not begin a new employer period."""
    (time,) = counted(("03-02", "03-17", NOTE), *own("03-23")).times
    assert [excess.limit for excess in time.excesses] == [Limit.EMPLOYER_PERIOD]
    assert time.note_needed_from == time.note_needed_if_extended == day("03-23")
    assert time.extendable == ()


def test_sixteen_days_of_work_begin_a_new_employer_period() -> None:
    (time,) = counted(("03-02", "03-17", NOTE), *own("04-03")).times
    assert time.excesses == ()


@pytest.mark.parametrize(
    ("fifth", "number", "used_up"),
    [
        ("04-06", 5, True),
        ("08-03", 5, True),  # the 12 months to 3 August begin on 4 August, the day of the first time
        ("08-04", 4, False),
    ],
)
def test_four_times_in_twelve_months(fifth: str, number: int, used_up: bool) -> None:
    *_, last = counted(*own(*FOUR, fifth)).times
    limits = {excess.limit for excess in last.excesses}
    assert (last.number, Limit.TIMES_IN_12_MONTHS in limits) == (number, used_up)
    assert last.note_needed_from == (day(fifth) if used_up else None)


def test_ia_practice_has_days_instead_of_times() -> None:
    """Eight days three times are 24; then each day is one too many, until the first eight are a year old."""
    eight = ["2025-09-01/2025-09-08", "2025-11-03/2025-11-10", "01-05/01-12"]
    *three, fourth, fifth = counted(*own(*eight, "03-02", "09-10"), arrangement=IA_PRACTICE).times
    assert all(time.excesses == () for time in three)
    assert [excess.limit for excess in fourth.excesses] == [Limit.DAYS_IN_12_MONTHS]
    assert fifth.excesses == ()


def test_the_arrangement_of_the_first_day_holds_for_the_whole_time() -> None:
    def changed_on_4_march(on: date) -> Arrangement:
        return IA_PRACTICE if on >= day("03-04") else STATUTORY

    rows = own("03-02/03-06", "05-04/05-08")
    before, after = count_self_certification(
        [period(number, row) for number, row in enumerate(rows)],
        arrangement=changed_on_4_march,
        employments=LONG_AGO,
        today=TODAY,
    ).times
    assert (before.note_needed_from, after.note_needed_from) == (day("03-05"), None)


@pytest.mark.parametrize(
    ("on", "first"),
    [
        ("03-02", "2025-03-03"),
        ("02-28", "2025-03-01"),
        ("2024-02-29", "2023-03-01"),
        ("2025-02-28", "2024-02-29"),
    ],
)
def test_twelve_months_end_with_the_day_itself(on: str, first: str) -> None:
    assert window_from(day(on)) == day(first)


@pytest.mark.parametrize("numbers", [(0, None, None), (3, 0, None), (3, None, -1)])
def test_an_arrangement_gives_at_least_one_of_each(numbers: tuple[int, int | None, int | None]) -> None:
    with pytest.raises(InvalidAbsence, match="is not a number of one or more"):
        Arrangement(*numbers)


def test_ten_thousand_periods_are_counted_at_once() -> None:
    start = date(1970, 1, 1)
    periods = [
        AbsencePeriod(
            id=str(n), kind=OWN, start=start + timedelta(days=3 * n), end=start + timedelta(days=3 * n)
        )
        for n in range(10_000)
    ]
    counting = count_self_certification(periods, arrangement=IA_PRACTICE, employments=LONG_AGO, today=TODAY)
    assert [time.days for time in counting.times] == [10_000]
