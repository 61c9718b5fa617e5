"""Decides what lies behind the dates of one absence, and how much of it somebody may see who sees only one employment."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from workflow.domain.absence.benefit_days import MaxDateEstimate, estimate_max_date_for_spell
from workflow.domain.absence.employer_period import EmployerPeriod
from workflow.domain.absence.max_date import Person
from workflow.domain.absence.periods import SPEAKING_KINDS, AbsencePeriod
from workflow.domain.absence.reasons import Reason, periods_of, why_spell
from workflow.domain.absence.spells import Gap, Spell
from workflow.domain.absence.told import ToldDate
from workflow.domain.law import NAV_PRACTICE
from workflow.domain.text import N_
from workflow.why.explained import Behind

TOLD_AND_OTHER = N_(
    "Nav has told that the absence began on %(told)s. By what is registered here it is %(computed)s. Nav's day counts."
)
TOLD = N_("Nav has told that the absence began on %(told)s.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """What is behind the dates of one absence: the spell, the periods known of the person, and what Nav told.

    `own` is the employment (an employer to the engine) the case is about; `open_ended` the ids of periods without a last day.
    To a `discreet` reader absence elsewhere is days and nothing more, and what lay before the spell is not told.
    """

    today: date
    first_day: ToldDate
    max_date: ToldDate
    last_day: date | None
    spell: Spell | None
    earlier: Spell | None = None
    periods: tuple[AbsencePeriod, ...] = ()
    open_ended: frozenset[str] = frozenset()
    own: str | None = None
    born_on: date | None = None
    estimate: MaxDateEstimate | None = None
    employer_period: EmployerPeriod | None = None
    discreet: bool = False

    @property
    def person(self) -> Person:
        """What of the person limits the right to sick pay."""
        return Person(self.born_on)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The days without sickness the spell was joined over."""
        return self.spell.gaps if self.spell else ()

    @property
    def behind_spell(self) -> tuple[Behind, ...]:
        """The periods that speak of a day of the spell."""
        return tuple(self._seen(one) for one in periods_of(self.spell, self.periods)) if self.spell else ()

    @property
    def behind_sick_pay(self) -> tuple[Behind, ...]:
        """The periods that count for sick pay; only those of the spell to a discreet reader."""
        if self.discreet or self.estimate is None:
            return self.behind_spell
        since = self.estimate.assessment.window_from or date.min
        heard = [one for one in self.periods if one.kind in SPEAKING_KINDS and one.end >= since]
        return tuple(self._seen(one) for one in sorted(heard, key=_by_days))

    def why_it_began(self) -> tuple[Reason, ...]:
        """The day Nav told next to ours, and the spell with what it was joined over."""
        if self.spell is None:
            return self.told()
        earlier = None if self.discreet else self.earlier
        return (*self.told(), *(_without_ids(one) for one in why_spell(self.spell, self.periods, earlier)))

    def joined(self) -> tuple[Reason, ...]:
        """The same in short, for a date that is counted from the first day."""
        return tuple(one for one in self.why_it_began() if one.code in {"first_day_told", "gap"})

    def told(self) -> tuple[Reason, ...]:
        """What Nav told of the first day, and ours where it is another."""
        told, computed = self.first_day.told, self.first_day.computed
        if told is None:
            return ()
        if self.first_day.differs and computed is not None:
            facts = {"told": told, "computed": computed}
            return (Reason("first_day_told", TOLD_AND_OTHER, NAV_PRACTICE.code, facts),)
        return (Reason("first_day_told", TOLD, NAV_PRACTICE.code, {"told": told}),)

    def _seen(self, period: AbsencePeriod) -> Behind:
        elsewhere = None not in (self.own, period.employer) and period.employer != self.own
        last = None if period.id in self.open_ended else period.end
        if elsewhere and self.discreet:
            return Behind(first=period.start, last=last, elsewhere=True)
        return Behind(
            first=period.start, last=last, kind=period.kind, grade=period.grade, elsewhere=elsewhere
        )


def ground_of(
    periods: Sequence[AbsencePeriod], known: Ground, *, born_on: date | None, own: str | None = None
) -> Ground:
    """`known` with its periods, and what the engine makes of them: the estimate, and who pays the first days."""
    estimate = estimate_max_date_for_spell(periods, born_on=born_on, today=known.today) if periods else None
    mine = [one for one in periods if own is None or one.employer in (None, own)]
    paid = estimate_max_date_for_spell(mine, born_on=born_on, today=known.today) if mine else None
    return replace(
        known,
        periods=tuple(periods),
        own=own,
        born_on=born_on,
        estimate=estimate,
        employer_period=_of_spell(paid.employer_periods if paid else (), known.spell),
    )


def _of_spell(found: Sequence[EmployerPeriod], spell: Spell | None) -> EmployerPeriod | None:
    """The last one with a day in the spell."""
    inside = [one for one in found if spell and one.start <= spell.end and spell.start <= one.end]
    return inside[-1] if inside else None


def _without_ids(reason: Reason) -> Reason:
    """The periods stand beside the reasons; their ids are nobody's business."""
    return replace(reason, facts={name: fact for name, fact in reason.facts.items() if name != "periods"})


def _by_days(period: AbsencePeriod) -> tuple[date, date, str]:
    return period.start, period.end, period.id
