"""Reads and writes the mark that a follow-up is difficult; why it is stands sealed, the category too."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from workflow.domain.difficulties import Category, Help
from workflow.domain.effects import Effect, queue_of
from workflow.domain.people import Role
from workflow.services.difficulties import DifficultyRecord
from workflow.services.ports import Cipher

from .sealing import place
from .tables import case, difficulty, difficulty_help, outbox

_SEALED = ("category", "note")
_PLAIN = [name for name in DifficultyRecord.__dataclass_fields__ if name not in _SEALED]
_COLUMNS = [*(difficulty.c[name] for name in _PLAIN), difficulty.c.words_sealed]
_STANDS = difficulty.c.ended_at.is_(None)
_ORDER = (
    "case_id", "effect", "about", "period", "queue", "subject_id", "due_at", "created_at", "attempts",
)  # fmt: skip
_INSERTS = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


class DifficultyRows:
    """Marks in the database."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def load(self, difficulty_id: UUID) -> DifficultyRecord | None:
        """A mark that stands."""
        return self._one(difficulty.c.id == difficulty_id)

    def of_case(self, case_id: UUID) -> DifficultyRecord | None:
        """The mark that stands on a case."""
        return self._one(difficulty.c.case_id == case_id)

    def add(self, mark: DifficultyRecord) -> None:
        """Store it."""
        self._connection.execute(difficulty.insert(), self._row(mark))

    def change(self, mark: DifficultyRecord, read_version: int) -> bool:
        """Write it anew when it still has the version it was read with."""
        values = self._row(mark) | {"version": read_version + 1}
        mine = sa.update(difficulty).where(
            difficulty.c.id == mark.id, difficulty.c.version == read_version, _STANDS
        )
        return self._connection.execute(mine.values(**values)).rowcount == 1

    def end(self, mark: DifficultyRecord, *, by: UUID, at: datetime) -> None:
        """Take it away."""
        mine = sa.update(difficulty).where(difficulty.c.id == mark.id, _STANDS)
        self._connection.execute(mine.values(ended_at=at, ended_by=by))

    def helped(self, difficulty_id: UUID) -> Mapping[Help, date]:
        """What was done, each with its day."""
        query = sa.select(difficulty_help.c.help, difficulty_help.c.done_on).where(
            difficulty_help.c.difficulty_id == difficulty_id
        )
        return {Help(row.help): row.done_on for row in self._connection.execute(query)}

    def tick(self, difficulty_id: UUID, help_: Help, *, on: date, by: UUID, at: datetime) -> None:
        """Write the day; said again it is the day said last."""
        self.untick(difficulty_id, help_)
        row = {"difficulty_id": difficulty_id, "help": help_, "done_on": on, "ticked_by": by, "ticked_at": at}
        self._connection.execute(difficulty_help.insert(), row)

    def untick(self, difficulty_id: UUID, help_: Help) -> None:
        """It was not done after all."""
        mine = difficulty_help.c.difficulty_id == difficulty_id
        self._connection.execute(sa.delete(difficulty_help).where(mine, difficulty_help.c.help == help_))

    def order_reviews(self, day: date, at: datetime) -> None:
        """Order them in one statement, once for a mark and a day."""
        when = sa.bindparam("at", type_=outbox.c.due_at.type)
        effect = Effect.REMIND_DIFFICULTY
        due = (
            sa.select(
                difficulty.c.case_id,
                sa.literal(effect.value),
                sa.literal("difficulty"),
                sa.cast(difficulty.c.id, sa.String()) + "/" + sa.cast(difficulty.c.review_on, sa.String()),
                sa.literal(queue_of(effect).value),
                difficulty.c.id,
                when,
                when,
                sa.literal(0),
            )
            .join_from(difficulty, case, case.c.id == difficulty.c.case_id)
            .where(
                _STANDS,
                case.c.closed_at.is_(None),
                difficulty.c.review_on <= sa.bindparam("day", type_=sa.Date()),
            )
        )
        insert: Any = _INSERTS[self._connection.dialect.name]
        order = insert(outbox).from_select(_ORDER, due, include_defaults=False).on_conflict_do_nothing()
        self._connection.execute(order, {"day": day, "at": at})

    def _row(self, mark: DifficultyRecord) -> dict[str, Any]:
        row: dict[str, Any] = {name: getattr(mark, name) for name in _PLAIN}
        words = json.dumps({name: getattr(mark, name) for name in _SEALED}, ensure_ascii=False)
        context = place("difficulty", "words", mark.id)
        return row | {"words_sealed": self._keys.encrypt_text(words, context=context)}

    def _one(self, condition: sa.ColumnElement[bool]) -> DifficultyRecord | None:
        row = self._connection.execute(sa.select(*_COLUMNS).where(condition, _STANDS)).one_or_none()
        if row is None:
            return None
        values: dict[str, Any] = row._asdict()
        sealed, context = values.pop("words_sealed"), place("difficulty", "words", row.id)
        values |= json.loads(self._keys.decrypt_text(sealed, context=context))
        values |= {"category": Category(values["category"]), "set_as": Role(values["set_as"])}
        return DifficultyRecord(**values)
