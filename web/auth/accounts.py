"""Decides how an account is found for signing in, and how its password is replaced."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import account, person


@dataclass(frozen=True, kw_only=True)
class Account:
    """What signing in needs to know of an account."""

    id: UUID
    username: str
    password_hash: str | None
    one_time_until: datetime | None
    disabled_at: datetime | None
    names: tuple[str, ...]
    local_password: bool = True

    def is_open(self, now: datetime) -> bool:
        """Whether its password counts at an instant of the real clock."""
        return (
            self.local_password
            and self.disabled_at is None
            and (self.one_time_until is None or now < self.one_time_until)
        )


def normal_username(typed: str) -> str:
    """A user name as it is stored."""
    return unicodedata.normalize("NFKC", typed).strip().casefold()


def find_account(
    connection: sa.Connection, *, username: str = "", account_id: UUID | None = None
) -> Account | None:
    """The account with a user name as typed, or with an id."""
    which = account.c.id == account_id if account_id else account.c.username == normal_username(username)
    row = connection.execute(
        sa.select(account, person.c.given_name, person.c.family_name)
        .join(person, person.c.id == account.c.person_id)
        .where(which)
    ).one_or_none()
    if row is None:
        return None
    return Account(
        id=row.id,
        username=row.username,
        password_hash=row.password_hash,
        one_time_until=row.one_time_until,
        disabled_at=row.disabled_at,
        names=(row.username, row.given_name, row.family_name),
        local_password=row.local_password,
    )


def set_password_hash(
    connection: sa.Connection, account_id: UUID, password_hash: str, *, one_time_until: datetime | None = None
) -> None:
    """Replace the password; with `one_time_until` it must be changed at the next sign-in, which must come before then."""
    connection.execute(
        sa.update(account)
        .where(account.c.id == account_id)
        .values(password_hash=password_hash, one_time_until=one_time_until)
    )
