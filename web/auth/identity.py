"""Decides what is known of somebody signed in; read afresh at every request, so that changes bite at once."""

from dataclasses import dataclass
from uuid import UUID

from workflow.domain.people import Role


@dataclass(frozen=True, kw_only=True)
class Identity:
    """An account with its person and roles."""

    account_id: UUID
    person_id: UUID
    name: str
    language: str
    roles: frozenset[Role]
    must_change_password: bool
