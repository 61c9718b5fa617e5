"""Writes a step: the case, its history, the ordered work and the closed task.

PostgreSQL takes all four as one statement. They are the hottest writes there are, and each statement by itself waits for
an answer by itself (tests/benchmarks/step.py has the figures). SQLite, in the same process, waits for nothing.
"""

from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from workflow.domain.errors import Stale
from workflow.services.ports import Cipher
from workflow.services.records import Move

from .audit_chain import chain_rows
from .beside_rows import BesideRows
from .case_rows import CaseRows, change_statement, change_values
from .history_rows import HistoryRows, line_insert, line_values
from .outbox_rows import OutboxRows, work_lists, work_rows
from .tables import case, history, outbox, work_item


class MoveRows:
    """Steps in the database."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def write(self, move: Move) -> None:
        """Write all of it; raise `Stale` when the stored version is no longer the case's."""
        if self._connection.dialect.name == "postgresql":
            self._at_once(move)
        else:
            self._one_by_one(move)

    def _one_by_one(self, move: Move) -> None:
        CaseRows(self._connection).change(move.case, move.changes)
        HistoryRows(self._connection, self._keys).add(move.case.id, move.at, move.event)
        OutboxRows(self._connection).add(move.case.id, move.ordered_at, move.work)
        if move.settles is not None:
            by = move.event.actor_id
            BesideRows(self._connection).settle_duty(move.case.id, move.settles, move.at, by)

    def _at_once(self, move: Move) -> None:
        values = change_values(move.case, move.changes) | work_lists(move.case.id, move.ordered_at, move.work)
        line = line_values(move.case.id, move.at, move.event)
        task = {"duty": move.settles, "settled_at": move.at, "settled_by": move.event.actor_id}
        found = self._connection.execute(_all_four(tuple(move.changes)), values | line | task)
        remembered = found.mappings().all()
        if not remembered:
            now = CaseRows(self._connection).load(move.case.id)
            raise Stale(move.case.id, now.version if now else move.case.version)
        chain_rows(self._connection, self._keys, history.name, remembered)


@cache
def _all_four(columns: tuple[str, ...]) -> sa.Select[Any]:
    """Move, remember, order and settle in one statement, which answers with the line of history.

    Nothing but the move happens unless the version held.
    """
    moved = change_statement(columns).returning(case.c.id, case.c.manager_id).cte("moved")
    remembered = line_insert("postgresql", moved.c.manager_id, moved).cte("remembered")
    names, rows = work_rows()
    ordered = postgresql.insert(outbox).from_select(names, rows.select_from(moved), include_defaults=False)
    settled = (
        sa.update(work_item)
        .where(
            work_item.c.case_id.in_(sa.select(moved.c.id)),
            work_item.c.task == sa.bindparam("duty", type_=sa.Text),
            work_item.c.done_at.is_(None),
        )
        .values(done_at=sa.bindparam("settled_at"), done_by=sa.bindparam("settled_by"))
    )
    return sa.select(*remembered.c).add_cte(
        ordered.on_conflict_do_nothing().cte("ordered"), settled.cte("settled")
    )
