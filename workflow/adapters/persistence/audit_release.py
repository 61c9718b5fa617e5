"""Decides how rows of the log may go when their time is over: each named by a receipt that is itself in the chain.

Their lines stay in the chain, which says nothing of what the rows said. A row that is gone without a receipt is a finding.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from workflow.services.ports import Cipher
from workflow.services.security_log import Happening, SecurityEvent

from .audit_content import CHAINED
from .audit_events import note_event
from .tables import audit_chain, audit_release, retention_pass

BATCH = 500
_WHOLE = 2**256


class Unchained(Exception):
    """Rows that have no line in the chain cannot be released; `tilbake audit verify` tells which they are."""


def release_rows(
    connection: sa.Connection,
    receipt_id: UUID,
    rows: Mapping[str, Sequence[int]],
    *,
    keys: Cipher,
    at: datetime,
) -> int:
    """Delete rows of the log, by table name and id, and chain the receipt for exactly these; how many went.

    May be called several times for one receipt, each time in the transaction of what else goes. Raises `Unchained`.
    """
    total = 0
    for table_name, ids in rows.items():
        for start in range(0, len(ids), BATCH):
            part = sorted(ids[start : start + BATCH])
            sequences = _lines_of(connection, table_name, part)
            if len(sequences) != len(part):
                raise Unchained(table_name)
            _remove(connection, receipt_id, table_name, part, sequences)
            _chain_receipt(connection, keys, at, receipt_id, sequences)
            total += len(part)
    return total


def digest(keys: Cipher, receipt_id: UUID, sequences: Iterable[int]) -> int:
    """A number that stands for a set of lines, whatever their order; those of two sets without a common line add up."""
    one_by_one = (
        int.from_bytes(keys.log_mac(f"release:{receipt_id}:{number}".encode()), "big") for number in sequences
    )
    return sum(one_by_one) % _WHOLE


def released_by(connection: sa.Connection, receipt_id: UUID) -> Iterator[int]:
    """The lines a receipt names, according to the table; whether it truly does is for `digest` to say."""
    query = sa.select(audit_release.c.sequence).where(audit_release.c.receipt_id == receipt_id)
    yield from connection.scalars(query)


def added(numbers: Iterable[int]) -> int:
    """Several digests of one receipt as one."""
    return sum(numbers) % _WHOLE


def _lines_of(connection: sa.Connection, table_name: str, ids: Sequence[int]) -> list[int]:
    query = sa.select(audit_chain.c.sequence).where(
        audit_chain.c.table_name == table_name, audit_chain.c.row_key.in_(ids)
    )
    return list(connection.scalars(query))


def _remove(
    connection: sa.Connection, receipt_id: UUID, table_name: str, ids: Sequence[int], sequences: Sequence[int]
) -> None:
    if connection.dialect.name == "postgresql":
        # The application's role may delete nothing here; this function of the owner's may, and leaves the release.
        names = {"receipt": receipt_id, "name": table_name, "keys": list(ids)}
        connection.execute(
            sa.text("SELECT tilbake_release(CAST(:receipt AS uuid), :name, CAST(:keys AS bigint[]))"), names
        )
        return
    connection.execute(retention_pass.insert(), {"receipt_id": receipt_id})
    connection.execute(
        audit_release.insert(),
        [{"sequence": sequence, "receipt_id": receipt_id} for sequence in sequences],
    )
    table = CHAINED[table_name]
    connection.execute(sa.delete(table).where(table.c.id.in_(ids)))
    connection.execute(sa.delete(retention_pass))


def _chain_receipt(
    connection: sa.Connection, keys: Cipher, at: datetime, receipt_id: UUID, sequences: Sequence[int]
) -> None:
    detail: dict[str, str | int] = {
        "lines": len(sequences),
        "digest": f"{digest(keys, receipt_id, sequences):064x}",
    }
    note_event(
        connection,
        keys,
        at,
        SecurityEvent(what=Happening.ROWS_RELEASED, object_id=receipt_id, detail=detail),
    )
