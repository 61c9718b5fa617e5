"""Decides that a word that counts once counts once: the state of a sign-in, the id of a sign-out token."""

from datetime import datetime, timedelta
from hashlib import sha256

import sqlalchemy as sa

from workflow.adapters.persistence.tables import oidc_used

KEPT = timedelta(hours=1)


def use_up(connection: sa.Connection, word: str, now: datetime) -> None:
    """Note that a word was used; raises `IntegrityError` of the database for one that was used before, also a moment ago elsewhere."""
    connection.execute(sa.delete(oidc_used).where(oidc_used.c.until < now))
    connection.execute(
        sa.insert(oidc_used).values(word_hash=sha256(word.encode()).hexdigest(), until=now + KEPT)
    )
