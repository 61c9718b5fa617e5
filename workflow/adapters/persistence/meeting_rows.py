"""Reads and writes meetings and the answers to them; places, purposes and people's own words are sealed."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.meetings import CalledBy, Guest, MeetingAnswer, MeetingKind, NotHeld
from workflow.services.meeting_records import GivenAnswer, MeetingRecord, MeetingWords
from workflow.services.ports import Cipher

from .sealing import place
from .tables import case, delivery, meeting, meeting_answer

_COLUMNS = [meeting.c[name] for name in MeetingRecord.__dataclass_fields__]
_WORDS = tuple(MeetingWords.__dataclass_fields__)
_SEALED = [meeting.c[f"{name}_sealed"] for name in _WORDS]
_OWN_WORDS = ("words", "names")
OPEN = sa.and_(meeting.c.cancelled_at.is_(None), meeting.c.held_on.is_(None), meeting.c.not_held_at.is_(None))
"""Meetings that are still to be held."""


class MeetingRows:
    """Meetings in the database."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def load(self, meeting_id: UUID) -> MeetingRecord | None:
        """A meeting without its words."""
        return self._one(meeting.c.id == meeting_id)

    def of_document(self, document_id: UUID) -> MeetingRecord | None:
        """The meeting that a document now stands for."""
        return self._one(meeting.c.document_id == document_id)

    def of_case(self, case_id: UUID) -> Sequence[MeetingRecord]:
        """All meetings of a case, by day."""
        return self._several(sa.select(*_COLUMNS).where(meeting.c.case_id == case_id))

    def coming(self, since: date, until: date) -> Sequence[MeetingRecord]:
        """Meetings of open cases in these days that are still to be held."""
        query = (
            sa.select(*_COLUMNS)
            .select_from(meeting.join(case, case.c.id == meeting.c.case_id))
            .where(meeting.c.on_day.between(since, until), OPEN, case.c.closed_at.is_(None))
        )
        return self._several(query)

    def put(self, new: MeetingRecord, words: MeetingWords | None = None) -> None:
        """Store a meeting, new or changed."""
        row = asdict(new) | {"guests": ",".join(new.guests)} | self._sealed(new.id, words)
        changed = self._connection.execute(
            sa.update(meeting)
            .where(meeting.c.id == new.id)
            .values({name: value for name, value in row.items() if name != "id"})
        )
        if not changed.rowcount:
            self._connection.execute(meeting.insert(), row)

    def change(self, known: MeetingRecord, **columns: Any) -> bool:
        """Change columns of a meeting that still has its sequence."""
        same = sa.and_(meeting.c.id == known.id, meeting.c.sequence == known.sequence)
        return bool(self._connection.execute(sa.update(meeting).where(same).values(**columns)).rowcount)

    def words(self, meeting_id: UUID) -> MeetingWords:
        """What is written about it."""
        row = self._connection.execute(sa.select(*_SEALED).where(meeting.c.id == meeting_id)).one()
        opened = {
            name: self._opened("meeting", name, meeting_id, blob)
            for name, blob in zip(_WORDS, row, strict=True)
        }
        return MeetingWords(**opened)

    def places(self, case_id: UUID) -> dict[UUID, str]:
        """Where the meetings of a case are that are not cancelled, by their ids."""
        query = sa.select(meeting.c.id, meeting.c.place_sealed).where(
            meeting.c.case_id == case_id,
            meeting.c.cancelled_at.is_(None),
            meeting.c.place_sealed.is_not(None),
        )
        rows = self._connection.execute(query)
        return {row.id: self._opened("meeting", "place", row.id, row.place_sealed) for row in rows}

    def answer(self, meeting_id: UUID, sequence: int) -> GivenAnswer | None:
        """The answer to one sequence."""
        row = self._connection.execute(
            sa.select(meeting_answer).where(
                meeting_answer.c.meeting_id == meeting_id, meeting_answer.c.sequence == sequence
            )
        ).one_or_none()
        return self._answer(row) if row else None

    def put_answer(self, given: GivenAnswer) -> None:
        """Store an answer in the place of an earlier one to the same sequence."""
        same = sa.and_(
            meeting_answer.c.meeting_id == given.meeting_id, meeting_answer.c.sequence == given.sequence
        )
        self._connection.execute(sa.delete(meeting_answer).where(same))
        row = asdict(given) | {"brings": ",".join(given.brings)}
        for name in _OWN_WORDS:
            context = place("meeting_answer", name, given.id)
            text = row.pop(name)
            row[f"{name}_sealed"] = self._keys.encrypt_text(text, context=context) if text else None
        self._connection.execute(meeting_answer.insert(), row)

    def told(self, uid: str) -> frozenset[UUID]:
        """The people who got an appointment by mail."""
        query = sa.select(delivery.c.person_id).where(
            delivery.c.meeting_uid == uid, delivery.c.person_id.is_not(None)
        )
        return frozenset(self._connection.scalars(query))

    def _sealed(self, meeting_id: UUID, words: MeetingWords | None) -> dict[str, bytes | None]:
        if words is None:
            return {}
        return {
            f"{name}_sealed": self._keys.encrypt_text(text, context=place("meeting", name, meeting_id))
            if text
            else None
            for name, text in asdict(words).items()
        }

    def _opened(self, table: str, name: str, key: UUID, blob: bytes | None) -> str:
        return self._keys.decrypt_text(blob, context=place(table, name, key)) if blob else ""

    def _answer(self, row: sa.Row[Any]) -> GivenAnswer:
        values: dict[str, Any] = row._asdict()
        for name in _OWN_WORDS:
            values[name] = self._opened("meeting_answer", name, row.id, values.pop(f"{name}_sealed"))
        values["answer"] = MeetingAnswer(row.answer)
        values["brings"] = _guests(row.brings)
        return GivenAnswer(**values)

    def _one(self, where: sa.ColumnElement[bool]) -> MeetingRecord | None:
        row = self._connection.execute(sa.select(*_COLUMNS).where(where).limit(1)).one_or_none()
        return _record(row) if row else None

    def _several(self, query: sa.Select[Any]) -> Sequence[MeetingRecord]:
        ordered = query.order_by(meeting.c.on_day, meeting.c.at_time, meeting.c.id)
        return [_record(row) for row in self._connection.execute(ordered)]


def _record(row: sa.Row[Any]) -> MeetingRecord:
    values: dict[str, Any] = row._asdict()
    because = values["not_held_because"]
    values |= {
        "kind": MeetingKind(values["kind"]),
        "called_by": CalledBy(values["called_by"]),
        "guests": _guests(values["guests"]),
        "not_held_because": NotHeld(because) if because else None,
    }
    return MeetingRecord(**values)


def _guests(codes: str) -> tuple[Guest, ...]:
    return tuple(Guest(code) for code in codes.split(",") if code)
