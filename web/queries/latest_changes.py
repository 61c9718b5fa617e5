"""What gave a case its latest versions: told to somebody whose form was overtaken."""

from uuid import UUID

import sqlalchemy as sa

from web.queries.case_history import HistoryLine, case_history

CHANGES_VERSION = frozenset(
    {"document_filed", "step_taken", "document_answered", "absence_recorded", "handed_over"}
)
"""The events that come with a new version of the case; the others leave it as it is."""
LOOKED_THROUGH = 50


def latest_changes(connection: sa.Connection, case_id: UUID, count: int) -> list[HistoryLine]:
    """The last `count` things that changed a case, the newest first."""
    lines = case_history(connection, case_id, LOOKED_THROUGH)
    return [line for line in lines if line.event in CHANGES_VERSION][: max(count, 0)]
