"""Takes back a paper that should not have been put on a case: its content goes, that it was there stays known."""

from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.errors import Invalid, NotFound
from workflow.domain.papers import CheckState
from workflow.domain.people import Actor, Role
from workflow.domain.text import N_
from workflow.services.answer_document import reckoned_anew
from workflow.services.office import Office
from workflow.services.orders import work_of_lost_answer
from workflow.services.questions import Transaction
from workflow.services.reach import reach
from workflow.services.received_papers import Gone, PaperRecord
from workflow.services.records import CaseRecord, Event

WRITE = Right(Act.WRITE, Thing.FOLDER)

SCANNER = "service"


def may_withdraw(actor: Actor, paper: PaperRecord) -> bool:
    """Whoever put it there, and HR."""
    return paper.gone_at is None and (actor.role is Role.HR or actor.person_id == paper.uploaded_by)


def withdraw_paper(
    office: Office, paper_id: UUID, because: str, *, actor: Actor, submission: UUID | None = None
) -> None:
    """Remove the content of a paper, with the reason. Raises `NotFound`, `Invalid`, `Stale`, `AlreadyDone`."""
    if not because.strip():
        raise Invalid("because", N_("Write why it should not be here."))
    with office.once(submission) as tx:
        paper = tx.papers.load(paper_id)
        if paper is None:
            raise NotFound
        case = reach(tx, paper.case_id, actor, WRITE, office.clock.today())
        if not may_withdraw(actor, paper):
            raise NotFound
        now = office.clock.now()
        event = _event("paper_withdrawn", paper, actor.person_id, actor.role, submission)
        tx.history.add(case.id, now, event)
        _remove(office, tx, case, paper, Gone(now, actor.person_id, actor.role, because.strip()))


def refuse_paper(office: Office, tx: Transaction, paper: PaperRecord) -> None:
    """Remove what the scanner has found harmful, inside the transaction of its effect."""
    case = tx.cases.load(paper.case_id)
    if case is None or paper.gone_at is not None:
        return
    now = office.clock.now()
    tx.papers.set_checked(paper.id, CheckState.REFUSED)
    tx.history.add(case.id, now, _event("paper_refused", paper, None, SCANNER, None))
    _remove(office, tx, case, paper, Gone(now, None, SCANNER, ""))


def _remove(office: Office, tx: Transaction, case: CaseRecord, paper: PaperRecord, gone: Gone) -> None:
    before = tx.documents.on_file(case)
    document_id = tx.papers.take_answer_back(paper.id)
    document = tx.documents.load(document_id) if document_id else None
    if document is not None:
        tx.cases.change(case, reckoned_anew(office, tx, case, before, tx.documents.on_file(case)))
        tx.outbox.add(case.id, office.clock.wall(), work_of_lost_answer(document, paper.id))
    tx.papers.remove(paper.id, gone)


def _event(
    event: str, paper: PaperRecord, actor_id: UUID | None, acted_as: str, submission: UUID | None
) -> Event:
    return Event(
        event=event,
        word=paper.kind,
        actor_id=actor_id,
        acted_as=acted_as,
        detail={"paper": str(paper.id)},
        submission=submission,
    )
