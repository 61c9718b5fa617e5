"""Closes letters to the doctor that may not go out any more: the consent they need was taken back, or has ended."""

from datetime import date, datetime
from uuid import UUID

from workflow.domain.consents import Party, Use
from workflow.domain.documents import DocumentKind
from workflow.services.chores import Chore
from workflow.services.consents import consent_holds
from workflow.services.questions import Transaction

LETTER = DocumentKind.DOCTOR_LETTER
CONSENT_WITHDRAWN = "consent_withdrawn"
CONSENT_ENDED = "consent_ended"


def close_letters(tx: Transaction, case_id: UUID, at: datetime, because: str) -> None:
    """Nobody hands over what waits, and nobody is asked to."""
    tx.to_hand_over.close(case_id, LETTER, at=at, because=because)
    tx.beside.drop_duty(case_id, Chore.HAND_OVER_DOCTOR_LETTER, at, because)


def close_uncovered_letters(tx: Transaction, today: date, at: datetime) -> None:
    """The same in every case where a letter waits and the consent has ended by itself."""
    for case_id in tx.to_hand_over.cases_waiting(LETTER):
        if not consent_holds(tx, case_id, Party.DOCTOR, today, Use.CONTACT):
            close_letters(tx, case_id, at, CONSENT_ENDED)
