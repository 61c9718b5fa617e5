"""Decides what is known of somebody signed in; read afresh at every request, so that changes bite at once."""

from dataclasses import dataclass
from uuid import UUID

from workflow.domain.people import Role

FACTOR_ROLES = frozenset({Role.HR, Role.ADMIN})
"""Who cannot be without a second factor."""


@dataclass(frozen=True, kw_only=True)
class Identity:
    """An account with its person and roles."""

    account_id: UUID
    person_id: UUID
    name: str
    language: str
    roles: frozenset[Role]
    must_change_password: bool
    has_factor: bool = False
    factor_was_reset: bool = False

    @property
    def needs_factor(self) -> bool:
        """Whether the last factor cannot be taken away."""
        return bool(self.roles & FACTOR_ROLES)

    @property
    def must_enrol(self) -> bool:
        """Whether a second factor must be made before anything else: for those who see everybody, and after a reset."""
        return not self.has_factor and (self.factor_was_reset or self.needs_factor)
