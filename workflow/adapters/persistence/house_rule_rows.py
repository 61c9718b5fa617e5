"""Reads and writes the employer's own numbers; a change is ended and never rewritten."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.errors import Invalid
from workflow.domain.rules import HouseChange, RuleBook
from workflow.services.house_rules import JUST_SET, Ended, NewChange

from .tables import house_rule_change as change

_STANDS = change.c.ended_at.is_(None)
_BOOK = sa.select(change.c.rule, change.c.value, change.c.valid_from).order_by(
    change.c.valid_from, change.c.rule
)


class HouseRuleRows:
    """House rules in the database."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def book(self) -> RuleBook:
        """Every change that stands, by its day."""
        return self._book(_STANDS)

    def book_at(self, at: datetime) -> RuleBook:
        """Every change that stood at an instant, by its day."""
        return self._book(change.c.set_at <= at, sa.or_(_STANDS, change.c.ended_at > at))

    def received(self, submission: UUID | None) -> bool:
        """Whether a change came with this very form before."""
        if submission is None:
            return False
        found = sa.select(change.c.id).where(change.c.submission == submission)
        return self._connection.scalar(found) is not None

    def standing_on(self, name: str, day: date) -> UUID | None:
        """The change of a rule that stands and begins on that day."""
        found = sa.select(change.c.id).where(change.c.rule == name, change.c.valid_from == day, _STANDS)
        return self._connection.scalar(found)

    def find(self, change_id: UUID) -> tuple[HouseChange, Ended | None] | None:
        """A change, and why it stands no longer."""
        row = self._connection.execute(sa.select(change).where(change.c.id == change_id)).one_or_none()
        if row is None:
            return None
        ended = Ended(row.ended_because) if row.ended_because else None
        return HouseChange(row.rule, row.value, row.valid_from), ended

    def add(self, new: NewChange) -> None:
        """Store a change; the database itself refuses a second one that stands for the same rule and day."""
        row = {
            "id": new.id,
            "rule": new.change.name,
            "value": new.change.value,
            "old_value": new.old_value,
            "valid_from": new.change.valid_from,
            "set_by": new.set_by,
            "set_at": new.set_at,
            "submission": new.submission,
        }
        try:
            self._connection.execute(change.insert(), row)
        except sa.exc.IntegrityError as clash:
            raise Invalid("valid_from", JUST_SET) from clash

    def end(self, change_id: UUID, because: Ended, by: UUID, at: datetime) -> None:
        """Let a change stand no longer; it stays readable."""
        ended = {"ended_because": because, "ended_by": by, "ended_at": at}
        self._connection.execute(sa.update(change).where(change.c.id == change_id, _STANDS).values(**ended))

    def _book(self, *which: sa.ColumnElement[bool]) -> RuleBook:
        rows = self._connection.execute(_BOOK.where(*which))
        return RuleBook(tuple(HouseChange(row.rule, row.value, row.valid_from) for row in rows))
