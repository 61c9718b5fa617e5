"""Keeps and reads the reasons HR gives for opening a case."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from workflow.services.ports import Cipher

from .sealing import place
from .tables import access_reason


class AccessReasonRows:
    """Reasons in the database."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def add(self, reason_id: UUID, case_id: UUID, by: UUID, choice: str, words: str, at: datetime) -> None:
        """Keep a reason."""
        context = place("access_reason", "words", reason_id)
        row = {
            "id": reason_id,
            "case_id": case_id,
            "given_by": by,
            "choice": choice,
            "words_sealed": self._keys.encrypt_text(words, context=context) if words else None,
            "given_at": at,
        }
        self._connection.execute(access_reason.insert(), row)


def opened_words(keys: Cipher, reason_id: UUID, sealed: bytes | None) -> str:
    """What was written with a reason."""
    return keys.decrypt_text(sealed, context=place("access_reason", "words", reason_id)) if sealed else ""
