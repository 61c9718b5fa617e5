"""Decides what a unit's list of accommodation possibilities can hold, and how an entry stands."""

from enum import StrEnum


class OptionKind(StrEnum):
    """What an entry offers."""

    POSSIBILITY = "possibility"
    ALTERNATIVE_TASK = "alternative_task"


class OptionStatus(StrEnum):
    """How an entry stands. What was declined or taken off the list is kept, and nobody erases it."""

    SUGGESTED = "suggested"
    STANDING = "standing"
    DECLINED = "declined"
    RETIRED = "retired"
