"""accounts may be opened through a provider of sign-in; every one so far keeps its password."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to 0022."""
    op.create_table(
        "oidc_identity",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("issuer", sa.String(500), nullable=False),
        sa.Column("subject", sa.String(255), nullable=False),
        sa.Column("bound_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_oidc_identity_account_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_oidc_identity")),
        sa.UniqueConstraint("issuer", "subject", name=op.f("uq_oidc_identity_issuer_subject")),
        sa.UniqueConstraint("account_id", "issuer", name=op.f("uq_oidc_identity_account_id_issuer")),
    )
    op.create_table(
        "oidc_used",
        sa.Column("word_hash", sa.String(64), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("word_hash", name=op.f("pk_oidc_used")),
    )
    op.create_index(op.f("ix_oidc_used_until"), "oidc_used", ["until"])
    with op.batch_alter_table("account") as table:
        table.add_column(sa.Column("local_password", sa.Boolean(), nullable=False, server_default=sa.true()))
    with op.batch_alter_table("web_session") as table:
        table.add_column(sa.Column("identity_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("sid_index", sa.String(64), nullable=True))
        table.create_foreign_key(
            op.f("fk_web_session_identity_id_oidc_identity"), "oidc_identity", ["identity_id"], ["id"]
        )
        table.create_index(op.f("ix_web_session_identity_id"), ["identity_id"])
        table.create_index(op.f("ix_web_session_sid_index"), ["sid_index"])


def downgrade() -> None:
    """Go back from 0022; who is who at a provider is forgotten, and passwords count for everybody again."""
    with op.batch_alter_table("web_session") as table:
        table.drop_index(op.f("ix_web_session_sid_index"))
        table.drop_index(op.f("ix_web_session_identity_id"))
        table.drop_constraint(op.f("fk_web_session_identity_id_oidc_identity"), type_="foreignkey")
        for column in ("sid_index", "identity_id"):
            table.drop_column(column)
    with op.batch_alter_table("account") as table:
        table.drop_column("local_password")
    for name in ("oidc_used", "oidc_identity"):
        op.drop_table(name)
