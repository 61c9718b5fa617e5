"""Reads and writes accommodation measures and their evaluations; what was agreed and said is sealed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.measures import HowItWent, MeasureArea, WhatNext
from workflow.services.measures import EvaluationRecord, MeasureRecord
from workflow.services.ports import Cipher

from .measure_reminders import order_measure_reminders
from .sealing import place
from .tables import measure, measure_evaluation

_TEXTS = ("what", "voice")
_PLAIN = [name for name in MeasureRecord.__dataclass_fields__ if name not in _TEXTS]
_COLUMNS = [*(measure.c[name] for name in _PLAIN), measure.c.what_sealed, measure.c.voice_sealed]


class MeasureRows:
    """Measures in the database."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def load(self, measure_id: UUID) -> MeasureRecord | None:
        """A measure, or None."""
        row = self._connection.execute(sa.select(*_COLUMNS).where(measure.c.id == measure_id)).one_or_none()
        return self._record(row) if row else None

    def of_case(self, case_id: UUID) -> Sequence[MeasureRecord]:
        """The measures of a case, by their first day."""
        query = (
            sa.select(*_COLUMNS)
            .where(measure.c.case_id == case_id)
            .order_by(measure.c.from_on, measure.c.agreed_at, measure.c.id)
        )
        return [self._record(row) for row in self._connection.execute(query)]

    def add(self, new: MeasureRecord) -> None:
        """Store a new measure."""
        self._connection.execute(measure.insert(), self._sealed(new.id, asdict(new)))

    def change(self, measure_id: UUID, changes: Mapping[str, Any]) -> None:
        """Write other values."""
        values = self._sealed(measure_id, changes)
        self._connection.execute(sa.update(measure).where(measure.c.id == measure_id).values(**values))

    def add_evaluation(self, new: EvaluationRecord) -> None:
        """Store an evaluation."""
        self._connection.execute(measure_evaluation.insert(), asdict(new))

    def evaluations(self, measure_id: UUID) -> Sequence[EvaluationRecord]:
        """The evaluations of a measure, the latest first."""
        names = EvaluationRecord.__dataclass_fields__
        query = (
            sa.select(*(measure_evaluation.c[name] for name in names))
            .where(measure_evaluation.c.measure_id == measure_id)
            .order_by(measure_evaluation.c.evaluated_on.desc(), measure_evaluation.c.id)
        )
        return [_evaluation(row) for row in self._connection.execute(query)]

    def order_reminders(self, day: date, at: datetime) -> int:
        """Order the reminders that are due."""
        return order_measure_reminders(self._connection, day, at)

    def _sealed(self, measure_id: UUID, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values with their texts sealed; an empty text is none."""
        sealed = {name: value for name, value in values.items() if name not in _TEXTS}
        for name in _TEXTS:
            if name in values:
                context = place("measure", name, measure_id)
                text = values[name]
                sealed[f"{name}_sealed"] = self._keys.encrypt_text(text, context=context) if text else None
        return sealed

    def _record(self, row: sa.Row[Any]) -> MeasureRecord:
        values: dict[str, Any] = row._asdict()
        for name in _TEXTS:
            sealed, context = values.pop(f"{name}_sealed"), place("measure", name, row.id)
            values[name] = self._keys.decrypt_text(sealed, context=context) if sealed else ""
        values["area"] = MeasureArea(values["area"])
        values["how_it_went"] = HowItWent(values["how_it_went"]) if values["how_it_went"] else None
        return MeasureRecord(**values)


def _evaluation(row: sa.Row[Any]) -> EvaluationRecord:
    values: dict[str, Any] = row._asdict()
    coded = {"how_it_went": HowItWent(row.how_it_went), "what_next": WhatNext(row.what_next)}
    return EvaluationRecord(**{**values, **coded})
