"""Decides what can be set from outside and what happens when it is not; what the parts do with it is theirs.

Any secret may be given as a variable or, with `_FILE` behind its name, as the path of a file that holds it.
"""

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from web.auth.oidc.configuration import load_providers
from web.auth.oidc.provider import Provider
from web.variables import (
    Environment,
    SettingsError,
    Variables,
    is_loopback,
    kept_secret,
    make_private,
    normalised_database_url,
)
from workflow.adapters.queue.address import socket_of, url_of

__all__ = ["Environment", "Settings", "SettingsError", "is_loopback", "load_settings"]

MAIL_SINK_PORT_AFTER_WEB = 25
SHORTEST_SECRET = 32
MOST_UPLOAD_MB = 50
# The list of accounts that the demonstration leaves beside its data.
DEMONSTRATION_FILE = "demonstration.json"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything that differs between two installations. Secrets are left out of its representation."""

    environment: Environment
    data: Path
    database_url: str = field(repr=False)
    owner_url: str = field(repr=False)
    app_role: str
    redis_url: str = field(repr=False)
    embedded_redis: bool
    smtp_url: str = field(repr=False)
    embedded_mail: bool
    secret_key: str = field(repr=False)
    anchor_file: Path
    key_file: Path | None
    keys: str | None = field(repr=False)
    today: date | None
    host: str
    port: int
    base_url: str
    mailbox: str
    demonstration: bool
    web_processes: int
    trusted_proxies: str
    session_idle_minutes: int = 30
    session_hours: int = 12
    clamav: str = ""
    largest_upload_mb: int = 20
    providers: tuple[Provider, ...] = ()
    name_readers: bool = False
    breached_passwords: Path | None = None
    older_secret_keys: tuple[str, ...] = field(default=(), repr=False)

    @property
    def signing_keys(self) -> list[str]:
        """What signatures are checked with, oldest first; the last one signs."""
        return [*reversed(self.older_secret_keys), self.secret_key]

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
    given = Variables(os.environ if environ is None else environ)
    data = Path(given.text("TILBAKE_DATA", "data")).absolute()
    make_private(data)
    host, port = given.text("TILBAKE_HOST", "127.0.0.1"), given.number("TILBAKE_PORT", 8000)
    key_file, keys = _encryption_keys(given, data)
    secret_keys = _secret_keys(given, data)
    settings = Settings(
        environment=given.environment,
        data=data,
        database_url=normalised_database_url(
            given.service("DATABASE_URL", f"sqlite:///{data / 'tilbake.db'}")
        ),
        owner_url=_owner_url(given),
        app_role=given.text("TILBAKE_APP_ROLE"),
        redis_url=given.service("REDIS_URL", url_of(socket_of(data))),
        embedded_redis=not given.secret("REDIS_URL"),
        smtp_url=given.service("SMTP_URL", f"smtp://127.0.0.1:{port + MAIL_SINK_PORT_AFTER_WEB}"),
        embedded_mail=not given.secret("SMTP_URL"),
        secret_key=secret_keys[0],
        older_secret_keys=secret_keys[1:],
        anchor_file=Path(given.text("TILBAKE_ANCHOR_FILE") or data / "anchors.txt").absolute(),
        key_file=key_file,
        keys=keys,
        today=_today(given),
        host=host,
        port=port,
        base_url=_base_url(given, host, port),
        mailbox=given.text("TILBAKE_MAILBOX") or _mailbox(_base_url(given, host, port)),
        demonstration=given.yes("TILBAKE_DEMO", fallback=given.environment is Environment.DEVELOPMENT),
        web_processes=given.number("TILBAKE_WEB_PROCESSES", 2),
        trusted_proxies=given.text("TILBAKE_TRUSTED_PROXIES"),
        session_idle_minutes=given.number("TILBAKE_SESSION_IDLE_MINUTES", 30),
        session_hours=given.number("TILBAKE_SESSION_HOURS", 12),
        clamav=_scanner(given),
        largest_upload_mb=_largest_upload(given),
        providers=load_providers(given),
        name_readers=given.yes("TILBAKE_NAME_READERS", fallback=False),
        breached_passwords=_breached_passwords(given),
    )
    _refuse_open_demonstration(settings)
    return settings


def _owner_url(given: Variables) -> str:
    """The database as its owner, for migrating alone; empty: the application is the owner."""
    return normalised_database_url(given.service_if_named("DATABASE_OWNER_URL"))


def _mailbox(base_url: str) -> str:
    """The address mail comes from when none is named: at the service's own host."""
    host = urlsplit(base_url).hostname or "localhost"
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return f"tilbake@{host}"
    return "tilbake@localhost"


