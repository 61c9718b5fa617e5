"""Through which providers somebody signs in, for the administrator; what the provider calls them is not shown."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import account, oidc_identity


@dataclass(frozen=True, kw_only=True)
class IdentityLine:
    """One identity."""

    id: UUID
    issuer: str
    bound_at: datetime
    last_used_at: datetime


@dataclass(frozen=True, kw_only=True)
class WaysIn:
    """How an account can be signed in to."""

    local_password: bool
    identities: tuple[IdentityLine, ...]


def ways_in(connection: sa.Connection, account_id: UUID) -> WaysIn:
    """The ways into one account."""
    rows = connection.execute(
        sa.select(oidc_identity)
        .where(oidc_identity.c.account_id == account_id)
        .order_by(oidc_identity.c.bound_at, oidc_identity.c.id)
    )
    return WaysIn(
        local_password=bool(
            connection.scalar(sa.select(account.c.local_password).where(account.c.id == account_id))
        ),
        identities=tuple(
            IdentityLine(id=row.id, issuer=row.issuer, bound_at=row.bound_at, last_used_at=row.last_used_at)
            for row in rows
        ),
    )
