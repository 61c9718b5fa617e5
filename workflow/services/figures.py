"""What figures are counted from, and how they are kept: already masked, each counted once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from workflow.domain.figures.man_days import Post
from workflow.domain.figures.published import Figure, Measure
from workflow.domain.figures.spans import Span

EXEMPT_FROM_ACTIVITY = "exempt_from_activity"
"""Among what was filed: a statement on activity that says why there can be none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Followed:
    """An absence that was followed up: what was filed on it, by kind, with the first day it was.

    A statement on activity stands there by its kind and, where it says why there can be none, as `EXEMPT_FROM_ACTIVITY`.
    """

    person: UUID
    unit: UUID
    first_day: date
    last_day: date | None
    grade: int
    filed: Mapping[str, date]


@dataclass(frozen=True, kw_only=True, slots=True)
class Signal:
    """Something counted of a person and a unit: that the workplace is told to matter, or what was adapted."""

    person: UUID
    unit: UUID
    measure: Measure
    word: str


class Figures(Protocol):
    """Figures in the database."""

    def counted(self) -> Collection[str]:
        """The quarters that are counted."""

    def take(self, quarter: str, at: datetime) -> bool:
        """Whether it is ours to count; each quarter is taken once."""

    def tree(self) -> Mapping[UUID, Sequence[UUID]]:
        """Every unit, with the units right below it."""

    def posts(self, span: Span) -> Sequence[Post]:
        """Every position somebody had in it, with the absence from it, also before and after."""

    def followed(self, span: Span) -> Sequence[Followed]:
        """The absences that began in it."""

    def signals(self, span: Span) -> Sequence[Signal]:
        """What was told and agreed in it."""

    def of_spans(self, spans: Sequence[str]) -> Sequence[Figure]:
        """Figures that are kept."""

    def keep(self, figures: Sequence[Figure]) -> None: ...
