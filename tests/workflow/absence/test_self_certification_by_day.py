"""Self-certification counted once more, day by day and slowly, agrees with the engine on random histories."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.absence.histories import MANY, crowded
from tests.workflow.absence.oracle import best, day_type, employer_periods_by_day, every_day, years
from tests.workflow.absence.self_certified import IA_PRACTICE
from workflow.domain.absence.employer_period import EmployerDay, EmployerDays
from workflow.domain.absence.periods import AbsenceKind, AbsencePeriod
from workflow.domain.absence.self_certification import (
    STATUTORY,
    Arrangement,
    Limit,
    SelfCertification,
)
from workflow.domain.absence.self_certification_count import count_self_certification
from workflow.domain.absence.self_certification_left import why_self_certification_standing
from workflow.domain.absence.self_certification_reasons import why_self_certification

ONE = timedelta(days=1)
ARRANGEMENTS = st.one_of(
    st.sampled_from((STATUTORY, IA_PRACTICE, Arrangement(2, 2, 5))),
    st.builds(Arrangement, st.integers(1, 20), st.none() | st.integers(1, 6), st.none() | st.integers(1, 40)),
)
KINDS = st.sampled_from((*[AbsenceKind.SELF_CERTIFIED] * 12, *AbsenceKind))
Employments = list[tuple[date, date | None]]


@st.composite
def certified(draw: st.DrawFn) -> list[AbsencePeriod]:
    """Two years of mostly self-certified days, often a year apart, over leap days, with notes laid over some."""
    day = draw(st.sampled_from((date(2023, 1, 10), date(2023, 2, 20), date(2024, 2, 20))))
    periods: list[AbsencePeriod] = []
    for number in range(draw(st.integers(0, 12))):
        end = day + timedelta(days=draw(st.sampled_from((0, 0, 1, 2, 3, 5, 7, 8, 15, 16, 20, 40))))
        periods.append(AbsencePeriod(id=f"p{number}", kind=draw(KINDS), start=day, end=end))
        day = end + timedelta(
            days=draw(st.sampled_from((-4, 1, 2, 5, 15, 16, 17, 18, 60, 120, 340, 352, 360)))
        )
    return periods


@st.composite
def employed(draw: st.DrawFn) -> Employments:
    """Up to three employments, with breaks around two weeks."""
    day, found = (
        draw(st.sampled_from((date(2020, 1, 1), date(2023, 1, 1), date(2023, 12, 31)))),
        Employments(),
    )
    for _ in range(draw(st.integers(0, 2))):
        end = day + timedelta(days=draw(st.integers(0, 500)))
        found.append((day, end))
        day = end + timedelta(days=draw(st.sampled_from((1, 10, 14, 15, 16, 17, 100))))
    return [*found, (day, None)] if draw(st.booleans()) else found


def first_counted(day: date) -> date:
    return years(day, -1) + ONE


def two_months_on(day: date) -> date:
    year, month = (day.year, day.month + 2) if day.month <= 10 else (day.year + 1, day.month - 10)
    days = [date(year, month, 1) + ONE * n for n in range(31)]
    same_month = [later for later in days if later.month == month]
    return same_month[min(day.day, len(same_month)) - 1]


def has_right(employments: Employments, day: date) -> bool:
    if not employments:
        return True
    employed_on = {d for start, end in employments for d in every_day(start, min(end or day, day))}
    if day not in employed_on:
        return False
    begun, empty = day, 0
    for now in reversed(every_day(date(2019, 1, 1), day)):
        empty = 0 if now in employed_on else empty + 1
        if empty > 14:
            break
        begun = begun if empty else now
    return day >= two_months_on(begun)


class SlowCount:
    """What the engine says, found by looking at one day after the other."""

    def __init__(self, periods: Sequence[AbsencePeriod], employments: Employments) -> None:
        corrected = {p.corrects for p in periods}
        left = [p for p in periods if p.id not in corrected]
        said = {
            day: [p for p in left if p.start <= day <= p.end]
            for p in left
            for day in every_day(p.start, p.end)
        }
        self.days = sorted(day for day, told in said.items() if best(told) == "self_certified")
        kinds = {"sick": EmployerDay.SICK, "holiday": EmployerDay.HOLIDAY, "work": EmployerDay.WORK}
        runs = [EmployerDays(day, day, kinds[day_type(told)]) for day, told in sorted(said.items())]
        self.paid = {day for count in employer_periods_by_day(runs) for day in count.paid}
        self.employments = employments
        self.times: list[list[date]] = []
        for day in self.days:
            if self.times and (day - self.times[-1][-1]).days <= 16:
                self.times[-1].append(day)
            else:
                self.times.append([day])

    def used(self, last: date) -> tuple[int, int]:
        window = first_counted(last)
        times = [time for time in self.times if window <= time[0] <= last]
        return len(times), len([day for day in self.days if window <= day <= last])

    def outside(self, time: list[date], allowed: Arrangement) -> dict[Limit, list[date]]:
        found: dict[Limit, list[date]] = {limit: [] for limit in Limit}
        number = self.used(time[0])[0]
        right = passed = False
        for place, day in enumerate(time):
            if day - ONE not in time:
                right, passed = has_right(self.employments, day), False
            if allowed.days_in_12_months is not None and self.used(day)[1] > allowed.days_in_12_months:
                passed = True
            broken = {
                Limit.QUALIFYING_TIME: not right,
                Limit.EMPLOYER_PERIOD: day not in self.paid,
                Limit.TIMES_IN_12_MONTHS: number > (allowed.times_in_12_months or number),
                Limit.DAYS_AT_A_TIME: place >= allowed.days_at_a_time,
                Limit.DAYS_IN_12_MONTHS: passed,
            }
            for limit, is_broken in broken.items():
                found[limit] += [day] if is_broken else []
        return found


def told(time: SelfCertification, limit: Limit) -> list[date]:
    return [
        d for e in time.excesses if e.limit is limit for run in e.runs for d in every_day(run.start, run.end)
    ]


@MANY
@given(
    st.one_of(certified(), crowded()), ARRANGEMENTS, employed(), st.dates(date(2022, 12, 1), date(2028, 1, 1))
)
def test_the_engine_counts_what_walking_from_day_to_day_counts(
    periods: list[AbsencePeriod], allowed: Arrangement, employments: Employments, today: date
) -> None:
    periods = [AbsencePeriod(id=p.id, kind=p.kind, start=p.start, end=p.end) for p in periods]
    slow = SlowCount(periods, employments)
    counting = count_self_certification(periods, arrangement=allowed, employments=employments, today=today)
    assert [
        [d for run in t.runs for d in every_day(run.start, run.end)] for t in counting.times
    ] == slow.times
    for time, days in zip(counting.times, slow.times, strict=True):
        outside = slow.outside(days, allowed)
        assert {limit: told(time, limit) for limit in Limit} == outside
        assert time.note_needed_from == min((d for found in outside.values() for d in found), default=None)
        agreed = [d for d in outside[Limit.DAYS_AT_A_TIME] if d in slow.paid]
        assert [d for run in time.extendable for d in every_day(run.start, run.end)] == agreed
        assert time.number == slow.used(days[0])[0]
    assert (counting.standing.times_used, counting.standing.days_used) == slow.used(today)


@MANY
@given(certified(), ARRANGEMENTS, st.dates(date(2023, 1, 1), date(2026, 1, 1)))
def test_as_many_more_days_as_promised_can_be_taken_and_not_one_beyond(
    periods: list[AbsencePeriod], allowed: Arrangement, today: date
) -> None:
    """Days old enough to be forgotten tomorrow may make room for more, so the quota of days is left out here."""
    allowed = Arrangement(allowed.days_at_a_time, allowed.times_in_12_months)
    known = [
        p
        for p in periods
        if p.end < today and p.kind in {AbsenceKind.SELF_CERTIFIED, AbsenceKind.SICK_NOTE_FULL}
    ]
    more = count_self_certification(
        known, arrangement=allowed, employments=[], today=today
    ).standing.more_days
    for taken in (more, more + 1):
        if taken:
            end = today + timedelta(days=taken - 1)
            new = AbsencePeriod(id="new", kind=AbsenceKind.SELF_CERTIFIED, start=today, end=end)
            after = count_self_certification([*known, new], arrangement=allowed, employments=[], today=end)
            noted = [run for e in after.times[-1].excesses for run in e.runs if run.end >= today]
            assert bool(noted) is (taken > more)


@MANY
@given(certified(), ARRANGEMENTS)
def test_neither_the_order_of_entry_nor_splitting_a_period_changes_anything(
    periods: list[AbsencePeriod], allowed: Arrangement
) -> None:
    today = date(2025, 1, 1)
    parts = [
        AbsencePeriod(id=f"{p.id}-{day}", kind=p.kind, start=day, end=day)
        for p in reversed(periods)
        for day in every_day(p.start, p.end)
    ]
    whole, split = (
        count_self_certification(told, arrangement=allowed, employments=[], today=today)
        for told in (periods, parts)
    )
    assert whole == split


@MANY
@given(certified(), ARRANGEMENTS, employed())
def test_every_sentence_can_be_filled_in_and_times_stay_apart(
    periods: list[AbsencePeriod], allowed: Arrangement, employments: Employments
) -> None:
    today = date(2025, 1, 1)
    counting = count_self_certification(periods, arrangement=allowed, employments=employments, today=today)
    reasons = [reason for time in counting.times for reason in why_self_certification(time)]
    reasons += why_self_certification_standing(counting.standing)
    assert all("%" not in reason.in_english() for reason in reasons)
    assert all(before.joins_until < after.start for before, after in pairwise(counting.times))
