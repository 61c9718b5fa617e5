"""Who stands in for a manager, from when to when, and the mandate they have."""

import sqlalchemy as sa

from .base import Code, Id, Instant, Sealed, identifier, metadata, reference

substitution = sa.Table(
    "substitution",
    metadata,
    identifier(),
    reference("manager_id", "person.id", index=True),
    reference("substitute_id", "person.id"),
    sa.Column("from_on", sa.Date(), nullable=False),
    sa.Column("to_on", sa.Date(), nullable=False),
    sa.Column("mandate_sealed", Sealed, nullable=False),  # what they may decide, and what not
    reference("given_by", "person.id"),
    sa.Column("given_as", Code, nullable=False),
    sa.Column("given_at", Instant, nullable=False),
    sa.Column("withdrawn_at", Instant),
    reference("withdrawn_by", "person.id", optional=True),
    sa.Column("submission", Id(), unique=True),  # the form it came with: the same one twice is a double click
    sa.CheckConstraint("to_on >= from_on", name="ends_after_it_begins"),
    sa.Index("ix_substitution_substitute", "substitute_id", "to_on"),
)
