"""What somebody is to be reminded of and was, what waits because it is too much at once, and calendar feeds."""

import sqlalchemy as sa

from .base import Code, Id, Instant, identifier, metadata, reference

reminder = sa.Table(
    "reminder",
    metadata,
    identifier(),
    reference("case_id", "follow_up_case.id", optional=True, index=True),  # empty: the routine and the like
    sa.Column("effect_id", sa.BigInteger(), nullable=False, index=True),  # the work that says it
    sa.Column("effect", Code, nullable=False),  # with the next three: what that work was ordered as
    sa.Column("about", Code, nullable=False),  # the duty, alarm, document kind … it is about
    sa.Column("period", sa.String(100), nullable=False),
    sa.Column("subject_id", Id()),
    sa.Column("rung", Code),  # how far word of a deadline has gone; empty for what is no deadline
    sa.Column("due_on", sa.Date()),  # the deadline
    reference("person_id", "person.id"),  # who hears
    sa.Column("recipient", Code, nullable=False),  # as whom: manager, employee, hr …
    sa.Column("moved", sa.Boolean(), nullable=False),  # they were told another date before
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("times", sa.Integer(), nullable=False),  # how often its mail was ordered
    sa.Column("led_by", Id()),  # the reminder whose mail says this one too
    reference("storm_id", "reminder_storm.id", optional=True, index=True),  # one of too many at once
    sa.Column("ended", Code),  # sent, withdrawn; empty while it waits
    sa.Column("because", Code),
    sa.Column("ended_at", Instant),
    sa.Index("ix_reminder_ended", "ended", "ended_at"),  # what is usual is counted by it
)
_OF_A_DEADLINE = reminder.c.rung.is_not(None)
_OF_A_CASE = sa.and_(reminder.c.rung.is_(None), reminder.c.case_id.is_not(None))
_OF_NO_CASE = reminder.c.case_id.is_(None)
sa.Index(
    # Nobody hears twice of a duty, its date and rung.
    "uq_reminder_of_a_deadline",
    *(reminder.c[name] for name in ("case_id", "about", "due_on", "rung", "person_id")),
    unique=True,
    postgresql_where=_OF_A_DEADLINE,
    sqlite_where=_OF_A_DEADLINE,
)
sa.Index(
    "uq_reminder_of_a_case",
    *(reminder.c[name] for name in ("case_id", "effect", "period", "person_id")),
    unique=True,
    postgresql_where=_OF_A_CASE,
    sqlite_where=_OF_A_CASE,
)
sa.Index(
    "uq_reminder_of_no_case",
    *(reminder.c[name] for name in ("effect", "period", "person_id")),
    unique=True,
    postgresql_where=_OF_NO_CASE,
    sqlite_where=_OF_NO_CASE,
)
sa.Index(
    "ix_reminder_waiting",
    reminder.c.person_id,
    reminder.c.led_by,
    postgresql_where=reminder.c.ended.is_(None),
    sqlite_where=reminder.c.ended.is_(None),
)

reminder_storm = sa.Table(
    "reminder_storm",
    metadata,
    identifier(),
    sa.Column("is_open", sa.Boolean(), unique=True),  # empty once it is answered: one asks at a time
    sa.Column("found", sa.Integer(), nullable=False),  # how many there were, how many would have been usual
    sa.Column("allowed", sa.Integer(), nullable=False),
    sa.Column("asked_at", Instant, nullable=False),
    sa.Column("answer", Code),  # let_go, set_aside
    sa.Column("because", Code),
    sa.Column("answered_at", Instant),
    reference("answered_by", "person.id", optional=True),
)

calendar_feed = sa.Table(
    "calendar_feed",
    metadata,
    identifier(),
    reference("account_id", "account.id", index=True),
    sa.Column("token_hash", sa.String(64), nullable=False, unique=True),  # SHA-256, never the address itself
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("ended_at", Instant),
)
sa.Index(
    "uq_calendar_feed_open",
    calendar_feed.c.account_id,
    unique=True,
    postgresql_where=calendar_feed.c.ended_at.is_(None),
    sqlite_where=calendar_feed.c.ended_at.is_(None),
)
