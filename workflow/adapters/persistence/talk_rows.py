"""Keeps preparations, ticks, talks and notes; every text sealed in its place."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.guide import Ask
from workflow.services.ports import Cipher
from workflow.services.talks import Kept, MeetingRecord

from .sealing import place
from .tables import meeting, preparation, preparation_check, talk, talk_note

_ASKS = frozenset(Ask)


class TalkRows:
    """Talks in the database."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def meeting(self, meeting_id: UUID) -> MeetingRecord | None:
        """The meeting."""
        is_called_off = sa.or_(meeting.c.cancelled_at.is_not(None), meeting.c.not_held_at.is_not(None))
        columns = (
            meeting.c.id,
            meeting.c.case_id,
            meeting.c.kind,
            meeting.c.on_day,
            is_called_off.label("is_called_off"),
        )
        row = self._connection.execute(sa.select(*columns).where(meeting.c.id == meeting_id)).one_or_none()
        return MeetingRecord(**row._asdict()) if row else None

    def hold(self, meeting_id: UUID) -> None:
        """Two writers of one note would both find it unwritten."""
        query = sa.select(meeting.c.id).where(meeting.c.id == meeting_id)
        self._connection.execute(query.with_for_update(key_share=True))

    def is_begun(self, meeting_id: UUID) -> bool:
        """Whether the two have sat down together."""
        query = sa.select(talk.c.meeting_id).where(talk.c.meeting_id == meeting_id)
        return self._connection.scalar(query) is not None

    def is_over(self, meeting_id: UUID) -> bool:
        """Whether the notes have become minutes."""
        query = sa.select(talk.c.notes_discarded_at).where(talk.c.meeting_id == meeting_id)
        return self._connection.scalar(query) is not None

    def begin(self, meeting_id: UUID, begun_by: UUID, at: datetime) -> None:
        """Note it once."""
        if not self.is_begun(meeting_id):
            row = {"meeting_id": meeting_id, "begun_by": begun_by, "begun_at": at}
            self._connection.execute(talk.insert(), row)

    def lead_to(self, meeting_id: UUID, form: str) -> None:
        """Note it beside the talk."""
        self._connection.execute(
            sa.update(talk).where(talk.c.meeting_id == meeting_id).values(minutes_form=form)
        )

    def leading_to(self, case_id: UUID, form: str, about_id: UUID) -> Sequence[UUID]:
        """Minutes that are about the case itself may be those of any of its meetings."""
        query = (
            sa.select(talk.c.meeting_id)
            .join(meeting, meeting.c.id == talk.c.meeting_id)
            .where(
                meeting.c.case_id == case_id,
                talk.c.minutes_form == form,
                talk.c.notes_discarded_at.is_(None),
            )
        )
        if about_id != case_id:
            query = query.where(talk.c.meeting_id == about_id)
        return self._connection.scalars(query).all()

    def note(self, meeting_id: UUID, ask: Ask) -> Kept | None:
        """The note under a question."""
        return self._notes(meeting_id, talk_note.c.question == ask).get(ask)

    def notes(self, meeting_id: UUID) -> Mapping[Ask, Kept]:
        """All notes of a meeting."""
        return self._notes(meeting_id)

    def keep_note(self, meeting_id: UUID, ask: Ask, kept: Kept, written_by: UUID, at: datetime) -> None:
        """Keep a note in the place of the one before."""
        key = {"meeting_id": meeting_id, "question": ask}
        context = place("talk_note", "text", f"{meeting_id}/{ask}")
        self._replace(talk_note, key, self._sealed(kept, context, at) | {"written_by": written_by})

    def discard_notes(self, meeting_id: UUID, at: datetime) -> None:
        """Remove the notes; what was shared is its writer's alone again."""
        self._connection.execute(sa.delete(talk_note).where(talk_note.c.meeting_id == meeting_id))
        self._connection.execute(
            sa.update(preparation).where(preparation.c.meeting_id == meeting_id).values(shared=False)
        )
        self._connection.execute(
            sa.update(talk).where(talk.c.meeting_id == meeting_id).values(notes_discarded_at=at)
        )

    def answer(self, meeting_id: UUID, person_id: UUID, ask: Ask) -> Kept | None:
        """The answer to a question."""
        return self._answers(meeting_id, person_id, preparation.c.question == ask).get(ask)

    def answers(self, meeting_id: UUID, person_id: UUID) -> Mapping[Ask, Kept]:
        """All answers of their writer."""
        return self._answers(meeting_id, person_id)

    def shared(self, meeting_id: UUID, person_id: UUID) -> Mapping[Ask, str]:
        """What is not shared is not even read."""
        found = self._answers(meeting_id, person_id, preparation.c.shared)
        return {ask: kept.text for ask, kept in found.items() if kept.text}

    def keep_answer(self, meeting_id: UUID, person_id: UUID, ask: Ask, kept: Kept, at: datetime) -> None:
        """Keep an answer in the place of the one before."""
        key = {"meeting_id": meeting_id, "person_id": person_id, "question": ask}
        context = place("preparation", "text", f"{meeting_id}/{person_id}/{ask}")
        self._replace(preparation, key, self._sealed(kept, context, at) | {"shared": kept.shared})

    def ticked(self, meeting_id: UUID, person_id: UUID) -> frozenset[str]:
        """What somebody has ticked off."""
        query = sa.select(preparation_check.c.item).where(
            preparation_check.c.meeting_id == meeting_id, preparation_check.c.person_id == person_id
        )
        return frozenset(self._connection.scalars(query))

    def tick(self, meeting_id: UUID, person_id: UUID, item: str, at: datetime) -> None:
        """Tick off."""
        if item not in self.ticked(meeting_id, person_id):
            row = {"meeting_id": meeting_id, "person_id": person_id, "item": item, "ticked_at": at}
            self._connection.execute(preparation_check.insert(), row)

    def untick(self, meeting_id: UUID, person_id: UUID, item: str) -> None:
        """Take a tick back."""
        key = {"meeting_id": meeting_id, "person_id": person_id, "item": item}
        self._connection.execute(sa.delete(preparation_check).where(_is(preparation_check, key)))

    def _notes(self, meeting_id: UUID, *only: sa.ColumnElement[bool]) -> dict[Ask, Kept]:
        query = sa.select(talk_note).where(talk_note.c.meeting_id == meeting_id, *only)
        return {
            Ask(row.question): self._kept(row, place("talk_note", "text", f"{meeting_id}/{row.question}"))
            for row in self._connection.execute(query)
            if row.question in _ASKS
        }

    def _answers(self, meeting_id: UUID, person_id: UUID, *only: sa.ColumnElement[bool]) -> dict[Ask, Kept]:
        query = sa.select(preparation).where(
            preparation.c.meeting_id == meeting_id, preparation.c.person_id == person_id, *only
        )
        where = f"{meeting_id}/{person_id}"
        return {
            Ask(row.question): self._kept(
                row, place("preparation", "text", f"{where}/{row.question}"), shared=row.shared
            )
            for row in self._connection.execute(query)
            if row.question in _ASKS
        }

    def _kept(self, row: Any, context: str, *, shared: bool = False) -> Kept:
        text = self._keys.decrypt_text(row.text_sealed, context=context)
        return Kept(text=text, revision=row.revision, tab=row.tab, count=row.tab_count, shared=shared)

    def _sealed(self, kept: Kept, context: str, at: datetime) -> dict[str, Any]:
        return {
            "text_sealed": self._keys.encrypt_text(kept.text, context=context),
            "revision": kept.revision,
            "tab": kept.tab,
            "tab_count": kept.count,
            "saved_at": at,
        }

    def _replace(self, table: sa.Table, key: dict[str, Any], values: dict[str, Any]) -> None:
        changed = self._connection.execute(sa.update(table).where(_is(table, key)).values(**values))
        if not changed.rowcount:
            self._connection.execute(table.insert(), key | values)


def _is(table: sa.Table, key: Mapping[str, Any]) -> sa.ColumnElement[bool]:
    return sa.and_(*(table.c[name] == value for name, value in key.items()))
