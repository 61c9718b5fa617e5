"""reminders as rows of their own, too many at once, one mail a morning, and calendar feeds."""

import sqlalchemy as sa
from alembic import op

from workflow.adapters.persistence.migrations.unknown_work import forget_work

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_UNIQUE = {
    "uq_reminder_of_a_deadline": (("case_id", "about", "due_on", "rung", "person_id"), "rung IS NOT NULL"),
    "uq_reminder_of_a_case": (
        ("case_id", "effect", "period", "person_id"),
        "rung IS NULL AND case_id IS NOT NULL",
    ),
    "uq_reminder_of_no_case": (("effect", "period", "person_id"), "case_id IS NULL"),
}


def upgrade() -> None:
    """Go to 0025; what was said before has no rows, and its orders keep it from being said again."""
    _storms()
    _reminders()
    _feeds()
    with op.batch_alter_table("account") as table:
        table.add_column(sa.Column("digest", sa.Boolean(), nullable=True))


def downgrade() -> None:
    """Go back from 0025; what still waits is not said."""
    forget_work("send_reminders", "tell_hr_reminders_wait")
    with op.batch_alter_table("account") as table:
        table.drop_column("digest")
    op.drop_table("calendar_feed")
    op.drop_table("reminder")
    op.drop_table("reminder_storm")


def _storms() -> None:
    op.create_table(
        "reminder_storm",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=True),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("allowed", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(64), nullable=True),
        sa.Column("because", sa.String(64), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["person.id"], name=op.f("fk_reminder_storm_answered_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder_storm")),
        sa.UniqueConstraint("is_open", name=op.f("uq_reminder_storm_is_open")),
    )


def _reminders() -> None:
    op.create_table(
        "reminder",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("effect_id", sa.BigInteger(), nullable=False),
        sa.Column("effect", sa.String(64), nullable=False),
        sa.Column("about", sa.String(64), nullable=False),
        sa.Column("period", sa.String(100), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("rung", sa.String(64), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("recipient", sa.String(64), nullable=False),
        sa.Column("moved", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("led_by", sa.Uuid(), nullable=True),
        sa.Column("storm_id", sa.Uuid(), nullable=True),
        sa.Column("ended", sa.String(64), nullable=True),
        sa.Column("because", sa.String(64), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["follow_up_case.id"], name=op.f("fk_reminder_case_id_follow_up_case")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_reminder_person_id_person")),
        sa.ForeignKeyConstraint(
            ["storm_id"], ["reminder_storm.id"], name=op.f("fk_reminder_storm_id_reminder_storm")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
    )
    op.create_index(op.f("ix_reminder_case_id"), "reminder", ["case_id"])
    op.create_index(op.f("ix_reminder_effect_id"), "reminder", ["effect_id"])
    op.create_index(op.f("ix_reminder_storm_id"), "reminder", ["storm_id"])
    op.create_index("ix_reminder_ended", "reminder", ["ended", "ended_at"])
    for name, (columns, where) in _UNIQUE.items():
        _partial(name, columns, where, unique=True)
    _partial("ix_reminder_waiting", ("person_id", "led_by"), "ended IS NULL", unique=False)


def _partial(
    name: str, columns: tuple[str, ...], where: str, *, unique: bool, table: str = "reminder"
) -> None:
    op.create_index(
        name,
        table,
        list(columns),
        unique=unique,
        postgresql_where=sa.text(where),
        sqlite_where=sa.text(where),
    )


def _feeds() -> None:
    op.create_table(
        "calendar_feed",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_calendar_feed_account_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_feed_token_hash")),
    )
    op.create_index(op.f("ix_calendar_feed_account_id"), "calendar_feed", ["account_id"])
    _partial("uq_calendar_feed_open", ("account_id",), "ended_at IS NULL", unique=True, table="calendar_feed")
