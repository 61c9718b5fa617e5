"""Decides what administering people, accounts and units asks of the database; how that is done is the adapter's."""

from collections.abc import Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from workflow.domain.account_news import AccountNews
from workflow.domain.people import Role
from workflow.services.logos import Picture
from workflow.services.security_log import SecurityEvent

LEGAL_ENTITY = "legal_entity"
UNIT = "unit"


@dataclass(frozen=True, kw_only=True, slots=True)
class NewEmployment:
    """Where somebody works, as what, how much of a full position, under whom, since when."""

    unit_id: UUID
    manager_id: UUID | None
    position: str
    percentage: int
    start_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class NewUser:
    """A person who gets an account, and an employment where they have one here."""

    given_name: str
    family_name: str
    email: str
    username: str
    language: str
    roles: Collection[Role]
    employment: NewEmployment | None


@dataclass(frozen=True, kw_only=True, slots=True)
class HandedOutPassword:
    """A password to begin with: kept as a hash, to be changed at the first sign-in, which must come before `until`."""

    kept_as: str
    until: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitFacts:
    """What is known of a unit; the legal entity has no parent."""

    name: str
    parent_id: UUID | None
    organisation_number: str | None
    cost_name: str | None


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """A unit a representative covers, the last day included; without one until somebody ends it."""

    unit_id: UUID
    with_below: bool
    from_on: date
    until_on: date | None


class Directory(Protocol):
    """Questions and writings in one transaction; `at` is when, by the real clock."""

    def note(self, at: datetime, event: SecurityEvent) -> None:
        """Put on the log that cannot be rewritten what is done here."""

    def has_username(self, username: str) -> bool:
        """Whether an account has the user name."""

    def add_user(self, user: NewUser, sort_name: str, password: HandedOutPassword, at: datetime) -> UUID:
        """Store person, account, roles and employment; the account's id."""

    def roles_of(self, account_id: UUID) -> frozenset[Role] | None:
        """The roles of an account, or None when there is none."""

    def set_roles(self, account_id: UUID, roles: Collection[Role]) -> None:
        """Give an account these roles and no others."""

    def set_disabled(self, account_id: UUID, at: datetime | None) -> None:
        """Close an account, or open it again with None."""

    def set_password(self, account_id: UUID, password: HandedOutPassword) -> None:
        """Replace the password of an account."""

    def look_again(self, account_id: UUID, at: datetime) -> None:
        """Order a sweep now: what somebody followed up may have nobody responsible any more, or somebody again."""

    def end_sessions(self, account_id: UUID, at: datetime) -> int:
        """End every session of an account; how many there were."""

    def account_named(self, username: str) -> UUID | None:
        """The account with a user name as it is stored."""

    def reset_factors(self, account_id: UUID) -> None:
        """Take every second factor of an account away, and ask for a new one before anything else."""

    def tell(self, account_id: UUID, news: AccountNews, at: datetime) -> None:
        """Order a mail to the holder about their account."""

    def parent_of(self, unit_id: UUID) -> UUID | None:
        """The unit above; None for the legal entity. Raises `LookupError` for no unit at all."""

    def has_legal_entity(self) -> bool:
        """Whether the employer itself is entered."""

    def unit_with_number(self, organisation_number: str) -> UUID | None:
        """The unit that has an organisation number."""

    def add_unit(self, kind: str, facts: UnitFacts) -> UUID:
        """Store a unit."""

    def change_unit(self, unit_id: UUID, facts: UnitFacts) -> None:
        """Store what changed of a unit."""

    def put_logo(self, unit_id: UUID, picture: Picture, at: datetime) -> None:
        """Store the logo of a unit in place of the one before."""

    def remove_logo(self, unit_id: UUID) -> None:
        """Take the logo of a unit away, where there is one."""

    def person_of(self, account_id: UUID) -> UUID | None:
        """Whose account it is."""

    def cover(self, coverage_id: UUID, person_id: UUID, coverage: Coverage, by: UUID, at: datetime) -> None:
        """Let a representative cover a unit."""

    def coverage(self, coverage_id: UUID, person_id: UUID) -> tuple[date, date | None] | None:
        """First and last day on which a unit is covered, when it is this person who does."""

    def end_coverage(self, coverage_id: UUID, until_on: date) -> None:
        """Say which day is the last."""

    def drop_coverage(self, coverage_id: UUID) -> None:
        """Take away what had not begun yet."""


class DirectoryStore(Protocol):
    """Opens transactions."""

    def transaction(self) -> AbstractContextManager[Directory]:
        """One transaction: committed at the end, undone by any exception."""
