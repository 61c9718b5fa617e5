"""Meetings, and what the employee answers to an invitation."""

import sqlalchemy as sa

from .base import Code, Id, Instant, Sealed, identifier, metadata, reference

meeting = sa.Table(
    "meeting",
    metadata,
    identifier(),
    reference("case_id", "follow_up_case.id", index=True),
    sa.Column("kind", Code, nullable=False),
    sa.Column("on_day", sa.Date(), nullable=False),
    sa.Column("at_time", sa.Time()),
    sa.Column("length_minutes", sa.Integer(), nullable=False),
    sa.Column("uid", sa.String(100), nullable=False, unique=True),
    sa.Column("sequence", sa.Integer(), nullable=False),
    sa.Column("cancelled_at", Instant),
    sa.Column("document_id", Id(), sa.ForeignKey("document.id")),  # its invitation, or what agreed on it
    sa.Column("called_by", Code, nullable=False, server_default="employer"),  # or nav
    sa.Column("guests", sa.String(200), nullable=False, server_default=""),  # codes, by commas
    sa.Column("made_at", Instant),  # by somebody; empty: agreed on in a document about something else
    sa.Column("invited_at", Instant),  # in writing
    sa.Column("told_sequence", sa.Integer()),  # what the calendars of both have; empty: nothing yet
    sa.Column("told_at", Instant),
    sa.Column("held_on", sa.Date()),
    sa.Column("not_held_at", Instant),
    sa.Column("not_held_because", Code),
    sa.Column("place_sealed", Sealed),
    sa.Column("purpose_sealed", Sealed),
    sa.Column("message_sealed", Sealed),  # a few words to the employee
    sa.Index("ix_meeting_day", "on_day"),  # reminders ask for the days ahead
)

meeting_answer = sa.Table(
    "meeting_answer",
    metadata,
    identifier(),
    reference("meeting_id", "meeting.id"),
    sa.Column("sequence", sa.Integer(), nullable=False),  # of the meeting: one that moved asks anew
    sa.Column("answer", Code, nullable=False),  # comes, another_time, cannot
    sa.Column("proposed_on", sa.Date()),
    sa.Column("proposed_time", sa.Time()),
    sa.Column("brings", sa.String(200), nullable=False),  # codes of those the employee wants there, by commas
    sa.Column("answered_at", Instant, nullable=False),
    sa.Column("words_sealed", Sealed),
    sa.Column("names_sealed", Sealed),  # of those who come along
    sa.UniqueConstraint("meeting_id", "sequence", name="uq_meeting_answer_sequence"),
)
