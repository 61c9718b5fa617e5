"""Reads and writes tracks and their lines; days and codes stand in clear, words are sealed."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from workflow.domain.effects import Effect, queue_of
from workflow.domain.errors import Stale
from workflow.domain.people import Role
from workflow.domain.tracks.counting import InForce, in_force
from workflow.domain.tracks.kinds import State, TrackKind
from workflow.services.ports import Cipher
from workflow.services.tracks import TrackLine, TrackRecord

from .sealing import place
from .tables import case, escalation, escalation_move, evidence_package, outbox

_NAMES = {"kind": "track", "state": "status"}
_FIELDS = tuple(TrackRecord.__dataclass_fields__)
_TRACK = [escalation.c[_NAMES.get(name, name)].label(name) for name in _FIELDS]
_ORDER = (
    "case_id", "effect", "about", "period", "queue", "subject_id", "due_at", "created_at", "attempts",
)  # fmt: skip
_INSERTS = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


def line_place(column: str, track_id: UUID, number: int) -> str:
    """What the words of a line are bound to."""
    return place("escalation_move", column, f"{track_id}/{number}")


class TrackRows:
    """Tracks in the database."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def load(self, track_id: UUID) -> TrackRecord | None:
        """One track."""
        return self._one(escalation.c.id == track_id)

    def of_paper(self, paper_id: UUID) -> TrackRecord | None:
        """The track a paper goes out for."""
        return self._one(escalation.c.paper_id == paper_id)

    def of_case(self, case_id: UUID) -> Sequence[TrackRecord]:
        """The tracks of a case, the one begun last first."""
        query = (
            sa.select(*_TRACK)
            .where(escalation.c.case_id == case_id)
            .order_by(escalation.c.asked_at.desc(), escalation.c.id)
        )
        return [_record(row) for row in self._connection.execute(query)]

    def lines(self, track_id: UUID) -> Sequence[TrackLine]:
        """The lines of a track."""
        query = (
            sa.select(escalation_move)
            .where(escalation_move.c.escalation_id == track_id)
            .order_by(escalation_move.c.number)
        )
        return [self._line(row) for row in self._connection.execute(query)]

    def old_note(self, track_id: UUID) -> str:
        """HR's note from before each line had one of its own."""
        sealed = self._connection.scalar(
            sa.select(escalation.c.note_sealed).where(escalation.c.id == track_id)
        )
        context = place("escalation", "note", track_id)
        return self._keys.decrypt_text(sealed, context=context) if sealed else ""

    def add(self, track: TrackRecord, line: TrackLine) -> None:
        """Store a new track with its first line."""
        row = {_NAMES.get(name, name): getattr(track, name) for name in _FIELDS}
        self._connection.execute(escalation.insert(), row)
        self._add_line(track.id, track.version, line)

    def write(self, track: TrackRecord, changes: Mapping[str, Any], line: TrackLine | None) -> None:
        """Write changes and the next line."""
        values = {_NAMES.get(name, name): value for name, value in changes.items()}
        written = self._connection.execute(
            sa.update(escalation)
            .where(escalation.c.id == track.id, escalation.c.version == track.version)
            .values(**values, version=track.version + (1 if line else 0))
        )
        if written.rowcount != 1:
            now = self.load(track.id)
            raise Stale(track.case_id, now.version if now else track.version)
        if line is not None:
            self._add_line(track.id, track.version + 1, line)

    def counting(self, employment_id: UUID, kind: TrackKind) -> Sequence[InForce]:
        """The days on which something of a kind counts in an employment; what was taken back does not."""
        query = (
            sa.select(escalation.c.id)
            .join_from(escalation, case, case.c.id == escalation.c.case_id)
            .where(
                case.c.employment_id == employment_id,
                escalation.c.track == kind,
                escalation.c.status.in_((State.IN_FORCE, State.CLOSED)),
            )
        )
        told = (self._told(track_id) for track_id in self._connection.scalars(query).all())
        found = [days for facts in told if (days := in_force(facts)) is not None]
        return sorted(found, key=_begins)

    def _told(self, track_id: UUID) -> dict[str, Any]:
        query = (
            sa.select(escalation_move.c.facts)
            .where(escalation_move.c.escalation_id == track_id)
            .order_by(escalation_move.c.number)
        )
        told: dict[str, Any] = {}
        for facts in self._connection.scalars(query):
            told |= facts
        return told

    def package_ordered(self, case_id: UUID, since: datetime) -> bool:
        """Whether HR has ordered the documentation since then."""
        query = sa.select(evidence_package.c.id).where(
            evidence_package.c.case_id == case_id,
            evidence_package.c.ordered_as == Role.HR,
            evidence_package.c.ordered_at >= since,
        )
        return self._connection.scalar(query.limit(1)) is not None

    def order_reminders(self, day: date, at: datetime) -> None:
        """Order them, one statement however many there are; the day belongs to what makes a reminder the same."""
        when = sa.bindparam("at", type_=outbox.c.due_at.type)
        effect = Effect.REMIND_REQUEST
        due = sa.select(
            escalation.c.case_id,
            sa.literal(effect.value),
            sa.literal("request"),
            sa.cast(escalation.c.id, sa.String()) + "/" + sa.cast(escalation.c.due_on, sa.String()),
            sa.literal(queue_of(effect).value),
            escalation.c.id,
            when,
            when,
            sa.literal(0),
        ).where(
            escalation.c.settled_at.is_(None), escalation.c.due_on <= sa.bindparam("day", type_=sa.Date())
        )
        insert: Any = _INSERTS[self._connection.dialect.name]
        order = insert(outbox).from_select(_ORDER, due, include_defaults=False).on_conflict_do_nothing()
        self._connection.execute(order, {"day": day, "at": at})

    def _one(self, condition: sa.ColumnElement[bool]) -> TrackRecord | None:
        query = sa.select(*_TRACK).where(condition).order_by(escalation.c.asked_at.desc()).limit(1)
        row = self._connection.execute(query).one_or_none()
        return _record(row) if row else None

    def _add_line(self, track_id: UUID, number: int, line: TrackLine) -> None:
        words = json.dumps(dict(line.words), ensure_ascii=False, sort_keys=True) if line.words else ""
        row = {
            "escalation_id": track_id,
            "number": number,
            "move": line.move,
            "status": line.state,
            "at": line.at,
            "actor_id": line.actor_id,
            "acted_as": line.acted_as,
            "document_id": line.document_id,
            "facts": dict(line.facts),
            "words_sealed": self._seal("words", track_id, number, words),
            "note_sealed": self._seal("note", track_id, number, line.note),
        }
        self._connection.execute(escalation_move.insert(), row)

    def _seal(self, column: str, track_id: UUID, number: int, text: str) -> bytes | None:
        context = line_place(column, track_id, number)
        return self._keys.encrypt_text(text, context=context) if text else None

    def _line(self, row: sa.Row[Any]) -> TrackLine:
        def opened(column: str, sealed: bytes | None) -> str:
            context = line_place(column, row.escalation_id, row.number)
            return self._keys.decrypt_text(sealed, context=context) if sealed else ""

        return TrackLine(
            move=row.move,
            state=State(row.status),
            at=row.at,
            actor_id=row.actor_id,
            acted_as=Role(row.acted_as),
            facts=row.facts,
            words=json.loads(opened("words", row.words_sealed) or "{}"),
            note=opened("note", row.note_sealed),
            document_id=row.document_id,
        )


def _begins(days: InForce) -> date:
    return days.from_on


def _record(row: sa.Row[Any]) -> TrackRecord:
    values: dict[str, Any] = row._asdict()
    return TrackRecord(**values | {"kind": TrackKind(values["kind"]), "state": State(values["state"])})
