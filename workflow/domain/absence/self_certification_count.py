"""Decides how much self-certified absence there was, which of it needs a sick note, and how much is left."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from workflow.domain.absence.employer_period import PAID_DAYS, employer_period_for, employer_periods
from workflow.domain.absence.periods import AbsencePeriod, standing
from workflow.domain.absence.qualifying_time import Employment, check_employments, right_from
from workflow.domain.absence.self_certification import (
    DAYS_THAT_PART,
    Arrangement,
    ArrangementOn,
    Counting,
    Excess,
    Limit,
    SelfCertification,
    Standing,
    window_from,
)
from workflow.domain.absence.self_certified_days import (
    DayCount,
    Days,
    employer_days,
    self_certified_days,
    without,
)

_DAY = timedelta(days=1)


def count_self_certification(
    periods: Iterable[AbsencePeriod],
    *,
    arrangement: Arrangement | ArrangementOn,
    employments: Sequence[Employment],
    today: date,
) -> Counting:
    """Count one employer's periods by the arrangement in force on the first day of each time (ftrl §§ 8-23 – 8-27).

    No employments: the qualifying time is not known and not asked. Raises `InvalidAbsence` for a reversed employment.
    """
    check_employments(employments)
    known = standing(periods)
    in_force = (lambda _: arrangement) if isinstance(arrangement, Arrangement) else arrangement
    history = known_today = _History(known, in_force, employments)
    if any(period.end > today for period in known):
        until_today = [replace(p, end=min(p.end, today)) for p in known if p.start <= today]
        known_today = _History(until_today, in_force, employments)
    return Counting(history.times, known_today.standing_on(today))


class _History:
    """One employer's periods, with what every limit asks about reckoned once."""

    __slots__ = ("count", "employer_days", "employments", "in_force", "starts", "times", "unpaid")

    def __init__(
        self, periods: Sequence[AbsencePeriod], in_force: ArrangementOn, employments: Sequence[Employment]
    ) -> None:
        self.in_force, self.employments = in_force, employments
        runs = self_certified_days(periods)
        together = list(_together(runs))
        self.count = DayCount(runs)
        self.starts = [time[0].start for time in together]
        self.employer_days = employer_days(periods)
        paid = (Days(*days) for period in employer_periods(self.employer_days) for days in period.paid)
        self.unpaid = without(runs, paid)
        self.times = tuple(self._time(tuple(time)) for time in together)

    def _time(self, runs: tuple[Days, ...]) -> SelfCertification:
        start = runs[0].start
        arrangement = self.in_force(start)
        number = self.times_until(start)
        found = {
            Limit.QUALIFYING_TIME: tuple(run for run in runs if not self.has_right(run.start)),
            Limit.EMPLOYER_PERIOD: self._unpaid_of(runs),
            Limit.TIMES_IN_12_MONTHS: runs if _over(number, arrangement.times_in_12_months) else (),
            Limit.DAYS_AT_A_TIME: tuple(_after(runs, arrangement.days_at_a_time)),
            Limit.DAYS_IN_12_MONTHS: tuple(self._past_the_quota(runs, arrangement.days_in_12_months)),
        }
        early = found[Limit.QUALIFYING_TIME]
        return SelfCertification(
            arrangement=arrangement,
            runs=runs,
            number=number,
            right_from=right_from(self.employments, early[0].start if early else start),
            excesses=tuple(Excess(limit, days) for limit, days in found.items() if days),
            extendable=without(found[Limit.DAYS_AT_A_TIME], found[Limit.EMPLOYER_PERIOD]),
        )

    def has_right(self, day: date) -> bool:
        """Whether sickness that begins on a day can be self-certified as far as the employment goes."""
        if not self.employments:
            return True
        begins = right_from(self.employments, day)
        return begins is not None and begins <= day

    def times_until(self, day: date) -> int:
        """Times that began in the 12 months to a day."""
        return bisect_right(self.starts, day) - bisect_left(self.starts, window_from(day))

    def days_until(self, day: date) -> int:
        """Self-certified days in the 12 months to a day."""
        return self.count.between(window_from(day), day)

    def _unpaid_of(self, runs: Sequence[Days]) -> tuple[Days, ...]:
        first = bisect_left(self.unpaid, runs[0].start, key=lambda days: days.start)
        after = bisect_right(self.unpaid, runs[-1].end, key=lambda days: days.start)
        return self.unpaid[first:after]

    def _past_the_quota(self, runs: Sequence[Days], quota: int | None) -> Iterator[Days]:
        """From the day the quota is passed to the end of its run: a note that is needed is needed for the rest."""
        for run in runs:
            day = run.start
            while quota is not None and day <= run.end:
                # The count grows by one a day at most, so it cannot pass the quota before what is left is gone.
                missing = quota + 1 - self.days_until(day)
                if missing <= 0:
                    yield Days(day, run.end)
                    break
                day += missing * _DAY

    def standing_on(self, today: date) -> Standing:
        """What is used and left; the history must end today."""
        last = self.times[-1] if self.times else None
        current = last if last is not None and today <= last.joins_until else None
        arrangement = current.arrangement if current is not None else self.in_force(today)
        begins = right_from(self.employments, today)
        times, days = self.times_until(today), self.days_until(today)
        room = self._room(today, arrangement, current)
        return Standing(
            today=today,
            window_from=window_from(today),
            arrangement=arrangement,
            employed=begins is not None if self.employments else None,
            right_from=begins,
            times_used=times,
            times_left=_left(arrangement.times_in_12_months, times),
            days_used=days,
            days_left=_left(arrangement.days_in_12_months, days),
            current=current,
            more_days=max(0, min(room.values())),
            held_by=next((limit for limit, days_left in room.items() if days_left <= 0), None),
        )

    def _room(
        self, today: date, arrangement: Arrangement, current: SelfCertification | None
    ) -> dict[Limit, int]:
        """The days that each limit leaves, today being the day of which the 12 months are counted."""
        run = current.runs[-1] if current is not None else None
        begun = run.start if run is not None and today <= run.end + _DAY else today
        number = self.times_until(today) + 1 if current is None else current.number
        if not self.has_right(begun):
            return {Limit.QUALIFYING_TIME: 0}
        period = employer_period_for(self.employer_days, today)
        room = {Limit.EMPLOYER_PERIOD: PAID_DAYS - (period.days_counted if period is not None else 0)}
        if _over(number, arrangement.times_in_12_months):
            room[Limit.TIMES_IN_12_MONTHS] = 0
        room[Limit.DAYS_AT_A_TIME] = arrangement.days_at_a_time - (current.days if current is not None else 0)
        if arrangement.days_in_12_months is not None:
            room[Limit.DAYS_IN_12_MONTHS] = arrangement.days_in_12_months - self.days_until(today)
        return room


def _together(runs: Iterable[Days]) -> Iterator[list[Days]]:
    """Runs of one time: new absence within sixteen days adds to the days before."""
    time: list[Days] = []
    for run in runs:
        if time and (run.start - time[-1].end).days > DAYS_THAT_PART:
            yield time
            time = []
        time.append(run)
    if time:
        yield time


def _after(runs: Iterable[Days], days: int) -> Iterator[Days]:
    """What is left of the runs without their first so many days."""
    for run in runs:
        if days < run.count:
            yield Days(run.start + days * _DAY, run.end)
        days = max(0, days - run.count)


def _over(used: int, limit: int | None) -> bool:
    return limit is not None and used > limit


def _left(limit: int | None, used: int) -> int | None:
    return None if limit is None else max(0, limit - used)
