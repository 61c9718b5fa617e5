"""Decides whose signature counts under a token: a key the provider publishes itself, one of three algorithms, nothing else."""

from datetime import datetime
from typing import Any

from joserfc import jws, jwt
from joserfc.errors import JoseError

from web.auth.oidc.fetching import can_be_written
from web.auth.oidc.link import ProviderLink
from web.auth.oidc.refusals import Refusal, Refused

ALGORITHMS = ("RS256", "PS256", "ES256")
LONGEST = 32 * 1024
SKEW_SECONDS = 60
END_OF_TIME = 2**53  # beyond it a number of JSON is not exact any more


def read_signed(link: ProviderLink, token: str, now: datetime, *, kinds: frozenset[str]) -> dict[str, Any]:
    """The claims of a token whose signature is right and which is of one of these kinds (`typ`); raises `Refused`."""
    if len(token) > LONGEST:
        raise Refused(Refusal.UNTRUSTED, "too_long")
    try:
        header = jws.extract_compact(token.encode()).headers()
        algorithm, kid = header.get("alg"), header.get("kid")
        if algorithm not in ALGORITHMS or not isinstance(algorithm, str):
            raise Refused(Refusal.UNTRUSTED, "algorithm")
        if str(header.get("typ", "")).lower() not in kinds:
            raise Refused(Refusal.UNTRUSTED, "kind_of_token")
        key = link.key(kid if isinstance(kid, str) else None, algorithm, now)
        claims = dict(jwt.decode(token, key, algorithms=[algorithm]).claims)
    except (JoseError, ValueError, TypeError, RecursionError):
        raise Refused(Refusal.UNTRUSTED, "signature") from None
    if not can_be_written(claims):
        raise Refused(Refusal.UNTRUSTED, "unwritable_text")
    return claims


def check_issued(link: ProviderLink, claims: dict[str, Any], now: datetime, *, oldest_seconds: int) -> None:
    """Issuer, audience and times, by the real clock with a minute of grace."""
    at = now.timestamp()
    if claims.get("iss") != link.provider.issuer:
        raise Refused(Refusal.UNTRUSTED, "issuer")
    _check_audience(link.provider.client_id, claims)
    expires, issued = instant(claims, "exp"), instant(claims, "iat")
    if expires <= at - SKEW_SECONDS:
        raise Refused(Refusal.UNTRUSTED, "expired")
    if not at - oldest_seconds - SKEW_SECONDS <= issued <= at + SKEW_SECONDS:
        raise Refused(Refusal.UNTRUSTED, "issued_at")
    if "nbf" in claims and instant(claims, "nbf") > at + SKEW_SECONDS:
        raise Refused(Refusal.UNTRUSTED, "not_yet")


def instant(claims: dict[str, Any], name: str) -> float:
    """When something of a token counts, in seconds; raises `Refused` for what is no time, as a number that is none."""
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < END_OF_TIME:
        raise Refused(Refusal.UNTRUSTED, name)
    return float(value)


def _check_audience(client_id: str, claims: dict[str, Any]) -> None:
    audience = claims.get("aud")
    several = audience if isinstance(audience, list) else [audience]
    party = claims.get("azp")
    if client_id not in several:
        raise Refused(Refusal.UNTRUSTED, "audience")
    if (party is not None or len(several) > 1) and party != client_id:
        raise Refused(Refusal.UNTRUSTED, "authorised_party")
