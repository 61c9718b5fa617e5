"""Decides what the picture of an absence is about: stretches with their grade, gaps, dated marks, today."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from workflow.domain.absence.periods import (
    HOLIDAY_KINDS,
    PRIORITY,
    SPEAKING_KINDS,
    WORK_KINDS,
    AbsenceKind,
    AbsencePeriod,
)
from workflow.domain.absence.spells import Spell, join

DEADLINE, MEETING = "deadline", "meeting"
_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """A period with its grade, both days inclusive; `last` is None while nobody knows the last day.

    `place` names where the work is, for somebody with several employers or positions: one lane and one word each.
    `drawn_until` is how far an open stretch is drawn when that is not today.
    """

    first: date
    last: date | None
    grade: int
    kind: AbsenceKind = AbsenceKind.SICK_NOTE_FULL
    place: str | None = None
    drawn_until: date | None = None

    @property
    def shape(self) -> str:
        """How it is drawn: sickness as high as its grade, holiday and work beside it."""
        if self.kind in HOLIDAY_KINDS:
            return "holiday"
        at_work = self.kind in WORK_KINDS or self.kind not in SPEAKING_KINDS or self.grade == 0
        return "work" if at_work else "sick"

    def last_known(self, today: date) -> date:
        """An open stretch lasts at least until today."""
        return self.last or self.drawn_until or max(today, self.first)

    def hides(self, other: "Stretch") -> bool:
        """Whether it decides what a day of the same place is, where both speak of it and mean different things."""
        return (
            self.place == other.place and self.shape != other.shape and _rank(self.kind) < _rank(other.kind)
        )


@dataclass(frozen=True, slots=True)
class Gap:
    """Days without sickness; `goes_on` when they were too few to end the absence."""

    first: date
    last: date
    goes_on: bool

    @property
    def days(self) -> int:
        """Calendar days."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Mark:
    """A day with a name: a deadline or a meeting."""

    on: date
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything the picture shows, in the order of the days."""

    stretches: tuple[Stretch, ...]
    gaps: tuple[Gap, ...]
    marks: tuple[Mark, ...]
    today: date

    @classmethod
    def of(
        cls,
        stretches: Iterable[Stretch],
        marks: Iterable[Mark],
        today: date,
        spells: Sequence[Spell] | None = None,
    ) -> "Timeline":
        """Put in order, with the gaps between the spells; those are joined here when they are not known already."""
        ordered = tuple(sorted(stretches, key=lambda stretch: (stretch.first, stretch.last or date.max)))
        gaps = tuple(_gaps(join(_as_engine_sees(ordered, today)) if spells is None else spells))
        return cls(ordered, gaps, tuple(sorted(marks, key=lambda mark: mark.on)), today)

    @property
    def places(self) -> tuple[str | None, ...]:
        """Where there is work, by name, what has no name first; one lane of the picture each."""
        return tuple(sorted({stretch.place for stretch in self.stretches}, key=lambda place: place or ""))

    @property
    def first_day(self) -> date:
        """The first day of the first stretch."""
        return self.stretches[0].first

    @property
    def last_known(self) -> date:
        """The last day anything is known of."""
        return max(stretch.last_known(self.today) for stretch in self.stretches)


def _rank(kind: AbsenceKind) -> int:
    return PRIORITY.index(kind) if kind in SPEAKING_KINDS else len(PRIORITY)


def _as_engine_sees(stretches: Sequence[Stretch], today: date) -> list[AbsencePeriod]:
    """Each place is an employer of its own, also the one without a name."""
    several = len({stretch.place for stretch in stretches}) > 1
    return [
        AbsencePeriod(
            id=str(number),
            kind=stretch.kind,
            start=stretch.first,
            end=stretch.last_known(today),
            grade=stretch.grade,
            employer=(stretch.place or "-") if several else None,
        )
        for number, stretch in enumerate(stretches)
    ]


def _gaps(spells: Sequence[Spell]) -> Iterator[Gap]:
    for spell in spells:
        yield from (Gap(gap.start, gap.end, goes_on=True) for gap in spell.gaps)
    for before, after in pairwise(spells):
        yield Gap(before.end + _DAY, after.start - _DAY, goes_on=False)
