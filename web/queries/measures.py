"""The accommodation measures of a case, and one of them with its paper and its evaluations."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from web.queries.read_document import ReadDocument, find_document
from web.queries.sight import Sight
from workflow.adapters.persistence.document_rows import DocumentRows
from workflow.adapters.persistence.measure_rows import MeasureRows
from workflow.adapters.persistence.tables import case, measure
from workflow.bootstrap import Wiring
from workflow.domain.documents import DocumentKind
from workflow.services.measures import EvaluationRecord, MeasureRecord


@dataclass(frozen=True, kw_only=True)
class ReadMeasure:
    """A measure as it is read: its paper as it counts now, and how it was evaluated, the latest first."""

    record: MeasureRecord
    case_version: int
    case_stage: str
    paper: ReadDocument
    evaluations: Sequence[EvaluationRecord]


def case_measures(wiring: Wiring, connection: sa.Connection, case_id: UUID) -> Sequence[MeasureRecord]:
    """The measures of a case, by their first day."""
    return MeasureRows(connection, wiring.keys).of_case(case_id)


def find_measure(
    wiring: Wiring, connection: sa.Connection, measure_id: UUID, sight: Sight
) -> ReadMeasure | None:
    """A measure, when its case is in sight; else None."""
    place = connection.execute(
        sa.select(case.c.id, case.c.version, case.c.stage)
        .select_from(measure.join(case, case.c.id == measure.c.case_id))
        .where(measure.c.id == measure_id, sight)
    ).one_or_none()
    if place is None:
        return None
    rows, kind = MeasureRows(connection, wiring.keys), DocumentKind.ACCOMMODATION_MEASURE
    record = rows.load(measure_id)
    current = DocumentRows(connection, wiring.keys).current_about(place.id, kind, measure_id)
    paper = find_document(wiring, connection, current.id, sight) if current else None
    if record is None or paper is None:
        return None
    return ReadMeasure(
        record=record,
        case_version=place.version,
        case_stage=place.stage,
        paper=paper,
        evaluations=rows.evaluations(measure_id),
    )
