"""Decides which tasks a filed paper brings to an end by being there; what the plan settles besides is plan_filed.py."""

from datetime import datetime

from workflow.domain.case import CaseFile
from workflow.domain.documents import DocumentKind
from workflow.process import DUTIES_BESIDE
from workflow.services.chores import Chore
from workflow.services.questions import Transaction
from workflow.services.records import DocumentRecord

SETTLED_BY: dict[DocumentKind, Chore] = {
    DocumentKind.FOLLOW_UP_PLAN: Chore.GO_ON_FOLLOWING_UP,
    DocumentKind.PLAN_EVALUATION: Chore.GO_ON_FOLLOWING_UP,
    DocumentKind.CLARIFICATION_OUTCOME: Chore.GO_ON_FOLLOWING_UP,
    DocumentKind.PENSION_APPLICATION_RECEIPT: Chore.HAND_OVER_PENSION_FORM,
}


def settle_by_paper(tx: Transaction, document: DocumentRecord, file: CaseFile, now: datetime) -> None:
    """Close the tasks; nothing when there are none. `file` is the case with the paper in it.

    The duty of a stage ends with the step that leaves it; a duty beside has no step, so its paper must end it.
    """
    done = [
        beside.duty
        for beside in DUTIES_BESIDE
        if any(need.mended_by is document.kind for need in beside.needs)
        and all(need.met(file) for need in beside.needs)
    ]
    chore = SETTLED_BY.get(document.kind)
    for task in (*done, *((chore,) if chore else ())):
        tx.beside.settle_duty(document.case_id, task, now, document.filed_by)
