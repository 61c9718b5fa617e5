"""Decides what is known of a provider of sign-in: everything an operator says about it, and nothing it says itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workflow.domain.people import Role


class ClientAuth(StrEnum):
    """How we prove to the provider that it is we who redeem a code."""

    BASIC = "client_secret_basic"
    POST = "client_secret_post"
    KEY = "private_key_jwt"


class SignOutThere(StrEnum):
    """How somebody is offered to sign out at the provider too: with the proof of who they are, with a link, or not."""

    FORM = "form"
    LINK = "link"
    NO = "no"


@dataclass(frozen=True, kw_only=True)
class Provider:
    """One provider; `name` stands in addresses, `hosts` are those it may be asked at beside the issuer's own.

    `identity_claim` is what finds an account the first time (none: nobody is bound by a claim); `role_map` is empty
    where roles are administered here; `acr` and `amr` are required, `mfa_acr` and `mfa_amr` vouch for a second factor.
    """

    name: str
    label: str
    issuer: str
    client_id: str
    client_auth: ClientAuth
    client_secret: str = field(default="", repr=False)
    client_key: str = field(default="", repr=False)
    client_key_id: str = ""
    scopes: str = "openid"
    hosts: frozenset[str] = frozenset()
    userinfo: bool = False
    identity_claim: str = ""
    by_national_id: bool = False
    role_claim: str = ""
    role_map: Mapping[str, Role] = field(default_factory=dict)
    acr: tuple[str, ...] = ()
    amr: tuple[str, ...] = ()
    mfa_acr: tuple[str, ...] = ()
    mfa_amr: tuple[str, ...] = ()
    prompt: str = "login"
    max_age: int | None = None
    sign_out_there: SignOutThere = SignOutThere.FORM
    only: bool = False
