"""a meeting has a life of its own: who called it, who is invited, whether it was held, and what was answered."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from workflow.adapters.persistence.migrations.unknown_work import forget_work

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def _added() -> tuple[sa.Column[Any], ...]:
    """A table takes columns of its own, so they are made anew each time."""
    return (
        sa.Column("called_by", sa.String(64), nullable=False, server_default="employer"),
        sa.Column("guests", sa.String(200), nullable=False, server_default=""),
        sa.Column("made_at", _INSTANT),
        sa.Column("invited_at", _INSTANT),
        sa.Column("told_sequence", sa.Integer()),
        sa.Column("told_at", _INSTANT),
        sa.Column("held_on", sa.Date()),
        sa.Column("not_held_at", _INSTANT),
        sa.Column("not_held_because", sa.String(64)),
        sa.Column("place_sealed", sa.LargeBinary()),
        sa.Column("purpose_sealed", sa.LargeBinary()),
        sa.Column("message_sealed", sa.LargeBinary()),
    )


def upgrade() -> None:
    """Go to 0009: what was agreed so far stands in the calendars already."""
    with op.batch_alter_table("meeting") as table:
        for column in _added():
            table.add_column(column)
    op.execute("UPDATE meeting SET told_sequence = sequence")
    op.execute(
        "UPDATE meeting SET (made_at, invited_at) = (SELECT filed_at, filed_at FROM document"
        " WHERE document.id = meeting.document_id) WHERE kind = 'dialogue_meeting_1'"
    )
    op.create_index("ix_meeting_day", "meeting", ["on_day"])
    with op.batch_alter_table("delivery") as table:
        table.add_column(sa.Column("meeting_uid", sa.String(100)))
    op.create_table(
        "meeting_answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(64), nullable=False),
        sa.Column("proposed_on", sa.Date()),
        sa.Column("proposed_time", sa.Time()),
        sa.Column("brings", sa.String(200), nullable=False),
        sa.Column("answered_at", _INSTANT, nullable=False),
        sa.Column("words_sealed", sa.LargeBinary()),
        sa.Column("names_sealed", sa.LargeBinary()),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_meeting_answer_meeting_id_meeting"),
        sa.PrimaryKeyConstraint("id", name="pk_meeting_answer"),
        sa.UniqueConstraint("meeting_id", "sequence", name="uq_meeting_answer_sequence"),
    )


def downgrade() -> None:
    """Go back from 0009: what no calendar knows of goes, the rest is appointments again."""
    forget_work(
        "tell_of_meeting", "remind_of_meeting", "remind_plan_before_meeting", "tell_manager_of_meeting_answer"
    )
    op.drop_table("meeting_answer")
    with op.batch_alter_table("delivery") as table:
        table.drop_column("meeting_uid")
    op.execute("DELETE FROM meeting WHERE told_sequence IS NULL")
    op.drop_index("ix_meeting_day", table_name="meeting")
    with op.batch_alter_table("meeting") as table:
        for column in reversed(_added()):
            table.drop_column(column.name)
