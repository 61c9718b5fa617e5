"""papers lie in the folder as Word files too; the employer and its units have logos."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to 0007; papers filed before stay as they are, without a Word file."""
    with op.batch_alter_table("filed_copy") as table:
        table.add_column(sa.Column("word_sealed", sa.LargeBinary(), nullable=True))
        table.add_column(sa.Column("word_sha256", sa.String(64), nullable=True))
    op.create_table(
        "unit_logo",
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("media_type", sa.String(100), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_unit_logo_unit_id_unit")),
        sa.PrimaryKeyConstraint("unit_id", name=op.f("pk_unit_logo")),
    )


def downgrade() -> None:
    """Go back from 0007."""
    op.drop_table("unit_logo")
    with op.batch_alter_table("filed_copy") as table:
        table.drop_column("word_sha256")
        table.drop_column("word_sealed")
