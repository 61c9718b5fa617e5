"""a note recorded ahead counts from its first day; closed cases are listed along an index."""

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
    op.create_index("ix_follow_up_case_closed", "follow_up_case", ["closed_at", "id"])


def downgrade() -> None:
    """Go back from 0003."""
    op.drop_index("ix_follow_up_case_closed", table_name="follow_up_case")
    with op.batch_alter_table("follow_up_case") as table:
        table.drop_column("grade_changes_on")
