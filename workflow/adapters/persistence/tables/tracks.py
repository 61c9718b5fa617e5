"""Requests for help as tracks with a life of their own, and the marker that a follow-up is difficult."""

import sqlalchemy as sa

from .base import Code, Id, Instant, Sealed, identifier, metadata, reference

escalation = sa.Table(
    "escalation",
    metadata,
    identifier(),
    reference("case_id", "follow_up_case.id", index=True),
    sa.Column("track", Code, nullable=False),
    sa.Column("status", Code, nullable=False),  # where it stands: domain/tracks/kinds.py
    reference("asked_by", "person.id"),
    sa.Column("document_id", Id(), sa.ForeignKey("document.id")),  # where it was asked for
    sa.Column("paper_id", Id(), sa.ForeignKey("document.id"), index=True),  # the paper that goes out
    sa.Column("asked_at", Instant, nullable=False),
    sa.Column("changed_at", Instant, nullable=False),
    sa.Column("due_on", sa.Date()),  # the day HR is reminded; after it the request is late
    sa.Column("settled_at", Instant),  # empty as long as something may follow
    sa.Column("version", sa.Integer(), nullable=False),  # how many lines it has
    sa.Column("note_sealed", Sealed),  # HR's own, from before each line had one
)
_STANDS = escalation.c.settled_at.is_(None)
sa.Index(
    "ix_escalation_open",
    escalation.c.asked_at,
    escalation.c.id,
    postgresql_where=_STANDS,
    sqlite_where=_STANDS,
)
sa.Index("ix_escalation_due", escalation.c.due_on, postgresql_where=_STANDS, sqlite_where=_STANDS)
sa.Index(
    "ix_escalation_settled",
    escalation.c.asked_at,
    escalation.c.id,
    postgresql_where=escalation.c.settled_at.is_not(None),
    sqlite_where=escalation.c.settled_at.is_not(None),
)

escalation_move = sa.Table(
    "escalation_move",
    metadata,
    sa.Column("escalation_id", Id(), sa.ForeignKey("escalation.id"), primary_key=True),
    sa.Column("number", sa.Integer(), primary_key=True),
    sa.Column("move", Code, nullable=False),
    sa.Column("status", Code, nullable=False),  # where it led
    sa.Column("at", Instant, nullable=False),
    reference("actor_id", "person.id"),
    sa.Column("acted_as", Code, nullable=False),
    sa.Column("document_id", Id(), sa.ForeignKey("document.id")),  # the paper it came with
    sa.Column("facts", sa.JSON(), nullable=False),  # days, numbers and codes only
    sa.Column("words_sealed", Sealed),  # what manager and employee may read
    sa.Column("note_sealed", Sealed),  # HR's own
)

difficulty = sa.Table(
    "difficulty",
    metadata,
    identifier(),
    reference("case_id", "follow_up_case.id", index=True),
    sa.Column("words_sealed", Sealed, nullable=False),  # the category and the note
    sa.Column("review_on", sa.Date(), nullable=False),
    reference("set_by", "person.id"),
    sa.Column("set_as", Code, nullable=False),
    sa.Column("set_at", Instant, nullable=False),
    sa.Column("version", sa.Integer(), nullable=False),
    sa.Column("ended_at", Instant),
    reference("ended_by", "person.id", optional=True),
)
_MARKED = difficulty.c.ended_at.is_(None)
sa.Index(
    "uq_difficulty_one_open",
    difficulty.c.case_id,
    unique=True,
    postgresql_where=_MARKED,
    sqlite_where=_MARKED,
)
sa.Index("ix_difficulty_review", difficulty.c.review_on, postgresql_where=_MARKED, sqlite_where=_MARKED)

difficulty_help = sa.Table(
    "difficulty_help",
    metadata,
    sa.Column("difficulty_id", Id(), sa.ForeignKey("difficulty.id"), primary_key=True),
    sa.Column("help", Code, primary_key=True),  # what helps: domain/difficulties.py
    sa.Column("done_on", sa.Date(), nullable=False),
    reference("ticked_by", "person.id"),
    sa.Column("ticked_at", Instant, nullable=False),
)
