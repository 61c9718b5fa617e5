"""a meeting is prepared by both sides, held with notes under each question, and the notes end with its minutes."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go to 0010: four tables more, all of them empty."""
    op.create_table(
        "preparation",
        _id("meeting_id"),
        _id("person_id"),
        sa.Column("question", sa.String(64), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        *_revised(),
        _belongs("preparation", "meeting_id", "meeting"),
        _belongs("preparation", "person_id", "person"),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", "question", name="pk_preparation"),
    )
    op.create_table(
        "preparation_check",
        _id("meeting_id"),
        _id("person_id"),
        sa.Column("item", sa.String(64), nullable=False),
        sa.Column("ticked_at", _INSTANT, nullable=False),
        _belongs("preparation_check", "meeting_id", "meeting"),
        _belongs("preparation_check", "person_id", "person"),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", "item", name="pk_preparation_check"),
    )
    op.create_table(
        "talk",
        _id("meeting_id"),
        sa.Column("begun_at", _INSTANT, nullable=False),
        _id("begun_by"),
        sa.Column("minutes_form", sa.String(64), nullable=True),
        sa.Column("notes_discarded_at", _INSTANT, nullable=True),
        _belongs("talk", "meeting_id", "meeting"),
        _belongs("talk", "begun_by", "person"),
        sa.PrimaryKeyConstraint("meeting_id", name="pk_talk"),
    )
    op.create_table(
        "talk_note",
        _id("meeting_id"),
        sa.Column("question", sa.String(64), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        *_revised(),
        _id("written_by"),
        _belongs("talk_note", "meeting_id", "meeting"),
        _belongs("talk_note", "written_by", "person"),
        sa.PrimaryKeyConstraint("meeting_id", "question", name="pk_talk_note"),
    )


def downgrade() -> None:
    """Go back from 0010: preparations and notes are gone; minutes that were filed stay."""
    for table in ("talk_note", "talk", "preparation_check", "preparation"):
        op.drop_table(table)


def _id(name: str) -> "sa.Column[object]":
    return sa.Column(name, sa.Uuid(), nullable=False)


def _belongs(table: str, name: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], [f"{target}.id"], name=f"fk_{table}_{name}_{target}")


def _revised() -> "tuple[sa.Column[object], ...]":
    return (
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("tab", sa.Uuid(), nullable=True),
        sa.Column("tab_count", sa.Integer(), nullable=False),
        sa.Column("saved_at", _INSTANT, nullable=False),
    )
