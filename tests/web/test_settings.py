"""Settings: what is made up in development, what production insists on, and which sentence names the mend."""

import stat
from pathlib import Path

import pytest

from web.settings import SettingsError, load_settings
from web.variables import normalised_database_url, with_password

PRODUCTION = {
    "TILBAKE_ENV": "production",
    "TILBAKE_SECRET_KEY": "s" * 40,
    "TILBAKE_KEY_FILE": "/run/secrets/keys",
    "TILBAKE_BASE_URL": "https://tilbake.example.no/",
    "DATABASE_URL": "postgresql://tilbake@db/tilbake",
    "REDIS_URL": "redis://redis:6379/0",
    "SMTP_URL": "smtp://mail:25",
}


def test_nothing_need_be_set_to_try_the_service_on_ones_own_machine(tmp_path: Path) -> None:
    settings = load_settings({"TILBAKE_DATA": str(tmp_path / "data")})
    assert settings.base_url == "http://127.0.0.1:8000"
    assert settings.database_url == f"sqlite:///{tmp_path}/data/tilbake.db"
    assert settings.redis_url == f"unix://{settings.socket}"
    assert settings.smtp_url == "smtp://127.0.0.1:8025"
    assert settings.embedded_redis
    assert settings.embedded_mail
    assert settings.demonstration
    assert not settings.secure_cookies


def test_secrets_are_made_once_and_can_be_read_by_nobody_else(tmp_path: Path) -> None:
    first = load_settings({"TILBAKE_DATA": str(tmp_path / "data")})
    second = load_settings({"TILBAKE_DATA": str(tmp_path / "data")})
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 64
    file = tmp_path / "data" / "secrets" / "secret_key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


def test_two_data_folders_have_different_secrets_and_sockets(tmp_path: Path) -> None:
    one, other = (load_settings({"TILBAKE_DATA": str(tmp_path / name)}) for name in ("one", "other"))
    assert one.secret_key != other.secret_key
    assert one.socket != other.socket


def test_a_deep_data_folder_still_gives_a_socket_path_the_kernel_takes(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["a-rather-long-name"] * 10)
    assert len(str(load_settings({"TILBAKE_DATA": str(deep)}).socket)) < 108


@pytest.mark.parametrize("name", sorted(set(PRODUCTION) - {"TILBAKE_ENV"}))
def test_production_makes_nothing_up_and_names_what_is_missing(tmp_path: Path, name: str) -> None:
    given = {key: value for key, value in PRODUCTION.items() if key != name} | {"TILBAKE_DATA": str(tmp_path)}
    with pytest.raises(SettingsError, match=name):
        load_settings(given)


def test_production_with_everything_set_has_secure_cookies_and_no_demonstration(tmp_path: Path) -> None:
    settings = load_settings({**PRODUCTION, "TILBAKE_DATA": str(tmp_path), "TILBAKE_HOST": "0.0.0.0"})
    assert settings.secure_cookies
    assert not settings.demonstration
    assert settings.base_url == "https://tilbake.example.no"
    assert settings.database_url == "postgresql+psycopg://tilbake@db/tilbake"
    assert not (tmp_path / "secrets").exists()


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"TILBAKE_ENV": "staging"}, "TILBAKE_ENV"),
        ({"TILBAKE_PORT": "eighty"}, "TILBAKE_PORT"),
        ({"TILBAKE_PORT": "70000"}, "TILBAKE_PORT"),
        ({"TILBAKE_TODAY": "21.11.2026"}, "TILBAKE_TODAY"),
        ({"TILBAKE_DEMO": "perhaps"}, "TILBAKE_DEMO"),
        ({"TILBAKE_SECRET_KEY": "short"}, "TILBAKE_SECRET_KEY"),
        ({"TILBAKE_SECRET_KEY": "s" * 40 + "\nshort"}, "TILBAKE_SECRET_KEY"),
        ({"TILBAKE_BASE_URL": "tilbake.example.no"}, "TILBAKE_BASE_URL"),
        ({"TILBAKE_SECRET_KEY": "s" * 40, "TILBAKE_SECRET_KEY_FILE": "/x"}, "TILBAKE_SECRET_KEY_FILE"),
        ({"TILBAKE_SECRET_KEY_FILE": "/no/such/file"}, "TILBAKE_SECRET_KEY_FILE"),
        ({"TILBAKE_KEYS": "{}", "TILBAKE_KEY_FILE": "/x"}, "TILBAKE_KEY_FILE"),
        ({**PRODUCTION, "TILBAKE_TODAY": "2026-11-21"}, "TILBAKE_TODAY"),
        ({**PRODUCTION, "TILBAKE_DEMO": "yes"}, "TILBAKE_DEMO"),
        ({**PRODUCTION, "TILBAKE_BASE_URL": "http://tilbake.example.no"}, "TILBAKE_BASE_URL"),
    ],
)
def test_a_wrong_setting_is_refused_by_its_name(tmp_path: Path, wrong: dict[str, str], named: str) -> None:
    with pytest.raises(SettingsError, match=named):
        load_settings({**wrong, "TILBAKE_DATA": str(tmp_path)})


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "tilbake.example.no"])
def test_demonstration_accounts_are_never_served_to_other_machines(tmp_path: Path, host: str) -> None:
    with pytest.raises(SettingsError, match="TILBAKE_HOST"):
        load_settings({"TILBAKE_DATA": str(tmp_path), "TILBAKE_HOST": host})
    assert (
        load_settings({"TILBAKE_DATA": str(tmp_path), "TILBAKE_HOST": host, "TILBAKE_DEMO": "no"}).host
        == host
    )


