"""The routine of the workplace: its versions, who has read which, and when it was gone through together."""

import sqlalchemy as sa

from .base import Code, Id, Instant, Sealed, identifier, metadata, reference

routine = sa.Table(
    "routine",
    metadata,
    identifier(),
    reference("unit_id", "unit.id"),  # the legal entity, or a unit with a routine of its own
    sa.Column("version", sa.Integer(), nullable=False),
    sa.Column("published_on", sa.Date(), nullable=False),  # the day it counts from
    sa.Column("language", sa.String(2), nullable=False),  # what it is written in
    sa.Column("content_sealed", Sealed, nullable=False),
    reference("written_by", "person.id"),
    sa.Column("written_at", Instant, nullable=False),
    sa.Column("submission", Id(), unique=True),
    sa.Column("file_sealed", Sealed),  # a PDF beside the text or in its place
    sa.Column("file_name", sa.String(120)),  # what readers keep it under
    sa.Column("file_sha256", sa.String(64)),  # tells another file from the same
    sa.UniqueConstraint("unit_id", "version", name="uq_routine_version"),
)

routine_reading = sa.Table(
    "routine_reading",
    metadata,
    sa.Column("routine_id", Id(), sa.ForeignKey("routine.id"), primary_key=True),
    sa.Column("person_id", Id(), sa.ForeignKey("person.id"), primary_key=True, index=True),
    sa.Column("read_as", Code, nullable=False),
    sa.Column("read_at", Instant, nullable=False),
)

routine_talk = sa.Table(
    "routine_talk",
    metadata,
    identifier(),
    reference("routine_id", "routine.id", index=True),
    reference("manager_id", "person.id", index=True),
    sa.Column("held_on", sa.Date(), nullable=False),
    sa.Column("noted_at", Instant, nullable=False),
    sa.Column("submission", Id(), unique=True),
)

routine_presence = sa.Table(
    "routine_presence",
    metadata,
    sa.Column("talk_id", Id(), sa.ForeignKey("routine_talk.id"), primary_key=True),
    sa.Column("person_id", Id(), sa.ForeignKey("person.id"), primary_key=True, index=True),
    sa.Column("said_at", Instant),  # when the person said so; empty while only the manager did
)
