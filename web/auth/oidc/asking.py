"""Decides what is asked of a provider: the address somebody is sent to, and what a code is redeemed for."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from authlib.common.urls import add_params_to_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from web.auth.oidc.client_proof import proof_of_client
from web.auth.oidc.fetching import get_json, may_be_asked, post_form
from web.auth.oidc.link import ProviderLink
from web.auth.oidc.refusals import Refusal, Refused
from web.auth.oidc.tries import Try

LONGEST_CODE = 4096


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """What a code was redeemed for; the access token is used once for what the provider says of the person, then forgotten."""

    id_token: str = field(repr=False)
    access_token: str = field(repr=False)


def address_to_sign_in(
    link: ProviderLink, begun: Try, redirect_uri: str, language: str, now: datetime
) -> str:
    """Where somebody signs in; nothing in it tells who they are."""
    provider = link.provider
    asked = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": redirect_uri,
        "scope": provider.scopes,
        "state": begun.state,
        "nonce": begun.nonce,
        "code_challenge": create_s256_code_challenge(begun.verifier),
        "code_challenge_method": "S256",
        "ui_locales": language,
        "prompt": provider.prompt,
        "acr_values": " ".join(provider.acr),
        "max_age": str(provider.max_age or ""),
    }
    address: str = add_params_to_uri(
        link.addresses(now).authorization, [(name, value) for name, value in asked.items() if value]
    )
    return address


def redeem(link: ProviderLink, code: str, begun: Try, redirect_uri: str, now: datetime) -> Tokens:
    """What a code is worth, with the verifier only this browser's try has; raises `Refused`."""
    if not 0 < len(code) <= LONGEST_CODE:
        raise Refused(Refusal.STRAY, "no_code")
    proof, headers = proof_of_client(link.provider, now)
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": redirect_uri,
        "code_verifier": begun.verifier,
        **proof,
    }
    answer = post_form(link.provider, link.addresses(now).token, form, headers=headers)
    if not answer.ok:
        raise Refused(Refusal.UNTRUSTED, "code_refused")
    id_token, access_token = answer.content.get("id_token"), answer.content.get("access_token", "")
    if not isinstance(id_token, str) or not isinstance(access_token, str):
        raise Refused(Refusal.UNTRUSTED, "no_id_token")
    return Tokens(id_token=id_token, access_token=access_token)


def with_userinfo(
    link: ProviderLink, claims: dict[str, Any], access_token: str, now: datetime
) -> dict[str, Any]:
    """The claims with what the provider says elsewhere of the same person; what was signed goes first."""
    if not link.provider.userinfo:
        return claims
    address = link.addresses(now).userinfo
    if not may_be_asked(link.provider, address):
        raise Refused(Refusal.AWAY, "foreign_address")
    told = get_json(link.provider, address, bearer=access_token)
    if told.get("sub") != claims["sub"]:
        raise Refused(Refusal.UNTRUSTED, "userinfo_of_another")
    return {**told, **claims}
