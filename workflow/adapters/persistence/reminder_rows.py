"""Keeps reminders: nobody hears twice of a duty, its date and rung, because the database has a key for it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from workflow.domain.effects import BY_TIME, Effect, Queue
from workflow.domain.reminders import HEIGHT, WAITS_AGAIN, Because, Ended, Rung
from workflow.services.records import Work
from workflow.services.reminders import NewReminder, Reminder, Storm
from workflow.services.storms import LET_GO

from .outbox_rows import OutboxRows
from .tables import account, outbox, recomputation, reminder, reminder_storm

_COLUMNS = [reminder.c[name] for name in Reminder.__dataclass_fields__]
_STORM = [reminder_storm.c[name] for name in Storm.__dataclass_fields__]
_NEW = {
    "postgresql": postgresql.insert(reminder).on_conflict_do_nothing(),
    "sqlite": sqlite.insert(reminder).on_conflict_do_nothing(),
}
_WAITS = reminder.c.ended.is_(None)
_MAY_WAIT_AGAIN = sa.and_(
    reminder.c.ended == Ended.WITHDRAWN, reminder.c.because.in_([one.value for one in WAITS_AGAIN])
)
_WORKED_OUT_BY = [effect.value for effect in (Effect.SWEEP, Effect.RAISE_ALARMS, *BY_TIME)]
_ASKED = sa.select(reminder_storm.c.id).where(reminder_storm.c.is_open)


class ReminderRows:
    """Reminders in the database."""

    def __init__(self, connection: sa.Connection, new_id: Callable[[], UUID] = uuid4) -> None:
        self._connection = connection
        self._new_id = new_id

    def add(self, new: Sequence[NewReminder], now: datetime, at: datetime) -> None:
        """Store what is not there yet, and order its mail in the same transaction."""
        ordered = [found for one in new if (found := self._added(one, now)) is not None]
        self._order(ordered, at)

    def wait_again(
        self, case_id: UUID, work: Collection[tuple[str, str]], now: datetime, at: datetime
    ) -> None:
        """Let what was withdrawn of these works wait once more."""
        if not work:
            return
        periods = {period for _, period in work}
        query = sa.select(reminder.c.id, reminder.c.effect, reminder.c.period).where(
            reminder.c.case_id == case_id, reminder.c.period.in_(periods), _MAY_WAIT_AGAIN
        )
        found = [row.id for row in self._connection.execute(query) if (row.effect, row.period) in work]
        self._order([self._again(one, now) for one in found], at)

    def load(self, reminder_id: UUID) -> Reminder | None:
        """One reminder."""
        row = self._connection.execute(sa.select(*_COLUMNS).where(reminder.c.id == reminder_id)).one_or_none()
        return _reminder(row) if row else None

    def to_hear(self, effect_id: int) -> Collection[UUID]:
        """The people of its reminders."""
        return set(
            self._connection.scalars(sa.select(reminder.c.person_id).where(reminder.c.effect_id == effect_id))
        )

    def gather(self, leader: Reminder) -> Sequence[Reminder]:
        """Mark what waits for this person; what another mail says is marked with that one and stays there."""
        free = sa.and_(
            reminder.c.person_id == leader.person_id,
            _WAITS,
            reminder.c.led_by.is_(None),
            sa.or_(reminder.c.storm_id.is_(None), reminder.c.storm_id.not_in(_ASKED)),
        )
        mine = reminder.c.led_by == leader.id
        if self._connection.scalar(sa.select(reminder.c.id).where(mine, _WAITS).limit(1)) is None:
            self._connection.execute(sa.update(reminder).where(free).values(led_by=leader.id))
        query = sa.select(*_COLUMNS).where(mine, _WAITS).order_by(reminder.c.due_on, reminder.c.id)
        return [_reminder(row) for row in self._connection.execute(query)]

    def said_higher(self, one: Reminder) -> bool:
        """Whether a higher rung of the same deadline was sent to them."""
        if one.rung is None:
            return False
        higher = [rung.value for rung in Rung if HEIGHT[rung] > HEIGHT[one.rung]]
        query = sa.select(reminder.c.id).where(
            reminder.c.case_id == one.case_id,
            reminder.c.about == one.about,
            reminder.c.due_on == one.due_on,
            reminder.c.person_id == one.person_id,
            reminder.c.rung.in_(higher),
            reminder.c.ended == Ended.SENT,
        )
        return self._connection.scalar(query.limit(1)) is not None

    def end(self, reminders: Mapping[UUID, Because | None], now: datetime) -> None:
        """Say how reminders ended."""
        for reminder_id, because in reminders.items():
            ended = Ended.SENT if because is None else Ended.WITHDRAWN
            self._connection.execute(
                sa.update(reminder)
                .where(reminder.c.id == reminder_id, _WAITS)
                .values(ended=ended, because=because, ended_at=now)
            )

    def let_go(self, reminder_ids: Collection[UUID], at: datetime) -> None:
        """Take reminders out of a mail and order one of their own."""
        query = sa.select(reminder.c.id, reminder.c.times).where(
            reminder.c.id.in_(list(reminder_ids)), _WAITS
        )
        rows = [(row.id, row.times + 1) for row in self._connection.execute(query)]
        for reminder_id, times in rows:
            self._change(reminder_id, led_by=None, times=times)
        self._order(rows, at)

    def wants_digest(self, person_id: UUID) -> bool | None:
        """What somebody chose."""
        chosen: bool | None = self._connection.scalar(
            sa.select(account.c.digest).where(account.c.person_id == person_id)
        )
        return chosen

    def is_coming(self, since: datetime, at: datetime) -> bool:
        """Whether work of the hour was not begun yet or is in hand, or the open cases are being gone through."""
        in_hand = sa.and_(outbox.c.attempts == 1, outbox.c.leased_until > at)
        fresh = sa.select(outbox.c.id).where(
            outbox.c.outcome.is_(None),
            outbox.c.queue.in_([str(queue) for queue in Queue]),  # so that the index of waiting work is read
            outbox.c.effect.in_(_WORKED_OUT_BY),
            outbox.c.created_at > since,
            sa.or_(outbox.c.attempts == 0, in_hand),
        )
        run = sa.select(recomputation.c.day).where(
            recomputation.c.finished_at.is_(None),
            recomputation.c.leased_until > at,
            recomputation.c.started_at > since,
        )
        return any(self._connection.scalar(query.limit(1)) is not None for query in (fresh, run))

    def waiting(self) -> int:
        """How many people and deadlines wait; rungs of one deadline for one person are one mail's line."""
        lines = (
            sa.select(reminder.c.case_id, reminder.c.about, reminder.c.due_on, reminder.c.person_id)
            .where(_WAITS, reminder.c.storm_id.is_(None), reminder.c.led_by.is_(None))
            .distinct()
            .subquery()
        )
        return self._connection.scalar(sa.select(sa.func.count()).select_from(lines)) or 0

    def sent_since(self, since: datetime) -> int:
        """How many were sent."""
        query = sa.select(sa.func.count()).where(
            reminder.c.ended == Ended.SENT, reminder.c.ended_at >= since, reminder.c.storm_id.is_(None)
        )
        return self._connection.scalar(query) or 0

    def open_storm(self) -> Storm | None:
        """What HR is asked about."""
        row = self._connection.execute(sa.select(*_STORM).where(reminder_storm.c.is_open)).one_or_none()
        return Storm(**row._asdict()) if row else None

    def was_answered(self, storm_id: UUID) -> bool:
        """Whether HR has answered this one."""
        known = reminder_storm.c.id == storm_id, reminder_storm.c.answered_at.is_not(None)
        return self._connection.scalar(sa.select(reminder_storm.c.id).where(*known)) is not None

    def ask(self, storm: Storm) -> None:
        """Open a storm, or go on with the one that is open, and put what waits into it."""
        known = self.open_storm()
        if known is None:
            self._connection.execute(reminder_storm.insert(), asdict(storm) | {"is_open": True})
        else:
            more = {"found": known.found + storm.found}
            self._connection.execute(
                sa.update(reminder_storm).where(reminder_storm.c.id == known.id).values(**more)
            )
        held = known or storm
        self._connection.execute(
            sa.update(reminder)
            .where(_WAITS, reminder.c.storm_id.is_(None), reminder.c.led_by.is_(None))
            .values(storm_id=held.id)
        )

    def answer(self, storm: Storm, now: datetime, at: datetime) -> bool:
        """Close a storm with HR's answer; what is let go is ordered anew, also what is decided again on its way."""
        values = {name: getattr(storm, name) for name in ("answer", "because", "answered_at", "answered_by")}
        closed = self._connection.execute(
            sa.update(reminder_storm)
            .where(reminder_storm.c.id == storm.id, reminder_storm.c.is_open)
            .values(is_open=None, **values)
        )
        if not closed.rowcount:
            return False
        held = list(
            self._connection.scalars(sa.select(reminder.c.id).where(reminder.c.storm_id == storm.id, _WAITS))
        )
        if storm.answer == LET_GO:
            self.let_go(held, at)
        else:
            self.end(dict.fromkeys(held, Because.SET_ASIDE), now)
        return True

    # --- one row ---------------------------------------------------------------------------------------------------

    def _added(self, new: NewReminder, now: datetime) -> tuple[UUID, int] | None:
        """The id of what was stored, or of what waits again; None when it is there already."""
        reminder_id = self._new_id()
        row = asdict(new) | {
            "id": reminder_id,
            "moved": self._told_other_date(new),
            "made_at": now,
            "times": 1,
        }
        stored = self._connection.execute(_NEW[self._connection.dialect.name], row)
        if stored.rowcount:
            return reminder_id, 1
        query = sa.select(reminder.c.id).where(*_same(new), _MAY_WAIT_AGAIN)
        known = self._connection.scalar(query)
        return self._again(known, now) if known is not None else None

    def _again(self, reminder_id: UUID, now: datetime) -> tuple[UUID, int]:
        query = sa.select(*_COLUMNS).where(reminder.c.id == reminder_id)
        row = self._connection.execute(query).one()
        times = row.times
        self._change(
            reminder_id,
            moved=self._told_other_date(row),  # another date may have been told since it was withdrawn
            ended=None,
            because=None,
            ended_at=None,
            led_by=None,
            storm_id=None,
            made_at=now,
            times=times + 1,
        )
        return reminder_id, times + 1

    def _told_other_date(self, new: NewReminder | sa.Row[Any]) -> bool:
        """Whether what they were told last of this duty, in this absence, was another date."""
        if new.rung is None:
            return False
        spell = new.period.split("/", 1)[0]
        query = (
            sa.select(reminder.c.due_on)
            .where(
                reminder.c.case_id == new.case_id,
                reminder.c.about == new.about,
                reminder.c.person_id == new.person_id,
                reminder.c.period.startswith(f"{spell}/"),
                reminder.c.ended == Ended.SENT,
            )
            .order_by(reminder.c.ended_at.desc())
            .limit(1)
        )
        last = self._connection.scalar(query)
        return last is not None and last != new.due_on

    def _order(self, reminders: Sequence[tuple[UUID, int]], at: datetime) -> None:
        work = [
            Work(
                effect=Effect.SEND_REMINDERS,
                about=Effect.SEND_REMINDERS,
                period=f"{reminder_id.hex}/{times}",
                subject_id=reminder_id,
            )
            for reminder_id, times in reminders
        ]
        OutboxRows(self._connection).add(None, at, work)

    def _change(self, reminder_id: UUID, **values: Any) -> None:
        self._connection.execute(sa.update(reminder).where(reminder.c.id == reminder_id).values(**values))


def _same(new: NewReminder) -> tuple[sa.ColumnElement[bool], ...]:
    keys = ("case_id", "about", "due_on", "rung", "person_id")
    if new.rung is None:
        keys = ("case_id", "effect", "period", "person_id", "rung")
    return tuple(reminder.c[name].is_not_distinct_from(getattr(new, name)) for name in keys)


def _reminder(row: sa.Row[Any]) -> Reminder:
    values: dict[str, Any] = row._asdict()
    return Reminder(
        **{
            **values,
            "rung": Rung(values["rung"]) if values["rung"] else None,
            "ended": Ended(values["ended"]) if values["ended"] else None,
            "because": Because(values["because"]) if values["because"] else None,
        }
    )
