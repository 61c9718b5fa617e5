"""Keeps people, accounts and units in the relational database, as workflow/services/directory.py asks."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID, uuid4

import sqlalchemy as sa

from workflow.domain.account_news import AccountNews
from workflow.domain.effects import Effect
from workflow.domain.people import Role
from workflow.services.directory import (
    LEGAL_ENTITY,
    Coverage,
    HandedOutPassword,
    NewEmployment,
    NewUser,
    UnitFacts,
)
from workflow.services.logos import Picture
from workflow.services.ports import Cipher
from workflow.services.records import Work
from workflow.services.security_log import SecurityEvent

from .account_rows import ask_to_enrol, remove_factors, tell_holder
from .audit_events import note_event
from .logo_rows import put_logo, remove_logo
from .outbox_rows import OutboxRows
from .tables import account, account_role, covered_unit, employment, person, unit, web_session


class SqlDirectory:
    """Opens transactions on the directory."""

    def __init__(self, engine: sa.Engine, keys: Cipher) -> None:
        self._engine = engine
        self._keys = keys

    @contextmanager
    def transaction(self) -> Iterator["DirectoryRows"]:
        """One transaction: committed at the end, undone by any exception."""
        with self._engine.begin() as connection:
            yield DirectoryRows(connection, self._keys)


class DirectoryRows:
    """The directory on one connection."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def note(self, at: datetime, event: SecurityEvent) -> None:
        """Put on the log that cannot be rewritten what is done here."""
        note_event(self._connection, self._keys, at, event)

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

    def account_named(self, username: str) -> UUID | None:
        """The account with a user name as it is stored."""
        return self._connection.scalar(sa.select(account.c.id).where(account.c.username == username))

    def reset_factors(self, account_id: UUID) -> None:
        """Take every second factor of an account away, and ask for a new one before anything else."""
        remove_factors(self._connection, account_id)
        ask_to_enrol(self._connection, account_id)

    def tell(self, account_id: UUID, news: AccountNews, at: datetime) -> None:
        """Order a mail to the holder about their account."""
        tell_holder(self._connection, account_id, news, at)

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

    def person_of(self, account_id: UUID) -> UUID | None:
        """Whose account it is."""
        return self._connection.scalar(sa.select(account.c.person_id).where(account.c.id == account_id))

    def cover(self, coverage_id: UUID, person_id: UUID, coverage: Coverage, by: UUID, at: datetime) -> None:
        """Let a representative cover a unit."""
        row = {"id": coverage_id, "person_id": person_id, "set_by": by, "set_at": at, **vars(coverage)}
        self._connection.execute(covered_unit.insert(), row)

    def coverage(self, coverage_id: UUID, person_id: UUID) -> tuple[date, date | None] | None:
        """First and last day on which a unit is covered, when it is this person who does."""
        query = sa.select(covered_unit.c.from_on, covered_unit.c.until_on).where(
            covered_unit.c.id == coverage_id, covered_unit.c.person_id == person_id
        )
        row = self._connection.execute(query).one_or_none()
        return (row.from_on, row.until_on) if row else None

    def end_coverage(self, coverage_id: UUID, until_on: date) -> None:
        """Say which day is the last."""
        self._connection.execute(
            sa.update(covered_unit).where(covered_unit.c.id == coverage_id).values(until_on=until_on)
        )

    def drop_coverage(self, coverage_id: UUID) -> None:
        """Take away what had not begun yet."""
        self._connection.execute(sa.delete(covered_unit).where(covered_unit.c.id == coverage_id))

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
