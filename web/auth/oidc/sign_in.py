"""Decides what follows from an answer of a provider: who is in, with which roles, or why nobody is.

All of it is one transaction: a try that is refused leaves no trace but a line in the log.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import IntegrityError

from web.auth.oidc.asking import Tokens, redeem, with_userinfo
from web.auth.oidc.claimed_roles import roles_after
from web.auth.oidc.entered import Entered
from web.auth.oidc.id_token import believed_claims, is_vouched_for
from web.auth.oidc.identities import Known, known_identity
from web.auth.oidc.link import ProviderLink
from web.auth.oidc.provider import Provider
from web.auth.oidc.refusals import Refusal, Refused
from web.auth.oidc.tries import Try
from web.auth.oidc.used_words import use_up
from workflow.adapters.persistence.directory import DirectoryRows
from workflow.adapters.persistence.tables import account
from workflow.bootstrap import Wiring
from workflow.domain.people import Role
from workflow.services.ports import Cipher
from workflow.services.security_log import Happening, SecurityEvent

log = structlog.get_logger("web.sign_in")
SID_CONTEXT = "web_session.sid"
ERRORS_WE_NAME = frozenset(
    {
        "access_denied",
        "login_required",
        "interaction_required",
        "consent_required",
        "account_selection_required",
        "invalid_request",
        "invalid_scope",
        "unauthorized_client",
        "server_error",
        "temporarily_unavailable",
    }
)


@dataclass(frozen=True, kw_only=True)
class ProviderAnswer:
    """What a browser brought back, as it stood in the address."""

    code: str
    error: str
    issuer: str | None


def sign_in_through(
    wiring: Wiring, link: ProviderLink, begun: Try, answer: ProviderAnswer, redirect_uri: str
) -> tuple[UUID, Entered]:
    """The account somebody proved to be theirs, and what their session remembers of it; raises `Refused`."""
    now = wiring.clock.wall()
    _check_answer(link, answer, now)
    tokens = redeem(link, answer.code, begun, redirect_uri, now)
    claims = believed_claims(link, tokens.id_token, tokens.access_token, begun, now)
    claims = with_userinfo(link, claims, tokens.access_token, now)
    try:
        with wiring.engine.begin() as connection:
            use_up(connection, begun.state, now)
            known = known_identity(connection, wiring.keys, link.provider, claims, now)
            roles = _settle_account(connection, wiring.keys, link.provider, claims, known, now)
    except IntegrityError:
        raise Refused(Refusal.STRAY, "used_already") from None
    if not roles:
        raise Refused(Refusal.NO_ROLE, "no_role")
    log.info(
        "provider_vouched", account=str(known.account_id), through=link.provider.name, bound_now=known.is_new
    )
    return known.account_id, _entered(wiring, link.provider, tokens, claims, known)


def index_of_sid(wiring: Wiring, issuer: str, sid: str) -> str:
    """What a session is found by when the provider ends it."""
    return wiring.keys.blind_index(f"{issuer} {sid}", context=SID_CONTEXT)


def _check_answer(link: ProviderLink, answer: ProviderAnswer, now: datetime) -> None:
    """Before a code is shown to anybody: it must have come from the very provider that was asked."""
    expected = link.addresses(now).names_itself
    if answer.issuer != link.provider.issuer and (expected or answer.issuer is not None):
        raise Refused(Refusal.STRAY, "other_issuer")
    if answer.error:
        raise Refused(Refusal.CANCELLED, answer.error if answer.error in ERRORS_WE_NAME else "other_error")


def _settle_account(
    connection: sa.Connection,
    keys: Cipher,
    provider: Provider,
    claims: dict[str, Any],
    known: Known,
    now: datetime,
) -> frozenset[Role]:
    """Give and take the roles a provider decides, close the password where it is the only way; the roles from now on."""
    directory = DirectoryRows(connection, keys)
    before = directory.roles_of(known.account_id) or frozenset()
    after = roles_after(provider, claims, before)
    if after != before:
        directory.set_roles(known.account_id, after)
        detail = {"roles": ",".join(sorted(after)), "by": provider.name}
        directory.note(
            now,
            SecurityEvent(what=Happening.ROLES_CHANGED, account_id=known.account_id, detail=detail),
        )
        log.info(
            "roles_changed_by_provider",
            account=str(known.account_id),
            through=provider.name,
            given=sorted(after - before),
            taken=sorted(before - after),
        )
    if provider.only and Role.ADMIN not in after:
        # An administrator keeps the password: somebody must come in when the provider does not answer.
        connection.execute(
            sa.update(account).where(account.c.id == known.account_id).values(local_password=False)
        )
    return after


def _entered(
    wiring: Wiring, provider: Provider, tokens: Tokens, claims: dict[str, Any], known: Known
) -> Entered:
    sid = claims.get("sid")
    return Entered(
        provider=provider.name,
        identity_id=str(known.id),
        id_token=tokens.id_token,
        sid_index=index_of_sid(wiring, provider.issuer, sid) if isinstance(sid, str) and sid else "",
        vouched=is_vouched_for(provider, claims),
    )
