"""Decides which sign-out token of a provider is believed, and which sessions it ends."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import IntegrityError

from web.auth.oidc.link import ProviderLink
from web.auth.oidc.refusals import Refusal, Refused
from web.auth.oidc.sign_in import index_of_sid
from web.auth.oidc.signed_token import check_issued, read_signed
from web.auth.oidc.used_words import use_up
from web.auth.session_store import end_through
from workflow.adapters.persistence.tables import oidc_identity, web_session
from workflow.bootstrap import Wiring

log = structlog.get_logger("web.sign_in")
EVENT = "http://schemas.openid.net/event/backchannel-logout"
KINDS = frozenset({"logout+jwt", "", "jwt"})
OLDEST_SECONDS = 300


def end_sessions_for(wiring: Wiring, link: ProviderLink, token: str) -> int:
    """End the sessions a sign-out token names, by session or by person; how many. Raises `Refused`."""
    now = wiring.clock.wall()
    claims = read_signed(link, token, now, kinds=KINDS)
    _check(link, claims, now)
    try:
        with wiring.engine.begin() as connection:
            use_up(connection, f"{link.provider.issuer} {claims['jti']}", now)
            count = end_through(connection, now, *_which(wiring, link.provider.issuer, claims))
    except IntegrityError:
        raise Refused(Refusal.STRAY, "used_already") from None
    log.info("sessions_ended_by_provider", through=link.provider.name, sessions=count)
    return count


def _check(link: ProviderLink, claims: dict[str, Any], now: datetime) -> None:
    check_issued(link, claims, now, oldest_seconds=OLDEST_SECONDS)
    events, jti = claims.get("events"), claims.get("jti")
    if not isinstance(events, dict) or not isinstance(events.get(EVENT), dict) or "nonce" in claims:
        raise Refused(Refusal.UNTRUSTED, "no_sign_out")
    if not isinstance(jti, str) or not jti:
        raise Refused(Refusal.UNTRUSTED, "jti")
    if not any(isinstance(claims.get(name), str) and claims[name] for name in ("sid", "sub")):
        raise Refused(Refusal.UNTRUSTED, "nobody_named")


def _which(wiring: Wiring, issuer: str, claims: dict[str, Any]) -> list[sa.ColumnElement[bool]]:
    which = []
    sid, subject = claims.get("sid"), claims.get("sub")
    if isinstance(sid, str) and sid:
        which.append(web_session.c.sid_index == index_of_sid(wiring, issuer, sid))
    if isinstance(subject, str) and subject:
        theirs = sa.select(oidc_identity.c.id).where(
            oidc_identity.c.issuer == issuer, oidc_identity.c.subject == subject
        )
        which.append(web_session.c.identity_id.in_(theirs))
    return which
