"""The one place where rows of the history and of the log of readings are deleted: both may only grow, but for this."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from .tables import history, read_log
from .tables import retention_receipt as receipt

RELEASED: tuple[sa.Table, ...] = (history, read_log)


def release_rows(connection: sa.Connection, receipt_id: UUID, table: sa.Table, ids: Sequence[int]) -> None:
    """Delete rows that a receipt accounts for; without it in the database already nothing is deleted."""
    if table not in RELEASED:
        raise ValueError(table.name)
    if connection.scalar(sa.select(receipt.c.count).where(receipt.c.id == receipt_id)) is None:
        raise LookupError("no receipt")
    connection.execute(sa.delete(table).where(table.c.id.in_(ids)))
