"""periods belong to an employment, with or without a case; what Nav told stands beside what was reckoned."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_DATES = (
    "first_day_told",
    "first_day_reckoned",
    "max_date_reckoned",
    "meeting_on",
    "partly_until",
    "documents_from",
)


def upgrade() -> None:
    """Go to 0005."""
    with op.batch_alter_table("follow_up_case") as table:
        for name in _DATES:
            table.add_column(sa.Column(name, sa.Date(), nullable=True))
    op.execute("UPDATE follow_up_case SET first_day_reckoned = first_day")
    op.execute("UPDATE follow_up_case SET max_date_reckoned = max_date WHERE max_date_told IS NULL")
    # The documents of an earlier absence of a case did not count before either.
    op.execute("UPDATE follow_up_case SET documents_from = first_day WHERE spell > 1")
    with op.batch_alter_table("absence_period") as table:
        table.add_column(sa.Column("employment_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("registered_at", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("withdrawn_by", sa.Uuid(), nullable=True))
        table.alter_column("case_id", existing_type=sa.Uuid(), nullable=True)
    op.execute(
        "UPDATE absence_period SET registered_at = received_at, employment_id ="
        " (SELECT employment_id FROM follow_up_case WHERE follow_up_case.id = absence_period.case_id)"
    )
    # What was registered in error must not be counted from, now that periods are counted without their case.
    op.execute(
        "UPDATE absence_period SET withdrawn_at ="
        " (SELECT closed_at FROM follow_up_case WHERE follow_up_case.id = absence_period.case_id)"
        " WHERE replaced_by IS NULL AND withdrawn_at IS NULL AND case_id IN"
        " (SELECT id FROM follow_up_case WHERE outcome = 'registered_in_error')"
    )
    with op.batch_alter_table("absence_period") as table:
        table.alter_column("employment_id", existing_type=sa.Uuid(), nullable=False)
        table.alter_column("registered_at", existing_type=sa.DateTime(timezone=True), nullable=False)
        table.create_index("ix_absence_period_employment_id", ["employment_id"])
        table.create_foreign_key(
            "fk_absence_period_employment_id_employment", "employment", ["employment_id"], ["id"]
        )
        table.create_foreign_key("fk_absence_period_withdrawn_by_person", "person", ["withdrawn_by"], ["id"])


def downgrade() -> None:
    """Go back from 0005; periods without a case have no place there."""
    # What a period without a case took the place of stays out of the count, though nothing points there any more.
    op.execute(
        "UPDATE absence_period SET replaced_by = NULL, withdrawn_at = coalesce(withdrawn_at,"
        " (SELECT later.registered_at FROM absence_period AS later WHERE later.id = absence_period.replaced_by))"
        " WHERE replaced_by IN (SELECT id FROM absence_period WHERE case_id IS NULL)"
    )
    op.execute("DELETE FROM absence_period WHERE case_id IS NULL")
    with op.batch_alter_table("absence_period") as table:
        table.drop_constraint("fk_absence_period_withdrawn_by_person", type_="foreignkey")
        table.drop_constraint("fk_absence_period_employment_id_employment", type_="foreignkey")
        table.drop_index("ix_absence_period_employment_id")
        table.drop_column("withdrawn_by")
        table.drop_column("registered_at")
        table.drop_column("employment_id")
        table.alter_column("case_id", existing_type=sa.Uuid(), nullable=False)
    with op.batch_alter_table("follow_up_case") as table:
        for name in _DATES:
            table.drop_column(name)
