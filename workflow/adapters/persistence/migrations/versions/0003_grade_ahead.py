"""a note recorded ahead counts from its first day, a max date told from the letter, an earlier answer for good."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to 0003."""
    with op.batch_alter_table("follow_up_case") as table:
        table.add_column(sa.Column("grade_changes_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("max_date_told", sa.Date(), nullable=True))
    with op.batch_alter_table("document") as table:
        table.add_column(
            sa.Column("answered_before", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("document") as table:
        table.alter_column("answered_before", server_default=None)
    op.create_index(
        "ix_follow_up_case_closed",
        "follow_up_case",
        ["closed_at", "id"],
        postgresql_where=sa.text("closed_at IS NOT NULL"),
        sqlite_where=sa.text("closed_at IS NOT NULL"),
    )


def downgrade() -> None:
    """Go back from 0003."""
    op.drop_index("ix_follow_up_case_closed", table_name="follow_up_case")
    with op.batch_alter_table("follow_up_case") as table:
        table.drop_column("grade_changes_on")
        table.drop_column("max_date_told")
    with op.batch_alter_table("document") as table:
        table.drop_column("answered_before")
