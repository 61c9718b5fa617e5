"""what is agreed as accommodation has a life of its own; each unit keeps a list of possibilities."""

import sqlalchemy as sa
from alembic import op

from workflow.adapters.persistence.migrations.unknown_work import forget_work

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to 0013."""
    _create_option()
    _create_measure()
    _create_evaluation()


def _create_option() -> None:
    op.create_table(
        "accommodation_option",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("area", sa.String(64), nullable=False),
        sa.Column("status", sa.String(64), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("suggested_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_as", sa.String(64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shows_name", sa.Boolean(), nullable=False),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retired_by", sa.Uuid(), nullable=True),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("submission", sa.Uuid(), nullable=True),
        _to("accommodation_option", "unit_id", "unit"),
        _to("accommodation_option", "made_by", "person"),
        _to("accommodation_option", "answered_by", "person"),
        _to("accommodation_option", "retired_by", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accommodation_option")),
        sa.UniqueConstraint("submission", name=op.f("uq_accommodation_option_submission")),
    )
    op.create_index(op.f("ix_accommodation_option_unit_id"), "accommodation_option", ["unit_id"])
    op.create_index(op.f("ix_accommodation_option_made_by"), "accommodation_option", ["made_by"])


def _create_measure() -> None:
    op.create_table(
        "measure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("area", sa.String(64), nullable=False),
        sa.Column("what_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("evaluate_on", sa.Date(), nullable=True),
        sa.Column("evaluation_reminder_on", sa.Date(), nullable=True),
        sa.Column("end_reminder_on", sa.Date(), nullable=True),
        sa.Column("stopped_on", sa.Date(), nullable=True),
        sa.Column("renewed_on", sa.Date(), nullable=True),
        sa.Column("evaluated_on", sa.Date(), nullable=True),
        sa.Column("how_it_went", sa.String(64), nullable=True),
        sa.Column("voice_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("voice_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("option_id", sa.Uuid(), nullable=True),
        sa.Column("source_id", sa.Uuid(), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed_by", sa.Uuid(), nullable=False),
        sa.CheckConstraint("from_on <= until_on", name=op.f("ck_measure_ends_after_it_begins")),
        _to("measure", "case_id", "follow_up_case"),
        _to("measure", "option_id", "accommodation_option"),
        _to("measure", "source_id", "document"),
        _to("measure", "agreed_by", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure")),
    )
    op.create_index(op.f("ix_measure_case_id"), "measure", ["case_id"])
    for name in ("evaluation_reminder", "end_reminder"):
        stands = sa.text(f"{name}_on IS NOT NULL")
        op.create_index(
            f"ix_measure_{name}", "measure", [f"{name}_on"], postgresql_where=stands, sqlite_where=stands
        )


def _create_evaluation() -> None:
    op.create_table(
        "measure_evaluation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("measure_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("evaluated_on", sa.Date(), nullable=False),
        sa.Column("how_it_went", sa.String(64), nullable=False),
        sa.Column("what_next", sa.String(64), nullable=False),
        _to("measure_evaluation", "measure_id", "measure"),
        _to("measure_evaluation", "document_id", "document"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_evaluation")),
    )
    op.create_index(op.f("ix_measure_evaluation_measure_id"), "measure_evaluation", ["measure_id"])


def downgrade() -> None:
    """Go back from 0013; the papers of measures stay among the documents."""
    forget_work("remind_measure")
    op.drop_table("measure_evaluation")
    op.drop_table("measure")
    op.drop_table("accommodation_option")


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))
