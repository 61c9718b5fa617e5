"""Asks the scanner about a paper before anybody can open it; as long as no scanner answers, the paper waits."""

from workflow.domain.papers import CheckState
from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.notices import Notice, done, hr_case_path, to_employee, to_hr, to_manager
from workflow.services.outcomes import Done, Outcome
from workflow.services.received_papers import PaperRecord
from workflow.services.results import PaperSeen
from workflow.services.scene import NotWanted, Scene

SENTENCE = N_("A file that you sent was not kept, because the virus scanner found something in it.")


def perform(scene: Scene) -> Outcome:
    """An answer ends the waiting; a scanner that is away is an error, tried again and shown to HR."""
    subject = scene.order.subject_id
    paper = scene.tx.papers.load(subject) if subject else None
    content = scene.tx.papers.content(subject) if paper and subject else None
    if paper is None or content is None or paper.checked is not CheckState.WAITING:
        raise NotWanted("paper_gone")
    if scene.bench.scanner is None:
        return Done(results=(PaperSeen(paper_id=paper.id, state=CheckState.NOT_SCANNED),))
    if scene.bench.scanner.is_harmful(content):
        seen = PaperSeen(paper_id=paper.id, state=CheckState.REFUSED)
        return done(_to_sender(scene, paper), results=(seen,))
    return Done(results=(PaperSeen(paper_id=paper.id, state=CheckState.CLEAN),))


def _to_sender(scene: Scene, paper: PaperRecord) -> Notice:
    if paper.uploaded_as is Role.EMPLOYEE:
        return to_employee(scene, SENTENCE)
    if paper.uploaded_as is Role.HR:
        return to_hr(scene, SENTENCE, path=hr_case_path(scene))
    return to_manager(scene, SENTENCE)
