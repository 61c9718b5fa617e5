"""Decides how providers are read from the environment, and which sentence refuses a setting that would be unsafe.

All of one provider begin with `TILBAKE_OIDC_` and its name; one that nobody knows is refused, for it may be a slip of the pen.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlsplit

from web.auth.oidc.provider import ClientAuth, Provider, SignOutThere
from web.variables import Environment, SettingsError, Variables, is_loopback
from workflow.domain.people import Role

PREFIX = "TILBAKE_OIDC_"
NAMED = re.compile(r"TILBAKE_OIDC_([A-Z0-9]+)_([A-Z_]+)")
KNOWN = frozenset(
    """
    ISSUER LABEL CLIENT_ID CLIENT_SECRET CLIENT_SECRET_FILE CLIENT_KEY CLIENT_KEY_FILE CLIENT_KEY_ID CLIENT_AUTH SCOPES
    HOSTS USERINFO IDENTITY_CLAIM IDENTITY_IS IDENTITY_TRUSTED ROLES ROLE_CLAIM ROLE_MAP ACR AMR MFA_ACR MFA_AMR
    PROMPT MAX_AGE SIGN_OUT ONLY
    """.split()  # noqa: SIM905 a list of words reads better as words
)
NO_PROMPT = "no"
PROMPTS = ("login", "select_account", "consent", NO_PROMPT)
NATIONAL_ID, USERNAME = "national_id", "username"
CLAIMS, REGISTER = "claims", "register"

Word = TypeVar("Word", bound=StrEnum)


def load_providers(given: Variables) -> tuple[Provider, ...]:
    """The providers of this installation, by name; raises `SettingsError`."""
    names = set()
    for variable in given.given:
        if variable.startswith(PREFIX):
            found = NAMED.fullmatch(variable)
            if found is None or found[2] not in KNOWN:
                raise SettingsError(f"{variable} is no setting of a provider; the README lists them")
            names.add(found[1])
    return tuple(_Reader(given, name).provider() for name in sorted(names))


class _Reader:
    """The settings of one provider."""

    def __init__(self, given: Variables, name: str) -> None:
        self._given = given
        self._name = name

    def provider(self) -> Provider:
        """All of it, checked."""
        secret, key = self._secret("CLIENT_SECRET"), self._secret("CLIENT_KEY")
        claim, by_national_id = self._identity()
        return Provider(
            name=self._name.lower(),
            label=self._text("LABEL") or self._name.title(),
            issuer=self._issuer(),
            client_id=self._needed("CLIENT_ID"),
            client_auth=self._client_auth(secret, key),
            client_secret=secret,
            client_key=key,
            client_key_id=self._text("CLIENT_KEY_ID"),
            scopes=" ".join(dict.fromkeys(["openid", *self._text("SCOPES").split()])),
            hosts=frozenset(self._words("HOSTS")),
            userinfo=self._yes("USERINFO"),
            identity_claim=claim,
            by_national_id=by_national_id,
            role_claim=self._text("ROLE_CLAIM"),
            role_map=self._role_map(),
            acr=self._words("ACR"),
            amr=self._words("AMR"),
            mfa_acr=self._words("MFA_ACR"),
            mfa_amr=self._words("MFA_AMR"),
            prompt=self._prompt(),
            max_age=self._given.number(self._called("MAX_AGE"), 1) if self._text("MAX_AGE") else None,
            sign_out_there=self._one_of("SIGN_OUT", SignOutThere, SignOutThere.FORM),
            only=self._yes("ONLY"),
        )

    def _issuer(self) -> str:
        issuer = self._needed("ISSUER")
        parts = urlsplit(issuer)
        if not parts.hostname or parts.query or parts.fragment or parts.username:
            raise SettingsError(
                f"{self._called('ISSUER')} must be a whole address without ? and #, not {issuer!r}"
            )
        here = is_loopback(parts.hostname or "") and self._given.environment is not Environment.PRODUCTION
        if parts.scheme != "https" and not (parts.scheme == "http" and here):
            raise SettingsError(
                f"{self._called('ISSUER')} must begin with https:// (http:// only on this machine, in development)"
            )
        return issuer

    def _client_auth(self, secret: str, key: str) -> ClientAuth:
        how = self._one_of("CLIENT_AUTH", ClientAuth, ClientAuth.KEY if key else ClientAuth.BASIC)
        if how is ClientAuth.KEY and not key:
            raise SettingsError(f"{self._called('CLIENT_KEY_FILE')} must be set for {how}")
        if how is not ClientAuth.KEY and not secret:
            raise SettingsError(
                f"{self._called('CLIENT_SECRET_FILE')} (or {self._called('CLIENT_KEY_FILE')}) must be set"
            )
        return how

    def _identity(self) -> tuple[str, bool]:
        claim = self._text("IDENTITY_CLAIM")
        kind = self._text("IDENTITY_IS") or (NATIONAL_ID if claim == "pid" else USERNAME)
        if kind not in {NATIONAL_ID, USERNAME}:
            raise SettingsError(f"{self._called('IDENTITY_IS')} must be {USERNAME} or {NATIONAL_ID}")
        if claim and kind == USERNAME and not self._yes("IDENTITY_TRUSTED"):
            raise SettingsError(
                f"{self._called('IDENTITY_TRUSTED')} must be yes where {claim} is to find the user: "
                "whoever can give themselves a user name there comes in as its owner here"
            )
        return claim, kind == NATIONAL_ID

    def _role_map(self) -> Mapping[str, Role]:
        source = self._text("ROLES") or REGISTER
        if source not in {CLAIMS, REGISTER}:
            raise SettingsError(f"{self._called('ROLES')} must be {REGISTER} or {CLAIMS}")
        if source == REGISTER:
            return {}
        self._needed("ROLE_CLAIM")
        pairs = [part.rpartition("=") for part in self._needed("ROLE_MAP").split(",")]
        try:
            return {
                value.strip(): Role(role.strip()) for value, equals, role in pairs if _whole(value, equals)
            }
        except ValueError:
            raise SettingsError(
                f"{self._called('ROLE_MAP')} must be like value=role,value=role with the roles {', '.join(Role)}"
            ) from None

    def _prompt(self) -> str:
        prompt = self._text("PROMPT") or PROMPTS[0]
        if prompt not in PROMPTS:
            raise SettingsError(f"{self._called('PROMPT')} must be one of {', '.join(PROMPTS)}")
        return "" if prompt == NO_PROMPT else prompt

    def _one_of(self, key: str, words: type[Word], fallback: Word) -> Word:
        text = self._text(key)
        try:
            return words(text) if text else fallback
        except ValueError:
            raise SettingsError(f"{self._called(key)} must be one of {', '.join(words)}") from None

    def _called(self, key: str) -> str:
        return f"{PREFIX}{self._name}_{key}"

    def _text(self, key: str) -> str:
        return self._given.text(self._called(key)).strip()

    def _words(self, key: str) -> tuple[str, ...]:
        return tuple(self._text(key).split())

    def _yes(self, key: str) -> bool:
        return self._given.yes(self._called(key), fallback=False)

    def _secret(self, key: str) -> str:
        return self._given.secret(self._called(key)) or ""

    def _needed(self, key: str) -> str:
        text = self._text(key)
        if not text:
            raise SettingsError(f"{self._called(key)} must be set")
        return text


def _whole(value: str, equals: str) -> bool:
    if not value.strip() or not equals:
        raise ValueError
    return True
