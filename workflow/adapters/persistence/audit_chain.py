"""Decides how rows of the log hang together: each gets a line of one chain, in the transaction that writes the row.

Rows are gathered while the transaction works. The head of the chain is locked as the very last thing before the commit,
when nothing else is asked for any more: transactions do not queue on each other while they work, and cannot deadlock.
"""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from workflow.services.ports import Cipher

from .audit_content import content
from .tables import audit_chain, audit_head

FIRST_LINK = bytes(32)
NO_SEAL = b""
_PENDING = "tilbake.audit"
_HEAD = 1


@dataclass(slots=True)
class Pending:
    """Rows of a transaction that have no line yet, as (table, key, keyed hash)."""

    keys: Cipher
    rows: list[tuple[str, int, bytes]] = field(default_factory=list)


def chain_rows(connection: sa.Connection, keys: Cipher, table_name: str, rows: Sequence[Any]) -> None:
    """Remember rows that were just inserted; their lines are written when the transaction commits."""
    pending = connection.info.setdefault(_PENDING, Pending(keys))
    pending.rows += [(table_name, row["id"], row_mac(keys, table_name, row)) for row in rows]


def row_mac(keys: Cipher, table_name: str, row: Mapping[str, Any]) -> bytes:
    """The keyed hash of what a row says."""
    return keys.log_mac(b"row:" + content(table_name, row))


def link_of(keys: Cipher, before: bytes, sequence: int, table_name: str, row_key: int, mac: bytes) -> bytes:
    """The keyed hash of a line and of the link before it."""
    return keys.log_mac(b"link:" + before + f"{sequence}:{table_name}:{row_key}:".encode() + mac)


def head_seal(keys: Cipher, sequence: int, link: bytes) -> bytes:
    """The keyed hash of where the chain ends: without the key nobody can say that it ends earlier."""
    return keys.log_mac(b"head:" + f"{sequence}:".encode() + link)


def is_sealed(keys: Cipher, head: Any) -> bool:
    """Whether a row of `audit_head` is as this installation left it."""
    return hmac.compare_digest(head_seal(keys, head.sequence, bytes(head.link)), bytes(head.seal))


def watch(engine: sa.Engine) -> None:
    """Write what is pending at every commit of this engine, and forget it when a transaction ends otherwise."""
    event.listen(engine, "commit", write_pending)
    event.listen(engine, "rollback", _forget)
    event.listen(engine, "begin", _forget)


def write_pending(connection: sa.Connection) -> None:
    """Give the rows of this transaction their lines; what is raised here undoes the transaction."""
    pending: Pending | None = connection.info.pop(_PENDING, None)
    if pending is None or not pending.rows:
        return
    head = _hold_head(connection, pending.keys)
    sequence, link, lines = head.sequence, head.link, []
    for table_name, row_key, mac in pending.rows:
        sequence += 1
        link = link_of(pending.keys, link, sequence, table_name, row_key, mac)
        lines.append((sequence, table_name, row_key, mac, link))
    # A head that was not as we left it is never sealed again: going on must not hide that somebody was here.
    _write(connection, lines, head_seal(pending.keys, sequence, link) if head.sealed else NO_SEAL)


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chain ended before this transaction, and whether the seal says so too."""

    sequence: int
    link: bytes
    sealed: bool


_READ_HEAD = sa.select(audit_head.c.sequence, audit_head.c.link, audit_head.c.seal).where(
    audit_head.c.id == _HEAD
)
_LAST = sa.select(audit_chain.c.sequence, audit_chain.c.link).order_by(audit_chain.c.sequence.desc()).limit(1)


def _hold_head(connection: sa.Connection, keys: Cipher) -> Head:
    """The last line, locked until the transaction ends; on SQLite there is one writer anyway."""
    query = _READ_HEAD.with_for_update()
    row = connection.execute(query).one_or_none()
    if row is None:
        # The very first rows; two transactions that are both the first wait for each other here.
        last = connection.execute(_LAST).one_or_none()
        first = (
            Head(last.sequence, bytes(last.link), sealed=False) if last else Head(0, FIRST_LINK, sealed=True)
        )
        seal = head_seal(keys, first.sequence, first.link) if first.sealed else NO_SEAL
        values = {"id": _HEAD, "sequence": first.sequence, "link": first.link, "seal": seal}
        connection.execute(_INSERT_HEAD, values)
        row = connection.execute(query).one()
    return Head(row.sequence, bytes(row.link), sealed=is_sealed(keys, row))


_INSERT_HEAD = sa.text(
    "INSERT INTO audit_head (id, sequence, link, seal) VALUES (:id, :sequence, :link, :seal) "
    "ON CONFLICT (id) DO NOTHING"
)
_MOVE_HEAD = sa.text("UPDATE audit_head SET sequence = :sequence, link = :link, seal = :seal WHERE id = 1")
_ALL_AT_ONCE = sa.text(
    "WITH moved AS (UPDATE audit_head SET sequence = :sequence, link = :link, seal = :seal WHERE id = 1) "
    "INSERT INTO audit_chain (sequence, table_name, row_key, row_mac, link) "
    "SELECT * FROM unnest(CAST(:s AS bigint[]), CAST(:t AS text[]), CAST(:r AS bigint[]), "
    "CAST(:m AS bytea[]), CAST(:l AS bytea[]))"
)


def _write(connection: sa.Connection, lines: list[tuple[int, str, int, bytes, bytes]], seal: bytes) -> None:
    """The lines and the new head: one statement on PostgreSQL, where each waits for an answer by itself."""
    head = {"sequence": lines[-1][0], "link": lines[-1][4], "seal": seal}
    if connection.dialect.name == "postgresql":
        columns = dict(zip("strml", map(list, zip(*lines, strict=True)), strict=True))
        connection.execute(_ALL_AT_ONCE, head | columns)
        return
    names = ("sequence", "table_name", "row_key", "row_mac", "link")
    connection.execute(audit_chain.insert(), [dict(zip(names, line, strict=True)) for line in lines])
    connection.execute(_MOVE_HEAD, head)


def _forget(connection: sa.Connection) -> None:
    if connection.invalidated:
        return  # the server died: nothing is kept with it, and to ask for it would hide what happened
    connection.info.pop(_PENDING, None)
