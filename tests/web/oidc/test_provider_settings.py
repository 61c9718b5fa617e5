"""Settings of providers: what is read, and what would be unsafe and is refused by its name."""

from pathlib import Path

import pytest

from web.auth.oidc.provider import ClientAuth, Provider, SignOutThere
from web.settings import SettingsError, load_settings
from workflow.domain.people import Role

ENTRA = {
    "TILBAKE_OIDC_ENTRA_ISSUER": "https://login.example.no/tenant/v2.0",
    "TILBAKE_OIDC_ENTRA_CLIENT_ID": "tilbake",
    "TILBAKE_OIDC_ENTRA_CLIENT_SECRET": "a-secret-of-ours",
}
PRODUCTION = {
    "TILBAKE_ENV": "production",
    "TILBAKE_SECRET_KEY": "s" * 40,
    "TILBAKE_KEY_FILE": "/run/secrets/keys",
    "TILBAKE_BASE_URL": "https://tilbake.example.no/",
    "DATABASE_URL": "postgresql://tilbake@db/tilbake",
    "REDIS_URL": "redis://redis:6379/0",
    "SMTP_URL": "smtp://mail:25",
}


def providers(tmp_path: Path, given: dict[str, str]) -> tuple[Provider, ...]:
    return load_settings({"TILBAKE_DATA": str(tmp_path), **given}).providers


def test_there_is_no_provider_until_one_is_named(tmp_path: Path) -> None:
    assert providers(tmp_path, {}) == ()


def test_what_is_not_said_is_the_careful_choice(tmp_path: Path) -> None:
    (found,) = providers(tmp_path, ENTRA)
    assert (found.name, found.label, found.scopes) == ("entra", "Entra", "openid")
    assert (found.prompt, found.client_auth) == ("login", ClientAuth.BASIC)
    assert (found.identity_claim, found.role_map, found.mfa_amr, found.only) == ("", {}, (), False)
    assert found.sign_out_there is SignOutThere.FORM
    assert "a-secret-of-ours" not in repr(found)


def test_several_providers_with_everything_said(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("-----BEGIN PRIVATE KEY-----\n")
    entra, idporten = providers(
        tmp_path,
        {
            **ENTRA,
            "TILBAKE_OIDC_ENTRA_LABEL": "Lerkedal kommune",
            "TILBAKE_OIDC_ENTRA_SCOPES": "profile email openid",
            "TILBAKE_OIDC_ENTRA_IDENTITY_CLAIM": "upn",
            "TILBAKE_OIDC_ENTRA_IDENTITY_TRUSTED": "yes",
            "TILBAKE_OIDC_ENTRA_ROLES": "claims",
            "TILBAKE_OIDC_ENTRA_ROLE_CLAIM": "roles",
            "TILBAKE_OIDC_ENTRA_ROLE_MAP": "Tilbake.HR=hr, a=b=manager",
            "TILBAKE_OIDC_ENTRA_MFA_AMR": "mfa",
            "TILBAKE_OIDC_ENTRA_PROMPT": "no",
            "TILBAKE_OIDC_ENTRA_SIGN_OUT": "link",
            "TILBAKE_OIDC_ENTRA_ONLY": "yes",
            "TILBAKE_OIDC_IDPORTEN_ISSUER": "https://idporten.example.no",
            "TILBAKE_OIDC_IDPORTEN_CLIENT_ID": "tilbake",
            "TILBAKE_OIDC_IDPORTEN_CLIENT_KEY_FILE": str(tmp_path / "key"),
            "TILBAKE_OIDC_IDPORTEN_IDENTITY_CLAIM": "pid",
            "TILBAKE_OIDC_IDPORTEN_ACR": "idporten-loa-substantial idporten-loa-high",
            "TILBAKE_OIDC_IDPORTEN_MAX_AGE": "3600",
        },
    )
    assert entra.label == "Lerkedal kommune"
    assert entra.scopes == "openid profile email"
    assert entra.role_map == {"Tilbake.HR": Role.HR, "a=b": Role.MANAGER}
    assert (entra.prompt, entra.only, entra.by_national_id) == ("", True, False)
    assert (idporten.client_auth, idporten.by_national_id) == (ClientAuth.KEY, True)
    assert (idporten.max_age, len(idporten.acr)) == (3600, 2)
    assert "BEGIN" not in repr(idporten)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("ISSUER", ""),
        ("ISSUER", "login.example.no"),
        ("ISSUER", "http://login.example.no"),
        ("ISSUER", "https://login.example.no/?tenant=x"),
        ("ISSUER", "https://user@login.example.no"),
        ("ISSUER", "file:///etc/passwd"),
        ("CLIENT_ID", ""),
        ("CLIENT_SECRET", ""),
        ("CLIENT_AUTH", "none"),
        ("CLIENT_AUTH", "private_key_jwt"),
        ("IDENTITY_CLAIM", "upn"),
        ("IDENTITY_IS", "nickname"),
        ("ROLES", "token"),
        ("ROLES", "claims"),
        ("PROMPT", "none"),
        ("MAX_AGE", "soon"),
        ("SIGN_OUT", "perhaps"),
        ("ONLY", "perhaps"),
        ("ISUER", "https://login.example.no"),
        ("ALGORITHMS", "none"),
    ],
)
def test_a_setting_that_would_be_unsafe_or_is_unknown_is_refused(
    tmp_path: Path, key: str, value: str
) -> None:
    with pytest.raises(SettingsError, match="TILBAKE_OIDC_ENTRA_"):
        providers(tmp_path, {**ENTRA, f"TILBAKE_OIDC_ENTRA_{key}": value})


@pytest.mark.parametrize("told", ["leaders", "leaders=boss", "=hr", "leaders=hr,", "*"])
def test_a_map_of_roles_names_each_value_and_a_role_of_ours(tmp_path: Path, told: str) -> None:
    given = {"ROLES": "claims", "ROLE_CLAIM": "groups", "ROLE_MAP": told}
    with pytest.raises(SettingsError, match="ROLE_MAP"):
        providers(tmp_path, ENTRA | {f"TILBAKE_OIDC_ENTRA_{key}": value for key, value in given.items()})


def test_plain_http_is_for_this_machine_in_development_alone(tmp_path: Path) -> None:
    here = {**ENTRA, "TILBAKE_OIDC_ENTRA_ISSUER": "http://127.0.0.1:9000"}
    assert providers(tmp_path, here)
    assert providers(tmp_path, {**PRODUCTION, **ENTRA})
    with pytest.raises(SettingsError, match="https://"):
        providers(tmp_path, {**PRODUCTION, **here})
