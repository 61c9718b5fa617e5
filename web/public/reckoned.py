"""Decides what follows from the calculator's periods, by the same rules as for a case: spells, duties, pay, max date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from forms.calculator import Calculator
from forms.calculator_period import PeriodKind
from web.casework.timeline.case import duty_marks
from web.casework.timeline.content import Stretch, Timeline
from web.public.calculator_periods import as_periods, in_order, is_open
from workflow.domain.absence.benefit_days import MaxDateEstimate, estimate_max_date_for_spell
from workflow.domain.absence.deciding import grade_at
from workflow.domain.absence.employer_period import EmployerPeriod
from workflow.domain.absence.max_date import AGE_OF_NO_DAYS, Person
from workflow.domain.absence.periods import WHOLLY_ABSENT, AbsencePeriod
from workflow.domain.absence.spells import Spell
from workflow.domain.absence.timeline import timeline_of
from workflow.domain.absence.weekdays import weekdays_in
from workflow.domain.case import CaseFile
from workflow.domain.stages import Stage


@dataclass(frozen=True, kw_only=True, slots=True)
class Reckoned:
    """What the engine says; `file` is a case nobody has, reported today and with nothing on file."""

    periods: tuple[AbsencePeriod, ...]
    person: Person
    spells: tuple[Spell, ...]
    estimate: MaxDateEstimate
    file: CaseFile
    timeline: Timeline

    @property
    def used(self) -> int:
        """Weekdays with sick pay until today, of the right that runs."""
        today = self.file.today
        return sum(
            weekdays_in(first, min(last, today))
            for first, last in self.estimate.assessment.paid
            if first <= today
        )

    @property
    def too_old(self) -> bool:
        """Whether there is no right for the latest absence, or for a new one when that is over (ftrl § 8-51)."""
        first = self.spells[-1].start if self.estimate.goes_on else self.file.today
        return _too_old(self.person, first)

    @property
    def employers(self) -> tuple[str, ...]:
        """The employers told apart; none where there is only one."""
        return employers_of(self.periods)

    def employer_periods(self) -> Iterator[tuple[str, tuple[EmployerPeriod, ...]]]:
        """The days each employer pays; the name is empty where there is only one."""
        if not self.employers:
            yield "", self.estimate.employer_periods
        for employer in self.employers:
            own = [period for period in self.periods if period.employer in (None, employer)]
            estimate = estimate_max_date_for_spell(own, born_on=self.person.born_on, today=self.file.today)
            yield employer, estimate.employer_periods if estimate else ()


def reckon(entered: Calculator, today: date) -> Reckoned | None:
    """From valid periods, in whatever order; None when no day of sickness is left among them."""
    periods = as_periods(entered.filled, today)
    person = Person(born_on=entered.born_on)
    spells, estimate = timeline_of(periods, born_on=person.born_on, today=today)
    if estimate is None or not spells:
        return None
    max_date = None if _too_old(person, spells[-1].start) else estimate.max_date
    file = _file(entered, periods, spells[-1], max_date, today)
    timeline = Timeline.of(_stretches(entered, periods), duty_marks(file), today, spells)
    return Reckoned(
        periods=periods, person=person, spells=spells, estimate=estimate, file=file, timeline=timeline
    )


def employers_of(periods: Sequence[AbsencePeriod]) -> tuple[str, ...]:
    """The employers named, when there are several."""
    named = sorted({period.employer for period in periods if period.employer})
    return tuple(named) if len(named) > 1 else ()


def _too_old(person: Person, first: date) -> bool:
    """Whether sickness that begins on this day gives no sick pay, however few days are used."""
    reached = person.birthday(AGE_OF_NO_DAYS)
    return reached is not None and reached <= first


def _file(
    entered: Calculator, periods: Sequence[AbsencePeriod], latest: Spell, max_date: date | None, today: date
) -> CaseFile:
    goes_on = any(is_open(form) and form["kind"].data != PeriodKind.WORK_RESUMED for form in entered.filled)
    share = _share(periods, latest, today)
    return CaseFile(
        stage=Stage.REPORTED,
        today=today,
        first_day=latest.start,
        last_day=None if goes_on else latest.end,
        grade=share,
        max_date=max_date,
        partly_until=_partly_until(periods, latest, today) if share >= WHOLLY_ABSENT else None,
    )


def _partly_until(periods: Sequence[AbsencePeriod], latest: Spell, today: date) -> date | None:
    """The last day so far with work in part, before the present whole absence."""
    ends = (period.end for period in periods if latest.start <= period.end < today)
    return max((day for day in ends if 0 < (_share_on(periods, day) or 0) < WHOLLY_ABSENT), default=None)


def _share(periods: Sequence[AbsencePeriod], latest: Spell, today: date) -> int:
    """Per cent away today; on a day of work or holiday what was told last, since the dates hold if it goes on."""
    day = min(max(today, latest.start), latest.end)
    days = sorted({day, *(period.end for period in periods if period.end < day)}, reverse=True)
    return next((share for share in (_share_on(periods, one) for one in days) if share), WHOLLY_ABSENT)


def _share_on(periods: Sequence[AbsencePeriod], day: date) -> int | None:
    """The highest of all employers: each has its duties by the absence from itself."""
    groups = employers_of(periods) or (None,)
    told = [
        grade_at([p for p in periods if group is None or p.employer in (None, group)], day)
        for group in groups
    ]
    return max((share for share in told if share is not None), default=None)


def _stretches(entered: Calculator, periods: Sequence[AbsencePeriod]) -> Iterator[Stretch]:
    several = bool(employers_of(periods))
    for form, period in zip(in_order(entered.filled), periods, strict=True):
        yield Stretch(
            first=period.start,
            last=None if is_open(form) else period.end,
            grade=period.grade or 0,
            kind=period.kind,
            place=employer_name(period.employer) if several else None,
            drawn_until=period.end,
        )


def employer_name(employer: str | None) -> str:
    """How an employer without a name is called."""
    return str(_("Employer %(number)s", number=employer) if employer else _("All employers"))
