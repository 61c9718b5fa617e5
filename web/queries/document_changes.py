"""What a document says otherwise than an earlier version of it; whoever asks may read both."""

from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.document_rows import DocumentRows
from workflow.bootstrap import Wiring
from workflow.differences import Difference, differences
from workflow.domain.wordings import common_language


def document_changes(
    wiring: Wiring, connection: sa.Connection, earlier_id: UUID, later_id: UUID, language: str
) -> tuple[Difference, ...]:
    """Question by question, in the language wanted or else in one that both versions are kept in."""
    rows = DocumentRows(connection, wiring.keys)
    earlier, later = rows.wordings(earlier_id), rows.wordings(later_id)
    spoken = common_language(earlier, later, language)
    return differences(earlier.within(spoken), later.within(spoken))
