"""Decides when somebody must wait before trying to sign in again; nobody is ever locked out.

Failures are counted for three things: an account from one address, an account from anywhere, an address. A person who has
signed in from an address before is not slowed down there by what strangers do to their account elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

import sqlalchemy as sa

from workflow.adapters.persistence.tables import sign_in_attempt
from workflow.services.ports import Cipher

REMEMBERED = timedelta(days=30)
MOST_LOOKED_AT = 200


@dataclass(frozen=True, kw_only=True)
class Limit:
    """After `free` failures within `window` each further one doubles the wait, up to `longest`."""

    free: int
    first: timedelta
    longest: timedelta
    window: timedelta

    def wait_after(self, failures: Sequence[datetime], now: datetime) -> timedelta:
        """How much longer to wait; `failures` has the latest first."""
        if len(failures) < self.free:
            return timedelta()
        doubled: timedelta = self.first * 2 ** min(len(failures) - self.free, 20)
        return max(failures[0] + min(doubled, self.longest) - now, timedelta())


PAIR = Limit(free=5, first=timedelta(seconds=5), longest=timedelta(minutes=5), window=timedelta(minutes=30))
ACCOUNT = Limit(
    free=20, first=timedelta(seconds=5), longest=timedelta(minutes=15), window=timedelta(hours=24)
)
# A whole town hall may stand behind one address.
ADDRESS = Limit(
    free=50, first=timedelta(seconds=1), longest=timedelta(seconds=30), window=timedelta(minutes=15)
)


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """An attempt that may be made; counted as failed until it is told to have succeeded."""

    rows: tuple[int, ...]
    keys: tuple[str, ...]
    failures_before: int = 0
    """How many failed from the same place since the last that did not."""


def begin_attempt(
    connection: sa.Connection, cipher: Cipher, username: str, address: str, now: datetime
) -> Attempt | int:
    """The attempt, or the seconds to wait first. Call it in a transaction of its own, before the password is looked at."""
    pair, account, place = keys = _keys(cipher, username, address)
    _one_at_a_time(connection, keys)
    limits = [(pair, PAIR), (place, ADDRESS)]
    if not _succeeded_before(connection, pair, now):
        limits.append((account, ACCOUNT))
    wait = max(limit.wait_after(_failures(connection, key, now - limit.window), now) for key, limit in limits)
    if wait:
        return ceil(wait.total_seconds())
    failures = len(_failures(connection, pair, now - PAIR.window))
    rows = tuple(_note(connection, key, now) for key in keys)
    return Attempt(rows=rows, keys=keys, failures_before=failures)


def note_success(connection: sa.Connection, attempt: Attempt, now: datetime) -> None:
    """The attempt was no failure; what is too old to matter goes."""
    connection.execute(
        sa.update(sign_in_attempt).where(sign_in_attempt.c.id.in_(attempt.rows)).values(succeeded=True)
    )
    connection.execute(sa.delete(sign_in_attempt).where(sign_in_attempt.c.at < now - REMEMBERED))


def _keys(cipher: Cipher, username: str, address: str) -> tuple[str, str, str]:
    return (
        cipher.blind_index(f"{username}\n{address}", context="sign_in.pair"),
        cipher.blind_index(username, context="sign_in.account"),
        cipher.blind_index(address, context="sign_in.address"),
    )


def _one_at_a_time(connection: sa.Connection, keys: Sequence[str]) -> None:
    """Attempts for the same account or address wait for each other, so that a volley is counted shot by shot."""
    if connection.dialect.name == "postgresql":
        for key in sorted(keys):
            connection.execute(
                sa.text("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))"), {"key": key}
            )


def _failures(connection: sa.Connection, key: str, since: datetime) -> list[datetime]:
    """When attempts failed since the last one that succeeded, the latest first."""
    rows = connection.execute(
        sa.select(sign_in_attempt.c.at, sign_in_attempt.c.succeeded)
        .where(sign_in_attempt.c.key_hash == key, sign_in_attempt.c.at > since)
        .order_by(sign_in_attempt.c.at.desc(), sign_in_attempt.c.id.desc())
        .limit(MOST_LOOKED_AT)
    )
    failures: list[datetime] = []
    for row in rows:
        if row.succeeded:
            break
        failures.append(row.at)
    return failures


def _succeeded_before(connection: sa.Connection, pair: str, now: datetime) -> bool:
    found = connection.scalar(
        sa.select(sign_in_attempt.c.id)
        .where(
            sign_in_attempt.c.key_hash == pair,
            sign_in_attempt.c.succeeded,
            sign_in_attempt.c.at > now - REMEMBERED,
        )
        .limit(1)
    )
    return found is not None


def _note(connection: sa.Connection, key: str, at: datetime) -> int:
    done = connection.execute(sa.insert(sign_in_attempt).values(key_hash=key, at=at, succeeded=False))
    key_of_row = done.inserted_primary_key
    if key_of_row is None:
        raise RuntimeError("the attempt was not counted")
    return int(key_of_row[0])