def test_a_folder_with_demonstration_data_is_never_served_to_others_whatever_is_set(tmp_path: Path) -> None:
    (tmp_path / "demonstration.json").write_text("{}")
    here = {"TILBAKE_DATA": str(tmp_path), "TILBAKE_DEMO": "no"}
    assert load_settings(here).host == "127.0.0.1"
    for open_to_others in ({"TILBAKE_HOST": "0.0.0.0"}, PRODUCTION):
        with pytest.raises(SettingsError, match="demonstration"):
            load_settings({**here, **open_to_others})


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.8.8.8"])
def test_this_machine_may_serve_the_demonstration_to_itself(tmp_path: Path, host: str) -> None:
    assert load_settings({"TILBAKE_DATA": str(tmp_path), "TILBAKE_HOST": host}).demonstration


def test_secrets_come_from_files_and_passwords_join_their_address(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("k" * 40 + "\n")
    (tmp_path / "password").write_text("p@ss/word\n")
    settings = load_settings(
        {
            "TILBAKE_DATA": str(tmp_path),
            "TILBAKE_SECRET_KEY_FILE": str(tmp_path / "key"),
            "DATABASE_URL": "postgresql://tilbake@db:5432/tilbake",
            "DATABASE_PASSWORD_FILE": str(tmp_path / "password"),
        }
    )
    assert settings.secret_key == "k" * 40
    assert settings.database_url == "postgresql+psycopg://tilbake:p%40ss%2Fword@db:5432/tilbake"
    assert "p%40ss" not in repr(settings)
    assert "kkkk" not in repr(settings)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("postgres://db/x", "postgresql+psycopg://db/x"),
        ("postgresql://db/x", "postgresql+psycopg://db/x"),
        ("postgresql+psycopg://db/x", "postgresql+psycopg://db/x"),
        ("sqlite:////data/x.db", "sqlite:////data/x.db"),
    ],
)
def test_a_database_address_names_the_driver_that_is_installed(given: str, expected: str) -> None:
    assert normalised_database_url(given) == expected


def test_a_password_is_put_in_where_there_is_no_user() -> None:
    assert with_password("redis://redis:6379/0", "x:y") == "redis://:x%3Ay@redis:6379/0"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TILBAKE_CLAMAV", "clamav:3310"),
        ("TILBAKE_LARGEST_UPLOAD_MB", "51"),
        ("TILBAKE_LARGEST_UPLOAD_MB", "0"),
    ],
)
def test_a_scanner_and_a_limit_that_cannot_be_are_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        load_settings({"TILBAKE_DATA": str(tmp_path), name: value})


def test_the_first_line_of_the_secret_signs_and_the_others_still_verify(tmp_path: Path) -> None:
    given = {"TILBAKE_DATA": str(tmp_path), "TILBAKE_SECRET_KEY": f"{'n' * 40}\n{'m' * 40}\n\n{'o' * 40}\n"}
    settings = load_settings(given)
    assert settings.secret_key == "n" * 40
    assert settings.signing_keys == ["o" * 40, "m" * 40, "n" * 40]
    assert "mmm" not in repr(settings)
