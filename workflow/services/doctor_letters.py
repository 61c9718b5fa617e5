"""Decides when a letter to the doctor may not go out any more, and that it did when somebody says so.

It may not when the consent was taken back or has ended, and not when a newer version is written, which the employee reads anew.
"""

from datetime import date, datetime
from uuid import UUID

from workflow.domain.consents import Party, Use
from workflow.domain.documents import DocumentKind
from workflow.services.chores import Chore
from workflow.services.consents import consent_holds
from workflow.services.questions import Transaction
from workflow.services.records import DocumentRecord

LETTER = DocumentKind.DOCTOR_LETTER
CONSENT_WITHDRAWN = "consent_withdrawn"
CONSENT_ENDED = "consent_ended"
REPLACED = "replaced"


def close_letters(tx: Transaction, case_id: UUID, at: datetime, because: str) -> None:
    """Nobody hands over what waits, and nobody is asked to."""
    tx.to_hand_over.close(case_id, LETTER, at=at, because=because)
    tx.beside.drop_duty(case_id, Chore.HAND_OVER_DOCTOR_LETTER, at, because)


def close_uncovered_letters(tx: Transaction, today: date, at: datetime) -> None:
    """The same in every case where a letter waits and the consent has ended by itself."""
    for case_id in tx.to_hand_over.cases_waiting(LETTER):
        if not consent_holds(tx, case_id, Party.DOCTOR, today, Use.CONTACT):
            close_letters(tx, case_id, at, CONSENT_ENDED)


def replace_letter(tx: Transaction, document: DocumentRecord) -> None:
    """The version before is not handed over; the task stays while another letter waits."""
    if document.kind is not LETTER or document.version == 1:
        return
    case_id, at = document.case_id, document.filed_at
    tx.to_hand_over.close(case_id, LETTER, at=at, because=REPLACED, about_id=document.about_id)
    if not tx.to_hand_over.is_waiting(case_id, LETTER):
        tx.beside.drop_duty(case_id, Chore.HAND_OVER_DOCTOR_LETTER, at, REPLACED)


def note_handed_over(tx: Transaction, case_id: UUID, item_id: UUID, at: datetime) -> None:
    """When the task is done, the letter has left the house."""
    if tx.to_hand_over.is_task(item_id, Chore.HAND_OVER_DOCTOR_LETTER):
        tx.to_hand_over.note_handed_over(case_id, LETTER, at)
