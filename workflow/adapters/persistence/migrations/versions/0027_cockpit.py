"""the views HR keeps of the list of cases, and indexes for what its numbers count."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


_INDEXES = (
    ("ix_follow_up_case_max_date", "follow_up_case", ["max_date", "id"], "closed_at IS NULL"),
    ("ix_history_steps", "history", ["word", "case_id"], "event = 'step_taken'"),
    ("ix_confirmation_objected", "confirmation", ["document_id"], "outcome = 'objected'"),
    ("ix_delivery_came_back", "delivery", ["case_id"], "ended_because = 'not_delivered'"),
)
"""Each of few rows among many."""


def upgrade() -> None:
    """Go to 0027; nobody has kept a view so far."""
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("narrowing", sa.JSON(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("manager_id", sa.Uuid(), nullable=True),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submission", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_saved_view_account_id_account")
        ),
        sa.ForeignKeyConstraint(["manager_id"], ["person.id"], name=op.f("fk_saved_view_manager_id_person")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_saved_view_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("submission", name=op.f("uq_saved_view_submission")),
    )
    op.create_index(op.f("ix_saved_view_account_id"), "saved_view", ["account_id"])
    op.create_index(op.f("ix_saved_view_manager_id"), "saved_view", ["manager_id"])
    op.create_index(
        "uq_saved_view_default",
        "saved_view",
        ["account_id"],
        unique=True,
        postgresql_where=sa.text("is_default"),
        sqlite_where=sa.text("is_default = 1"),
    )
    for name, table, columns, which in _INDEXES:
        op.create_index(name, table, columns, postgresql_where=sa.text(which), sqlite_where=sa.text(which))


def downgrade() -> None:
    """Go back from 0027; the views are lost."""
    for name, table, _columns, _which in _INDEXES:
        op.drop_index(name, table_name=table)
    op.drop_table("saved_view")
