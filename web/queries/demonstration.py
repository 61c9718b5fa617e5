"""Which accounts the demonstration data offer to try; they leave a list of them in the data folder."""

import json
from dataclasses import dataclass
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
    """The accounts, and the one password they share."""

    password: str
    accounts: tuple[DemonstrationAccount, ...]


def write_demonstration(folder: Path, offered: Demonstration) -> None:
    """Leave the list where the sign-in page finds it."""
    accounts = [vars(account) for account in offered.accounts]
    text = json.dumps({"password": offered.password, "accounts": accounts}, ensure_ascii=False, indent=2)
    (folder / DEMONSTRATION_FILE).write_text(text, "utf-8")


def demonstration(folder: Path) -> Demonstration | None:
    """What the demonstration offers, or None where its data are not in."""
    try:
        value = json.loads((folder / DEMONSTRATION_FILE).read_text("utf-8"))
    except FileNotFoundError:
        return None
    accounts = (DemonstrationAccount(**entry) for entry in value["accounts"])
    return Demonstration(password=value["password"], accounts=tuple(accounts))


def everybody_is_invented(settings: Settings) -> bool:
    """Whether the data are the demonstration's; never in production."""
    return not settings.is_production and (settings.data / DEMONSTRATION_FILE).exists()
