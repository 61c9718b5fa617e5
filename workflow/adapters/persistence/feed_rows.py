"""Keeps calendar feeds: one a person at most, at an address of which only a hash is stored."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

import sqlalchemy as sa

from workflow.domain.people import Role

from .tables import account, account_role, calendar_feed, person

_BYTES = 32
_OPEN = calendar_feed.c.ended_at.is_(None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Feed:
    """An open feed, whose it is, and what they may be here; `made_at` is a real instant."""

    id: UUID
    person_id: UUID
    language: str
    made_at: datetime
    roles: frozenset[Role]


class FeedRows:
    """Feeds in the database."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def make(self, account_id: UUID, at: datetime) -> str:
        """Begin a feed and end the one before; returns what its address ends in, which nobody can read again."""
        self.end(account_id, at)
        token = secrets.token_urlsafe(_BYTES)
        row = {"id": uuid4(), "account_id": account_id, "token_hash": _hash(token), "made_at": at}
        self._connection.execute(calendar_feed.insert(), row)
        return token

    def end(self, account_id: UUID, at: datetime) -> bool:
        """End somebody's feed; False when there was none."""
        ended = self._connection.execute(
            sa.update(calendar_feed)
            .where(calendar_feed.c.account_id == account_id, _OPEN)
            .values(ended_at=at)
        )
        return ended.rowcount > 0

    def since(self, account_id: UUID) -> datetime | None:
        """When somebody's feed began; None when there is none."""
        made: datetime | None = self._connection.scalar(
            sa.select(calendar_feed.c.made_at).where(calendar_feed.c.account_id == account_id, _OPEN)
        )
        return made

    def find(self, token: str) -> Feed | None:
        """The open feed of an address, while its owner may sign in."""
        query = (
            sa.select(
                calendar_feed.c.id,
                calendar_feed.c.made_at,
                account.c.id.label("account_id"),
                account.c.person_id,
                person.c.language,
            )
            .select_from(
                calendar_feed.join(account, account.c.id == calendar_feed.c.account_id).join(
                    person, person.c.id == account.c.person_id
                )
            )
            .where(calendar_feed.c.token_hash == _hash(token), _OPEN, account.c.disabled_at.is_(None))
        )
        row = self._connection.execute(query).one_or_none()
        if row is None:
            return None
        held = sa.select(account_role.c.role).where(account_role.c.account_id == row.account_id)
        roles = frozenset(Role(role) for role in self._connection.scalars(held))
        return Feed(
            id=row.id, person_id=row.person_id, language=row.language, made_at=row.made_at, roles=roles
        )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
