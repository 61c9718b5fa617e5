"""Says why a date is what it is: the rule, the paragraph and the facts, as data and as a sentence to fill in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workflow.domain.absence.employer_period import PAID_DAYS, EmployerPeriod
from workflow.domain.absence.max_date import (
    AGE_OF_FEWER_DAYS,
    AGE_OF_NO_DAYS,
    Assessment,
    MaxDateRule,
    Person,
)
from workflow.domain.absence.periods import SPEAKING_KINDS, AbsencePeriod, standing
from workflow.domain.absence.recurring import LONG_SPELL_DAYS, THRESHOLDS, Recurrence, Threshold
from workflow.domain.absence.rights import SUFFICIENT_GAP
from workflow.domain.absence.spells import DAYS_THAT_SPLIT, Spell
from workflow.domain.text import N_

Fact = date | int | str
JOINING_RULE = "Nav: joining of follow-up spells"
RECURRENCE_MEASURE = "Nav: measure of recurrent absence"


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence of an explanation: `sentence` is a message id with the names of `facts` as placeholders."""

    code: str
    sentence: str
    paragraph: str
    facts: Mapping[str, Fact]

    def in_english(self) -> str:
        """The sentence with its facts, dates in ISO form."""
        return self.sentence % self.facts


def why_spell(spell: Spell, periods: Iterable[AbsencePeriod], earlier: Spell | None = None) -> list[Reason]:
    """Why a spell begins and ends where it does; `earlier` is the spell before it, if any."""
    ids = ", ".join(period.id for period in periods_of(spell, periods))
    return [*_beginning(earlier), _extent(spell, ids), *_joined(spell)]


def why_spells(spells: Sequence[Spell], periods: Iterable[AbsencePeriod]) -> list[list[Reason]]:
    """The same for every spell of a person, oldest first; each looks only at the periods near it."""
    ends = [spell.end for spell in spells]
    near: list[list[AbsencePeriod]] = [[] for _ in spells]
    for period in standing(periods):
        at = bisect_left(ends, period.start)
        while at < len(spells) and spells[at].start <= period.end:
            near[at].append(period)
            at += 1
    before = (None, *spells)
    return [why_spell(*one) for one in zip(spells, near, before, strict=False)]


def periods_of(spell: Spell, periods: Iterable[AbsencePeriod]) -> list[AbsencePeriod]:
    """The standing periods that speak of a day of the spell, by first day."""
    inside = [p for p in standing(periods) if p.start <= spell.end and spell.start <= p.end]
    return sorted((p for p in inside if p.kind in SPEAKING_KINDS), key=lambda p: (p.start, p.end, p.id))


def _beginning(earlier: Spell | None) -> Iterator[Reason]:
    if earlier is not None:
        yield Reason(
            "new_spell",
            N_(
                "The spell before ended on %(end)s. At least %(split)s days without sickness followed, so this is a "
                "new spell."
            ),
            JOINING_RULE,
            {"end": earlier.end, "split": DAYS_THAT_SPLIT},
        )


def _extent(spell: Spell, ids: str) -> Reason:
    return Reason(
        "spell",
        N_("From %(start)s to %(end)s, %(days)s days count as sick."),
        JOINING_RULE,
        {"start": spell.start, "end": spell.end, "days": spell.sick_days, "periods": ids},
    )


def _joined(spell: Spell) -> Iterator[Reason]:
    for gap in spell.gaps:
        yield Reason(
            "gap",
            N_("No sickness from %(start)s to %(end)s: fewer than %(split)s days, so the spell goes on."),
            JOINING_RULE,
            {"days": gap.days, "start": gap.start, "end": gap.end, "split": DAYS_THAT_SPLIT},
        )


