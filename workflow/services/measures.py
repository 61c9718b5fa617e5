"""What the services know of accommodation measures, and what they ask of the database about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from workflow.domain.measures import OVER, HowItWent, MeasureArea, MeasureStatus, WhatNext, status_on


@dataclass(frozen=True, kw_only=True, slots=True)
class MeasureRecord:
    """A measure of a case. `voice` is what the employee has written for the next evaluation.

    `option_id` is the entry of the unit's list it comes from; its own wording stays when the list changes. `source_id` is
    the paper it was first agreed in.
    """

    id: UUID
    case_id: UUID
    area: MeasureArea
    what: str
    from_on: date
    until_on: date
    evaluate_on: date | None
    agreed_at: datetime
    agreed_by: UUID
    evaluation_reminder_on: date | None = None
    end_reminder_on: date | None = None
    stopped_on: date | None = None
    renewed_on: date | None = None
    evaluated_on: date | None = None
    how_it_went: HowItWent | None = None
    voice: str = ""
    voice_at: datetime | None = None
    option_id: UUID | None = None
    source_id: UUID | None = None

    def status(self, today: date) -> MeasureStatus:
        """How it stands on a day."""
        return status_on(
            today,
            self.from_on,
            self.until_on,
            evaluate_on=self.evaluate_on,
            stopped_on=self.stopped_on,
            renewed_on=self.renewed_on,
        )

    def is_over(self, today: date) -> bool:
        """Whether it is no longer in use, and was looked at."""
        return self.status(today) in OVER


@dataclass(frozen=True, kw_only=True, slots=True)
class EvaluationRecord:
    """One evaluation of a measure; its words are in the document."""

    id: UUID
    measure_id: UUID
    document_id: UUID
    evaluated_on: date
    how_it_went: HowItWent
    what_next: WhatNext


class Measures(Protocol):
    """Measures and their evaluations."""

    def load(self, measure_id: UUID) -> MeasureRecord | None: ...
    def of_case(self, case_id: UUID) -> Sequence[MeasureRecord]:
        """All of them, by their first day."""

    def add(self, new: MeasureRecord) -> None: ...
    def change(self, measure_id: UUID, changes: Mapping[str, Any]) -> None:
        """Write `changes`; `what` and `voice` among them are sealed."""

    def add_evaluation(self, new: EvaluationRecord) -> None: ...
    def evaluations(self, measure_id: UUID) -> Sequence[EvaluationRecord]:
        """The evaluations of a measure, the latest first."""

    def order_reminders(self, day: date, at: datetime) -> int:
        """Order the reminders of every open case that are due on `day`; returns how many were new."""
