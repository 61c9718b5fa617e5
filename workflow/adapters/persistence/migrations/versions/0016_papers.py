"""the routine of the workplace is kept in versions, read and gone through; mail may be about no case."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go to 0016."""
    _routine()
    _reading()
    _talk()
    _presence()
    with op.batch_alter_table("delivery") as table:
        table.alter_column("case_id", existing_type=sa.Uuid(), nullable=True)


def downgrade() -> None:
    """Go back from 0016; what was sent about no case is forgotten with the routine."""
    op.execute("DELETE FROM delivery WHERE case_id IS NULL")
    with op.batch_alter_table("delivery") as table:
        table.alter_column("case_id", existing_type=sa.Uuid(), nullable=False)
    for table_name in ("routine_presence", "routine_talk", "routine_reading", "routine"):
        op.drop_table(table_name)
    op.execute(
        "DELETE FROM outbox WHERE effect IN ('remind_routine', 'remind_routine_talk', 'letter_of_document')"
    )


def _routine() -> None:
    op.create_table(
        "routine",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=False),
        sa.Column("written_at", _TIME, nullable=False),
        sa.Column("submission", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_routine_unit_id_unit")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_routine_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_routine")),
        sa.UniqueConstraint("submission", name=op.f("uq_routine_submission")),
        sa.UniqueConstraint("unit_id", "version", name="uq_routine_version"),
    )


def _reading() -> None:
    op.create_table(
        "routine_reading",
        sa.Column("routine_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("read_as", sa.String(64), nullable=False),
        sa.Column("read_at", _TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["routine_id"], ["routine.id"], name=op.f("fk_routine_reading_routine_id_routine")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_routine_reading_person_id_person")
        ),
        sa.PrimaryKeyConstraint("routine_id", "person_id", name=op.f("pk_routine_reading")),
    )
    op.create_index(op.f("ix_routine_reading_person_id"), "routine_reading", ["person_id"])


def _talk() -> None:
    op.create_table(
        "routine_talk",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("routine_id", sa.Uuid(), nullable=False),
        sa.Column("manager_id", sa.Uuid(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("noted_at", _TIME, nullable=False),
        sa.Column("submission", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["routine_id"], ["routine.id"], name=op.f("fk_routine_talk_routine_id_routine")
        ),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["person.id"], name=op.f("fk_routine_talk_manager_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_routine_talk")),
        sa.UniqueConstraint("submission", name=op.f("uq_routine_talk_submission")),
    )
    op.create_index(op.f("ix_routine_talk_routine_id"), "routine_talk", ["routine_id"])
    op.create_index(op.f("ix_routine_talk_manager_id"), "routine_talk", ["manager_id"])


def _presence() -> None:
    op.create_table(
        "routine_presence",
        sa.Column("talk_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("said_at", _TIME, nullable=True),
        sa.ForeignKeyConstraint(
            ["talk_id"], ["routine_talk.id"], name=op.f("fk_routine_presence_talk_id_routine_talk")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_routine_presence_person_id_person")
        ),
        sa.PrimaryKeyConstraint("talk_id", "person_id", name=op.f("pk_routine_presence")),
    )
    op.create_index(op.f("ix_routine_presence_person_id"), "routine_presence", ["person_id"])
