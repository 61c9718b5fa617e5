"""Decides what an administrator may change of somebody's ways in: unbind an identity, close or open the password."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from web.auth.session_store import end_through
from workflow.adapters.persistence.tables import account, account_role, oidc_identity, web_session
from workflow.domain.errors import Invalid, NotFound
from workflow.domain.people import Role
from workflow.domain.text import N_

ADMINISTRATORS_KEEP_IT = N_(
    "An administrator keeps the password: somebody must come in when the provider does not answer."
)


def unbind_identity(connection: sa.Connection, account_id: UUID, identity_id: UUID, at: datetime) -> None:
    """Forget who somebody is at a provider and end the sessions that came from there; raises `NotFound`."""
    theirs = sa.and_(oidc_identity.c.id == identity_id, oidc_identity.c.account_id == account_id)
    if connection.scalar(sa.select(oidc_identity.c.id).where(theirs)) is None:
        raise NotFound
    end_through(connection, at, web_session.c.identity_id == identity_id)
    connection.execute(
        sa.update(web_session).where(web_session.c.identity_id == identity_id).values(identity_id=None)
    )
    connection.execute(sa.delete(oidc_identity).where(theirs))


def let_password_count(connection: sa.Connection, account_id: UUID, *, counts: bool) -> None:
    """Say whether the local password opens an account; raises `NotFound`, and `Invalid` for an administrator's."""
    is_admin = sa.select(account_role.c.role).where(
        account_role.c.account_id == account_id, account_role.c.role == Role.ADMIN
    )
    if not counts and connection.scalar(is_admin) is not None:
        raise Invalid("account", ADMINISTRATORS_KEEP_IT)
    changed = connection.execute(
        sa.update(account).where(account.c.id == account_id).values(local_password=counts)
    )
    if not changed.rowcount:
        raise NotFound
