"""Notes end where minutes begin: when the minutes of a meeting are filed, the working notes are removed."""

from datetime import datetime
from uuid import UUID

from workflow.domain.notes_to_minutes import FIELDS
from workflow.services.questions import Transaction
from workflow.services.records import DocumentRecord


def discard_notes(tx: Transaction, meeting_id: UUID, at: datetime) -> None:
    """Remove the notes of a meeting, and close what was shared beforehand to everybody but its writer.

    Belongs in the transaction that files the minutes. Safe to repeat, and without effect where there was no talk.
    """
    tx.talks.discard_notes(meeting_id, at)


def discard_notes_of(tx: Transaction, minutes: DocumentRecord) -> None:
    """Remove the notes of the talks that led to these minutes; nothing for documents that are no minutes."""
    if minutes.kind not in FIELDS:
        return
    for meeting_id in tx.talks.leading_to(minutes.case_id, minutes.kind, minutes.about_id):
        discard_notes(tx, meeting_id, minutes.filed_at)
