"""The engine by intervals and the oracle by days give the same answers on random histories."""

from collections.abc import Iterable
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.absence import histories, oracle
from tests.workflow.absence.oracle_estimate import estimates_by_day
from workflow.domain.absence.benefit_days import estimate_max_date_for_spell
from workflow.domain.absence.day_classes import DayRun
from workflow.domain.absence.employer_period import EmployerDays, employer_period_for, employer_periods
from workflow.domain.absence.max_date import Assessment, Person, estimate_max_date
from workflow.domain.absence.periods import AbsencePeriod
from workflow.domain.absence.spells import join
from workflow.domain.absence.timeline import timeline_of


@histories.MANY
@given(histories.absences())
def test_spells_are_the_same_by_interval_and_by_day(periods: list[AbsencePeriod]) -> None:
    found = [(s.start, s.end, s.sick_days, s.graded_at_end) for s in join(periods)]
    assert found == oracle.spells_by_day(periods)


@histories.MANY
@given(histories.crowded())
def test_contradicting_statements_are_weighed_the_same(periods: list[AbsencePeriod]) -> None:
    found = [(s.start, s.end, s.sick_days, s.graded_at_end) for s in join(periods)]
    assert found == oracle.spells_by_day(periods)


@histories.MANY
@given(histories.decades())
def test_ten_years_join_the_same(periods: list[AbsencePeriod]) -> None:
    found = [(s.start, s.end, s.sick_days, s.graded_at_end) for s in join(periods)]
    assert found == oracle.spells_by_day(periods)


@histories.MANY
@given(histories.with_holidays())
def test_holidays_before_inside_and_after_count_the_same(periods: list[AbsencePeriod]) -> None:
    found = [(s.start, s.end, s.sick_days, s.graded_at_end) for s in join(periods)]
    assert found == oracle.spells_by_day(periods)


@histories.MANY
@given(
    st.one_of(histories.with_holidays(), histories.decades(), histories.absences()),
    st.one_of(st.none(), st.dates(date(1946, 1, 1), date(1960, 12, 31))),
)
def test_the_employers_estimate_is_the_same_by_interval_and_by_day(
    periods: list[AbsencePeriod], born: date | None
) -> None:
    found = estimate_max_date_for_spell(periods, born_on=born, today=date(2024, 6, 3))
    rights = (*found.earlier, found.assessment) if found else ()
    assert numbers(rights) == estimates_by_day(periods, born)


@histories.MANY
@given(
    st.one_of(histories.crowded(), histories.with_holidays(), histories.decades(), histories.absences()),
    st.one_of(st.none(), st.dates(date(1946, 1, 1), date(1960, 12, 31))),
)
def test_spells_and_estimate_reckoned_together_are_the_same_by_interval_and_by_day(
    periods: list[AbsencePeriod], born: date | None
) -> None:
    spells, estimate = timeline_of(periods, born_on=born, today=date(2024, 6, 3))
    rights = (*estimate.earlier, estimate.assessment) if estimate else ()
    assert [(s.start, s.end, s.sick_days, s.graded_at_end) for s in spells] == oracle.spells_by_day(periods)
    assert numbers(rights) == estimates_by_day(periods, born)


@histories.MANY
@given(histories.absences())
def test_the_gaps_of_a_spell_are_its_days_without_sickness(periods: list[AbsencePeriod]) -> None:
    for spell in join(periods):
        length = (spell.end - spell.start).days + 1
        assert sum(gap.days for gap in spell.gaps) == length - spell.sick_days
        assert all(1 <= gap.days <= 15 for gap in spell.gaps)


@histories.MANY
@given(histories.employer_days())
def test_employer_periods_are_the_same_by_interval_and_by_day(days: list[EmployerDays]) -> None:
    found = employer_periods(days)
    slow = oracle.employer_periods_by_day(days)
    assert [(p.start, p.days_counted, p.treatment_days, p.last_day_off) for p in found] == [
        (s.first, s.counted, s.treated, s.last_off) for s in slow
    ]
    paid = [[day for run in p.paid for day in oracle.every_day(*run)] for p in found]
    assert paid == [s.paid for s in slow]
    assert [p.end for p in found] == [s.paid[-1] for s in slow]
    assert [p.used_up for p in found] == [s.counted > 16 or s.treated > 12 for s in slow]


@histories.MANY
@given(histories.employer_days(), st.dates(date(2019, 12, 1), date(2026, 1, 1)))
def test_the_period_for_an_application_is_the_last_within_sixteen_days(
    days: list[EmployerDays], first_day: date
) -> None:
    near = [p for p in employer_periods(days) if p.last_day_off.toordinal() + 16 >= first_day.toordinal()]
    assert employer_period_for(days, first_day) == (near[-1] if near else None)


def numbers(rights: Iterable[Assessment]) -> list[tuple[int, int, date, str, int]]:
    return [(a.used, a.remaining, a.max_date, a.rule.value, a.rejected_count) for a in rights]


def compare(timelines: list[list[DayRun]], person: Person) -> None:
    found = estimate_max_date(timelines, person=person)
    slow = oracle.max_dates_by_day(
        timelines, person.born_on, person.died_on, person.quota, person.quota_over_67
    )
    assert numbers(found) == slow
    assert all(sum(len(_weekdays(*run)) for run in right.paid) == right.used for right in found)


@histories.MANY
@given(histories.timelines(), histories.BIRTH_DATES, histories.DEATH_DATES, histories.QUOTAS)
def test_max_dates_are_the_same_by_run_and_by_day(
    timelines: list[list[DayRun]], born: date | None, died: date | None, quota: int
) -> None:
    compare(timelines, Person(born, died, quota))


@histories.MANY
@given(histories.lives(), histories.SMALL_QUOTAS)
def test_birthdays_and_deaths_in_the_midst_of_the_days_weigh_the_same(
    life: tuple[list[list[DayRun]], date, date | None], quotas: tuple[int, int]
) -> None:
    timelines, born, died = life
    compare(timelines, Person(born, died, *quotas))


@histories.MANY
@given(histories.timelines(), histories.long_memories())
def test_earlier_sick_pay_counts_as_one_more_payer(
    timelines: list[list[DayRun]], earlier: list[list[DayRun]]
) -> None:
    found = estimate_max_date(timelines, person=Person(None), history=earlier[0])
    assert numbers(found) == oracle.max_dates_by_day([*timelines, *earlier], None)


@histories.MANY
@given(histories.renewals(), histories.TURNS_67_EARLY, histories.SMALL_QUOTAS)
def test_rights_are_used_up_and_renewed_the_same(
    timelines: list[list[DayRun]], born: date | None, quotas: tuple[int, int]
) -> None:
    compare(timelines, Person(born, None, *quotas))


@histories.MANY
@given(histories.long_memories())
def test_the_three_year_window_moves_the_same(timelines: list[list[DayRun]]) -> None:
    compare(timelines, Person(None))


@histories.MANY
@given(histories.overlaid(), histories.SMALL_QUOTAS)
def test_payers_that_disagree_are_merged_the_same(
    timelines: list[list[DayRun]], quotas: tuple[int, int]
) -> None:
    compare(timelines, Person(None, None, *quotas))


def _weekdays(first: date, last: date) -> list[date]:
    return [day for day in oracle.every_day(first, last) if day.weekday() < 5]
