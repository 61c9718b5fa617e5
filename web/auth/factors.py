"""Decides what is known of somebody's second factor, and what may become of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from web.auth.passkeys import Passkey, passkeys_of
from web.auth.recovery_codes import codes_left, forget_codes
from workflow.adapters.persistence.tables import account, passkey, totp_factor


@dataclass(frozen=True, kw_only=True)
class Factors:
    """The app, the passkeys, and how many recovery codes are left."""

    app_since: datetime | None
    passkeys: tuple[Passkey, ...]
    codes_left: int

    @property
    def count(self) -> int:
        """How many ways there are to prove it; recovery codes are for when all of them are lost."""
        return len(self.passkeys) + (self.app_since is not None)


def find_factors(connection: sa.Connection, account_id: UUID) -> Factors:
    """What an account has."""
    return Factors(
        app_since=connection.scalar(
            sa.select(totp_factor.c.made_at).where(totp_factor.c.account_id == account_id)
        ),
        passkeys=passkeys_of(connection, account_id),
        codes_left=codes_left(connection, account_id),
    )


def app_of(account_id: sa.ColumnElement[UUID]) -> sa.Exists:
    """Whether the account of a row has an app, for other queries."""
    return sa.exists().where(totp_factor.c.account_id == account_id)


def passkey_of(account_id: sa.ColumnElement[UUID]) -> sa.Exists:
    """Whether the account of a row has a passkey, for other queries."""
    return sa.exists().where(passkey.c.account_id == account_id)


def hold_account(connection: sa.Connection, account_id: UUID) -> None:
    """Let changes of one account's factors wait for each other, so that the last one is not taken away twice."""
    connection.execute(sa.select(account.c.id).where(account.c.id == account_id).with_for_update())


def note_enrolled(connection: sa.Connection, account_id: UUID) -> None:
    """A factor that was reset is made anew."""
    connection.execute(sa.update(account).where(account.c.id == account_id).values(must_enrol=False))


def forget_codes_without_factor(connection: sa.Connection, account_id: UUID) -> None:
    """Recovery codes go with the last factor they stand in for."""
    if find_factors(connection, account_id).count == 0:
        forget_codes(connection, account_id)
