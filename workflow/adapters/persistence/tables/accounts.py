"""Who can sign in: accounts, their roles, server-side sessions, throttling of sign-in attempts."""

import sqlalchemy as sa

from .base import Code, Id, Instant, Sealed, identifier, metadata, reference

account = sa.Table(
    "account",
    metadata,
    identifier(),
    sa.Column("person_id", Id(), sa.ForeignKey("person.id"), nullable=False, unique=True),
    sa.Column("username", sa.String(254), nullable=False, unique=True),  # always lower case
    sa.Column("password_hash", sa.String(200)),
    sa.Column(
        "one_time_until", Instant
    ),  # set: the password was handed out, must be changed and expires then
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("disabled_at", Instant),
    # no: the way in is a provider alone, whatever password there is
    sa.Column("local_password", sa.Boolean(), nullable=False, server_default=sa.true()),
    # set when an administrator took a lost factor away: another one comes before anything else
    sa.Column("must_enrol", sa.Boolean(), nullable=False, server_default=sa.false()),
    sa.Column("digest", sa.Boolean()),  # one mail a working morning; empty: as the house has it
)

account_role = sa.Table(
    "account_role",
    metadata,
    sa.Column("account_id", Id(), sa.ForeignKey("account.id"), primary_key=True),
    sa.Column("role", Code, primary_key=True),
)

web_session = sa.Table(
    "web_session",
    metadata,
    sa.Column(
        "token_hash", sa.String(64), primary_key=True
    ),  # SHA-256 of the cookie's value, never the value
    sa.Column("public_id", Id(), nullable=False, unique=True),  # what the session list shows and ends
    reference("account_id", "account.id", optional=True, index=True),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("last_seen_at", Instant, nullable=False),
    sa.Column("ended_at", Instant),
    sa.Column("data_sealed", Sealed, nullable=False),
    sa.Column("agent", sa.String(200)),
    # through a provider: whose identity, and the keyed hash of the session there, so that it can be ended from there
    reference("identity_id", "oidc_identity.id", optional=True, index=True),
    sa.Column("sid_index", sa.String(64), index=True),
    # the first factor is proved and the second is not: it opens nothing but the pages that ask for it
    sa.Column("half", sa.Boolean(), nullable=False, server_default=sa.false()),
)

sign_in_attempt = sa.Table(
    "sign_in_attempt",
    metadata,
    sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
    sa.Column("key_hash", sa.String(64), nullable=False),  # keyed hash of account name or address
    sa.Column("at", Instant, nullable=False),
    sa.Column("succeeded", sa.Boolean(), nullable=False),
    sa.Index("ix_sign_in_attempt_key_at", "key_hash", "at"),
)
