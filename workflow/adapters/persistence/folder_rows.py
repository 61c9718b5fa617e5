"""Reads and writes what effects leave on a case: filed copies, deliveries, tasks, appointments."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from workflow.services.logos import LogoRecord
from workflow.services.ports import Cipher
from workflow.services.results import ByHand, FiledCopy, InCalendars, Meeting, Post, Task

from .logo_rows import LOGO, picture_in
from .meeting_rows import OPEN
from .sealing import place
from .tables import case, delivery, filed_copy, meeting, unit, unit_logo, work_item

_MEETING = [meeting.c[name] for name in Meeting.__dataclass_fields__]
# Two workers may have sent the same mail when a lease ran out; the delivery is noted once.
_DELIVER = {
    "postgresql": postgresql.insert(delivery).on_conflict_do_nothing(),
    "sqlite": sqlite.insert(delivery).on_conflict_do_nothing(),
}


class FolderRows:
    """What effects leave, in the database."""

    def __init__(self, connection: sa.Connection, keys: Cipher, new_id: Callable[[], UUID] = uuid4) -> None:
        self._connection = connection
        self._keys = keys
        self._new_id = new_id

    def copy_names(self, document_id: UUID) -> frozenset[str]:
        """The names of the files a document has in the folder."""
        query = sa.select(filed_copy.c.name).where(filed_copy.c.document_id == document_id)
        return frozenset(self._connection.scalars(query))

    def add_copy(
        self, case_id: UUID, copy_id: UUID, copy: FiledCopy, *, effect_id: int | None, at: datetime
    ) -> None:
        """Put a paper into the folder, both its forms sealed."""
        sealed = self._keys.encrypt_bytes(
            copy.printed.content, context=place("filed_copy", "content", copy_id)
        )
        word = self._keys.encrypt_bytes(copy.word.content, context=place("filed_copy", "word", copy_id))
        row = {
            "id": copy_id,
            "case_id": case_id,
            "document_id": copy.document_id,
            "effect_id": effect_id,
            "name": copy.name,
            "media_type": copy.printed.media_type,
            "content_sealed": sealed,
            "sha256": copy.printed.sha256,
            "word_sealed": word,
            "word_sha256": copy.word.sha256,
            "language": copy.language,
            "made_at": at,
        }
        self._connection.execute(filed_copy.insert(), row)

    def add_by_hand(
        self, case_id: UUID, thing: ByHand, *, effect_id: int, message: str, at: datetime
    ) -> None:
        """Note what waits to be handed over."""
        row = {
            "id": self._new_id(),
            "case_id": case_id,
            "document_id": thing.document_id,
            "effect_id": effect_id,
            "recipient": thing.recipient,
            "channel": "by_hand",
            "message": message,
            "made_at": at,
        }
        self._connection.execute(delivery.insert(), row)

    def delivered(self, effect_id: int) -> frozenset[str]:
        """The Message-IDs the post took."""
        query = sa.select(delivery.c.message_id).where(
            delivery.c.effect_id == effect_id, delivery.c.message_id.is_not(None)
        )
        return frozenset(str(found) for found in self._connection.scalars(query))

    def add_delivery(
        self, case_id: UUID | None, post: Post, *, effect_id: int, message: str, at: datetime
    ) -> None:
        """Note that the post took a mail."""
        row = {
            "id": self._new_id(),
            "case_id": case_id,
            "document_id": post.document_id,
            "effect_id": effect_id,
            "recipient": post.recipient,
            "person_id": post.person_id,
            "channel": post.channel,
            "message": message,
            "message_id": post.mail.message_id,
            "meeting_uid": post.meeting_uid,
            "made_at": at,
            "sent_at": at,
        }
        self._connection.execute(_DELIVER[self._connection.dialect.name], row)

    def ask(self, case_id: UUID, task: Task, *, effect_id: int, at: datetime) -> None:
        """Give a task, or move the date of the one that is open."""
        open_one = (
            work_item.c.case_id == case_id,
            work_item.c.task == task.task,
            work_item.c.role == task.role,
            work_item.c.document_id.is_not_distinct_from(task.document_id),
            work_item.c.done_at.is_(None),
        )
        moved = self._connection.execute(sa.update(work_item).where(*open_one).values(due_on=task.due_on))
        if not moved.rowcount:
            row = {"id": self._new_id(), "case_id": case_id, "effect_id": effect_id, "made_at": at}
            self._connection.execute(work_item.insert(), row | asdict(task))

    def is_told(self, case_id: UUID, task: str, due_on: date) -> bool:
        """Whether this date is the last word on a task; what the case closed by itself was never done."""
        query = (
            sa.select(work_item.c.due_on)
            .where(
                work_item.c.case_id == case_id,
                work_item.c.task == task,
                work_item.c.closed_because.is_(None),
            )
            .order_by(work_item.c.done_at.is_not(None), work_item.c.done_at.desc())
        )
        return self._connection.scalar(query.limit(1)) == due_on

    def meetings(self, case_id: UUID, since: date) -> Sequence[Meeting]:
        """Appointments from a day on."""
        query = (
            sa.select(*_MEETING)
            .where(meeting.c.case_id == case_id, meeting.c.on_day >= since, OPEN)
            .order_by(meeting.c.on_day, meeting.c.uid)
        )
        return [Meeting(**row._asdict()) for row in self._connection.execute(query)]

    def put_meeting(self, case_id: UUID, new: Meeting, at: datetime) -> None:
        """Note an appointment, or its new day; the calendars have it."""
        values: dict[str, Any] = {name: getattr(new, name) for name in Meeting.__dataclass_fields__}
        values |= {"told_sequence": new.sequence, "told_at": at, "invited_at": None}
        changed = self._connection.execute(
            sa.update(meeting).where(meeting.c.uid == new.uid).values(**values)
        )
        if not changed.rowcount:
            self._connection.execute(meeting.insert(), values | {"case_id": case_id})

    def note_in_calendars(self, told: InCalendars, at: datetime) -> None:
        """Note that the calendars have a meeting."""
        changes = {"told_sequence": told.sequence, "told_at": at}
        self._connection.execute(sa.update(meeting).where(meeting.c.id == told.meeting_id).values(**changes))

    def cancel_meeting(self, uid: str, sequence: int, at: datetime) -> None:
        """Note that an appointment was taken out of the calendars."""
        changes = {"cancelled_at": at, "sequence": sequence}
        self._connection.execute(sa.update(meeting).where(meeting.c.uid == uid).values(**changes))

    def set_next_alarm(self, case_id: UUID, on: date | None) -> None:
        """Say when the sweep must look at the case again; no version rises, so that no open form goes stale."""
        self._connection.execute(sa.update(case).where(case.c.id == case_id).values(next_alarm_on=on))

    def hold_case(self, case_id: UUID, version: int) -> bool:
        """Keep the case as it is; rows that only point at it can still be written by others."""
        query = sa.select(case.c.version).where(case.c.id == case_id).with_for_update(key_share=True)
        return self._connection.scalar(query) == version

    def employer_of(self, unit_id: UUID) -> tuple[str, str, str | None]:
        """The names on a letterhead; where no legal entity is entered, the topmost unit stands for it."""
        query = sa.select(unit.c.name, unit.c.parent_id, unit.c.organisation_number)
        own = top = self._connection.execute(query.where(unit.c.id == unit_id)).one()
        while top.parent_id is not None:
            top = self._connection.execute(query.where(unit.c.id == top.parent_id)).one()
        return top.name, own.name, own.organisation_number or top.organisation_number

    def logo_of(self, unit_id: UUID) -> LogoRecord | None:
        """The nearest logo, from the unit upwards."""
        query = sa.select(unit.c.name, unit.c.parent_id, *LOGO).outerjoin(unit_logo)
        above: UUID | None = unit_id
        while above is not None:
            row = self._connection.execute(query.where(unit.c.id == above)).one()
            if row.content is not None:
                return LogoRecord(owner=row.name, picture=picture_in(row))
            above = row.parent_id
        return None
