"""Decides what is believed of a provider beyond its settings: its addresses and keys, from its own host, for an hour."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey

from web.auth.oidc.fetching import get_json, may_be_asked, may_be_opened
from web.auth.oidc.provider import Provider
from web.auth.oidc.refusals import Refusal, Refused

KEPT = timedelta(hours=1)
BETWEEN_LOOKS_FOR_NEW_KEYS = timedelta(seconds=30)
SHORTEST_RSA_KEY = 2048
MOST_KEYS = 50
CURVE = "P-256"
WELL_KNOWN = "/.well-known/openid-configuration"
SigningKey = RSAKey | ECKey


@dataclass(frozen=True, kw_only=True)
class Addresses:
    """Where a provider is spoken with."""

    authorization: str
    token: str
    keys: str
    userinfo: str
    end_session: str
    names_itself: bool


class ProviderLink:
    """One provider, with what it said of itself kept for a while in this process."""

    def __init__(self, provider: Provider) -> None:
        self.provider = provider
        self._addresses: tuple[datetime, Addresses] | None = None
        self._keys: tuple[datetime, list[SigningKey]] | None = None
        self._looked_again_at: datetime | None = None

    def addresses(self, now: datetime) -> Addresses:
        """Its addresses; raises `Refused` when it cannot be asked or says something that cannot be."""
        if self._addresses is None or not _is_fresh(self._addresses[0], now):
            found = get_json(self.provider, self.provider.issuer.rstrip("/") + WELL_KNOWN)
            self._addresses = (now, _addresses(self.provider, found))
        return self._addresses[1]

    def key(self, kid: str | None, algorithm: str, now: datetime) -> SigningKey:
        """The one key a token was signed with; for a name nobody knows the keys are fetched anew, though not for every such token."""
        if self._keys is None or not _is_fresh(self._keys[0], now):
            self._keys = (now, self._fetched_keys(now))
        found = _match(self._keys[1], kid, algorithm)
        if found is None and self._may_look_again(now):
            self._looked_again_at = now
            self._keys = (now, self._fetched_keys(now))
            found = _match(self._keys[1], kid, algorithm)
        if found is None:
            raise Refused(Refusal.UNTRUSTED, "unknown_key")
        return found

    def _may_look_again(self, now: datetime) -> bool:
        return self._looked_again_at is None or now - self._looked_again_at > BETWEEN_LOOKS_FOR_NEW_KEYS

    def _fetched_keys(self, now: datetime) -> list[SigningKey]:
        told = get_json(self.provider, self.addresses(now).keys).get("keys")
        if not isinstance(told, list) or len(told) > MOST_KEYS:
            raise Refused(Refusal.AWAY, "no_keys")
        return [key for one in told if (key := _signing_key(one)) is not None]


def _is_fresh(since: datetime, now: datetime) -> bool:
    return timedelta(0) <= now - since < KEPT


def _addresses(provider: Provider, told: dict[str, Any]) -> Addresses:
    if told.get("issuer") != provider.issuer:
        raise Refused(Refusal.AWAY, "other_issuer")
    methods = told.get("code_challenge_methods_supported")
    if isinstance(methods, list) and "S256" not in methods:
        raise Refused(Refusal.AWAY, "no_pkce")
    found = Addresses(
        authorization=_text(told, "authorization_endpoint"),
        token=_text(told, "token_endpoint"),
        keys=_text(told, "jwks_uri"),
        userinfo=_text(told, "userinfo_endpoint"),
        end_session=_text(told, "end_session_endpoint"),
        names_itself=told.get("authorization_response_iss_parameter_supported") is True,
    )
    opened = [found.authorization, *([found.end_session] if found.end_session else [])]
    if not all(may_be_opened(provider, url) for url in opened):
        raise Refused(Refusal.AWAY, "unsafe_address")
    if not all(may_be_asked(provider, url) for url in (found.token, found.keys)):
        raise Refused(Refusal.AWAY, "foreign_address")
    return found


def _text(told: dict[str, Any], name: str) -> str:
    value = told.get(name)
    return value if isinstance(value, str) else ""


def _signing_key(told: Any) -> SigningKey | None:
    """A key that can verify what we accept; others a provider may have as well are passed over."""
    try:
        if told["kty"] == "RSA" and told.get("use", "sig") == "sig":
            rsa = RSAKey.import_key(told)
            return rsa if rsa.public_key.key_size >= SHORTEST_RSA_KEY else None
        if told["kty"] == "EC" and told.get("use", "sig") == "sig" and told.get("crv") == CURVE:
            return ECKey.import_key(told)
    except (JoseError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return None


def _match(keys: list[SigningKey], kid: str | None, algorithm: str) -> SigningKey | None:
    kind = "EC" if algorithm.startswith("ES") else "RSA"
    fitting = [
        key
        for key in keys
        if key.key_type == kind
        and key.get("alg", algorithm) == algorithm
        and (kid is None or key.get("kid") == kid)
    ]
    return fitting[0] if len(fitting) == 1 else None
