"""Decides what a session is to a view: a dictionary, who it belongs to, and what shall become of it after the answer."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from flask.sessions import SecureCookieSession

from web.auth.identity import Identity

TOKEN_BYTES = 32


@dataclass(frozen=True, kw_only=True)
class StoredSession:
    """A session as the database has it, opened."""

    public_id: UUID
    token_hash: str
    identity: Identity
    created_at: datetime
    last_seen_at: datetime
    data: dict[str, Any]
    half: bool = False
    """The password is proved, the second factor is not."""


class WebSession(SecureCookieSession):
    """The data of one browser. Strangers' data lie signed in a cookie, everybody else's sealed in the database."""

    def __init__(
        self,
        data: dict[str, Any],
        *,
        stored: StoredSession | None = None,
        lapsed: StoredSession | None = None,
    ) -> None:
        super().__init__(data)
        self.stored = stored
        self.lapsed = lapsed
        self.entering: UUID | None = None
        self.entering_half = False
        self.token: str | None = None
        self.leaving = False

    @property
    def identity(self) -> Identity | None:
        """Who is signed in; nobody, while a second factor is asked for."""
        return self.stored.identity if self.stored and not self.stored.half else None

    @property
    def half_way(self) -> Identity | None:
        """Who has proved the password and is asked for the second factor."""
        return self.stored.identity if self.stored and self.stored.half else None

    def enter(self, account_id: UUID, *, half: bool = False, **kept: Any) -> None:
        """Begin a new session for an account; of the data before it only what is `kept` survives."""
        self.clear()
        self.update(kept)
        self.entering = account_id
        self.entering_half = half
        self.renew()

    def renew(self) -> None:
        """Give the session a new cookie value, because what its holder may do has changed."""
        self.token = secrets.token_urlsafe(TOKEN_BYTES)
        self.modified = True

    def leave(self) -> None:
        """End the session for good."""
        self.clear()
        self.leaving = True
