"""Decides how we prove to a provider that we are the client a code was made for."""

import secrets
from base64 import b64encode
from datetime import datetime
from urllib.parse import quote_plus

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey

from web.auth.oidc.provider import ClientAuth, Provider
from web.auth.oidc.refusals import Refusal, Refused

KIND = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
LIVES_SECONDS = 60


def proof_of_client(provider: Provider, now: datetime) -> tuple[dict[str, str], dict[str, str]]:
    """What is added to the form and to the headers of a request to the token endpoint."""
    if provider.client_auth is ClientAuth.KEY:
        return {"client_assertion_type": KIND, "client_assertion": _assertion(provider, now)}, {}
    if provider.client_auth is ClientAuth.POST:
        return {"client_id": provider.client_id, "client_secret": provider.client_secret}, {}
    pair = f"{quote_plus(provider.client_id)}:{quote_plus(provider.client_secret)}"
    return {}, {"Authorization": f"Basic {b64encode(pair.encode()).decode()}"}


def _assertion(provider: Provider, now: datetime) -> str:
    at = int(now.timestamp())
    header = {"alg": "RS256", "kid": provider.client_key_id}
    claims = {
        "iss": provider.client_id,
        "sub": provider.client_id,
        "aud": provider.issuer,
        "jti": secrets.token_urlsafe(16),
        "iat": at,
        "exp": at + LIVES_SECONDS,
    }
    try:
        key = own_key(provider.client_key)
        header["alg"] = "RS256" if isinstance(key, RSAKey) else "ES256"
        return jwt.encode({name: value for name, value in header.items() if value}, claims, key)
    except (JoseError, ValueError, TypeError):
        # Neither the key nor a part of it may come into a log with the error.
        raise Refused(Refusal.AWAY, "own_key") from None


def own_key(pem: str) -> RSAKey | ECKey:
    """Our private key from its PEM text; raises `ValueError` for anything else."""
    try:
        return RSAKey.import_key(pem)
    except (JoseError, ValueError, TypeError):
        return ECKey.import_key(pem)
