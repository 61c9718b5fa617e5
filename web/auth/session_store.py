"""Decides how sessions lie in the database: found by the hash of their cookie, sealed, ended for good."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from flask.json.tag import TaggedJSONSerializer

from web.auth.factors import app_of, passkey_of
from web.auth.identity import Identity
from web.auth.oidc.entered import through_columns
from web.auth.web_session import StoredSession
from workflow.adapters.persistence.relations import stands_in
from workflow.adapters.persistence.tables import account, account_role, person, web_session
from workflow.domain.people import Role
from workflow.services.ports import Cipher

KEPT_AFTER_END = timedelta(days=7)
_JSON = TaggedJSONSerializer()


@dataclass(frozen=True, kw_only=True)
class OpenSession:
    """A session as its owner sees it in the list."""

    public_id: UUID
    created_at: datetime
    last_seen_at: datetime
    agent: str


def hash_of(token: str) -> str:
    """What the database knows of a cookie value."""
    return sha256(token.encode()).hexdigest()


def find(connection: sa.Connection, keys: Cipher, token: str, today: date) -> StoredSession | None:
    """The session of a cookie value, unless it was ended or its account is disabled.

    Whoever stands in for a manager today acts as one, and only as long as the mandate counts.
    """
    rows = connection.execute(
        sa.select(
            web_session,
            account.c.person_id,
            account.c.one_time_until,
            account.c.must_enrol,
            sa.or_(app_of(account.c.id), passkey_of(account.c.id)).label("has_factor"),
            person.c.given_name,
            person.c.family_name,
            person.c.language,
            account_role.c.role,
            sa.exists().where(*stands_in(account.c.person_id, today)).correlate(account).label("stands_in"),
        )
        .select_from(web_session)
        .join(account, account.c.id == web_session.c.account_id)
        .join(person, person.c.id == account.c.person_id)
        .outerjoin(account_role, account_role.c.account_id == account.c.id)
        .where(
            web_session.c.token_hash == hash_of(token),
            web_session.c.ended_at.is_(None),
            account.c.disabled_at.is_(None),
        )
    ).all()
    return _opened(rows, keys) if rows else None


def store(
    connection: sa.Connection,
    keys: Cipher,
    *,
    account_id: UUID,
    token: str,
    data: dict[str, Any],
    agent: str,
    at: datetime,
    half: bool = False,
) -> None:
    """Keep a new session; `at` is an instant of the real clock."""
    public_id = uuid4()
    connection.execute(
        sa.insert(web_session).values(
            token_hash=hash_of(token),
            public_id=public_id,
            account_id=account_id,
            created_at=at,
            last_seen_at=at,
            data_sealed=_sealed(keys, public_id, data),
            agent=agent,
            **through_columns(data),
            half=half,
        )
    )


def save(
    connection: sa.Connection,
    keys: Cipher,
    stored: StoredSession,
    data: dict[str, Any],
    at: datetime,
    *,
    token: str | None = None,
) -> bool:
    """Keep the data of a session, under a new cookie value when one is given; whether that value counts from now on.

    Of two requests at once that renew it the first one's value counts; none puts the value back that was there before.
    """
    kept = sa.update(web_session).where(
        web_session.c.public_id == stored.public_id, web_session.c.ended_at.is_(None)
    )
    values = {"data_sealed": _sealed(keys, stored.public_id, data), "last_seen_at": at}
    connection.execute(kept.values(**values))
    if token is None:
        return False
    renewed = kept.where(web_session.c.token_hash == stored.token_hash).values(token_hash=hash_of(token))
    return connection.execute(renewed).rowcount == 1


def touch(connection: sa.Connection, stored: StoredSession, at: datetime) -> None:
    """Note that somebody is there."""
    connection.execute(
        sa.update(web_session).where(web_session.c.public_id == stored.public_id).values(last_seen_at=at)
    )


def end(connection: sa.Connection, account_id: UUID, at: datetime, *, public_id: UUID) -> bool:
    """End one session of an account; False when it is not theirs or already ended."""
    return (
        _end(connection, at, web_session.c.account_id == account_id, web_session.c.public_id == public_id) > 0
    )


def end_all(connection: sa.Connection, account_id: UUID, at: datetime, *, but: UUID | None = None) -> int:
    """End every session of an account, but one if named; how many there were."""
    others = [web_session.c.public_id != but] if but else []
    return _end(connection, at, web_session.c.account_id == account_id, *others)


def end_through(connection: sa.Connection, at: datetime, *which: sa.ColumnElement[bool]) -> int:
    """End the sessions that came through a provider and are meant by all of these; how many there were."""
    return _end(connection, at, web_session.c.identity_id.is_not(None), *which)


def open_sessions(connection: sa.Connection, account_id: UUID, *, seen_after: datetime) -> list[OpenSession]:
    """The sessions of an account that have not lapsed, the latest first."""
    rows = connection.execute(
        sa.select(web_session)
        .where(
            web_session.c.account_id == account_id,
            web_session.c.ended_at.is_(None),
            web_session.c.half.is_(False),
            web_session.c.last_seen_at > seen_after,
        )
        .order_by(web_session.c.last_seen_at.desc())
    )
    return [
        OpenSession(
            public_id=row.public_id,
            created_at=row.created_at,
            last_seen_at=row.last_seen_at,
            agent=row.agent or "",
        )
        for row in rows
    ]


def sweep(connection: sa.Connection, at: datetime) -> None:
    """Take sessions away that nobody can use any more."""
    connection.execute(sa.delete(web_session).where(web_session.c.last_seen_at < at - KEPT_AFTER_END))


def _end(connection: sa.Connection, at: datetime, *which: sa.ColumnElement[bool]) -> int:
    # The data go too: an ended session must not be readable with a stolen key later on.
    return connection.execute(
        sa.update(web_session)
        .where(web_session.c.ended_at.is_(None), *which)
        .values(ended_at=at, data_sealed=b"")
    ).rowcount


def _opened(rows: Sequence[Any], keys: Cipher) -> StoredSession:
    row = rows[0]
    text = keys.decrypt_text(row.data_sealed, context=_context(row.public_id))
    return StoredSession(
        public_id=row.public_id,
        token_hash=row.token_hash,
        created_at=row.created_at,
        last_seen_at=row.last_seen_at,
        data=_JSON.loads(text),
        half=row.half,
        identity=Identity(
            account_id=row.account_id,
            person_id=row.person_id,
            name=f"{row.given_name} {row.family_name}",
            language=row.language,
            roles=_roles(rows),
            # Whoever came through a provider has used no password, and need not replace one.
            must_change_password=row.one_time_until is not None and row.identity_id is None,
            has_factor=row.has_factor,
            factor_was_reset=row.must_enrol,
        ),
    )


def _roles(rows: Sequence[Any]) -> frozenset[Role]:
    held = {Role(each.role) for each in rows if each.role}
    return frozenset(held | {Role.MANAGER} if rows[0].stands_in else held)


def _sealed(keys: Cipher, public_id: UUID, data: dict[str, Any]) -> bytes:
    return keys.encrypt_text(_JSON.dumps(data), context=_context(public_id))


def _context(public_id: UUID) -> str:
    return f"web_session.data:{public_id}"
