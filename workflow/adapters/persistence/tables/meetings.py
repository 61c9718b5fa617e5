"""What the employee answers to an invitation; the meeting itself stands with the case."""

import sqlalchemy as sa

from .base import Code, Instant, Sealed, identifier, metadata, reference

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
