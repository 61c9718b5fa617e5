"""Appends to the history; nothing here changes or removes a line."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.errors import AlreadyDone
from workflow.services.records import Event

from .tables import history

_ADD = history.insert().inline()  # nobody asks for the number it gets
_SEEN = sa.select(history.c.case_id).where(history.c.submission == sa.bindparam("submission"))


class HistoryRows:
    """History in the database."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, case_id: UUID, at: datetime, event: Event) -> None:
        """Append a line; the database itself refuses a submission that is already there, told as `AlreadyDone`."""
        try:
            self._connection.execute(_ADD, history_row(case_id, at, event))
        except sa.exc.IntegrityError as clash:
            # both halves of a double click got this far at the same instant
            if event.submission is not None and "submission" in str(clash.orig):
                raise AlreadyDone(case_id) from clash
            raise

    def refuse_again(self, submission: UUID | None) -> None:
        """Raise `AlreadyDone`, with the case it led to, when the same form was received before."""
        if submission is None:
            return
        case_id = self._connection.scalar(_SEEN, {"submission": submission})
        if case_id is not None:
            raise AlreadyDone(case_id)


def history_row(case_id: UUID, at: datetime, event: Event) -> dict[str, Any]:
    """A line as it is stored."""
    return {
        "case_id": case_id,
        "at": at,
        "actor_id": event.actor_id,
        "acted_as": event.acted_as,
        "event": event.event,
        "word": event.word,
        "from_stage": event.from_stage,
        "to_stage": event.to_stage,
        "law": event.law,
        "detail": dict(event.detail),
        "submission": event.submission,
    }
