"""Notes end where minutes begin: when the minutes of a meeting are filed, the working notes are removed."""

from datetime import datetime
from uuid import UUID

from workflow.services.questions import Transaction


def discard_notes(tx: Transaction, meeting_id: UUID, at: datetime) -> None:
    """Remove the notes of a meeting, and close what was shared beforehand to everybody but its writer.

    Belongs in the transaction that files the minutes. Safe to repeat, and without effect where there was no talk.
    """
    tx.talks.discard_notes(meeting_id, at)
