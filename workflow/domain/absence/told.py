"""Decides which date counts when Nav has told one that differs from ours: Nav's; both stay visible."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ToldDate:
    """A date we computed next to the one Nav told; either may be unknown."""

    computed: date | None
    told: date | None = None

    @property
    def valid(self) -> date | None:
        """The date to act on."""
        return self.computed if self.told is None else self.told

    @property
    def differs(self) -> bool:
        """Whether both are known and not the same, which is worth showing."""
        return self.computed is not None and self.told is not None and self.computed != self.told
