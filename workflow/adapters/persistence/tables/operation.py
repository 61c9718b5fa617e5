"""What the service itself keeps: the outbox of due work, heartbeats of its processes, the daily run through the cases."""

import sqlalchemy as sa

from .base import Code, Id, Instant, metadata

outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column(
        "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True, autoincrement=True
    ),
    sa.Column("case_id", Id(), sa.ForeignKey("follow_up_case.id")),
    sa.Column("effect", Code, nullable=False),
    sa.Column("about", Code, nullable=False),  # the trigger, duty, alarm or document kind behind it
    sa.Column(
        "period", sa.String(100), nullable=False
    ),  # what makes it the same work: version, duty and date, day
    sa.Column("queue", Code, nullable=False),
    sa.Column("subject_id", Id()),  # the document, meeting or person it is about
    sa.Column("due_at", Instant, nullable=False),
    sa.Column("leased_until", Instant),
    sa.Column("attempts", sa.Integer(), nullable=False, server_default="0"),
    sa.Column("outcome", Code),  # done, dropped, failed; empty while waiting
    sa.Column("reason", sa.String(200)),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("done_at", Instant),
    sa.UniqueConstraint("case_id", "effect", "period", name="uq_outbox_work"),
)
sa.Index(
    # Empty case ids are all different to the key above: a sweep would be ordered by every scheduler.
    "uq_outbox_work_without_case",
    outbox.c.effect,
    outbox.c.period,
    unique=True,
    postgresql_where=outbox.c.case_id.is_(None),
    sqlite_where=outbox.c.case_id.is_(None),
)
sa.Index(
    "ix_outbox_waiting",
    outbox.c.queue,
    outbox.c.due_at,
    outbox.c.id,
    postgresql_where=outbox.c.outcome.is_(None),
    sqlite_where=outbox.c.outcome.is_(None),
)
sa.Index(
    "ix_outbox_failed",
    outbox.c.id,
    postgresql_where=outbox.c.outcome == "failed",
    sqlite_where=outbox.c.outcome == "failed",
)

process_heartbeat = sa.Table(
    "process_heartbeat",
    metadata,
    sa.Column("name", sa.String(64), primary_key=True),
    sa.Column("beat_at", Instant, nullable=False),
)

recomputation = sa.Table(
    "recomputation",
    metadata,
    sa.Column("day", sa.Date(), primary_key=True),  # the day the dates were worked out for
    sa.Column("started_at", Instant, nullable=False),  # the house rules are those of this instant
    sa.Column("after_id", Id()),  # the last case that was gone through
    sa.Column("looked_at", sa.Integer(), nullable=False),
    sa.Column("changed", sa.Integer(), nullable=False),
    sa.Column("leased_until", Instant, nullable=False),  # real time; then another scheduler goes on
    sa.Column("finished_at", Instant),
)
