"""Who can sign in, for the administrator: names, roles, whether the account is open. Nothing of any case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import (
    account,
    account_role,
    employment,
    passkey,
    person,
    totp_factor,
    unit,
    web_session,
)
from workflow.domain.names import sort_key
from workflow.domain.people import Role

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class UserLine:
    """One line of the list."""

    account_id: UUID
    name: str
    username: str
    roles: frozenset[Role]
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class UserPage:
    """One user; `employments` as sentences, `one_time_until` while a handed-out password has not been changed."""

    account_id: UUID
    name: str
    username: str
    email: str
    language: str
    roles: frozenset[Role]
    disabled_at: datetime | None
    one_time_until: datetime | None
    employments: tuple[str, ...]
    sessions: int
    has_app: bool
    passkeys: int
    must_enrol: bool

    @property
    def has_factor(self) -> bool:
        """Whether there is a second step that could be lost."""
        return self.has_app or self.passkeys > 0


def list_users(
    connection: sa.Connection, *, search: str = "", after: UUID | None = None
) -> tuple[list[UserLine], UUID | None]:
    """A page of users by name, and the account the next page goes on after (None: this was the last)."""
    query = (
        sa.select(account, person.c.given_name, person.c.family_name, person.c.sort_name)
        .join(person, person.c.id == account.c.person_id)
        .order_by(person.c.sort_name, account.c.username)
        .limit(PAGE + 1)
    )
    if search.strip():
        key = sort_key(search)
        query = query.where(
            sa.or_(
                person.c.sort_name.contains(key, autoescape=True),
                account.c.username.contains(search.strip().casefold(), autoescape=True),
            )
        )
    if after:
        query = query.where(sa.tuple_(person.c.sort_name, account.c.username) > _place_of(after))
    rows = connection.execute(query).all()
    roles = _roles(connection, [row.id for row in rows])
    lines = [_line(row, roles) for row in rows[:PAGE]]
    return lines, lines[-1].account_id if len(rows) > PAGE else None


def find_user(connection: sa.Connection, account_id: UUID, *, seen_after: datetime) -> UserPage | None:
    """One user, or None; `sessions` counts those used after an instant."""
    row = connection.execute(
        sa.select(
            account,
            person.c.given_name,
            person.c.family_name,
            person.c.email,
            person.c.language,
            sa.exists().where(totp_factor.c.account_id == account.c.id).label("has_app"),
            sa.select(sa.func.count())
            .where(passkey.c.account_id == account.c.id)
            .scalar_subquery()
            .label("passkeys"),
        )
        .join(person, person.c.id == account.c.person_id)
        .where(account.c.id == account_id)
    ).one_or_none()
    if row is None:
        return None
    sessions = connection.scalar(
        sa.select(sa.func.count())
        .select_from(web_session)
        .where(
            web_session.c.account_id == account_id,
            web_session.c.ended_at.is_(None),
            web_session.c.half.is_(False),
            web_session.c.last_seen_at > seen_after,
        )
    )
    return UserPage(
        account_id=row.id,
        name=f"{row.given_name} {row.family_name}",
        username=row.username,
        email=row.email or "",
        language=row.language,
        roles=_roles(connection, [account_id]).get(account_id, frozenset()),
        disabled_at=row.disabled_at,
        one_time_until=row.one_time_until,
        employments=_employments(connection, row.person_id),
        sessions=int(sessions or 0),
        has_app=row.has_app,
        passkeys=row.passkeys,
        must_enrol=row.must_enrol,
    )


def managers(connection: sa.Connection) -> list[tuple[str, str]]:
    """Everybody who can be responsible for employees, as choices of a form."""
    rows = connection.execute(
        sa.select(person.c.id, person.c.given_name, person.c.family_name)
        .select_from(person.join(account).join(account_role))
        .where(account_role.c.role == Role.MANAGER, account.c.disabled_at.is_(None))
        .order_by(person.c.sort_name, person.c.id)
    )
    return [(str(row.id), f"{row.given_name} {row.family_name}") for row in rows]


def _place_of(account_id: UUID) -> Any:
    return (
        sa.select(person.c.sort_name, account.c.username)
        .join(account, account.c.person_id == person.c.id)
        .where(account.c.id == account_id)
        .scalar_subquery()
    )


def _line(row: Any, roles: dict[UUID, frozenset[Role]]) -> UserLine:
    return UserLine(
        account_id=row.id,
        name=f"{row.given_name} {row.family_name}",
        username=row.username,
        roles=roles.get(row.id, frozenset()),
        is_open=row.disabled_at is None,
    )


def _roles(connection: sa.Connection, account_ids: Sequence[UUID]) -> dict[UUID, frozenset[Role]]:
    rows = connection.execute(sa.select(account_role).where(account_role.c.account_id.in_(account_ids)))
    found: dict[UUID, frozenset[Role]] = {}
    for row in rows:
        found[row.account_id] = found.get(row.account_id, frozenset()) | {Role(row.role)}
    return found


def _employments(connection: sa.Connection, person_id: UUID) -> tuple[str, ...]:
    rows = connection.execute(
        sa.select(employment.c.position, employment.c.percentage, unit.c.name)
        .join(unit, unit.c.id == employment.c.unit_id)
        .where(employment.c.person_id == person_id)
        .order_by(employment.c.start_on)
    )
    return tuple(f"{row.position}, {row.percentage} %, {row.name}" for row in rows)