def _secret_keys(given: Variables, data: Path) -> tuple[str, ...]:
    """One a line: the first signs, the others still verify what was signed before."""
    text = given.secret("TILBAKE_SECRET_KEY")
    if text is None:
        given.insist_in_production("TILBAKE_SECRET_KEY_FILE (or TILBAKE_SECRET_KEY)")
        text = kept_secret(data / "secrets" / "secret_key")
    keys = tuple(line.strip() for line in text.splitlines() if line.strip())
    if not keys or any(len(key) < SHORTEST_SECRET for key in keys):
        raise SettingsError(
            f"TILBAKE_SECRET_KEY must have at least {SHORTEST_SECRET} characters in every line"
        )
    return keys


def _encryption_keys(given: Variables, data: Path) -> tuple[Path | None, str | None]:
    keys, path = given.text("TILBAKE_KEYS"), given.text("TILBAKE_KEY_FILE")
    if keys and path:
        raise SettingsError("TILBAKE_KEYS and TILBAKE_KEY_FILE are both set; which one counts? Take one away")
    if keys or path:
        return Path(path) if path else None, keys or None
    given.insist_in_production("TILBAKE_KEY_FILE (or TILBAKE_KEYS)")
    make_private(data / "secrets")
    return data / "secrets" / "keys.json", None


def _scanner(given: Variables) -> str:
    address = given.text("TILBAKE_CLAMAV")
    parts = urlsplit(address)
    if address and parts.scheme not in {"tcp", "unix"}:
        raise SettingsError(
            f"TILBAKE_CLAMAV must be tcp://host:3310 or unix:///run/clamd.sock, not {address!r}"
        )
    return address


def _largest_upload(given: Variables) -> int:
    megabytes = given.number("TILBAKE_LARGEST_UPLOAD_MB", 20)
    if megabytes > MOST_UPLOAD_MB:
        raise SettingsError(
            f"TILBAKE_LARGEST_UPLOAD_MB must be at most {MOST_UPLOAD_MB}: a paper is held in memory while it is looked into"
        )
    return megabytes


def _breached_passwords(given: Variables) -> Path | None:
    named = given.text("TILBAKE_BREACHED_PASSWORDS")
    if named and not Path(named).is_file():
        raise SettingsError(f"TILBAKE_BREACHED_PASSWORDS names {named!r}, and there is no such file")
    return Path(named) if named else None


def _today(given: Variables) -> date | None:
    day = given.day("TILBAKE_TODAY")
    if day and given.environment is Environment.PRODUCTION:
        raise SettingsError("TILBAKE_TODAY shifts the clock for demonstrations and is refused in production")
    return day


def _base_url(given: Variables, host: str, port: int) -> str:
    url = given.text("TILBAKE_BASE_URL")
    if not url:
        given.insist_in_production("TILBAKE_BASE_URL")
        return f"http://{f'[{host}]' if ':' in host else host}:{port}"
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).netloc:
        message = f"TILBAKE_BASE_URL must be a whole address like https://tilbake.example.no, not {url!r}"
        raise SettingsError(message)
    if given.environment is Environment.PRODUCTION and not url.startswith("https://"):
        message = "TILBAKE_BASE_URL must begin with https:// in production: sign-in needs secure cookies"
        raise SettingsError(message)
    return url.rstrip("/")


def _refuse_open_demonstration(settings: Settings) -> None:
    if settings.demonstration and settings.is_production:
        message = "TILBAKE_DEMO must be no in production: everybody knows the demonstration's passwords"
        raise SettingsError(message)
    if is_loopback(settings.host) and not settings.is_production:
        return
    if settings.demonstration:
        raise SettingsError(
            f"TILBAKE_HOST is {settings.host}, which others can reach, and everybody knows the demonstration's "
            "passwords. Set TILBAKE_DEMO=no, or stay on 127.0.0.1"
        )
    if (settings.data / DEMONSTRATION_FILE).exists():
        raise SettingsError(
            f"The data in {settings.data} are the demonstration's, whose passwords everybody knows. "
            "Choose another folder with TILBAKE_DATA and another database, or stay on 127.0.0.1 for trials"
        )
