"""Decides whose account an identity is: bound by issuer and subject, the first time found by one claim, never moved silently."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from web.auth.accounts import normal_username
from web.auth.oidc.provider import Provider
from web.auth.oidc.refusals import Refusal, Refused
from workflow.adapters.persistence.tables import account, oidc_identity, person
from workflow.services.ports import Cipher

NATIONAL_ID = re.compile(r"[0-9]{11}")
NATIONAL_ID_CONTEXT = "person.national_id"
LONGEST_USERNAME = 254


@dataclass(frozen=True, kw_only=True)
class Known:
    """An identity of an open account; `is_new` when it was bound just now."""

    id: UUID
    account_id: UUID
    is_new: bool


def known_identity(
    connection: sa.Connection, keys: Cipher, provider: Provider, claims: dict[str, Any], now: datetime
) -> Known:
    """The identity of somebody who signed in, bound if this is the first time; raises `Refused` for nobody of ours."""
    row = connection.execute(
        sa.select(oidc_identity.c.id, account.c.id.label("account_id"), account.c.disabled_at)
        .join(account, account.c.id == oidc_identity.c.account_id)
        .where(oidc_identity.c.issuer == provider.issuer, oidc_identity.c.subject == claims["sub"])
    ).one_or_none()
    if row is None:
        return _bind(connection, keys, provider, claims, now)
    if row.disabled_at is not None:
        raise Refused(Refusal.UNKNOWN, "closed")
    connection.execute(sa.update(oidc_identity).where(oidc_identity.c.id == row.id).values(last_used_at=now))
    return Known(id=row.id, account_id=row.account_id, is_new=False)


def _bind(
    connection: sa.Connection, keys: Cipher, provider: Provider, claims: dict[str, Any], now: datetime
) -> Known:
    row = connection.execute(
        sa.select(account.c.id, account.c.disabled_at)
        .join(person, person.c.id == account.c.person_id)
        .where(_belongs_to(keys, provider, claims))
    ).one_or_none()
    if row is None or row.disabled_at is not None:
        raise Refused(Refusal.UNKNOWN, "nobody" if row is None else "closed")
    bound = sa.select(oidc_identity.c.id).where(
        oidc_identity.c.account_id == row.id, oidc_identity.c.issuer == provider.issuer
    )
    if connection.scalar(bound) is not None:
        raise Refused(Refusal.UNKNOWN, "bound_to_another")
    identity_id = uuid4()
    connection.execute(
        sa.insert(oidc_identity).values(
            id=identity_id,
            account_id=row.id,
            issuer=provider.issuer,
            subject=claims["sub"],
            bound_at=now,
            last_used_at=now,
        )
    )
    return Known(id=identity_id, account_id=row.id, is_new=True)


def _belongs_to(keys: Cipher, provider: Provider, claims: dict[str, Any]) -> sa.ColumnElement[bool]:
    """The account a claim points at; what it says is compared and neither kept nor logged."""
    told = claims.get(provider.identity_claim) if provider.identity_claim else None
    if not isinstance(told, str) or not told.strip():
        raise Refused(Refusal.UNKNOWN, "no_claim")
    if provider.by_national_id:
        if not NATIONAL_ID.fullmatch(told):
            raise Refused(Refusal.UNKNOWN, "no_number")
        return person.c.national_id_index == keys.blind_index(told, context=NATIONAL_ID_CONTEXT)
    if len(told) > LONGEST_USERNAME:
        raise Refused(Refusal.UNKNOWN, "no_claim")
    if provider.identity_claim == "email" and claims.get("email_verified") is not True:
        raise Refused(Refusal.UNKNOWN, "email_not_verified")
    return account.c.username == normal_username(told)
