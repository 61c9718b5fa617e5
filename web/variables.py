"""Decides how one variable of the environment is read and which sentence refuses it; which there are is settings.py's."""

import ipaddress
import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

HIGHEST_NUMBER = 65535
ANSWERS = {"yes": True, "1": True, "true": True, "no": False, "0": False, "false": False}


class SettingsError(Exception):
    """A setting is missing or contradicts another; the message names the variable."""


class Environment(StrEnum):
    """How strict to be: in production nothing is made up that an operator should have decided."""

    DEVELOPMENT = "development"
    PRODUCTION = "production"


@dataclass(frozen=True)
class Variables:
    """The variables of a process; every method raises `SettingsError` with the name of the one to mend."""

    given: Mapping[str, str]

    @property
    def environment(self) -> Environment:
        """Development unless said otherwise."""
        wanted = self.given.get("TILBAKE_ENV") or Environment.DEVELOPMENT
        try:
            return Environment(wanted)
        except ValueError:
            raise SettingsError(f"TILBAKE_ENV must be development or production, not {wanted!r}") from None

    def text(self, name: str, fallback: str = "") -> str:
        """The value, or the fallback for one that is missing or empty."""
        return self.given.get(name) or fallback

    def number(self, name: str, fallback: int) -> int:
        """A whole number that may also be a port."""
        text = self.text(name, str(fallback))
        if not text.isascii() or not text.isdigit() or not 0 < int(text) <= HIGHEST_NUMBER:
            raise SettingsError(f"{name} must be a whole number from 1 to {HIGHEST_NUMBER}, not {text!r}")
        return int(text)

    def yes(self, name: str, *, fallback: bool) -> bool:
        """Yes or no."""
        text = self.text(name).lower()
        if text and text not in ANSWERS:
            raise SettingsError(f"{name} must be yes or no, not {text!r}")
        return ANSWERS.get(text, fallback)

    def day(self, name: str) -> date | None:
        """A date as 2026-11-21."""
        text = self.text(name)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise SettingsError(f"{name} must be a date like 2026-11-21, not {text!r}") from None

    def secret(self, name: str) -> str | None:
        """A secret, given as it is or as the path of a file under the name with `_FILE`."""
        path, plain = self.text(f"{name}_FILE"), self.text(name)
        if not path:
            return plain or None
        if plain:
            raise SettingsError(f"{name} and {name}_FILE are both set; which one counts? Take one away")
        try:
            return Path(path).read_text("utf-8").strip() or None
        except OSError as error:
            raise SettingsError(f"{name}_FILE names a file that cannot be read: {error.strerror}") from None

    def service(self, name: str, fallback: str) -> str:
        """The address of another service, with its password put in when that is kept apart."""
        url = self.secret(name)
        if url is None:
            self.insist_in_production(name)
            return fallback
        password = self.secret(name.replace("_URL", "_PASSWORD"))
        return with_password(url, password) if password else url

    def service_if_named(self, name: str) -> str:
        """The address of another service with its password put in, or nothing."""
        return self.service(name, "") if self.secret(name) else ""

    def insist_in_production(self, name: str) -> None:
        """Refuse to make up what an operator should have decided."""
        if self.environment is Environment.PRODUCTION:
            raise SettingsError(f"{name} must be set in production")


def normalised_database_url(url: str) -> str:
    """The same address with the driver named that is installed (psycopg 3)."""
    scheme, separator, rest = url.partition("://")
    return f"postgresql+psycopg{separator}{rest}" if scheme in {"postgres", "postgresql"} else url


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def with_password(url: str, password: str) -> str:
    """The address with a password put in, so that the password can lie in a file of its own."""
    parts = urlsplit(url)
    user, _, place = parts.netloc.rpartition("@")
    name = user.partition(":")[0]
    return urlunsplit(parts._replace(netloc=f"{name}:{quote(password, safe='')}@{place}"))


def kept_secret(file: Path) -> str:
    """The secret in a file; made the first time, by whichever of several starting processes comes first."""
    make_private(file.parent)
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


def make_private(folder: Path) -> None:
    """Make a folder that nobody else may look into."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"The folder {folder} cannot be made: {error.strerror} (TILBAKE_DATA)") from None
