"""documents are kept in three languages and await their answer until a day; tasks may be about one document."""

import sqlalchemy as sa
from alembic import op

from workflow.adapters.persistence.migrations.unknown_work import forget_work

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to 0011; what was filed before keeps its one language and awaits its answer without a last day."""
    with op.batch_alter_table("document") as table:
        table.add_column(sa.Column("translations_sealed", sa.LargeBinary(), nullable=True))
        table.add_column(sa.Column("answer_by", sa.Date(), nullable=True))
        table.add_column(sa.Column("remind_answer_on", sa.Date(), nullable=True))
        table.create_index("ix_document_answer_by", ["answer_by"])
    with op.batch_alter_table("filed_copy") as table:
        table.add_column(sa.Column("language", sa.String(2), nullable=True))
    with op.batch_alter_table("work_item") as table:
        table.add_column(sa.Column("document_id", sa.Uuid(), nullable=True))
        table.create_foreign_key("fk_work_item_document_id_document", "document", ["document_id"], ["id"])
        table.create_index("ix_work_item_document_id", ["document_id"])


def downgrade() -> None:
    """Go back from 0011; papers are read in the language they were written in."""
    forget_work("remind_of_answer", "tell_answer_is_missing")
    with op.batch_alter_table("work_item") as table:
        table.drop_index("ix_work_item_document_id")
        table.drop_constraint("fk_work_item_document_id_document", type_="foreignkey")
        table.drop_column("document_id")
    with op.batch_alter_table("filed_copy") as table:
        table.drop_column("language")
    with op.batch_alter_table("document") as table:
        table.drop_index("ix_document_answer_by")
        table.drop_column("remind_answer_on")
        table.drop_column("answer_by")
        table.drop_column("translations_sealed")
