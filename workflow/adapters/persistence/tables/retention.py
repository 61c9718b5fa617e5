"""Deleting: what is held back, each run, and the receipts it leaves. No name and no id of what was deleted stands here."""

import sqlalchemy as sa

from .base import Code, Id, Instant, Sealed, identifier, metadata, reference

legal_hold = sa.Table(
    "legal_hold",
    metadata,
    identifier(),
    reference("case_id", "follow_up_case.id", optional=True, index=True),  # one of the two
    reference("person_id", "person.id", optional=True, index=True),
    sa.Column("reason_sealed", Sealed, nullable=False),
    sa.Column("review_on", sa.Date(), nullable=False),
    reference("placed_by", "person.id"),
    sa.Column("placed_at", Instant, nullable=False),
    reference("lifted_by", "person.id", optional=True),
    sa.Column("lifted_at", Instant),
    sa.Column("lifted_because_sealed", Sealed),
    sa.Column("submission", Id(), unique=True),  # the form that was sent: a second click finds the first
    sa.CheckConstraint("(case_id IS NULL) <> (person_id IS NULL)", name="of_a_case_or_a_person"),
)
sa.Index(
    "ix_legal_hold_review",
    legal_hold.c.review_on,
    postgresql_where=legal_hold.c.lifted_at.is_(None),
    sqlite_where=legal_hold.c.lifted_at.is_(None),
)

retention_run = sa.Table(
    "retention_run",
    metadata,
    identifier(),
    sa.Column("day", sa.Date(), nullable=False, index=True),  # what was over on that day goes
    sa.Column("ran_by", Code, nullable=False),  # scheduler, command
    sa.Column("is_open", sa.Boolean(), unique=True),  # empty once it is over: one is open at a time
    sa.Column("state", Code, nullable=False),  # running, held_up, finished, stopped
    sa.Column("cases", sa.Integer(), nullable=False),  # how many follow-ups would go, and of how many
    sa.Column("all_cases", sa.Integer(), nullable=False),
    sa.Column("total", sa.Integer(), nullable=False),  # how many rows would go
    sa.Column("held_up_because", Code),  # many, jump
    sa.Column("confirmed_at", Instant),
    sa.Column("deleted", sa.Integer(), nullable=False),  # rows so far
    sa.Column("started_at", Instant, nullable=False),  # real time, as everything here
    sa.Column("leased_until", Instant, nullable=False),
    sa.Column("finished_at", Instant),
    sa.Column("wiped_at", Instant),  # when the freed places of the database were cleared
)

retention_receipt = sa.Table(
    "retention_receipt",
    metadata,
    identifier(),
    reference("run_id", "retention_run.id", index=True),
    sa.Column("kept_as", Code, nullable=False),  # the class in workflow/domain/retention.py
    sa.Column("rule", Code, nullable=False),
    sa.Column("value", sa.Integer(), nullable=False),
    sa.Column("unit", Code, nullable=False),
    sa.Column("day", sa.Date(), nullable=False),
    sa.Column("count", sa.Integer(), nullable=False),
    sa.Column("ran_by", Code, nullable=False),
    sa.Column("deleted_at", Instant, nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),  # keyed hash over the marks
)

retention_mark = sa.Table(
    "retention_mark",
    metadata,
    sa.Column("receipt_id", Id(), sa.ForeignKey("retention_receipt.id"), primary_key=True),
    sa.Column("mark", sa.String(64), primary_key=True, index=True),  # keyed hash of the table and the id
)
