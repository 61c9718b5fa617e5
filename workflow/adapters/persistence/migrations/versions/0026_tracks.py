"""requests for help become tracks with lines of their own; a follow-up can be marked as difficult."""

import sqlalchemy as sa
from alembic import op

from workflow.adapters.persistence.migrations.unknown_work import forget_work

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

PAPERS = (
    "nav_help_request", "expert_assistance_basis", "occupational_health_referral", "contested_sick_note",
    "employer_period_refund", "earlier_meeting_request",
)  # fmt: skip
BY_LAW = ("early_dialogue_meeting_2", "dialogue_meeting_3")
"""Nobody here decides on these: they waited to be sent."""
KNOWN_BEFORE = {"declined": "closed", "withdrawn": "closed"}
ANSWERED = (
    "approved", "begun", "reported", "claimed", "refunded", "assessed", "in_trial", "evaluated", "registered", "in_force",
)  # fmt: skip


def upgrade() -> None:
    """Go to 0026; what was asked before becomes the first line of its track, and HR looks at what is open."""
    with op.batch_alter_table("escalation") as table:
        table.add_column(sa.Column("paper_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("due_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        table.create_foreign_key(op.f("fk_escalation_paper_id_document"), "document", ["paper_id"], ["id"])
    with op.batch_alter_table("escalation") as table:
        table.alter_column("version", server_default=None)
    op.create_table(
        "escalation_move",
        sa.Column("escalation_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(64), nullable=False),
        sa.Column("status", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("acted_as", sa.String(64), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("note_sealed", sa.LargeBinary(), nullable=True),
        _to("escalation_move", "escalation_id", "escalation"),
        _to("escalation_move", "actor_id", "person"),
        _to("escalation_move", "document_id", "document"),
        sa.PrimaryKeyConstraint("escalation_id", "number", name=op.f("pk_escalation_move")),
    )
    _carry_over()
    open_, settled = sa.text("settled_at IS NULL"), sa.text("settled_at IS NOT NULL")
    op.create_index(op.f("ix_escalation_paper_id"), "escalation", ["paper_id"])
    op.create_index(
        "ix_escalation_open", "escalation", ["asked_at", "id"], postgresql_where=open_, sqlite_where=open_
    )
    op.create_index("ix_escalation_due", "escalation", ["due_on"], postgresql_where=open_, sqlite_where=open_)
    op.create_index(
        "ix_escalation_settled",
        "escalation",
        ["asked_at", "id"],
        postgresql_where=settled,
        sqlite_where=settled,
    )
    _create_difficulty()


def _carry_over() -> None:
    quoted = ", ".join(f"'{kind}'" for kind in PAPERS)
    by_law = ", ".join(f"'{track}'" for track in BY_LAW)
    papers = f"document_id IN (SELECT id FROM document WHERE kind IN ({quoted}))"  # noqa: S608 names from above
    op.execute(f"UPDATE escalation SET paper_id = document_id WHERE {papers}")  # noqa: S608 names from above
    op.execute(
        f"UPDATE escalation SET status = 'taken_up' WHERE status = 'asked' AND track IN ({by_law})"  # noqa: S608
    )
    op.execute("UPDATE escalation SET settled_at = changed_at WHERE status = 'closed'")
    op.execute("UPDATE escalation SET due_on = date(changed_at) WHERE status <> 'closed'")
    op.execute(
        "INSERT INTO escalation_move (escalation_id, number, move, status, at, actor_id, acted_as, document_id, facts) "
        "SELECT escalation.id, 1, 'begin', escalation.status, escalation.asked_at, escalation.asked_by, "
        "coalesce(document.filed_as, 'manager'), escalation.document_id, '{}' "
        "FROM escalation LEFT JOIN document ON document.id = escalation.document_id"
    )


def _create_difficulty() -> None:
    op.create_table(
        "difficulty",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.Column("set_as", sa.String(64), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        _to("difficulty", "case_id", "follow_up_case"),
        _to("difficulty", "set_by", "person"),
        _to("difficulty", "ended_by", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_difficulty")),
    )
    marked = sa.text("ended_at IS NULL")
    op.create_index(op.f("ix_difficulty_case_id"), "difficulty", ["case_id"])
    op.create_index(
        "uq_difficulty_one_open",
        "difficulty",
        ["case_id"],
        unique=True,
        postgresql_where=marked,
        sqlite_where=marked,
    )
    op.create_index(
        "ix_difficulty_review", "difficulty", ["review_on"], postgresql_where=marked, sqlite_where=marked
    )
    op.create_table(
        "difficulty_help",
        sa.Column("difficulty_id", sa.Uuid(), nullable=False),
        sa.Column("help", sa.String(64), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("ticked_by", sa.Uuid(), nullable=False),
        sa.Column("ticked_at", sa.DateTime(timezone=True), nullable=False),
        _to("difficulty_help", "difficulty_id", "difficulty"),
        _to("difficulty_help", "ticked_by", "person"),
        sa.PrimaryKeyConstraint("difficulty_id", "help", name=op.f("pk_difficulty_help")),
    )


def _to(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=op.f(f"fk_{table}_{column}_{parent}"))


def downgrade() -> None:
    """Go back from 0026: lines and markers are gone, and each request stands at the nearest place that was known."""
    forget_work("remind_request", "remind_difficulty")
    op.drop_table("difficulty_help")
    op.drop_table("difficulty")
    op.drop_table("escalation_move")
    for name in (
        "ix_escalation_settled",
        "ix_escalation_due",
        "ix_escalation_open",
        op.f("ix_escalation_paper_id"),
    ):
        op.drop_index(name, table_name="escalation")
    for status, before in (*KNOWN_BEFORE.items(), *((status, "answered") for status in ANSWERED)):
        op.execute(f"UPDATE escalation SET status = '{before}' WHERE status = '{status}'")  # noqa: S608 names from above
    with op.batch_alter_table("escalation") as table:
        table.drop_constraint(op.f("fk_escalation_paper_id_document"), type_="foreignkey")
        for name in ("paper_id", "due_on", "settled_at", "version"):
            table.drop_column(name)
