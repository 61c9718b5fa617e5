"""papers from outside lie in the folder; an answer may stand on one; evidence packages wait in sealed parts."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from workflow.adapters.persistence.migrations.unknown_work import forget_work

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_STANDS: dict[str, Any] = {
    "postgresql_where": sa.text("gone_at IS NULL"),
    "sqlite_where": sa.text("gone_at IS NULL"),
}


def upgrade() -> None:
    """Go to 0015; the answers so far were given in the service."""
    _add_papers()
    _add_packages()
    with op.batch_alter_table("confirmation") as table:
        table.add_column(sa.Column("paper_id", sa.Uuid(), nullable=True))
        table.create_foreign_key(
            op.f("fk_confirmation_paper_id_received_paper"), "received_paper", ["paper_id"], ["id"]
        )


def downgrade() -> None:
    """Go back from 0015; answers on paper stay as answers, the papers go."""
    forget_work("check_paper", "make_evidence_package", "tell_of_paper_answer")
    with op.batch_alter_table("confirmation") as table:
        table.drop_constraint(op.f("fk_confirmation_paper_id_received_paper"), type_="foreignkey")
        table.drop_column("paper_id")
    op.drop_table("evidence_part")
    op.drop_table("evidence_package")
    op.drop_table("received_paper")


def _add_papers() -> None:
    at = sa.DateTime(timezone=True)
    op.create_table(
        "received_paper",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("says", sa.String(64), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("line_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("media_type", sa.String(100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("sent_sha256", sa.String(64), nullable=False),
        sa.Column("checked", sa.String(64), nullable=False),
        sa.Column("uploaded_at", at, nullable=False),
        sa.Column("uploaded_by", sa.Uuid(), nullable=False),
        sa.Column("uploaded_as", sa.String(64), nullable=False),
        sa.Column("gone_at", at, nullable=True),
        sa.Column("gone_by", sa.Uuid(), nullable=True),
        sa.Column("gone_as", sa.String(64), nullable=True),
        sa.Column("gone_because_sealed", sa.LargeBinary(), nullable=True),
        _to("received_paper", "case_id", "follow_up_case"),
        _to("received_paper", "document_id", "document"),
        _to("received_paper", "uploaded_by", "person"),
        _to("received_paper", "gone_by", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_received_paper")),
    )
    op.create_index(op.f("ix_received_paper_case_id"), "received_paper", ["case_id"])
    op.create_index(op.f("ix_received_paper_document_id"), "received_paper", ["document_id"])
    op.create_index("ix_received_paper_uploader", "received_paper", ["uploaded_by", "uploaded_at"])
    op.create_index(
        "uq_received_paper_once", "received_paper", ["case_id", "sent_sha256"], unique=True, **_STANDS
    )


def _add_packages() -> None:
    at = sa.DateTime(timezone=True)
    op.create_table(
        "evidence_package",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("ordered_at", at, nullable=False),
        sa.Column("ordered_by", sa.Uuid(), nullable=False),
        sa.Column("ordered_as", sa.String(64), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("ready_at", at, nullable=True),
        sa.Column("attempt", sa.Integer(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.String(64), nullable=True),
        sa.Column("keep_until", at, nullable=True),
        sa.Column("removed_at", at, nullable=True),
        _to("evidence_package", "case_id", "follow_up_case"),
        _to("evidence_package", "ordered_by", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_package")),
    )
    op.create_index(op.f("ix_evidence_package_case_id"), "evidence_package", ["case_id"])
    op.create_table(
        "evidence_part",
        sa.Column("package_id", sa.Uuid(), nullable=False),
        sa.Column("attempt", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        _to("evidence_part", "package_id", "evidence_package"),
        sa.PrimaryKeyConstraint("package_id", "attempt", "number", name=op.f("pk_evidence_part")),
    )


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))
