"""Closes letters to the doctor that may not go out any more: the consent they need was taken back."""

from datetime import datetime
from uuid import UUID

from workflow.domain.documents import DocumentKind
from workflow.services.chores import Chore
from workflow.services.questions import Transaction

LETTER = DocumentKind.DOCTOR_LETTER
CONSENT_WITHDRAWN = "consent_withdrawn"


def close_letters(tx: Transaction, case_id: UUID, at: datetime, because: str) -> None:
    """Nobody hands over what waits, and nobody is asked to."""
    tx.to_hand_over.close(case_id, LETTER, at=at, because=because)
    tx.beside.drop_duty(case_id, Chore.HAND_OVER_DOCTOR_LETTER, at, because)
