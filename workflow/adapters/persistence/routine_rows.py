"""Reads and writes the routine: versions sealed, readings by their first instant, talks with who was there."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from workflow.domain.documents import Answers
from workflow.domain.errors import AlreadyDone
from workflow.domain.people import Role
from workflow.services.ports import Cipher
from workflow.services.routines import Routine, Talk

from .routine_reach import at_work, routines_in_force, works_or_leads
from .sealing import answers_from, answers_text, place
from .tables import employment, routine, routine_presence, routine_reading, routine_talk, unit

_ROUTINE = [routine.c[name] for name in Routine.__dataclass_fields__]
_READ = {
    "postgresql": postgresql.insert(routine_reading).on_conflict_do_nothing(),
    "sqlite": sqlite.insert(routine_reading).on_conflict_do_nothing(),
}


class RoutineRows:
    """The routine in the database."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def in_force(self, day: date) -> Mapping[UUID, Routine]:
        """The routine that counts in each unit."""
        return routines_in_force(self._connection, day)

    def versions(self, unit_id: UUID) -> Sequence[Routine]:
        """A unit's own, the newest first."""
        query = sa.select(*_ROUTINE).where(routine.c.unit_id == unit_id).order_by(routine.c.version.desc())
        return [Routine(**row._asdict()) for row in self._connection.execute(query)]

    def find(self, routine_id: UUID) -> Routine | None:
        """A version, or None."""
        row = self._connection.execute(sa.select(*_ROUTINE).where(routine.c.id == routine_id)).one_or_none()
        return Routine(**row._asdict()) if row else None

    def content(self, routine_id: UUID) -> Answers:
        """The text by its sections."""
        sealed = self._connection.scalars(
            sa.select(routine.c.content_sealed).where(routine.c.id == routine_id)
        ).one()
        return answers_from(self._keys.decrypt_text(sealed, context=place("routine", "content", routine_id)))

    def file(self, routine_id: UUID) -> bytes | None:
        """The file as it was published, or None."""
        sealed = self._connection.scalar(sa.select(routine.c.file_sealed).where(routine.c.id == routine_id))
        return self._keys.decrypt_bytes(sealed, context=_file_place(routine_id)) if sealed else None

    def has_unit(self, unit_id: UUID) -> bool:
        """Whether there is such a unit."""
        return self._connection.scalar(sa.select(unit.c.id).where(unit.c.id == unit_id)) is not None

    def received(self, submission: UUID | None) -> bool:
        """Whether this very form was taken in before."""
        if submission is None:
            return False
        found = sa.union_all(
            sa.select(routine.c.id).where(routine.c.submission == submission),
            sa.select(routine_talk.c.id).where(routine_talk.c.submission == submission),
        )
        return self._connection.execute(found).first() is not None

    def add(self, new: Routine, content: Answers, submission: UUID | None, file: bytes | None = None) -> None:
        """Store a version; of two at one instant the database takes one."""
        sealed = self._keys.encrypt_text(answers_text(content), context=place("routine", "content", new.id))
        row: dict[str, Any] = {name: getattr(new, name) for name in Routine.__dataclass_fields__}
        row |= {"content_sealed": sealed, "submission": submission}
        if file is not None:
            row["file_sealed"] = self._keys.encrypt_bytes(file, context=_file_place(new.id))
        try:
            self._connection.execute(routine.insert(), row)
        except sa.exc.IntegrityError as clash:
            raise AlreadyDone from clash

    def units_of(self, person_id: UUID, day: date) -> Collection[UUID]:
        """Where somebody works, or answers for somebody."""
        query = sa.select(employment.c.unit_id).distinct().where(works_or_leads(person_id), at_work(day))
        return list(self._connection.scalars(query))

    def led_by(self, manager_id: UUID, day: date) -> Mapping[UUID, UUID]:
        """Whom a manager answers for."""
        query = sa.select(employment.c.person_id, employment.c.unit_id).where(
            employment.c.manager_id == manager_id, employment.c.person_id != manager_id, at_work(day)
        )
        return {row.person_id: row.unit_id for row in self._connection.execute(query)}

    def has_read(self, routine_id: UUID, person_id: UUID) -> bool:
        """Whether somebody has read a version."""
        found = sa.select(routine_reading.c.person_id).where(
            routine_reading.c.routine_id == routine_id, routine_reading.c.person_id == person_id
        )
        return self._connection.scalar(found) is not None

    def read(self, routine_id: UUID, person_id: UUID, role: Role, at: datetime) -> None:
        """Note a reading; the first one stays."""
        row = {"routine_id": routine_id, "person_id": person_id, "read_as": role, "read_at": at}
        self._connection.execute(_READ[self._connection.dialect.name], row)

    def add_talk(self, talk: Talk) -> None:
        """Store a talk with those who were there."""
        row = {name: getattr(talk, name) for name in Talk.__dataclass_fields__ if name != "present"}
        try:
            self._connection.execute(routine_talk.insert(), row)
        except sa.exc.IntegrityError as clash:
            raise AlreadyDone from clash
        if talk.present:
            present = [{"talk_id": talk.id, "person_id": person_id} for person_id in talk.present]
            self._connection.execute(routine_presence.insert(), present)

    def was_there(self, talk_id: UUID, person_id: UUID, at: datetime) -> UUID | None:
        """Note that somebody says so; the first time stays."""
        noted = sa.and_(routine_presence.c.talk_id == talk_id, routine_presence.c.person_id == person_id)
        self._connection.execute(
            sa.update(routine_presence).where(noted, routine_presence.c.said_at.is_(None)).values(said_at=at)
        )
        query = sa.select(routine_talk.c.routine_id).join(routine_presence).where(noted)
        return self._connection.scalar(query)

    def talked(self, manager_id: UUID, since: date) -> bool:
        """Whether there was a talk since a day."""
        found = sa.select(routine_talk.c.id).where(
            routine_talk.c.manager_id == manager_id, routine_talk.c.held_on >= since
        )
        return self._connection.scalar(found.limit(1)) is not None

    def unread_newcomers(self, manager_id: UUID, first: date, last: date, day: date) -> bool:
        """Whether a newcomer has not read the routine of the unit."""
        in_force = routines_in_force(self._connection, day)
        query = sa.select(employment.c.person_id, employment.c.unit_id).where(
            employment.c.manager_id == manager_id, employment.c.start_on.between(first, last), at_work(day)
        )
        return any(
            row.unit_id in in_force and not self.has_read(in_force[row.unit_id].id, row.person_id)
            for row in self._connection.execute(query).all()
        )


def _file_place(routine_id: UUID) -> str:
    return place("routine", "file", routine_id)
