"""What hangs on a meeting before and while it is held: preparation, ticks, the talk itself, the writer's notes.

Notes are working notes: they are removed when the minutes of the meeting are filed (`services/discard_notes.py`), and the
manager no longer sees what the employee had shared. What the employee wrote stays the employee's own, as long as the case.
"""

import sqlalchemy as sa

from .base import Code, Id, Instant, Sealed, metadata, reference

preparation = sa.Table(
    "preparation",
    metadata,
    sa.Column("meeting_id", Id(), sa.ForeignKey("meeting.id"), primary_key=True),
    sa.Column("person_id", Id(), sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("question", Code, primary_key=True),
    sa.Column("text_sealed", Sealed, nullable=False),
    sa.Column("shared", sa.Boolean(), nullable=False),
    sa.Column("revision", sa.Integer(), nullable=False),
    sa.Column("tab", Id()),  # the open page that wrote it last, and its how-manieth writing that was
    sa.Column("tab_count", sa.Integer(), nullable=False),
    sa.Column("saved_at", Instant, nullable=False),
)

preparation_check = sa.Table(
    "preparation_check",
    metadata,
    sa.Column("meeting_id", Id(), sa.ForeignKey("meeting.id"), primary_key=True),
    sa.Column("person_id", Id(), sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("item", Code, primary_key=True),  # a row is a tick
    sa.Column("ticked_at", Instant, nullable=False),
)

talk = sa.Table(
    "talk",
    metadata,
    sa.Column("meeting_id", Id(), sa.ForeignKey("meeting.id"), primary_key=True),
    sa.Column("begun_at", Instant, nullable=False),
    reference("begun_by", "person.id"),
    sa.Column("minutes_form", Code),  # the form whose draft the notes went into
    sa.Column("notes_discarded_at", Instant),  # the minutes are filed
)

talk_note = sa.Table(
    "talk_note",
    metadata,
    sa.Column("meeting_id", Id(), sa.ForeignKey("meeting.id"), primary_key=True),
    sa.Column("question", Code, primary_key=True),
    sa.Column("text_sealed", Sealed, nullable=False),
    sa.Column("revision", sa.Integer(), nullable=False),
    sa.Column("tab", Id()),
    sa.Column("tab_count", sa.Integer(), nullable=False),
    reference("written_by", "person.id"),
    sa.Column("saved_at", Instant, nullable=False),
)
