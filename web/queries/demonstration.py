"""Which accounts the demonstration data offer to try; they leave a list of them in the data folder."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from web.settings import DEMONSTRATION_FILE, Settings


@dataclass(frozen=True, kw_only=True)
class DemonstrationAccount:
    """An account anybody may try; `about` is a message id that says what is to be seen with it."""

    username: str
    name: str
    about: str


@dataclass(frozen=True, kw_only=True)
class Demonstration:
    """The accounts, the one password they share, and the apps nobody has at hand."""

    password: str
    accounts: tuple[DemonstrationAccount, ...]
    secrets: Mapping[str, str] = field(default_factory=dict)
    """Of those who sign in with a code: user name and what the codes are made from."""


def write_demonstration(folder: Path, offered: Demonstration) -> None:
    """Leave the list where the sign-in page finds it."""
    accounts = [vars(account) for account in offered.accounts]
    value = {"password": offered.password, "accounts": accounts, "secrets": dict(offered.secrets)}
    text = json.dumps(value, ensure_ascii=False, indent=2)
    (folder / DEMONSTRATION_FILE).write_text(text, "utf-8")


def demonstration(folder: Path) -> Demonstration | None:
    """What the demonstration offers, or None where its data are not in."""
    try:
        value = json.loads((folder / DEMONSTRATION_FILE).read_text("utf-8"))
    except FileNotFoundError:
        return None
    accounts = (DemonstrationAccount(**entry) for entry in value["accounts"])
    return Demonstration(
        password=value["password"], accounts=tuple(accounts), secrets=value.get("secrets", {})
    )


def everybody_is_invented(settings: Settings) -> bool:
    """Whether the data are the demonstration's; never in production."""
    return not settings.is_production and (settings.data / DEMONSTRATION_FILE).exists()
