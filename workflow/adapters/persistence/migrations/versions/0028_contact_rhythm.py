"""how often the two are in touch is agreed, and the employee says what suits them."""

import sqlalchemy as sa
from alembic import op

from workflow.adapters.persistence.migrations.unknown_work import forget_work

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to 0028; no case has a rhythm yet."""
    op.create_table(
        "contact_rhythm",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("every_weeks", sa.Integer(), nullable=False),
        sa.Column("way", sa.String(64), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("together", sa.Boolean(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.Column("set_as", sa.String(64), nullable=False),
        sa.CheckConstraint("every_weeks BETWEEN 1 AND 8", name=op.f("ck_contact_rhythm_weeks_of_a_rhythm")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["follow_up_case.id"], name=op.f("fk_contact_rhythm_case_id_follow_up_case")
        ),
        sa.ForeignKeyConstraint(["set_by"], ["person.id"], name=op.f("fk_contact_rhythm_set_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_rhythm")),
    )
    op.create_index(op.f("ix_contact_rhythm_case_id"), "contact_rhythm", ["case_id"])
    op.create_table(
        "contact_wish",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("every_weeks", sa.Integer(), nullable=True),
        sa.Column("way", sa.String(64), nullable=True),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("every_weeks BETWEEN 1 AND 8", name=op.f("ck_contact_wish_weeks_of_a_wish")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["follow_up_case.id"], name=op.f("fk_contact_wish_case_id_follow_up_case")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_wish")),
    )
    op.create_index(op.f("ix_contact_wish_case_id"), "contact_wish", ["case_id"])
    with op.batch_alter_table("follow_up_case") as table:
        table.add_column(sa.Column("contact_weeks", sa.Integer(), nullable=True))
        table.add_column(sa.Column("contact_next_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Go back from 0028; what was agreed is forgotten, and so is the work nobody would know how to do."""
    forget_work("remind_next_contact", "remind_to_go_on")
    with op.batch_alter_table("follow_up_case") as table:
        table.drop_column("contact_next_on")
        table.drop_column("contact_weeks")
    op.drop_index(op.f("ix_contact_wish_case_id"), table_name="contact_wish")
    op.drop_table("contact_wish")
    op.drop_index(op.f("ix_contact_rhythm_case_id"), table_name="contact_rhythm")
    op.drop_table("contact_rhythm")
