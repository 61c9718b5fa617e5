"""Who somebody is to a provider of sign-in, and which of its one-time words were used already."""

import sqlalchemy as sa

from .base import Instant, identifier, metadata, reference

oidc_identity = sa.Table(
    "oidc_identity",
    metadata,
    identifier(),
    reference("account_id", "account.id"),
    sa.Column("issuer", sa.String(500), nullable=False),
    sa.Column("subject", sa.String(255), nullable=False),  # the provider's own name for them, never ours
    sa.Column("bound_at", Instant, nullable=False),
    sa.Column("last_used_at", Instant, nullable=False),
    sa.UniqueConstraint("issuer", "subject"),
    sa.UniqueConstraint("account_id", "issuer"),  # nobody gets a second one by the way
)

oidc_used = sa.Table(
    "oidc_used",
    metadata,
    sa.Column("word_hash", sa.String(64), primary_key=True),  # of a state or of the id of a sign-out token
    sa.Column("until", Instant, nullable=False, index=True),
)
