"""both sides answer the plan's questions, and a copy of the plan is followed until it is delivered."""

import sqlalchemy as sa
from alembic import op

from workflow.adapters.persistence.migrations.unknown_work import forget_work

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_PEOPLE = ("made_by", "sent_by", "ended_by")
_PLAIN = ("language", "grounds", "sent_on", "ended_because", "ended_at", "reason_sealed")


def upgrade() -> None:
    """Go to 0012; copies that wait to be handed over go on waiting."""
    op.create_table(
        "plan_voice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("spell", sa.Integer(), nullable=False),
        sa.Column("for_version", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(64), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("answers_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_by", sa.Uuid(), nullable=False),
        sa.Column("sent_as", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_plan_voice"),
        sa.ForeignKeyConstraint(
            ["case_id"], ["follow_up_case.id"], name="fk_plan_voice_case_id_follow_up_case"
        ),
        sa.ForeignKeyConstraint(["sent_by"], ["person.id"], name="fk_plan_voice_sent_by_person"),
        sa.UniqueConstraint(
            "case_id", "spell", "for_version", "side", "revision", name="uq_plan_voice_revision"
        ),
    )
    with op.batch_alter_table("delivery") as table:
        table.add_column(sa.Column("language", sa.String(2)))
        table.add_column(sa.Column("grounds", sa.String(64)))
        table.add_column(sa.Column("sent_on", sa.Date()))
        table.add_column(sa.Column("ended_because", sa.String(64)))
        table.add_column(sa.Column("ended_at", sa.DateTime(timezone=True)))
        table.add_column(sa.Column("reason_sealed", sa.LargeBinary()))
        for name in _PEOPLE:
            table.add_column(sa.Column(name, sa.Uuid()))
            table.create_foreign_key(f"fk_delivery_{name}_person", "person", [name], ["id"])


def downgrade() -> None:
    """Go back from 0012; who delivered a copy, and why one was not delivered, is no longer known."""
    forget_work(
        "ask_for_plan_answers", "offer_plan_anew", "tell_manager_of_plan_answers", "remind_plan_evaluation"
    )
    op.execute("DELETE FROM delivery WHERE ended_because IS NOT NULL")
    op.execute("UPDATE delivery SET channel = 'by_hand' WHERE channel NOT IN ('mail', 'calendar', 'by_hand')")
    with op.batch_alter_table("delivery") as table:
        for name in _PEOPLE:
            table.drop_constraint(f"fk_delivery_{name}_person", type_="foreignkey")
            table.drop_column(name)
        for name in _PLAIN:
            table.drop_column(name)
    op.drop_table("plan_voice")
