"""Puts a paper from outside on a case, checked by what is in it; a signed copy may hold the employee's answer."""

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.documents import BY_EMPLOYEE, CONFIRMED_BY_EMPLOYEE, ConfirmationOutcome
from workflow.domain.errors import Invalid
from workflow.domain.papers import CheckState, PaperKind
from workflow.domain.people import Actor
from workflow.domain.text import N_
from workflow.services.answer_document import answer_in
from workflow.services.office import Office
from workflow.services.orders import work_of_paper
from workflow.services.paper_faults import FAULTS
from workflow.services.paper_ports import CheckedPaper, PaperChecks, PaperFault, UnusablePaper
from workflow.services.questions import Transaction
from workflow.services.reach import reach
from workflow.services.received_papers import PaperRecord
from workflow.services.records import CaseRecord, DocumentRecord, Event

WRITE = Right(Act.WRITE, Thing.FOLDER)

FIELD = "file"
MOST_A_DAY = 60
MOST_BYTES_A_DAY = 300 * 1024 * 1024
DAY = timedelta(hours=24)
SAME_FILE = N_(
    "This very file is on the case already. You find it in the folder, so it need not be sent again."
)
TOO_MANY = N_("You have sent very many papers today. Wait until tomorrow, or ask HR for help.")
WHICH_DOCUMENT = N_("Choose which document it is a signed copy of.")
NOT_FITTING = N_("This document needs no answer. Choose that it is only a copy.")
NEWER_VERSION = N_(
    "There is a newer version of this document. What is signed on an older one is kept as a copy: choose that it is only a copy."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperDesk:
    """What looks into papers; `scans` tells whether a scanner sees each one before anybody opens it."""

    checks: PaperChecks
    scans: bool
    largest: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SentPaper:
    """A paper as it was sent. `says` is the answer read on a signed copy, None where it is only a copy."""

    kind: PaperKind
    content: bytes
    received_on: date
    line: str = ""
    document_id: UUID | None = None
    says: ConfirmationOutcome | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """The paper on its case, and whether the answer on it counts now."""

    paper: PaperRecord
    answered: bool


def receive_paper(
    office: Office,
    desk: PaperDesk,
    case_id: UUID,
    sent: SentPaper,
    *,
    actor: Actor,
    submission: UUID | None = None,
) -> Received:
    """Store a paper, sealed. Raises `NotFound`, `Invalid`, `Stale`, `AlreadyDone`.

    The employee's own answer in the service stands, whatever a paper says that somebody else puts here.
    """
    checked = _checked(desk, sent.content)
    with office.once(submission) as tx:
        case = reach(tx, case_id, actor, WRITE, office.clock.today())
        paper = _paper(office, case, sent, checked, actor, scans=desk.scans)
        _check_quota(office, tx, actor)
        if tx.papers.twin(case.id, paper.sent_sha256):
            tx.history.refuse_again(submission)
            raise Invalid(FIELD, SAME_FILE)
        document = _document(tx, case, sent)
        tx.history.add(case.id, paper.uploaded_at, _event(paper, actor, submission))
        tx.papers.add(paper, checked.content, sent.line)
        if desk.scans:
            tx.outbox.add(case.id, office.clock.wall(), work_of_paper(paper.id, paper.kind))
        return Received(paper, _answered(office, tx, case, document, paper, actor))


def _checked(desk: PaperDesk, content: bytes) -> CheckedPaper:
    if len(content) > desk.largest:
        raise Invalid(FIELD, FAULTS[PaperFault.TOO_LARGE])
    try:
        return desk.checks.checked(content)
    except UnusablePaper as refusal:
        raise Invalid(FIELD, FAULTS[refusal.fault]) from None


def _paper(
    office: Office, case: CaseRecord, sent: SentPaper, checked: CheckedPaper, actor: Actor, *, scans: bool
) -> PaperRecord:
    is_copy = sent.kind is PaperKind.SIGNED_COPY
    return PaperRecord(
        id=office.new_id(),
        case_id=case.id,
        kind=sent.kind,
        document_id=sent.document_id if is_copy else None,
        says=sent.says if is_copy else None,
        received_on=sent.received_on,
        media_type=checked.media_type,
        size=len(checked.content),
        sha256=sha256(checked.content).hexdigest(),
        sent_sha256=sha256(sent.content).hexdigest(),
        checked=CheckState.WAITING if scans else CheckState.NOT_SCANNED,
        uploaded_at=office.clock.now(),
        uploaded_by=actor.person_id,
        uploaded_as=actor.role,
    )


def _check_quota(office: Office, tx: Transaction, actor: Actor) -> None:
    count, size = tx.papers.sent_since(actor.person_id, office.clock.now() - DAY)
    if count >= MOST_A_DAY or size >= MOST_BYTES_A_DAY:
        raise Invalid(FIELD, TOO_MANY)


def _document(tx: Transaction, case: CaseRecord, sent: SentPaper) -> DocumentRecord | None:
    """The document a signed copy is of, one of this case."""
    if sent.kind is not PaperKind.SIGNED_COPY:
        return None
    document = tx.documents.load(sent.document_id) if sent.document_id else None
    if document is None or document.case_id != case.id:
        raise Invalid("document_id", WHICH_DOCUMENT)
    if sent.says is not None and document.kind not in CONFIRMED_BY_EMPLOYEE:
        raise Invalid("says", NOT_FITTING)
    if sent.says is not None and not document.is_current:
        raise Invalid("says", NEWER_VERSION)
    return document


def _answered(
    office: Office,
    tx: Transaction,
    case: CaseRecord,
    document: DocumentRecord | None,
    paper: PaperRecord,
    actor: Actor,
) -> bool:
    if document is None or paper.says not in BY_EMPLOYEE or _has_answer(tx, document):
        return False
    # The words stand on the paper: what somebody else reads there is not the employee's own statement.
    answer_in(office, tx, case, document, paper.says, "", actor=actor, paper_id=paper.id)
    return True


def _has_answer(tx: Transaction, document: DocumentRecord) -> bool:
    """Whether the employee has answered already, here or on another paper."""
    found = tx.confirmations.statement(document.id)
    return found is not None and found[0] in BY_EMPLOYEE


def _event(paper: PaperRecord, actor: Actor, submission: UUID | None) -> Event:
    return Event(
        event="paper_received",
        word=paper.kind,
        actor_id=actor.person_id,
        acted_as=actor.role,
        detail={"paper": str(paper.id), "received_on": paper.received_on.isoformat()},
        submission=submission,
    )
