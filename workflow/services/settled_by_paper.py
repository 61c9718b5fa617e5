"""Decides which tasks a filed paper brings to an end by being there; what the plan settles besides is plan_filed.py."""

from datetime import datetime

from workflow.domain.documents import DocumentKind
from workflow.services.chores import Chore
from workflow.services.questions import Transaction
from workflow.services.records import DocumentRecord

SETTLED_BY: dict[DocumentKind, Chore] = {
    DocumentKind.FOLLOW_UP_PLAN: Chore.GO_ON_FOLLOWING_UP,
    DocumentKind.PLAN_EVALUATION: Chore.GO_ON_FOLLOWING_UP,
    DocumentKind.CLARIFICATION_OUTCOME: Chore.GO_ON_FOLLOWING_UP,
    DocumentKind.PENSION_APPLICATION_RECEIPT: Chore.HAND_OVER_PENSION_FORM,
}


def settle_by_paper(tx: Transaction, document: DocumentRecord, now: datetime) -> None:
    """Close the task; nothing when there is none."""
    chore = SETTLED_BY.get(document.kind)
    if chore is not None:
        tx.beside.settle_duty(document.case_id, chore, now, document.filed_by)
