"""what effects need: a sweep is ordered once though it has no case, and one effect may leave several copies and mails."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to 0002."""
    op.create_index(
        "uq_outbox_work_without_case",
        "outbox",
        ["effect", "period"],
        unique=True,
        postgresql_where=sa.text("case_id IS NULL"),
        sqlite_where=sa.text("case_id IS NULL"),
    )
    with op.batch_alter_table("filed_copy") as table:
        table.drop_constraint("uq_filed_copy_effect_id", type_="unique")
        table.create_unique_constraint("uq_filed_copy_effect", ["effect_id", "name"])
    with op.batch_alter_table("delivery") as table:
        table.drop_constraint("uq_delivery_effect_id", type_="unique")
        table.create_unique_constraint("uq_delivery_effect", ["effect_id", "message_id"])


def downgrade() -> None:
    """Go back from 0002; of several copies or mails of one effect only the first stays."""
    for table_name in ("delivery", "filed_copy"):
        op.execute(
            f"DELETE FROM {table_name} WHERE effect_id IS NOT NULL AND CAST(id AS VARCHAR(36)) NOT IN "  # noqa: S608 names of ours
            f"(SELECT min(CAST(id AS VARCHAR(36))) FROM {table_name} GROUP BY effect_id)"
        )
    with op.batch_alter_table("delivery") as table:
        table.drop_constraint("uq_delivery_effect", type_="unique")
        table.create_unique_constraint("uq_delivery_effect_id", ["effect_id"])
    with op.batch_alter_table("filed_copy") as table:
        table.drop_constraint("uq_filed_copy_effect", type_="unique")
        table.create_unique_constraint("uq_filed_copy_effect_id", ["effect_id"])
    op.drop_index("uq_outbox_work_without_case", table_name="outbox")
