"""What must hold for every history, whatever the rules say of it in particular."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.absence import histories
from workflow.domain.absence.benefit_days import estimate_max_date_for_spell
from workflow.domain.absence.day_classes import DayRun
from workflow.domain.absence.employer_period import EmployerDays, employer_periods
from workflow.domain.absence.max_date import Assessment, Person, estimate_max_date
from workflow.domain.absence.periods import AbsenceKind, AbsencePeriod
from workflow.domain.absence.spells import DAYS_THAT_SPLIT, join, weeks_as_of

ONE = timedelta(days=1)
ANYBODY = Person(date(1985, 5, 5))
SICK_KINDS = st.sampled_from((AbsenceKind.SICK_NOTE_FULL, AbsenceKind.SICK_NOTE_GRADED))


def halves(period: AbsencePeriod, share: int) -> list[AbsencePeriod]:
    """The period as two adjacent ones with the same name, or itself when it is one day."""
    cut = period.start + ONE * (share % max(1, (period.end - period.start).days))
    return [replace(period, end=cut), replace(period, start=cut + ONE)] if cut < period.end else [period]


@histories.MANY
@given(histories.absences(), st.integers(0, 400), st.integers(1, 60), SICK_KINDS)
def test_adding_a_note_never_shortens_a_spell(
    periods: list[AbsencePeriod], offset: int, length: int, kind: AbsenceKind
) -> None:
    start = date(2020, 1, 1) + ONE * offset
    note = AbsencePeriod(id="new", kind=kind, start=start, end=start + ONE * length, employer="A")
    after = join([*periods, note])
    for spell in join(periods):
        assert any(new.start <= spell.start and spell.end <= new.end for new in after)


@histories.MANY
@given(histories.absences(), st.integers(0, 400))
def test_splitting_a_period_into_adjacent_parts_changes_nothing(
    periods: list[AbsencePeriod], share: int
) -> None:
    assert join([part for period in periods for part in halves(period, share)]) == join(periods)


@histories.MANY
@given(histories.absences(), st.randoms())
def test_the_order_of_entry_does_not_matter(periods: list[AbsencePeriod], chance: Random) -> None:
    shuffled = list(periods)
    chance.shuffle(shuffled)
    assert join(shuffled) == join(periods)
    today = date(2024, 6, 3)
    estimate = estimate_max_date_for_spell(periods, born_on=None, today=today)
    again = estimate_max_date_for_spell(shuffled, born_on=None, today=today)
    assert estimate == again


@histories.MANY
@given(histories.absences(), st.integers(-400, 400))
def test_moving_a_whole_history_moves_its_spells(periods: list[AbsencePeriod], days: int) -> None:
    move = ONE * days
    moved = join([replace(p, start=p.start + move, end=p.end + move) for p in periods])
    assert [(s.start - move, s.end - move, s.sick_days) for s in moved] == [
        (s.start, s.end, s.sick_days) for s in join(periods)
    ]


@histories.MANY
@given(histories.absences(), st.dates(date(2019, 1, 1), date(2030, 1, 1)))
def test_spells_are_apart_and_their_weeks_never_exceed_their_days(
    periods: list[AbsencePeriod], today: date
) -> None:
    spells = join(periods)
    for before, after in pairwise(spells):
        assert (after.start - before.end).days > DAYS_THAT_SPLIT
    for spell in spells:
        assert 0 <= weeks_as_of(spell, today) <= spell.sick_days // 7


@histories.MANY
@given(histories.absences())
def test_correcting_every_period_leaves_only_the_corrections(periods: list[AbsencePeriod]) -> None:
    corrections = [replace(p, id=f"c-{p.id}", corrects=p.id) for p in periods if p.corrects is None]
    untouched = [p for p in periods if p.corrects is None]
    assert join([*untouched, *corrections]) == join(untouched)


@histories.MANY
@given(histories.employer_days(), st.randoms())
def test_employer_periods_do_not_depend_on_order_and_never_pay_more_than_sixteen_days(
    days: list[EmployerDays], chance: Random
) -> None:
    shuffled = list(days)
    chance.shuffle(shuffled)
    found = employer_periods(days)
    assert employer_periods(shuffled) == found
    for period in found:
        paid = sum((last - first).days + 1 for first, last in period.paid)
        assert paid == min(16, period.days_counted)


def known(rights: tuple[Assessment, ...]) -> list[tuple[object, ...]]:
    return [(r.used, r.remaining, r.max_date, r.rule, r.rejected_count) for r in rights]


@histories.MANY
@given(histories.timelines(), st.integers(0, 400))
def test_splitting_the_runs_of_a_timeline_changes_no_max_date(
    timelines: list[list[DayRun]], share: int
) -> None:
    parts: list[list[DayRun]] = []
    for timeline in timelines:
        parts.append([])
        for run in timeline:
            cut = run.start + ONE * (share % max(1, (run.end - run.start).days))
            pair = [replace(run, end=cut), replace(run, start=cut + ONE)] if cut < run.end else [run]
            parts[-1].extend(pair)
    assert known(estimate_max_date(parts, person=ANYBODY)) == known(
        estimate_max_date(timelines, person=ANYBODY)
    )


@histories.MANY
@given(histories.timelines())
def test_a_timeline_told_by_two_payers_counts_once(timelines: list[list[DayRun]]) -> None:
    once = estimate_max_date(timelines, person=ANYBODY)
    assert estimate_max_date([*timelines, *timelines], person=ANYBODY) == once
    assert estimate_max_date(timelines, person=ANYBODY, history=timelines[0]) == once


@histories.MANY
@given(histories.timelines(), histories.BIRTH_DATES, histories.DEATH_DATES)
def test_nobody_gets_more_than_the_quota_or_anything_after_death(
    timelines: list[list[DayRun]], born: date | None, died: date | None
) -> None:
    for right in estimate_max_date(timelines, person=Person(born, died)):
        assert 0 <= right.used <= 248
        assert 0 <= right.used_over_67 <= 60
        assert 0 <= right.remaining <= 248 - right.used
        assert died is None or right.max_date <= died
        assert all(died is None or last <= died for _, last in right.paid)
