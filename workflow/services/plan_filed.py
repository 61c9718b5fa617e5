"""Settles what a new plan, or a look at the plan, brings to an end: tasks that are done with it, or get another day."""

from datetime import date, datetime
from uuid import UUID

from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.services.chores import Chore
from workflow.services.questions import Transaction
from workflow.services.records import DocumentRecord

BEGUN = ("plan_answers", "plan_together")
"""What whoever files the plan may have begun on the way to it, and needs no more."""
EVALUATION = (Chore.EVALUATE_PLAN, Chore.EVALUATE_PLAN_TOGETHER)
"""The task of looking at the plan again, of the one who follows up and of the employee."""


def settle_after_plan(
    tx: Transaction, document: DocumentRecord, former: DocumentRecord | None, now: datetime
) -> None:
    """What the plan or its evaluation settles; nothing for other documents."""
    if document.kind is DocumentKind.FOLLOW_UP_PLAN:
        tx.beside.drop_duty(document.case_id, Chore.ANSWER_PLAN_QUESTIONS, now, "plan_filed")
        _move_evaluation(tx, document)
        for form in BEGUN:
            tx.drafts.discard_of_person(document.filed_by, document.case_id, form)
        if former is not None and _was_objected_to(tx, former.id):
            tx.beside.settle_duty(document.case_id, Chore.LOOK_AT_OBJECTION, now, document.filed_by)
    elif document.kind is DocumentKind.PLAN_EVALUATION:
        for task in EVALUATION:
            tx.beside.settle_duty(document.case_id, task, now, document.filed_by)


def _move_evaluation(tx: Transaction, plan: DocumentRecord) -> None:
    """A task that is open already is about the new version from now on, on its own day."""
    day = plan.facts.get("evaluation_on")
    if isinstance(day, str) and day:
        for task in EVALUATION:
            tx.beside.redate_duty(plan.case_id, task, date.fromisoformat(day))


def _was_objected_to(tx: Transaction, document_id: UUID) -> bool:
    found = tx.confirmations.statement(document_id)
    return found is not None and found[0] is ConfirmationOutcome.OBJECTED
