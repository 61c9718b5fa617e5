"""Keeps people, accounts and units in the relational database, as workflow/services/directory.py asks."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID, uuid4

import sqlalchemy as sa

from workflow.domain.effects import Effect
from workflow.domain.people import Role
from workflow.services.directory import LEGAL_ENTITY, HandedOutPassword, NewEmployment, NewUser, UnitFacts
from workflow.services.logos import Picture
from workflow.services.records import Work

from .logo_rows import put_logo, remove_logo
from .outbox_rows import OutboxRows
from .tables import account, account_role, employment, person, unit, web_session


class SqlDirectory:
    """Opens transactions on the directory."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    @contextmanager
    def transaction(self) -> Iterator["DirectoryRows"]:
        """One transaction: committed at the end, undone by any exception."""
        with self._engine.begin() as connection:
            yield DirectoryRows(connection)


class DirectoryRows:
    """The directory on one connection."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def has_username(self, username: str) -> bool:
        """Whether an account has the user name."""
        return (
            self._connection.scalar(sa.select(account.c.id).where(account.c.username == username)) is not None
        )

    def add_user(self, user: NewUser, sort_name: str, password: HandedOutPassword, at: datetime) -> UUID:
        """Store person, account, roles and employment; the account's id."""
        person_id, account_id = uuid4(), uuid4()
        self._connection.execute(
            person.insert(),
            {
                "id": person_id,
                "given_name": user.given_name,
                "family_name": user.family_name,
                "sort_name": sort_name,
                "email": user.email,
                "language": user.language,
            },
        )
        self._connection.execute(
            account.insert(),
            {
                "id": account_id,
                "person_id": person_id,
                "username": user.username,
                "password_hash": password.kept_as,
                "one_time_until": password.until,
                "created_at": at,
            },
        )
        self.set_roles(account_id, user.roles)
        if user.employment:
            self._add_employment(person_id, user.employment)
        return account_id

    def roles_of(self, account_id: UUID) -> frozenset[Role] | None:
        """The roles of an account, or None when there is none."""
        rows = self._connection.execute(
            sa.select(account_role.c.role)
            .select_from(account.outerjoin(account_role))
            .where(account.c.id == account_id)
        ).all()
        return frozenset(Role(row.role) for row in rows if row.role) if rows else None

    def set_roles(self, account_id: UUID, roles: Collection[Role]) -> None:
        """Give an account these roles and no others."""
        self._connection.execute(sa.delete(account_role).where(account_role.c.account_id == account_id))
        if roles:
            rows = [{"account_id": account_id, "role": role.value} for role in sorted(set(roles))]
            self._connection.execute(account_role.insert(), rows)

    def set_disabled(self, account_id: UUID, at: datetime | None) -> None:
        """Close an account, or open it again with None."""
        self._connection.execute(sa.update(account).where(account.c.id == account_id).values(disabled_at=at))

    def set_password(self, account_id: UUID, password: HandedOutPassword) -> None:
        """Replace the password of an account."""
        self._connection.execute(
            sa.update(account)
            .where(account.c.id == account_id)
            .values(password_hash=password.kept_as, one_time_until=password.until)
        )

    def look_again(self, account_id: UUID, at: datetime) -> None:
        """Order a sweep now; at another instant it is another one."""
        period = f"{account_id.hex}/{at:%Y%m%dT%H%M%S%f}"
        sweep = Work(effect=Effect.SWEEP, about=Effect.SWEEP, period=period)
        OutboxRows(self._connection).add(None, at, [sweep])

    def end_sessions(self, account_id: UUID, at: datetime) -> int:
        """End every session of an account; how many there were."""
        return self._connection.execute(
            sa.update(web_session)
            .where(web_session.c.account_id == account_id, web_session.c.ended_at.is_(None))
            .values(ended_at=at, data_sealed=b"")
        ).rowcount

    def parent_of(self, unit_id: UUID) -> UUID | None:
        """The unit above; None for the legal entity. Raises `LookupError` for no unit at all."""
        row = self._connection.execute(sa.select(unit.c.parent_id).where(unit.c.id == unit_id)).one_or_none()
        if row is None:
            raise LookupError
        above: UUID | None = row.parent_id
        return above

    def has_legal_entity(self) -> bool:
        """Whether the employer itself is entered."""
        return (
            self._connection.scalar(sa.select(unit.c.id).where(unit.c.kind == LEGAL_ENTITY).limit(1))
            is not None
        )

    def unit_with_number(self, organisation_number: str) -> UUID | None:
        """The unit that has an organisation number."""
        return self._connection.scalar(
            sa.select(unit.c.id).where(unit.c.organisation_number == organisation_number)
        )

    def add_unit(self, kind: str, facts: UnitFacts) -> UUID:
        """Store a unit."""
        unit_id = uuid4()
        self._connection.execute(unit.insert(), {"id": unit_id, "kind": kind, **_columns(facts)})
        return unit_id

    def change_unit(self, unit_id: UUID, facts: UnitFacts) -> None:
        """Store what changed of a unit."""
        self._connection.execute(sa.update(unit).where(unit.c.id == unit_id).values(**_columns(facts)))

    def put_logo(self, unit_id: UUID, picture: Picture, at: datetime) -> None:
        """Store the logo of a unit in place of the one before."""
        put_logo(self._connection, unit_id, picture, at)

    def remove_logo(self, unit_id: UUID) -> None:
        """Take the logo of a unit away, where there is one."""
        remove_logo(self._connection, unit_id)

    def _add_employment(self, person_id: UUID, new: NewEmployment) -> None:
        self._connection.execute(
            employment.insert(),
            {
                "id": uuid4(),
                "person_id": person_id,
                "unit_id": new.unit_id,
                "manager_id": new.manager_id,
                "position": new.position,
                "percentage": new.percentage,
                "start_on": new.start_on,
            },
        )


def _columns(facts: UnitFacts) -> dict[str, object]:
    return {
        "name": facts.name,
        "parent_id": facts.parent_id,
        "organisation_number": facts.organisation_number,
        "cost_name": facts.cost_name,
    }
