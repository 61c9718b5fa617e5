"""Decides which ID token is believed: signed, for us, for this very try, recent, and as strong as an operator asks."""

import hmac
from base64 import urlsafe_b64encode
from datetime import datetime
from hashlib import sha256
from typing import Any

from web.auth.oidc.link import ProviderLink
from web.auth.oidc.provider import Provider
from web.auth.oidc.refusals import Refusal, Refused
from web.auth.oidc.signed_token import SKEW_SECONDS, check_issued, instant, read_signed
from web.auth.oidc.tries import Try

OLDEST_SECONDS = 600
LONGEST_SUBJECT = 255
KINDS = frozenset({"", "jwt"})
LOGIN = "login"


def believed_claims(
    link: ProviderLink, token: str, access_token: str, begun: Try, now: datetime
) -> dict[str, Any]:
    """The claims of an ID token; raises `Refused`."""
    claims = read_signed(link, token, now, kinds=KINDS)
    check_issued(link, claims, now, oldest_seconds=OLDEST_SECONDS)
    nonce, subject = claims.get("nonce"), claims.get("sub")
    if not isinstance(nonce, str) or not hmac.compare_digest(nonce.encode(), begun.nonce.encode()):
        raise Refused(Refusal.UNTRUSTED, "nonce")
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT:
        raise Refused(Refusal.UNTRUSTED, "subject")
    if "at_hash" in claims and claims["at_hash"] != _half_hash(access_token):
        raise Refused(Refusal.UNTRUSTED, "access_token")
    _check_strength(link.provider, claims)
    _check_time_of_sign_in(link.provider, claims, begun, now)
    return claims


def is_vouched_for(provider: Provider, claims: dict[str, Any]) -> bool:
    """Whether the provider says that a second factor was used, in the words an operator told us count as that."""
    return claims.get("acr") in provider.mfa_acr or bool(set(provider.mfa_amr) & _methods(claims))


def _check_strength(provider: Provider, claims: dict[str, Any]) -> None:
    if provider.acr and claims.get("acr") not in provider.acr:
        raise Refused(Refusal.TOO_WEAK, "acr")
    if provider.amr and not set(provider.amr) & _methods(claims):
        raise Refused(Refusal.TOO_WEAK, "amr")


def _check_time_of_sign_in(provider: Provider, claims: dict[str, Any], begun: Try, now: datetime) -> None:
    """A sign-in at the provider that is older than we asked for is not taken over."""
    if claims.get("auth_time") is None and provider.max_age is None:
        return
    told = instant(claims, "auth_time")
    if provider.max_age is not None and told < now.timestamp() - provider.max_age - SKEW_SECONDS:
        raise Refused(Refusal.TOO_WEAK, "auth_time")
    if provider.prompt == LOGIN and told < begun.begun_at - SKEW_SECONDS:
        raise Refused(Refusal.TOO_WEAK, "auth_time")


def _methods(claims: dict[str, Any]) -> set[str]:
    told = claims.get("amr")
    return {method for method in told if isinstance(method, str)} if isinstance(told, list) else set()


def _half_hash(access_token: str) -> str:
    # All three algorithms we accept go with SHA-256.
    half = sha256(access_token.encode()).digest()[:16]
    return urlsafe_b64encode(half).rstrip(b"=").decode()
