"""a case may have several papers of one kind: one for each meeting, measure, try to reach somebody."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_CURRENT: dict[str, Any] = {
    "postgresql_where": sa.text("is_current"),
    "sqlite_where": sa.text("is_current = 1"),
}


def upgrade() -> None:
    """Go to 0008: every paper so far is about its case."""
    op.drop_index("uq_document_current", table_name="document")
    with op.batch_alter_table("document") as table:
        table.add_column(sa.Column("about_id", sa.Uuid(), nullable=True))
    op.execute("UPDATE document SET about_id = case_id")
    with op.batch_alter_table("document") as table:
        table.alter_column("about_id", existing_type=sa.Uuid(), nullable=False)
        table.drop_constraint("uq_document_version", type_="unique")
        table.create_unique_constraint(
            "uq_document_version", ["case_id", "kind", "spell", "about_id", "version"]
        )
    op.create_index(
        "uq_document_current", "document", ["case_id", "spell", "kind", "about_id"], unique=True, **_CURRENT
    )


def downgrade() -> None:
    """Go back from 0008; of several papers of a kind the versions are numbered on, and the last one is current."""
    op.drop_index("uq_document_current", table_name="document")
    op.execute(
        "UPDATE document SET is_current = false WHERE is_current AND EXISTS (SELECT 1 FROM document AS later"
        " WHERE later.case_id = document.case_id AND later.spell = document.spell AND later.kind = document.kind"
        " AND later.is_current AND (later.filed_at > document.filed_at"
        " OR (later.filed_at = document.filed_at AND later.id > document.id)))"
    )
    with op.batch_alter_table("document") as table:
        table.drop_constraint("uq_document_version", type_="unique")
    op.execute(
        "UPDATE document SET version = (SELECT count(*) FROM document AS earlier"
        " WHERE earlier.case_id = document.case_id AND earlier.spell = document.spell"
        " AND earlier.kind = document.kind AND (earlier.filed_at < document.filed_at"
        " OR (earlier.filed_at = document.filed_at AND earlier.id <= document.id)))"
    )
    with op.batch_alter_table("document") as table:
        table.create_unique_constraint("uq_document_version", ["case_id", "kind", "spell", "version"])
        table.drop_column("about_id")
    op.create_index("uq_document_current", "document", ["case_id", "spell", "kind"], unique=True, **_CURRENT)
