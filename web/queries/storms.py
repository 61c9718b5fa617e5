"""Reminders that wait because they are unusually many: how many, of which kind, for which days; and what HR answered before."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from workflow.adapters.persistence.reminder_rows import ReminderRows
from workflow.adapters.persistence.tables import person, reminder, reminder_storm
from workflow.services.reminders import Storm

MOST_LINES = 60
MOST_FORMER = 10


@dataclass(frozen=True, kw_only=True)
class HeldLine:
    """How many of one kind wait for one deadline; without one for what has no deadline."""

    effect: str
    due_on: date | None
    count: int


@dataclass(frozen=True, kw_only=True)
class Answered:
    """A storm that is over, and who answered."""

    storm: Storm
    by: str


def storm_that_asks(connection: sa.Connection) -> Storm | None:
    """What HR is asked about now."""
    return ReminderRows(connection).open_storm()


def held_lines(connection: sa.Connection, storm: Storm) -> list[HeldLine]:
    """What waits, by deadline and kind; the soonest first."""
    count = sa.func.count().label("count")
    query = (
        sa.select(reminder.c.effect, reminder.c.due_on, count)
        .where(reminder.c.storm_id == storm.id, reminder.c.ended.is_(None))
        .group_by(reminder.c.effect, reminder.c.due_on)
        .order_by(reminder.c.due_on.is_(None), reminder.c.due_on, reminder.c.effect)
        .limit(MOST_LINES)
    )
    return [HeldLine(**row._asdict()) for row in connection.execute(query)]


def answered_storms(connection: sa.Connection) -> list[Answered]:
    """The last ones, the newest first."""
    columns = [reminder_storm.c[name] for name in Storm.__dataclass_fields__]
    name = (person.c.given_name + " " + person.c.family_name).label("by")
    query = (
        sa.select(*columns, name)
        .join(person, person.c.id == reminder_storm.c.answered_by)
        .order_by(reminder_storm.c.answered_at.desc())
        .limit(MOST_FORMER)
    )
    return [
        Answered(storm=Storm(**{k: v for k, v in row._asdict().items() if k != "by"}), by=row.by)
        for row in connection.execute(query)
    ]