def why_employer_period(period: EmployerPeriod) -> list[Reason]:
    """Which days the employer pays, and when the next employer period can begin."""
    runs = ", ".join(f"{first.isoformat()}/{last.isoformat()}" for first, last in period.paid)
    return [
        Reason(
            "employer_period",
            N_("The employer pays the first %(paid)s days of sickness, here from %(start)s to %(end)s."),
            "ftrl § 8-19",
            {"paid": PAID_DAYS, "start": period.start, "end": period.end, "days": runs},
        ),
        Reason(
            "next_employer_period",
            N_("Sickness that begins after %(until)s starts a new employer period."),
            "ftrl § 8-19",
            {"until": period.last_day_off + timedelta(days=DAYS_THAT_SPLIT)},
        ),
    ]


def why_max_date(assessment: Assessment, person: Person, *, first: bool) -> list[Reason]:
    """What is spent, what is left and which limit comes first; `first` when no right came before."""
    return [*_spent(assessment, person, first=first), _limit(assessment, person), *_death(assessment, person)]


def _spent(assessment: Assessment, person: Person, *, first: bool) -> Iterator[Reason]:
    if not first:
        yield Reason(
            "new_right",
            N_("After %(gap)s days without sick pay a new right with all days began."),
            "ftrl § 8-12",
            {"gap": SUFFICIENT_GAP},
        )
    yield Reason(
        "spent",
        N_("%(used)s of %(quota)s sick-pay days are used."),
        "ftrl § 8-12",
        {"used": assessment.used, "quota": person.quota},
    )
    if assessment.window_from is not None:
        yield Reason(
            "window",
            N_("Sick-pay days before %(window_from)s, three years back, no longer count."),
            "ftrl § 8-12",
            {"window_from": assessment.window_from},
        )


def _limit(assessment: Assessment, person: Person) -> Reason:
    facts: dict[str, Fact] = {
        "left": assessment.remaining,
        "from": assessment.reckoned_from,
        "max_date": assessment.max_date,
    }
    if assessment.rule is MaxDateRule.ORDINARY_248:
        left = N_("Of the weekdays after %(from)s the last with sick pay is %(max_date)s.")
        none = N_("All sick-pay days are used; the last was %(max_date)s.")
        sentence = left if assessment.remaining else none
        return Reason("ordinary_248", sentence, "ftrl § 8-12", facts)
    if assessment.rule is MaxDateRule.LIMITED_67:
        sentence = N_(
            "After the birthday on %(birthday)s there are %(quota)s days; the last is %(max_date)s."
        )
        more: dict[str, Fact] = {
            "birthday": person.birthday(AGE_OF_FEWER_DAYS) or "-",
            "quota": person.quota_over_67,
        }
        return Reason("limited_67", sentence, "ftrl § 8-51", facts | more)
    sentence = N_("Sick pay ends on the last weekday before the birthday on %(birthday)s: %(max_date)s.")
    return Reason(
        "age_70", sentence, "ftrl § 8-51", facts | {"birthday": person.birthday(AGE_OF_NO_DAYS) or "-"}
    )


def _death(assessment: Assessment, person: Person) -> Iterator[Reason]:
    if person.died_on is not None and assessment.max_date == person.died_on:
        yield Reason(
            "death", N_("No sick pay is paid after %(day)s."), "ftrl § 8-12", {"day": person.died_on}
        )


def why_recurrent(answer: Recurrence) -> list[Reason]:
    """What was counted, and the thresholds it was held against."""
    counted = Reason(
        "counted",
        N_("%(spells)s spells of %(long)s days or more ended since %(since)s, with %(days)s days in all."),
        RECURRENCE_MEASURE,
        {"spells": answer.spells, "long": LONG_SPELL_DAYS, "since": answer.since, "days": answer.days},
    )
    return [counted, *_thresholds(THRESHOLDS if answer.reached is None else (answer.reached,))]


def _thresholds(thresholds: Sequence[Threshold]) -> Iterator[Reason]:
    for threshold in thresholds:
        yield Reason(
            "threshold",
            N_("Absence is recurrent from %(spells)s such spells with %(days)s days."),
            RECURRENCE_MEASURE,
            {"spells": threshold.spells, "days": threshold.days},
        )
