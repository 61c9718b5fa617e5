"""Counts the statements a page sends to the database."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event


def counted(engine: sa.Engine, ask: Callable[[], object]) -> int:
    """How many statements `ask` sends, transaction control left out."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.upper().startswith(("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")):
            sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        ask()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(sent)
