"""Decides what becomes of letters that people hand over: they have gone when somebody says so, or give way to newer ones."""

from datetime import date, datetime
from uuid import UUID

from workflow.domain.documents import DocumentKind
from workflow.services.chores import Chore
from workflow.services.document_letters import LETTERS_OUT
from workflow.services.questions import Transaction
from workflow.services.records import DocumentRecord

REPLACED = "replaced"
NOT_WANTED = "not_wanted"
TASKS_OF_LETTERS: dict[DocumentKind, Chore] = {
    DocumentKind.DOCTOR_LETTER: Chore.HAND_OVER_DOCTOR_LETTER,
    DocumentKind.EARLIER_MEETING_REQUEST: Chore.SEND_LETTER_TO_NAV,
    **{kind: letter.task for kind, letter in LETTERS_OUT.items()},
}
"""The task that somebody has as long as a letter of this kind waits; one task for all letters to the same place."""


def note_handed_over(
    tx: Transaction, case_id: UUID, item_id: UUID, *, on: date, at: datetime, by: UUID
) -> None:
    """When the task is done, every letter it was about has left the house."""
    for kind in _letters_of(tx.to_hand_over.task_of(item_id)):
        tx.to_hand_over.note_handed_over(case_id, kind, on=on, at=at, by=by)


def replace_letter(tx: Transaction, document: DocumentRecord) -> None:
    """The version before is not handed over; the task stays while another letter waits."""
    task = TASKS_OF_LETTERS.get(document.kind)
    if task is None or document.version == 1:
        return
    case_id, at = document.case_id, document.filed_at
    tx.to_hand_over.close(case_id, document.kind, at=at, because=REPLACED, about_id=document.about_id)
    if not any(tx.to_hand_over.is_waiting(case_id, kind) for kind in _letters_of(task)):
        tx.beside.drop_duty(case_id, task, at, REPLACED)


def letter_gone(
    tx: Transaction,
    case_id: UUID,
    document_id: UUID | None,
    kind: DocumentKind,
    *,
    on: date | None,
    at: datetime,
    by: UUID,
) -> None:
    """The letter of one paper has left the house `on` a day, or never will; the task stays while another one waits."""
    if document_id is None:
        return
    if on is None:
        tx.to_hand_over.close_one(document_id, at=at, because=NOT_WANTED)
    else:
        tx.to_hand_over.note_handed_over(case_id, kind, on=on, at=at, by=by, document_id=document_id)
    task = TASKS_OF_LETTERS[kind]
    if any(tx.to_hand_over.is_waiting(case_id, one) for one in _letters_of(task)):
        return
    if on is None:
        tx.beside.drop_duty(case_id, task, at, NOT_WANTED)
    else:
        tx.beside.settle_duty(case_id, task, at, by)


def _letters_of(task: str | None) -> list[DocumentKind]:
    return [kind for kind, one in TASKS_OF_LETTERS.items() if one == task]
