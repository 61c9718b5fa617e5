"""a version of the routine may have a file, sealed beside its text."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to 0018; the versions so far are text alone."""
    with op.batch_alter_table("routine") as table:
        table.add_column(sa.Column("file_sealed", sa.LargeBinary(), nullable=True))
        table.add_column(sa.Column("file_name", sa.String(120), nullable=True))
        table.add_column(sa.Column("file_sha256", sa.String(64), nullable=True))


def downgrade() -> None:
    """Go back from 0018; the files are lost, the versions and who has read them stay."""
    with op.batch_alter_table("routine") as table:
        for column in ("file_sha256", "file_name", "file_sealed"):
            table.drop_column(column)
