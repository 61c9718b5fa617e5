"""Decides what goes with a row that is deleted, read off the schema: what belongs to it goes, what only points at it is let loose.

A column that must be filled belongs to what it points at, except at a person: nobody is deleted as long as somebody else's
papers name them. What may be empty and still belongs is listed here, and so are links the schema does not know.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.services.ports import Cipher

from .audit_content import CHAINED
from .audit_release import release_rows
from .tables import (
    absence_period,
    case,
    consent,
    delivery,
    document,
    draft,
    employment,
    evidence_package,
    filed_copy,
    legal_hold,
    metadata,
    outbox,
    person,
    read_log,
    received_paper,
    reminder,
    routine_presence,
    routine_reading,
    saved_view,
    web_session,
    work_item,
)

Key = tuple[Any, ...]
Found = dict[sa.Table, list[Key]]
CHUNK = 300
_Link = tuple[sa.Column[Any], sa.Table]

BELONGS_THOUGH_OPTIONAL: tuple[sa.Column[Any], ...] = (
    absence_period.c.replaced_by,  # else the older period would stand again
    consent.c.replaced_by,
    delivery.c.case_id,
    delivery.c.document_id,
    evidence_package.c.case_id,
    filed_copy.c.document_id,
    legal_hold.c.case_id,
    legal_hold.c.person_id,
    outbox.c.case_id,
    read_log.c.reason_id,  # of the same case, and the log is never written again
    received_paper.c.document_id,
    reminder.c.case_id,
    web_session.c.account_id,
    work_item.c.document_id,
)
BELONGS_TO_A_PERSON: tuple[sa.Column[Any], ...] = (
    employment.c.person_id,
    legal_hold.c.person_id,
    routine_presence.c.person_id,
    routine_reading.c.person_id,
    saved_view.c.manager_id,  # let loose, it would show the cases of everybody
)
UNKNOWN_TO_THE_SCHEMA: tuple[_Link, ...] = (
    (draft.c.case_id, case),
    (draft.c.case_id, employment),
    (outbox.c.subject_id, evidence_package),
    (outbox.c.subject_id, person),
    (outbox.c.subject_id, document),
    (reminder.c.subject_id, person),
    (reminder.c.subject_id, document),
)


def key_of(table: sa.Table) -> tuple[sa.Column[Any], ...]:
    """The columns of the primary key."""
    return tuple(table.primary_key.columns)


def links() -> Iterator[_Link]:
    """Every column that points at another table."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            for link in column.foreign_keys:
                yield column, link.column.table
    yield from UNKNOWN_TO_THE_SCHEMA


def belongs(column: sa.Column[Any], parent: sa.Table) -> bool:
    """Whether a row goes with the one it points at through this column."""
    if (column, parent) in UNKNOWN_TO_THE_SCHEMA:
        return True
    if parent is person:
        return column in BELONGS_TO_A_PERSON
    return not column.nullable or column in BELONGS_THOUGH_OPTIONAL


def naming_a_person() -> list[sa.Column[Any]]:
    """The columns through which somebody's papers keep a person's name."""
    left_by_then = {employment.c.manager_id}
    return [
        column
        for column, parent in links()
        if parent is person
        and (column, parent) not in UNKNOWN_TO_THE_SCHEMA
        and column not in {*BELONGS_TO_A_PERSON, *left_by_then}
    ]


def with_all_that_belongs(
    connection: sa.Connection, table: sa.Table, keys: Iterable[Key], seen: Mapping[sa.Table, set[Key]]
) -> Found:
    """The rows and everything that goes with them, without what was seen before."""
    found: Found = {}
    known: dict[sa.Table, set[Key]] = {}
    waiting = [(table, list(keys))]
    while waiting:
        parent, of_parent = waiting.pop()
        mine, before = known.setdefault(parent, set()), seen.get(parent, set())
        new = [key for key in dict.fromkeys(of_parent) if key not in mine and key not in before]
        if not new:
            continue
        mine.update(new)
        found.setdefault(parent, []).extend(new)
        for column, target in links():
            if target is parent and belongs(column, parent):
                waiting.append((column.table, _children(connection, column, new)))
    return found


def delete_found(
    connection: sa.Connection,
    found: Found,
    receipts: Mapping[sa.Table, UUID],
    keys: Cipher,
    at: datetime,
) -> None:
    """Delete the rows, children first; what only pointed at them is let loose before."""
    for parent, rows in found.items():
        for column, target in links():
            if target is parent and column.nullable and _is_let_loose(column, parent):
                for some in _chunks(rows):
                    ids = [key[0] for key in some]
                    connection.execute(sa.update(column.table).where(column.in_(ids)).values({column: None}))
    for table in reversed(metadata.sorted_tables):
        for some in _chunks(found.get(table, [])):
            if table.name in CHAINED:
                lines = {table.name: [int(key[0]) for key in some]}
                release_rows(connection, receipts[table], lines, keys=keys, at=at)
            else:
                connection.execute(sa.delete(table).where(is_one_of(table, some)))


def is_one_of(table: sa.Table, keys: Sequence[Key]) -> sa.ColumnElement[bool]:
    """Whether a row has one of these keys."""
    columns = key_of(table)
    if len(columns) == 1:
        return columns[0].in_([key[0] for key in keys])
    return sa.tuple_(*columns).in_(keys)


def kinds_of(connection: sa.Connection, table: sa.Table, keys: Sequence[Key]) -> dict[Key, str | None]:
    """The kind of each row, in tables whose rows have one."""
    if "kind" not in table.c:
        return dict.fromkeys(keys)
    kinds: dict[Key, str | None] = {}
    for some in _chunks(keys):
        query = sa.select(*key_of(table), table.c.kind).where(is_one_of(table, some))
        kinds.update({tuple(row[:-1]): row[-1] for row in connection.execute(query)})
    return kinds


def _children(connection: sa.Connection, column: sa.Column[Any], keys: Sequence[Key]) -> list[Key]:
    children: list[Key] = []
    for some in _chunks(keys):
        query = sa.select(*key_of(column.table)).where(column.in_([key[0] for key in some]))
        children.extend(tuple(row) for row in connection.execute(query))
    return children


def _is_let_loose(column: sa.Column[Any], parent: sa.Table) -> bool:
    """What belongs goes itself; within one table it is let loose all the same, so that the order does not matter.

    Rows of the log are never changed.
    """
    return column.table.name not in CHAINED and (column.table is parent or not belongs(column, parent))


def _chunks(keys: Sequence[Key]) -> Iterator[list[Key]]:
    rest = iter(keys)
    while some := list(islice(rest, CHUNK)):
        yield some
