"""Walks the chain from its first line and says what of the log is not as it was written; needs the key, changes nothing.

It reads a batch at a time and never locks: what is written meanwhile has its line already when its row can be seen.
A line that is wrong is told once: the walk goes on from what stands there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.services.ports import Cipher
from workflow.services.security_log import Happening

from .audit_anchor import Anchor
from .audit_chain import FIRST_LINK, is_sealed, link_of, row_mac
from .audit_content import CHAINED, read, stored, stored_elsewhere
from .audit_grants import GRANTS, not_as_given
from .audit_guards import missing_guards
from .audit_release import added, digest, released_by
from .audit_roles import roles_not_as_given
from .tables import account_role, audit_chain, audit_event, audit_head, audit_release, retention_pass

BATCH = 2_000
CHAIN, HEAD, PASS = "audit_chain", "audit_head", "retention_pass"


class Kind(StrEnum):
    """What can be wrong."""

    CHANGED = "changed"  # a row does not say what it said
    REMOVED = "removed"  # a row is gone, and no receipt names it
    INSERTED = "inserted"  # a row was never chained
    LINE_CHANGED = "line_changed"  # a line is not what was written after the one before
    LINE_REMOVED = "line_removed"  # lines are missing
    CUT = "cut"  # the end of the chain is missing
    SEAL = "seal"  # the head is not as this installation left it
    GUARD = "guard"  # a trigger that keeps the log from being changed is not there
    GRANT = "grant"  # access is not as the log says it was given
    RECEIPT = "receipt"  # a receipt does not name the rows that are said to be released by it


@dataclass(frozen=True, slots=True)
class Finding:
    """Something is not as it was written: in which table, at which row or line."""

    kind: Kind
    table: str
    key: str


@dataclass(slots=True)
class Walk:
    """How far it got."""

    keys: Cipher
    lines: int = 0
    sequence: int = 0
    link: bytes = FIRST_LINK
    receipts: set[UUID] = field(default_factory=set)
    anchors: dict[int, set[bytes]] = field(default_factory=dict)


_LINES = sa.select(
    audit_chain.c.sequence,
    audit_chain.c.table_name,
    audit_chain.c.row_key,
    audit_chain.c.row_mac,
    audit_chain.c.link,
).order_by(audit_chain.c.sequence)


def verify(engine: sa.Engine, walk: Walk, anchors: Sequence[Anchor] = ()) -> Iterator[Finding]:
    """Every finding, in the order of the chain; `walk` tells afterwards how many lines there were."""
    for anchor in anchors:
        walk.anchors.setdefault(anchor.sequence, set()).add(anchor.link)
    with engine.connect() as connection:
        while True:
            lines = connection.execute(
                _LINES.where(audit_chain.c.sequence > walk.sequence).limit(BATCH)
            ).all()
            if not lines:
                break
            yield from _check_links(walk, lines)
            yield from _check_rows(connection, walk, lines)
            connection.rollback()  # on PostgreSQL a long read would keep old rows from being cleaned away
        yield from _check_end(connection, walk)
        for table in CHAINED.values():
            yield from _unchained(connection, table)
        yield from _check_receipts(connection, walk)
        for grants in GRANTS:
            for key in not_as_given(connection, grants):
                yield Finding(Kind.GRANT, grants.table.name, key)
        for key in roles_not_as_given(connection):
            yield Finding(Kind.GRANT, account_role.name, key)
        for table_name, guard in missing_guards(connection):
            yield Finding(Kind.GUARD, table_name, guard)


def _check_links(walk: Walk, lines: Sequence[Any]) -> Iterator[Finding]:
    for line in lines:
        link = bytes(line.link)
        if line.sequence != walk.sequence + 1:
            yield Finding(Kind.LINE_REMOVED, CHAIN, _span(walk.sequence + 1, line.sequence - 1))
        else:
            right = link_of(
                walk.keys, walk.link, line.sequence, line.table_name, line.row_key, bytes(line.row_mac)
            )
            if right != link:
                yield Finding(Kind.LINE_CHANGED, CHAIN, str(line.sequence))
        if walk.anchors.pop(line.sequence, {link}) != {link}:
            yield Finding(Kind.CUT, CHAIN, str(line.sequence))
        walk.sequence, walk.link = line.sequence, link
        walk.lines += 1


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


def _check_rows(connection: sa.Connection, walk: Walk, lines: Sequence[Any]) -> Iterator[Finding]:
    of_tables: dict[str, list[Any]] = {}
    for line in lines:
        of_tables.setdefault(line.table_name, []).append(line)
    missing: list[Any] = []
    for name, those in of_tables.items():
        if name not in CHAINED:
            continue  # the line itself is a finding then
        here = stored(name, connection.dialect.name)
        rows = _rows(connection, name, here, [line.row_key for line in those])
        missing += [line for line in those if line.row_key not in rows]
        other = [line for line in those if line.row_key in rows and not _fits(walk, line, rows[line.row_key])]
        for line in _not_from_elsewhere(connection, walk, name, other):
            yield Finding(Kind.CHANGED, name, str(line.row_key))
    yield from _not_released(connection, walk, missing)


UNREADABLE: dict[str, Any] = {}


def _fits(walk: Walk, line: Any, row: dict[str, Any]) -> bool:
    return row != UNREADABLE and row_mac(walk.keys, line.table_name, row) == bytes(line.row_mac)


def _not_from_elsewhere(
    connection: sa.Connection, walk: Walk, name: str, lines: Sequence[Any]
) -> Iterator[Any]:
    """The lines whose rows do not say what they said on the other kind of database either, before a backup was restored."""
    if not lines:
        return
    rows = _rows(connection, name, read(name), [line.row_key for line in lines])
    for line in lines:
        row = rows.get(line.row_key) or UNREADABLE
        if row == UNREADABLE or not _fits(walk, line, stored_elsewhere(name, row, connection.dialect.name)):
            yield line


def _rows(
    connection: sa.Connection, name: str, columns: Sequence[sa.ColumnElement[Any]], ids: Sequence[int]
) -> dict[int, dict[str, Any]]:
    """The rows by id; one that the driver itself cannot read stands there empty."""
    table = CHAINED[name]
    query = sa.select(*columns)
    try:
        found = connection.execute(query.where(table.c.id.between(min(ids), max(ids)), table.c.id.in_(ids)))
        return {row["id"]: dict(row) for row in found.mappings()}
    except (sa.exc.DBAPIError, ValueError):
        connection.rollback()
        if len(ids) == 1:
            return {ids[0]: UNREADABLE}
        half = len(ids) // 2
        first, second = (_rows(connection, name, columns, part) for part in (ids[:half], ids[half:]))
        return first | second


def _not_released(connection: sa.Connection, walk: Walk, missing: Sequence[Any]) -> Iterator[Finding]:
    if not missing:
        return
    query = sa.select(audit_release.c.sequence, audit_release.c.receipt_id).where(
        audit_release.c.sequence.in_([line.sequence for line in missing])
    )
    released = {row.sequence: row.receipt_id for row in connection.execute(query)}
    for line in missing:
        if line.sequence in released:
            walk.receipts.add(released[line.sequence])
        else:
            yield Finding(Kind.REMOVED, line.table_name, str(line.row_key))


def _check_end(connection: sa.Connection, walk: Walk) -> Iterator[Finding]:
    """The head is read with the last line, in one question: what is written meanwhile moves both."""
    last = sa.select(sa.func.max(audit_chain.c.sequence)).scalar_subquery()
    heads = connection.execute(sa.select(audit_head, last.label("last")).order_by(audit_head.c.id)).all()
    if walk.sequence and not heads:
        yield Finding(Kind.CUT, HEAD, "1")
    for head in heads[:1]:
        if head.sequence != (head.last or 0):
            yield Finding(Kind.CUT, CHAIN, str(head.sequence))
        elif head.sequence == walk.sequence and bytes(head.link) != walk.link:
            yield Finding(Kind.CHANGED, HEAD, "1")
        if not is_sealed(walk.keys, head):
            yield Finding(Kind.SEAL, HEAD, "1")
    for second in heads[1:]:
        yield Finding(Kind.INSERTED, HEAD, str(second.id))
    for sequence in sorted(walk.anchors):
        yield Finding(Kind.CUT, CHAIN, str(sequence))
    if connection.scalar(sa.select(sa.func.count()).select_from(retention_pass)):
        yield Finding(Kind.INSERTED, PASS, "1")


def _unchained(connection: sa.Connection, table: sa.Table) -> Iterator[Finding]:
    line = sa.and_(audit_chain.c.table_name == table.name, audit_chain.c.row_key == table.c.id)
    query = (
        sa.select(table.c.id)
        .select_from(table.outerjoin(audit_chain, line))
        .where(audit_chain.c.sequence.is_(None))
    )
    for number in connection.scalars(query.order_by(table.c.id)):
        yield Finding(Kind.INSERTED, table.name, str(number))


def _check_receipts(connection: sa.Connection, walk: Walk) -> Iterator[Finding]:
    """What is said to be released by a receipt must be what the chained events of it say, line for line."""
    for receipt_id in sorted(walk.receipts):
        query = sa.select(audit_event.c.detail["digest"].as_string()).where(
            audit_event.c.event == Happening.ROWS_RELEASED.value, audit_event.c.object_id == receipt_id
        )
        said = added(int(text, 16) for text in connection.scalars(query))
        if said != digest(walk.keys, receipt_id, released_by(connection, receipt_id)):
            yield Finding(Kind.RECEIPT, audit_release.name, str(receipt_id))
