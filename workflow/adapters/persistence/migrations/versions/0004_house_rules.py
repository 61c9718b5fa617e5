"""house rules change from a day on, and every change stays readable."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to 0004."""
    op.create_table(
        "house_rule_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rule", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("old_value", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_because", sa.String(length=64), nullable=True),
        sa.Column("submission", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["set_by"], ["person.id"], name=op.f("fk_house_rule_change_set_by_person")),
        sa.ForeignKeyConstraint(
            ["ended_by"], ["person.id"], name=op.f("fk_house_rule_change_ended_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_rule_change")),
        sa.UniqueConstraint("submission", name=op.f("uq_house_rule_change_submission")),
    )
    op.create_index(
        "uq_house_rule_change_standing",
        "house_rule_change",
        ["rule", "valid_from"],
        unique=True,
        postgresql_where=sa.text("ended_at IS NULL"),
        sqlite_where=sa.text("ended_at IS NULL"),
    )


def downgrade() -> None:
    """Go back from 0004."""
    op.drop_table("house_rule_change")
