"""Decides which browser is known: one that an account was signed in from before, told by a random value it keeps."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import known_browser
from workflow.services.ports import Cipher

LIVES = timedelta(days=365)
VALUE_BYTES = 24
LONGEST_VALUE = 64


def new_value() -> str:
    """What a browser is told by; it opens nothing."""
    return secrets.token_urlsafe(VALUE_BYTES)


def greet(connection: sa.Connection, keys: Cipher, account_id: UUID, value: str, now: datetime) -> bool:
    """Note a sign-in from a browser; whether it is one the account should be told of: not its first, and not known."""
    connection.execute(
        sa.delete(known_browser).where(
            known_browser.c.account_id == account_id, known_browser.c.seen_at < now - LIVES
        )
    )
    mark = keys.blind_index(f"{account_id}\n{value}", context="known_browser")
    this = sa.and_(known_browser.c.account_id == account_id, known_browser.c.mark == mark)
    if connection.execute(sa.update(known_browser).where(this).values(seen_at=now)).rowcount:
        return False
    others = sa.select(known_browser.c.mark).where(known_browser.c.account_id == account_id).limit(1)
    has_others = connection.scalar(others) is not None
    connection.execute(sa.insert(known_browser).values(account_id=account_id, mark=mark, seen_at=now))
    return has_others
