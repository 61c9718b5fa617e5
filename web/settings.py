"""Decides what can be set from outside and what happens when it is not; what the parts do with it is theirs.

Any secret may be given as a variable or, with `_FILE` behind its name, as the path of a file that holds it.
"""

import ipaddress
import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from workflow.adapters.queue.address import socket_of, url_of

MAIL_SINK_PORT_AFTER_WEB = 25
SHORTEST_SECRET = 32
HIGHEST_PORT = 65535


class SettingsError(Exception):
    """A setting is missing or contradicts another; the message names the variable."""


class Environment(StrEnum):
    """How strict to be: in production nothing is made up that an operator should have decided."""

    DEVELOPMENT = "development"
    PRODUCTION = "production"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything that differs between two installations. Secrets are left out of its representation."""

    environment: Environment
    data: Path
    database_url: str = field(repr=False)
    redis_url: str = field(repr=False)
    embedded_redis: bool
    smtp_url: str = field(repr=False)
    embedded_mail: bool
    secret_key: str = field(repr=False)
    key_file: Path | None
    keys: str | None = field(repr=False)
    today: date | None
    host: str
    port: int
    base_url: str
    demonstration: bool
    web_processes: int
    trusted_proxies: str
    session_idle_minutes: int = 30
    session_hours: int = 12

    @property
    def is_production(self) -> bool:
        """Whether this installation serves real people."""
        return self.environment is Environment.PRODUCTION

    @property
    def secure_cookies(self) -> bool:
        """Whether cookies may travel over TLS only; plain HTTP is for the first run on one's own machine."""
        return self.base_url.startswith("https://")

    @property
    def mail_folder(self) -> Path:
        """Where the mail sink keeps what it caught."""
        return self.data / "mail"

    @property
    def socket(self) -> Path:
        """Where the embedded Valkey listens, in every process on this data folder."""
        return socket_of(self.data)


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process; creates the data folder and, in development, the secrets in it.

    Raises `SettingsError` naming the variable that must be mended.
    """
    env = os.environ if environ is None else environ
    environment = _environment(env)
    data = Path(env.get("TILBAKE_DATA") or "data").absolute()
    _make_private(data)
    host, port = env.get("TILBAKE_HOST") or "127.0.0.1", _number(env, "TILBAKE_PORT", 8000)
    key_file, keys = _encryption_keys(env, environment, data)
    settings = Settings(
        environment=environment,
        data=data,
        database_url=_database_url(env, environment, data),
        redis_url=_service_url(env, "REDIS_URL", environment, url_of(socket_of(data))),
        embedded_redis=not _secret(env, "REDIS_URL"),
        smtp_url=_service_url(
            env, "SMTP_URL", environment, f"smtp://127.0.0.1:{port + MAIL_SINK_PORT_AFTER_WEB}"
        ),
        embedded_mail=not _secret(env, "SMTP_URL"),
        secret_key=_secret_key(env, environment, data),
        key_file=key_file,
        keys=keys,
        today=_today(env, environment),
        host=host,
        port=port,
        base_url=_base_url(env, environment, host, port),
        demonstration=_yes(env, "TILBAKE_DEMO", default=environment is Environment.DEVELOPMENT),
        web_processes=_number(env, "TILBAKE_WEB_PROCESSES", 2),
        trusted_proxies=env.get("TILBAKE_TRUSTED_PROXIES") or "",
        session_idle_minutes=_number(env, "TILBAKE_SESSION_IDLE_MINUTES", 30),
        session_hours=_number(env, "TILBAKE_SESSION_HOURS", 12),
    )
    _refuse_open_demonstration(settings)
    return settings


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _environment(env: Mapping[str, str]) -> Environment:
    wanted = env.get("TILBAKE_ENV") or Environment.DEVELOPMENT
    try:
        return Environment(wanted)
    except ValueError:
        raise SettingsError(f"TILBAKE_ENV must be development or production, not {wanted!r}") from None


def _secret(env: Mapping[str, str], name: str) -> str | None:
    path = env.get(f"{name}_FILE")
    if not path:
        return env.get(name) or None
    if env.get(name):
        raise SettingsError(f"{name} and {name}_FILE are both set; which one counts? Take one away")
    try:
        return Path(path).read_text("utf-8").strip() or None
    except OSError as error:
        raise SettingsError(f"{name}_FILE names a file that cannot be read: {error.strerror}") from None


def _required(name: str, environment: Environment) -> None:
    if environment is Environment.PRODUCTION:
        raise SettingsError(f"{name} must be set in production")


def _service_url(env: Mapping[str, str], name: str, environment: Environment, fallback: str) -> str:
    url = _secret(env, name)
    if url is None:
        _required(name, environment)
        return fallback
    password = _secret(env, name.replace("_URL", "_PASSWORD"))
    return with_password(url, password) if password else url


def _database_url(env: Mapping[str, str], environment: Environment, data: Path) -> str:
    return normalised_database_url(
        _service_url(env, "DATABASE_URL", environment, f"sqlite:///{data / 'tilbake.db'}")
    )


def normalised_database_url(url: str) -> str:
    """The same address with the driver named that is installed (psycopg 3)."""
    scheme, separator, rest = url.partition("://")
    return f"postgresql+psycopg{separator}{rest}" if scheme in {"postgres", "postgresql"} else url


def with_password(url: str, password: str) -> str:
    """The address with a password put in, so that the password can lie in a file of its own."""
    parts = urlsplit(url)
    user, _, place = parts.netloc.rpartition("@")
    name = user.partition(":")[0]
    return urlunsplit(parts._replace(netloc=f"{name}:{quote(password, safe='')}@{place}"))


def _secret_key(env: Mapping[str, str], environment: Environment, data: Path) -> str:
    key = _secret(env, "TILBAKE_SECRET_KEY")
    if key is None:
        _required("TILBAKE_SECRET_KEY_FILE (or TILBAKE_SECRET_KEY)", environment)
        return _kept_secret(data / "secrets" / "secret_key")
    if len(key) < SHORTEST_SECRET:
        raise SettingsError(f"TILBAKE_SECRET_KEY must have at least {SHORTEST_SECRET} characters")
    return key


def _kept_secret(file: Path) -> str:
    """The secret in a file; made the first time, by whichever of several starting processes comes first."""
    _make_private(file.parent)
    if not file.exists():
        handle, aside = tempfile.mkstemp(dir=file.parent)  # mode 600 from the first byte on
        with os.fdopen(handle, "w", encoding="utf-8") as new:
            new.write(secrets.token_urlsafe(48))
        try:
            os.link(aside, file)
        except FileExistsError:
            return file.read_text("utf-8")
        finally:
            Path(aside).unlink()
    return file.read_text("utf-8")


def _encryption_keys(
    env: Mapping[str, str], environment: Environment, data: Path
) -> tuple[Path | None, str | None]:
    keys, path = env.get("TILBAKE_KEYS") or None, env.get("TILBAKE_KEY_FILE")
    if keys and path:
        raise SettingsError("TILBAKE_KEYS and TILBAKE_KEY_FILE are both set; which one counts? Take one away")
    if keys or path:
        return Path(path) if path else None, keys
    _required("TILBAKE_KEY_FILE (or TILBAKE_KEYS)", environment)
    _make_private(data / "secrets")
    return data / "secrets" / "keys.json", None


def _today(env: Mapping[str, str], environment: Environment) -> date | None:
    text = env.get("TILBAKE_TODAY")
    if not text:
        return None
    if environment is Environment.PRODUCTION:
        raise SettingsError("TILBAKE_TODAY shifts the clock for demonstrations and is refused in production")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise SettingsError(f"TILBAKE_TODAY must be a date like 2026-11-21, not {text!r}") from None


def _base_url(env: Mapping[str, str], environment: Environment, host: str, port: int) -> str:
    url = env.get("TILBAKE_BASE_URL")
    if not url:
        _required("TILBAKE_BASE_URL", environment)
        return f"http://{f'[{host}]' if ':' in host else host}:{port}"
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).netloc:
        raise SettingsError(
            f"TILBAKE_BASE_URL must be a whole address like https://tilbake.example.no, not {url!r}"
        )
    if environment is Environment.PRODUCTION and not url.startswith("https://"):
        raise SettingsError(
            "TILBAKE_BASE_URL must begin with https:// in production: sign-in needs secure cookies"
        )
    return url.rstrip("/")


def _number(env: Mapping[str, str], name: str, fallback: int) -> int:
    text = env.get(name) or str(fallback)
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= HIGHEST_PORT:
        raise SettingsError(f"{name} must be a whole number from 1 to {HIGHEST_PORT}, not {text!r}")
    return int(text)


def _yes(env: Mapping[str, str], name: str, *, default: bool) -> bool:
    answers = {"": default, "yes": True, "1": True, "true": True, "no": False, "0": False, "false": False}
    text = env.get(name, "").lower()
    if text not in answers:
        raise SettingsError(f"{name} must be yes or no, not {text!r}")
    return answers[text]


def _make_private(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"The data folder {folder} cannot be made: {error.strerror} (TILBAKE_DATA)"
        ) from None


def _refuse_open_demonstration(settings: Settings) -> None:
    if settings.demonstration and settings.is_production:
        raise SettingsError(
            "TILBAKE_DEMO must be no in production: everybody knows the demonstration's passwords"
        )
    if settings.demonstration and not is_loopback(settings.host):
        raise SettingsError(
            f"TILBAKE_HOST is {settings.host}, which others can reach, and everybody knows the demonstration's "
            "passwords. Set TILBAKE_DEMO=no, or stay on 127.0.0.1"
        )
