"""accounts have a second factor; a session between password and factor is half a session."""

import sqlalchemy as sa
from alembic import op

from workflow.adapters.persistence.tables.base import Instant

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to 0021; who has no factor yet is led to make one where the role asks for it."""
    op.add_column("account", sa.Column("must_enrol", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("web_session", sa.Column("half", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "totp_factor",
        sa.Column(
            "account_id",
            sa.Uuid(),
            sa.ForeignKey("account.id", name="fk_totp_factor_account_id_account"),
            nullable=False,
        ),
        sa.Column("secret_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", name="pk_totp_factor"),
    )
    op.create_table(
        "passkey",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "account_id",
            sa.Uuid(),
            sa.ForeignKey("account.id", name="fk_passkey_account_id_account"),
            nullable=False,
        ),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("credential_id", sa.LargeBinary(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("last_used_at", Instant()),
        sa.PrimaryKeyConstraint("id", name="pk_passkey"),
        sa.UniqueConstraint("credential_id", name="uq_passkey_credential_id"),
    )
    op.create_index("ix_passkey_account_id", "passkey", ["account_id"])
    op.create_table(
        "recovery_code",
        sa.Column(
            "account_id",
            sa.Uuid(),
            sa.ForeignKey("account.id", name="fk_recovery_code_account_id_account"),
            nullable=False,
        ),
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("used_at", Instant()),
        sa.PrimaryKeyConstraint("account_id", "code_hash", name="pk_recovery_code"),
    )
    op.create_table(
        "used_challenge",
        sa.Column("challenge_hash", sa.String(64), nullable=False),
        sa.Column("used_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("challenge_hash", name="pk_used_challenge"),
    )
    op.create_index("ix_used_challenge_used_at", "used_challenge", ["used_at"])
    op.create_table(
        "known_browser",
        sa.Column(
            "account_id",
            sa.Uuid(),
            sa.ForeignKey("account.id", name="fk_known_browser_account_id_account"),
            nullable=False,
        ),
        sa.Column("mark", sa.String(64), nullable=False),
        sa.Column("seen_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", "mark", name="pk_known_browser"),
    )


def downgrade() -> None:
    """Go back from 0021; the factors are lost, and half a session must not become a whole one."""
    op.execute("DELETE FROM web_session WHERE half")
    op.execute("DELETE FROM outbox WHERE effect = 'tell_of_account'")
    for name in ("known_browser", "used_challenge", "recovery_code", "passkey", "totp_factor"):
        op.drop_table(name)
    with op.batch_alter_table("web_session") as table:
        table.drop_column("half")
    with op.batch_alter_table("account") as table:
        table.drop_column("must_enrol")
