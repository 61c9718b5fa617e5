"""a manager's cases can be left to a substitute for a time, with the mandate on file."""

import sqlalchemy as sa
from alembic import op

from workflow.adapters.persistence.migrations.unknown_work import forget_work

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to 0019."""
    op.create_table(
        "substitution",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("manager_id", sa.Uuid(), nullable=False),
        sa.Column("substitute_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("mandate_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("given_by", sa.Uuid(), nullable=False),
        sa.Column("given_as", sa.String(64), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("submission", sa.Uuid(), nullable=True),
        sa.CheckConstraint("to_on >= from_on", name=op.f("ck_substitution_ends_after_it_begins")),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["person.id"], name=op.f("fk_substitution_manager_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["substitute_id"], ["person.id"], name=op.f("fk_substitution_substitute_id_person")
        ),
        sa.ForeignKeyConstraint(["given_by"], ["person.id"], name=op.f("fk_substitution_given_by_person")),
        sa.ForeignKeyConstraint(
            ["withdrawn_by"], ["person.id"], name=op.f("fk_substitution_withdrawn_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_substitution")),
        sa.UniqueConstraint("submission", name=op.f("uq_substitution_submission")),
    )
    op.create_index(op.f("ix_substitution_manager_id"), "substitution", ["manager_id"])
    op.create_index("ix_substitution_substitute", "substitution", ["substitute_id", "to_on"])
    with op.batch_alter_table("follow_up_case") as table:
        table.add_column(sa.Column("unreached_since", sa.Date(), nullable=True))
    with op.batch_alter_table("document") as table:
        table.add_column(sa.Column("on_behalf_of", sa.Uuid(), nullable=True))
        table.create_foreign_key(op.f("fk_document_on_behalf_of_person"), "person", ["on_behalf_of"], ["id"])


def downgrade() -> None:
    """Go back from 0019; whoever stood in for somebody no longer does."""
    forget_work("tell_substitute", "tell_hr_no_responsible")
    with op.batch_alter_table("document") as table:
        table.drop_constraint(op.f("fk_document_on_behalf_of_person"), type_="foreignkey")
        table.drop_column("on_behalf_of")
    with op.batch_alter_table("follow_up_case") as table:
        table.drop_column("unreached_since")
    op.drop_index("ix_substitution_substitute", table_name="substitution")
    op.drop_index(op.f("ix_substitution_manager_id"), table_name="substitution")
    op.drop_table("substitution")
