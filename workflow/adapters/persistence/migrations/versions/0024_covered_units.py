"""which units a representative covers, figures as they were counted, and invitations to one meeting."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to 0024; invitations to the meetings so far are to all of them."""
    op.create_table(
        "covered_unit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("with_below", sa.Boolean(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "until_on IS NULL OR from_on <= until_on", name=op.f("ck_covered_unit_ends_after_it_begins")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_covered_unit_person_id_person")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_covered_unit_unit_id_unit")),
        sa.ForeignKeyConstraint(["set_by"], ["person.id"], name=op.f("fk_covered_unit_set_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_covered_unit")),
    )
    op.create_index(op.f("ix_covered_unit_person_id"), "covered_unit", ["person_id"])
    op.create_table(
        "counted_quarter",
        sa.Column("name", sa.String(8), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counted_quarter")),
    )
    op.create_table(
        "figure",
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("with_below", sa.Boolean(), nullable=False),
        sa.Column("span", sa.String(8), nullable=False),
        sa.Column("measure", sa.String(64), nullable=False),
        sa.Column("word", sa.String(64), nullable=False),
        sa.Column("part", sa.BigInteger(), nullable=True),
        sa.Column("whole", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_figure_unit_id_unit")),
        sa.PrimaryKeyConstraint("unit_id", "span", "measure", "word", "with_below", name=op.f("pk_figure")),
    )
    with op.batch_alter_table("invitation") as table:
        table.add_column(sa.Column("meeting_id", sa.Uuid(), nullable=True))
        table.create_foreign_key(op.f("fk_invitation_meeting_id_meeting"), "meeting", ["meeting_id"], ["id"])


def downgrade() -> None:
    """Go back from 0024; an invitation to one meeting must not become one to all, so it ends."""
    op.execute("DELETE FROM invitation WHERE meeting_id IS NOT NULL")
    with op.batch_alter_table("invitation") as table:
        table.drop_constraint(op.f("fk_invitation_meeting_id_meeting"), type_="foreignkey")
        table.drop_column("meeting_id")
    op.drop_table("figure")
    op.drop_table("counted_quarter")
    op.drop_index(op.f("ix_covered_unit_person_id"), table_name="covered_unit")
    op.drop_table("covered_unit")
