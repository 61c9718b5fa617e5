"""The employee reads a document and confirms, comments or objects; or the manager documents why no answer came."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.answering import ANSWERED_WITH, RENEWS
from workflow.domain.documents import (
    BY_EMPLOYEE,
    CONFIRMED_BY_EMPLOYEE,
    OPEN_TO_COMMENT,
    ConfirmationOutcome,
    DocumentKind,
    OnFile,
)
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.people import Actor, Role
from workflow.domain.text import N_
from workflow.services.office import Office
from workflow.services.orders import work_of_answer, work_of_shared_answer
from workflow.services.questions import Transaction
from workflow.services.reach import only, only_role, reach
from workflow.services.reckoning import file_of, reckoned
from workflow.services.records import CaseRecord, DocumentRecord, Event

ANSWER = Right(Act.ANSWER, Thing.DOCUMENT)
NOTE_SILENCE = Right(Act.WRITE, Thing.DOCUMENT)

ANSWERED = "answered"
"""Why a task about a document is not to be done any more."""
STILL_TIME = N_("There is still time to answer. Until then you can only note a no.")


def answer_document(
    office: Office,
    document_id: UUID,
    outcome: ConfirmationOutcome,
    statement: str,
    *,
    actor: Actor,
    version: int | None,
    submission: UUID | None = None,
) -> None:
    """Store the employee's own answer. Raises `NotFound`, `Stale`, `AlreadyDone`, `Invalid`."""
    only(actor, ANSWER)
    if outcome not in BY_EMPLOYEE:
        raise Invalid("outcome", N_("Choose how you want to answer."))
    if outcome is not ConfirmationOutcome.CONFIRMED and not statement.strip():
        raise Invalid("statement", N_("Write what you want to add."))
    _answer(office, document_id, outcome, statement, actor=actor, version=version, submission=submission)


def document_silence(
    office: Office,
    document_id: UUID,
    outcome: ConfirmationOutcome,
    grounds: str,
    *,
    actor: Actor,
    version: int | None,
    submission: UUID | None = None,
) -> None:
    """Store that the employee refused or did not answer, with what was tried. Raises as `answer_document`."""
    only_role(actor, Role.MANAGER, Role.HR)
    if outcome in BY_EMPLOYEE:
        raise Invalid("outcome", N_("Only the employee can confirm, comment or object."))
    if not grounds.strip():
        raise Invalid("attempts", N_("Write what you have tried."))
    _answer(office, document_id, outcome, grounds, actor=actor, version=version, submission=submission)


def _answer(
    office: Office,
    document_id: UUID,
    outcome: ConfirmationOutcome,
    statement: str,
    *,
    actor: Actor,
    version: int | None,
    submission: UUID | None,
) -> None:
    right = ANSWER if outcome in BY_EMPLOYEE else NOTE_SILENCE
    with office.once(submission) as tx:
        document = _answerable(tx, document_id, outcome)
        case = reach(tx, document.case_id, actor, right, office.clock.today(), version=version)
        _check_patience(document, outcome, office.clock.today())
        answer_in(office, tx, case, document, outcome, statement, actor=actor, submission=submission)


def answer_in(
    office: Office,
    tx: Transaction,
    case: CaseRecord,
    document: DocumentRecord,
    outcome: ConfirmationOutcome,
    statement: str,
    *,
    actor: Actor,
    paper_id: UUID | None = None,
    submission: UUID | None = None,
) -> None:
    """Store an answer inside a transaction that is already open, given here or on a signed paper."""
    now = office.clock.now()
    # the case first: of two answers at the same instant the second then finds a case that somebody changed
    documents = tx.documents.on_file(case)
    answered = _answered(case, documents, document, outcome)
    tx.cases.change(case, reckoned_anew(office, tx, case, documents, answered))
    tx.confirmations.answer(document.id, outcome, statement, actor.person_id, actor.role, now, paper_id)
    tx.beside.drop_about(document.id, now, ANSWERED)
    detail = {"outcome": outcome, "version": document.version, "document": str(document.id)}
    event = Event(
        event="document_answered",
        word=document.kind,
        actor_id=actor.person_id,
        acted_as=actor.role,
        detail=detail | ({"paper": str(paper_id)} if paper_id else {}),
        submission=submission,
    )
    tx.history.add(case.id, now, event)
    tx.outbox.add(case.id, office.clock.wall(), work_of_answer(document, outcome, paper_id))
    with_it = _answered_with(tx, document)
    if with_it is not None:
        with suppress(AlreadyDone):
            tx.confirmations.answer(
                with_it.id, outcome, statement, actor.person_id, actor.role, now, paper_id
            )
            tx.outbox.add(case.id, office.clock.wall(), work_of_shared_answer(with_it, outcome))


def _answered_with(tx: Transaction, document: DocumentRecord) -> DocumentRecord | None:
    """The paper of the measure that an evaluation renewed, as long as it is as the evaluation left it."""
    measure_id = document.facts.get(RENEWS)
    if not isinstance(measure_id, str):
        return None
    paper = tx.documents.current_about(document.case_id, DocumentKind.ACCOMMODATION_MEASURE, UUID(measure_id))
    return paper if paper and paper.facts.get(ANSWERED_WITH) == str(document.id) else None


def _answerable(tx: Transaction, document_id: UUID, outcome: ConfirmationOutcome) -> DocumentRecord:
    document = tx.documents.load(document_id)
    commented = outcome is ConfirmationOutcome.COMMENTED
    kinds = CONFIRMED_BY_EMPLOYEE | OPEN_TO_COMMENT if commented else CONFIRMED_BY_EMPLOYEE
    if document is None or document.kind not in kinds or not document.is_current:
        raise NotFound
    return document


def _check_patience(document: DocumentRecord, outcome: ConfirmationOutcome, today: date) -> None:
    """Silence is only silence once the time to answer is over; a no can come at any time."""
    if outcome is ConfirmationOutcome.SILENT and document.answer_by and today <= document.answer_by:
        raise Invalid("outcome", STILL_TIME)


def _answered(
    case: CaseRecord,
    documents: Mapping[DocumentKind, OnFile],
    document: DocumentRecord,
    outcome: ConfirmationOutcome,
) -> dict[DocumentKind, OnFile]:
    """What is on file once the document is answered."""
    counts = documents.get(document.kind)
    if counts is None or document.spell != case.spell:
        return {**documents}
    return {**documents, document.kind: replace(counts, confirmation=outcome)}


def reckoned_anew(
    office: Office,
    tx: Transaction,
    case: CaseRecord,
    before: Mapping[DocumentKind, OnFile],
    after: Mapping[DocumentKind, OnFile],
) -> dict[str, object]:
    """What follows for the case when other papers, or other answers to them, count than `before`."""
    today, rules = office.clock.today(), tx.house_rules.book()
    return reckoned(
        case, file_of(case, after, today, rules), office.days, file_of(case, before, today, rules)
    )
