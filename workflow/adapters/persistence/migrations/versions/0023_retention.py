"""what is held back from deletion, runs and receipts of deletion; packages about a person instead of a case."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from workflow.adapters.persistence.migrations.unknown_work import forget_work

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_AT = sa.DateTime(timezone=True)
_STANDS: dict[str, Any] = {
    "postgresql_where": sa.text("lifted_at IS NULL"),
    "sqlite_where": sa.text("lifted_at IS NULL"),
}


def upgrade() -> None:
    """Go to 0023; nothing is held back and nothing was deleted so far."""
    _add_holds()
    _add_runs()
    with op.batch_alter_table("evidence_package") as table:
        table.alter_column("case_id", existing_type=sa.Uuid(), nullable=True)
        table.create_index(op.f("ix_evidence_package_ordered_by"), ["ordered_by"])


def downgrade() -> None:
    """Go back from 0023; receipts and holds are lost, and packages about a person go."""
    forget_work("make_own_export", "remind_hold")
    parts = sa.text(
        "DELETE FROM evidence_part WHERE package_id IN (SELECT id FROM evidence_package WHERE case_id IS NULL)"
    )
    op.execute(parts)
    op.execute(sa.text("DELETE FROM evidence_package WHERE case_id IS NULL"))
    with op.batch_alter_table("evidence_package") as table:
        table.drop_index(op.f("ix_evidence_package_ordered_by"))
        table.alter_column("case_id", existing_type=sa.Uuid(), nullable=False)
    for name in ("retention_mark", "retention_receipt", "retention_run", "legal_hold"):
        op.drop_table(name)


def _add_holds() -> None:
    op.create_table(
        "legal_hold",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("placed_by", sa.Uuid(), nullable=False),
        sa.Column("placed_at", _AT, nullable=False),
        sa.Column("lifted_by", sa.Uuid(), nullable=True),
        sa.Column("lifted_at", _AT, nullable=True),
        sa.Column("lifted_because_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("submission", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(case_id IS NULL) <> (person_id IS NULL)", name=op.f("ck_legal_hold_of_a_case_or_a_person")
        ),
        _to("legal_hold", "case_id", "follow_up_case"),
        *(_to("legal_hold", column, "person") for column in ("person_id", "placed_by", "lifted_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_hold")),
        sa.UniqueConstraint("submission", name=op.f("uq_legal_hold_submission")),
    )
    op.create_index(op.f("ix_legal_hold_case_id"), "legal_hold", ["case_id"])
    op.create_index(op.f("ix_legal_hold_person_id"), "legal_hold", ["person_id"])
    op.create_index("ix_legal_hold_review", "legal_hold", ["review_on"], **_STANDS)


def _add_runs() -> None:
    op.create_table(
        "retention_run",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("ran_by", sa.String(64), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=True),
        sa.Column("state", sa.String(64), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("all_cases", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("held_up_because", sa.String(64), nullable=True),
        sa.Column("confirmed_at", _AT, nullable=True),
        sa.Column("deleted", sa.Integer(), nullable=False),
        sa.Column("started_at", _AT, nullable=False),
        sa.Column("leased_until", _AT, nullable=False),
        sa.Column("finished_at", _AT, nullable=True),
        sa.Column("wiped_at", _AT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_run")),
        sa.UniqueConstraint("is_open", name=op.f("uq_retention_run_is_open")),
    )
    op.create_index(op.f("ix_retention_run_day"), "retention_run", ["day"])
    op.create_table(
        "retention_receipt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("kept_as", sa.String(64), nullable=False),
        sa.Column("rule", sa.String(64), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("ran_by", sa.String(64), nullable=False),
        sa.Column("deleted_at", _AT, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        _to("retention_receipt", "run_id", "retention_run"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_receipt")),
    )
    op.create_index(op.f("ix_retention_receipt_run_id"), "retention_receipt", ["run_id"])
    op.create_table(
        "retention_mark",
        sa.Column("receipt_id", sa.Uuid(), nullable=False),
        sa.Column("mark", sa.String(64), nullable=False),
        _to("retention_mark", "receipt_id", "retention_receipt"),
        sa.PrimaryKeyConstraint("receipt_id", "mark", name=op.f("pk_retention_mark")),
    )
    op.create_index(op.f("ix_retention_mark_mark"), "retention_mark", ["mark"])


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))
