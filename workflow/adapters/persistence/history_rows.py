"""Appends to the history; nothing here changes or removes a line."""

from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.errors import AlreadyDone
from workflow.domain.people import Role
from workflow.services.ports import Cipher
from workflow.services.records import Event

from .audit_chain import chain_rows
from .audit_content import stored
from .tables import case, history

_SEEN = sa.select(history.c.case_id).where(history.c.submission == sa.bindparam("submission"))
_LINE: tuple[str, ...] = tuple(
    column.name for column in history.columns if column.name not in {"id", "on_behalf_of"}
)


class HistoryRows:
    """History in the database."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def add(self, case_id: UUID, at: datetime, event: Event) -> None:
        """Append a line; the database itself refuses a submission that is already there, told as `AlreadyDone`."""
        try:
            rows = self._connection.execute(
                _add(self._connection.dialect.name), line_values(case_id, at, event)
            )
        except sa.exc.IntegrityError as clash:
            # both halves of a double click got this far at the same instant
            if event.submission is not None and "submission" in str(clash.orig):
                raise AlreadyDone(case_id) from clash
            raise
        chain_rows(self._connection, self._keys, history.name, rows.mappings().all())

    def refuse_again(self, submission: UUID | None) -> None:
        """Raise `AlreadyDone`, with the case it led to, when the same form was received before."""
        if submission is None:
            return
        case_id = self._connection.scalar(_SEEN, {"submission": submission})
        if case_id is not None:
            raise AlreadyDone(case_id)


def line_values(case_id: UUID, at: datetime, event: Event) -> dict[str, Any]:
    """What `line_insert` is run with."""
    return {
        "line_case_id": case_id,
        "line_at": at,
        "line_actor_id": event.actor_id,
        "line_acted_as": event.acted_as,
        "line_event": event.event,
        "line_word": event.word,
        "line_from_stage": event.from_stage,
        "line_to_stage": event.to_stage,
        "line_law": event.law,
        "line_detail": dict(event.detail),
        "line_submission": event.submission,
    }


def line_insert(
    dialect: str, manager_id: sa.ColumnElement[Any], source: sa.FromClause | None = None
) -> sa.sql.dml.ReturningInsert[Any]:
    """A line, for each row of `source` where one is given; who writes as manager of somebody else's case writes for them."""
    line: dict[str, sa.ColumnElement[Any]] = {
        name: sa.bindparam(f"line_{name}", type_=history.c[name].type) for name in _LINE
    }
    writes_for = sa.and_(line["acted_as"] == Role.MANAGER.value, manager_id != line["actor_id"])
    values = [*line.values(), sa.case((writes_for, manager_id))]
    rows = sa.select(*values)
    if source is not None:
        rows = rows.select_from(source)
    return (
        history.insert()
        .from_select([*line, "on_behalf_of"], rows, include_defaults=False)
        .returning(*stored(history.name, dialect))
    )


@cache
def _add(dialect: str) -> sa.sql.dml.ReturningInsert[Any]:
    of_case = sa.select(case.c.manager_id).where(
        case.c.id == sa.bindparam("line_case_id", type_=history.c.case_id.type)
    )
    return line_insert(dialect, of_case.scalar_subquery())
