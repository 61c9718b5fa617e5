"""What must hold of sick-pay days and max dates whatever the history, without saying how they are reckoned."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.workflow.absence import histories, oracle
from workflow.domain.absence.benefit_days import MaxDateRule, estimate_max_date_for_spell
from workflow.domain.absence.day_classes import DayClass, DayRun
from workflow.domain.absence.max_date import Assessment, Person, estimate_max_date
from workflow.domain.absence.periods import AbsencePeriod
from workflow.domain.absence.weekdays import add_weekdays

ONE = timedelta(days=1)
CALENDAR_REPEATS = timedelta(days=7 * 1461)
"""After 28 years weekdays and leap days fall alike (no century ends without a leap day from 1967 to 2066)."""
TODAY = date(2024, 6, 3)


def numbers(found: tuple[Assessment, ...]) -> list[tuple[object, ...]]:
    return [(a.used, a.used_over_67, a.remaining, a.max_date, a.rule, a.rejected_count) for a in found]


def later(runs: list[DayRun], move: timedelta) -> list[DayRun]:
    return [replace(run, start=run.start + move, end=run.end + move) for run in runs]


@histories.MANY
@given(histories.lives())
def test_nothing_is_paid_from_the_seventieth_birthday_or_after_death(
    life: tuple[list[list[DayRun]], date, date | None],
) -> None:
    timelines, born, died = life
    person = Person(born, died)
    turns_67, turns_70 = person.birthday(67), person.birthday(70)
    assert turns_67 is not None
    assert turns_70 is not None
    for right in estimate_max_date(timelines, person=person):
        assert all(last < turns_70 and (died is None or last <= died) for _, last in right.paid)
        assert died is None or right.max_date <= died
        if right.rule is not MaxDateRule.ORDINARY_248:
            assert right.max_date <= oracle.back_to_weekday(turns_70 - timedelta(days=1))
        if right.rule is MaxDateRule.LIMITED_67:
            assert right.max_date >= turns_67 or right.max_date == died


@histories.MANY
@given(histories.lives(), st.sampled_from((-1, 1)))
def test_a_life_moved_by_28_years_has_its_max_dates_28_years_later(
    life: tuple[list[list[DayRun]], date, date | None], sign: int
) -> None:
    timelines, born, died = life
    move = sign * CALENDAR_REPEATS
    assume(date(1900, 1, 1) <= born + move)
    assume(died is None or date(1967, 1, 1) <= died + move <= date(2066, 12, 31))
    assume(all(date(1967, 1, 1) <= run.start + move for runs in timelines for run in runs))
    assume(all(run.end + move <= date(2066, 12, 31) for runs in timelines for run in runs))
    found = estimate_max_date(timelines, person=Person(born, died))
    moved = estimate_max_date(
        [later(runs, move) for runs in timelines], person=Person(born + move, died + move if died else None)
    )
    assert numbers(moved) == numbers(tuple(replace(right, max_date=right.max_date + move) for right in found))


@histories.MANY
@given(histories.renewals(), st.integers(-100, 100))
def test_short_histories_moved_by_whole_weeks_keep_their_numbers(
    timelines: list[list[DayRun]], weeks: int
) -> None:
    (runs,) = timelines
    assume(not runs or (runs[-1].end - runs[0].start).days < 3 * 365)
    found = estimate_max_date(timelines, person=Person(None))
    moved = estimate_max_date([later(runs, timedelta(weeks=weeks))], person=Person(None))
    move = timedelta(weeks=weeks)
    assert numbers(moved) == numbers(tuple(replace(right, max_date=right.max_date + move) for right in found))


BETWEEN = st.tuples(
    st.sampled_from((DayClass.SICK, DayClass.SICK, DayClass.HOLIDAY, DayClass.EMPLOYER_PERIOD)),
    st.sampled_from((1, 2, 5, 16, 30, 90, 175)),
    st.sampled_from((0, 0, 1, 7, 60, 170)),
)


@st.composite
def with_a_hole_filled(draw: st.DrawFn) -> tuple[list[DayRun], list[DayRun]]:
    """One payer's days that end with a sick weekday, and the same with some of the days nobody mentioned now sick."""
    day = draw(st.sampled_from(histories.STARTS))
    runs: list[DayRun] = []
    holes: list[tuple[date, date]] = []
    for kind, length, hole in [*draw(st.lists(BETWEEN, max_size=10)), (DayClass.SICK, 9, 9)]:
        end = day + ONE * (length - 1)
        runs.append(DayRun(day, end, kind))
        day = end + ONE * (hole + 1)
        if hole:
            holes.append((end + ONE, day - ONE))
    runs.append(DayRun(day, add_weekdays(day, 3), DayClass.SICK))
    first, last = draw(st.sampled_from(holes))
    start = draw(st.dates(first, last))
    return runs, [*runs, DayRun(start, draw(st.dates(start, last)), DayClass.SICK)]


@histories.MANY
@given(with_a_hole_filled(), histories.SMALL_QUOTAS)
@example(
    (
        [
            DayRun(date(2024, 1, 1), date(2024, 1, 5), DayClass.SICK),
            DayRun(date(2024, 1, 22), date(2024, 1, 26), DayClass.SICK),
        ],
        [
            DayRun(date(2024, 1, 1), date(2024, 1, 5), DayClass.SICK),
            DayRun(date(2024, 1, 22), date(2024, 1, 26), DayClass.SICK),
            DayRun(date(2024, 1, 8), date(2024, 1, 12), DayClass.SICK),
        ],
    ),
    (248, 60),
)
def test_more_sickness_inside_one_right_never_brings_a_later_max_date(
    history: tuple[list[DayRun], list[DayRun]], quotas: tuple[int, int]
) -> None:
    """Only while there is one right before and after, and the last known day is the same sick weekday.

    More sickness after the last known day moves the day the rest is counted from; a right that is used up sooner
    may also be won back sooner; and sick weekends alone weigh nothing, so the rest would be counted from another day.
    """
    person = Person(None, None, *quotas)
    before, after = (estimate_max_date([runs], person=person) for runs in history)
    assume(len(before) == len(after) == 1)
    assert after[0].max_date <= before[0].max_date


@histories.MANY
@given(st.one_of(histories.absences(), histories.decades()), st.integers(1, 60), st.integers(0, 30))
def test_a_correction_gives_what_the_corrected_history_gives_from_the_start(
    periods: list[AbsencePeriod], length: int, moved: int
) -> None:
    assume(len({p.id for p in periods}) == len(periods))
    for place, wrong in enumerate(periods):
        start = wrong.start + ONE * moved
        right = replace(wrong, id="right", start=start, end=start + ONE * length, corrects=wrong.id)
        corrected = [*periods, right]
        from_the_start = [
            *periods[:place],
            replace(right, corrects=wrong.corrects),
            *periods[place + 1 :],
        ]
        names = {p.corrects for p in periods}
        if wrong.id not in names and wrong.corrects is None:
            found = estimate_max_date_for_spell(corrected, born_on=None, today=TODAY)
            assert found == estimate_max_date_for_spell(from_the_start, born_on=None, today=TODAY)
