"""What keeping a reason for opening a case asks of the database."""

from datetime import datetime
from typing import Protocol
from uuid import UUID


class AccessReasons(Protocol):
    """Reasons HR gave; the words of each are sealed."""

    def add(
        self, reason_id: UUID, case_id: UUID, by: UUID, choice: str, words: str, at: datetime
    ) -> None: ...
