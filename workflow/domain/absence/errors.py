"""What is said when absence data cannot be true: the field and the reason, never the data of a person."""

from __future__ import annotations


class InvalidAbsence(ValueError):
    """A field of an absence history cannot be right. `field` is a path such as ``periods[2].to``."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason

    def within(self, path: str) -> InvalidAbsence:
        """The same complaint seen from the list or record that holds the field."""
        return InvalidAbsence(f"{path}.{self.field}" if self.field else path, self.reason)
