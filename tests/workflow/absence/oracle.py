"""The rules told once more, day by day and slowly, to check the engine against. Shares no code with it but the kinds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from workflow.domain.absence.day_classes import DayClass, DayRun
from workflow.domain.absence.employer_period import EmployerDay, EmployerDays
from workflow.domain.absence.periods import AbsencePeriod

ONE = timedelta(days=1)
BEST_FIRST = [
    "application_work_resumed",
    "application_corrected_full",
    "application_holiday",
    "application_leave",
    "application_sick",
    "employer_period_reported",
    "sick_note_full",
    "sick_note_zero",
    "sick_note_graded",
    "self_certified",
    "sick_note_treatment_days",
    "sick_note_travel_subsidy",
]
AT_WORK = {
    "application_work_resumed",
    "sick_note_zero",
    "sick_note_treatment_days",
    "sick_note_travel_subsidy",
}
ABOUT_GRADE = [
    "application_corrected_full",
    "sick_note_full",
    "sick_note_zero",
    "sick_note_graded",
    "sick_note_treatment_days",
]
PARTLY = ABOUT_GRADE[2:]


def every_day(first: date, last: date) -> list[date]:
    return [first + ONE * n for n in range((last - first).days + 1)]


# --- spells ---


def best(periods: Iterable[AbsencePeriod]) -> str | None:
    ranked = [BEST_FIRST.index(p.kind.value) for p in periods if p.kind.value in BEST_FIRST]
    return BEST_FIRST[min(ranked)] if ranked else None


def day_type(periods: Sequence[AbsencePeriod]) -> str:
    decides = best(periods)
    names = {p.employer for p in periods if p.employer is not None}
    per_employer = [best([p for p in periods if p.employer == name]) for name in names]
    heard = [kind for kind in per_employer if kind is not None]
    works = all(kind in AT_WORK for kind in heard) if heard else decides is None or decides in AT_WORK
    if works:
        return "work"
    return "holiday" if decides in ("application_holiday", "application_leave") else "sick"


def spells_by_day(periods: Sequence[AbsencePeriod]) -> list[tuple[date, date, int, bool]]:
    corrected = {p.corrects for p in periods}
    left = [p for p in periods if p.id not in corrected]
    if not left:
        return []
    found: list[list[date]] = []
    current: list[date] = []
    empty = 0
    for day in every_day(min(p.start for p in left), max(p.end for p in left)):
        type_ = day_type([p for p in left if p.start <= day <= p.end])
        if type_ == "work" or (type_ == "holiday" and empty):
            empty += 1
        elif type_ == "holiday":
            if current:
                current.append(day)
        else:
            current.append(day)
            empty = 0
        if empty >= 16 and current:
            found.append(current)
            current, empty = [], 0
    if current:
        found.append(current)
    return [(days[0], days[-1], len(days), graded_on(days[-1], left)) for days in found]


def graded_on(day: date, periods: Iterable[AbsencePeriod]) -> bool:
    said = {p.kind.value for p in periods if p.start <= day <= p.end}
    about = [kind for kind in ABOUT_GRADE if kind in said]
    return bool(about) and about[0] in PARTLY


# --- employer period ---


@dataclass
class EmployerCount:
    first: date | None = None
    paid: list[date] = field(default_factory=list)
    counted: int = 0
    treated: int = 0
    last_off: date | None = None


def employer_periods_by_day(runs: Sequence[EmployerDays]) -> list[EmployerCount]:
    kinds = {day: run.kind for run in runs for day in every_day(run.start, run.end)}
    if not kinds:
        return []
    found: list[EmployerCount] = []
    now, empty = EmployerCount(), 0
    for day in every_day(min(kinds), max(kinds)):
        kind = kinds.get(day, EmployerDay.WORK)
        if kind is EmployerDay.WORK:
            empty += 1
        elif kind in (EmployerDay.HOLIDAY, EmployerDay.LEAVE):
            now.last_off = day
            empty += 1 if empty else 0
            if 1 <= now.counted <= 15:
                now.counted += 1
                now.paid.append(day)
        else:
            now.first = now.first or day
            now.last_off = day
            empty = 0
            now.counted += 1
            now.treated += kind is EmployerDay.TREATMENT_DAY
            if now.counted <= 16:
                now.paid.append(day)
        if empty >= 16 and now.first:
            found.append(now)
            now, empty = EmployerCount(), 0
    return [*found, now] if now.first else found


# --- max date ---

RANK = {
    DayClass.REJECTED: 60,
    DayClass.SICK: 50,
    DayClass.EMPLOYER_PERIOD_PAID_BY_NAV: 45,
    DayClass.SICK_WEEKEND: 40,
    DayClass.TIME_BARRED: 40,
    DayClass.EMPLOYER_PERIOD: 30,
    DayClass.HOLIDAY: 20,
    DayClass.WORK: 10,
}


@dataclass
class SlowRight:
    paid: set[date] = field(default_factory=set)
    gap: set[date] = field(default_factory=set)
    rejected: set[date] = field(default_factory=set)
    assessed: date | None = None


def years(day: date, count: int) -> date:
    try:
        return day.replace(year=day.year + count)
    except ValueError:
        return day.replace(year=day.year + count, day=28)


def classes_by_day(timelines: Sequence[Sequence[DayRun]]) -> dict[date, DayClass]:
    found: dict[date, DayClass] = {}
    for timeline in timelines:
        for run in timeline:
            for day in every_day(run.start, run.end):
                weekend_sick = run.kind is DayClass.SICK and day.weekday() >= 5
                kind = DayClass.SICK_WEEKEND if weekend_sick else run.kind
                if day not in found or RANK[kind] > RANK[found[day]]:
                    found[day] = kind
    return found


class SlowWalk:
    def __init__(self, born: date | None, died: date | None, quota: int, quota_67: int) -> None:
        self.b67 = years(born, 67) if born else date.max
        self.b70 = years(born, 70) if born else date.max
        self.died = died or date.max
        self.quota, self.quota_67 = quota, quota_67
        self.state = "start"
        self.right = SlowRight()
        self.rights = [self.right]

    def start_again(self) -> None:
        self.state = "start"
        self.right = SlowRight()
        self.rights.append(self.right)

    def pay(self, day: date) -> None:
        right = self.right
        if self.state in ("start", "gap"):
            right.paid = {paid for paid in right.paid if paid >= years(day, -3)}
        right.paid.add(day)
        right.gap, right.assessed = set(), day
        over_67 = sum(paid > self.b67 for paid in right.paid)
        self.state = "used up" if len(right.paid) >= self.quota or over_67 >= self.quota_67 else "sick"

    def empty(self, day: date, then: str) -> None:
        self.right.gap.add(day)
        self.right.assessed = day
        if len(self.right.gap) >= 182:
            if then == "start":
                self.start_again()
            else:
                self.state = then

    def refuse(self, day: date) -> None:
        self.right.rejected.add(day)
        self.right.assessed = day

    def day(self, day: date, kind: DayClass | None) -> None:
        if day >= self.b70 or day > self.died:
            weekend_after_death = kind is DayClass.SICK_WEEKEND and day > self.died
            rejected_alive = kind is DayClass.REJECTED and day <= self.died
            if kind is DayClass.SICK or weekend_after_death or rejected_alive:
                self.refuse(day)
        elif self.state == "start":
            self.in_start(day, kind)
        elif self.state in ("used up", "blocked"):
            self.after_quota(day, kind)
        else:
            self.before_quota(day, kind)

    def in_start(self, day: date, kind: DayClass | None) -> None:
        if kind is DayClass.SICK:
            self.pay(day)
        elif kind is not DayClass.SICK_WEEKEND:
            self.right.assessed = day

    def before_quota(self, day: date, kind: DayClass | None) -> None:
        if kind is DayClass.SICK:
            self.pay(day)
        elif kind is DayClass.SICK_WEEKEND and self.state != "gap":
            return
        elif self.state == "sick":
            self.state = "holiday" if kind is DayClass.HOLIDAY else "gap"
            self.empty(day, "start")
        else:
            if kind is not DayClass.HOLIDAY:
                self.state = "gap"
            self.empty(day, "start")

    def after_quota(self, day: date, kind: DayClass | None) -> None:
        refused = kind in (DayClass.SICK, DayClass.REJECTED)
        if refused:
            self.refuse(day)
        if self.state == "blocked":
            if not refused and kind not in (DayClass.SICK_WEEKEND, DayClass.HOLIDAY):
                self.start_again()
        elif refused or kind in (DayClass.SICK_WEEKEND, DayClass.HOLIDAY):
            self.empty(day, "blocked")
        else:
            self.empty(day, "start")


def plus_weekdays(day: date, count: int) -> date:
    while day.weekday() >= 5:
        day += ONE
    while count:
        day += ONE
        count -= day.weekday() < 5
    return day


def back_to_weekday(day: date) -> date:
    while day.weekday() >= 5:
        day -= ONE
    return day


def max_dates_by_day(
    timelines: Sequence[Sequence[DayRun]],
    born: date | None,
    died: date | None = None,
    quota: int = 248,
    quota_67: int = 60,
) -> list[tuple[int, int, date, str, int]]:
    """For each right: used, remaining, max date, rule, rejected."""
    classes = classes_by_day(timelines)
    if not classes:
        return []
    walk = SlowWalk(born, died, quota, quota_67)
    for day in every_day(min(classes), max(classes)):
        walk.day(day, classes.get(day))
    return [conclude(right, walk, max(classes)) for right in walk.rights]


def conclude(right: SlowRight, walk: SlowWalk, last_day: date) -> tuple[int, int, date, str, int]:
    over_67 = sum(paid > walk.b67 for paid in right.paid)
    if len(right.paid) >= walk.quota or over_67 >= walk.quota_67:
        base = max(right.paid)
    else:
        base = back_to_weekday(right.assessed or last_day)
    end, rule = plus_weekdays(base, walk.quota - len(right.paid)), "ordinary_248"
    if walk.b67 != date.max:
        limited = plus_weekdays(max(base, back_to_weekday(walk.b67)), walk.quota_67 - over_67)
        last = back_to_weekday(walk.b70 - ONE)
        if limited < end:
            end, rule = (limited, "limited_67") if limited <= last else (last, "age_70")
    end = min(end, walk.died)
    remaining = sum(day.weekday() < 5 for day in every_day(base + ONE, end)) if end > base else 0
    return len(right.paid), remaining, end, rule, len(right.rejected)
