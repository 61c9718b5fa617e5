"""What belongs on the log that cannot be rewritten, beside the history of cases and the readings: codes and opaque ids only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID


class Happening(StrEnum):
    """What is noted."""

    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGN_IN_SLOWED_DOWN = "sign_in_slowed_down"
    SIGNED_OUT = "signed_out"
    SESSION_ENDED = "session_ended"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 the name of what happened
    PASSWORD_HANDED_OUT = "password_handed_out"  # noqa: S105 the name of what happened
    FACTOR_ADDED = "factor_added"
    FACTOR_REMOVED = "factor_removed"
    FACTOR_RESET = "factor_reset"
    RECOVERY_CODES_MADE = "recovery_codes_made"
    FEED_MADE = "feed_made"
    FEED_ENDED = "feed_ended"
    ACCOUNT_ADDED = "account_added"
    ACCOUNT_CLOSED = "account_closed"
    ACCOUNT_OPENED = "account_opened"
    ROLES_CHANGED = "roles_changed"
    ROLES_TAKEN_OVER = "roles_taken_over"
    CASES_HANDED_OVER = "cases_handed_over"
    SUBSTITUTE_NAMED = "substitute_named"
    SUBSTITUTION_ENDED = "substitution_ended"
    INVITATION_GIVEN = "invitation_given"
    INVITATION_EXTENDED = "invitation_extended"
    INVITATION_WITHDRAWN = "invitation_withdrawn"
    UNIT_COVERED = "unit_covered"
    COVERAGE_ENDED = "coverage_ended"
    HOUSE_RULE_CHANGED = "house_rule_changed"
    HOUSE_RULE_WITHDRAWN = "house_rule_withdrawn"
    DIFFICULTY_MARKED = "difficulty_marked"
    DIFFICULTY_HELPED = "difficulty_helped"
    DIFFICULTY_ENDED = "difficulty_ended"
    EXPORT_ORDERED = "export_ordered"
    EXPORT_TAKEN = "export_taken"
    FIGURES_READ = "figures_read"
    FIGURES_TAKEN = "figures_taken"
    ACCESS_REASON_GIVEN = "access_reason_given"
    WORK_RETRIED = "work_retried"
    WORK_DROPPED = "work_dropped"
    KEYS_ROTATED = "keys_rotated"
    ROWS_RELEASED = "rows_released"
    CHAIN_BEGUN = "chain_begun"
    CHAIN_VERIFIED = "chain_verified"
    CHAIN_ANCHORED = "chain_anchored"


@dataclass(frozen=True, kw_only=True, slots=True)
class SecurityEvent:
    """One thing that happened; `detail` holds codes, counts and dates, never words or names."""

    what: Happening
    actor_id: UUID | None = None
    acted_as: str | None = None
    account_id: UUID | None = None
    case_id: UUID | None = None
    object_id: UUID | None = None
    detail: Mapping[str, str | int] = field(default_factory=dict)


class Audit(Protocol):
    """The log as use cases write it."""

    def note(self, at: datetime, event: SecurityEvent) -> None:
        """Append an event in the transaction of what it tells; `at` is an instant of the real clock."""
