"""What somebody proves besides the password: an app with codes, passkeys, recovery codes; which browsers are known."""

import sqlalchemy as sa

from .base import Id, Instant, Sealed, identifier, metadata, reference

totp_factor = sa.Table(
    "totp_factor",
    metadata,
    sa.Column("account_id", Id(), sa.ForeignKey("account.id"), primary_key=True),
    sa.Column("secret_sealed", Sealed, nullable=False),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("last_step", sa.BigInteger(), nullable=False),  # codes up to this half minute count no more
)

passkey = sa.Table(
    "passkey",
    metadata,
    identifier(),
    reference("account_id", "account.id", index=True),
    sa.Column("name", sa.String(60), nullable=False),  # what its owner calls it
    sa.Column("credential_id", sa.LargeBinary(), nullable=False, unique=True),
    sa.Column("public_key", sa.LargeBinary(), nullable=False),
    sa.Column("sign_count", sa.BigInteger(), nullable=False),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("last_used_at", Instant),
)

recovery_code = sa.Table(
    "recovery_code",
    metadata,
    sa.Column("account_id", Id(), sa.ForeignKey("account.id"), primary_key=True),
    sa.Column("code_hash", sa.String(64), primary_key=True),  # keyed hash of 89 random bits
    sa.Column("used_at", Instant),
)

used_challenge = sa.Table(
    "used_challenge",
    metadata,
    sa.Column("challenge_hash", sa.String(64), primary_key=True),
    sa.Column("used_at", Instant, nullable=False, index=True),
)

known_browser = sa.Table(
    "known_browser",
    metadata,
    sa.Column("account_id", Id(), sa.ForeignKey("account.id"), primary_key=True),
    sa.Column("mark", sa.String(64), primary_key=True),  # keyed hash of account and the browser's cookie
    sa.Column("seen_at", Instant, nullable=False),
)
