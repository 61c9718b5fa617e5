"""Turns the effects a step or a document names into work for the outbox."""

from collections.abc import Iterable
from uuid import UUID

from workflow.domain.answering import ANSWERED_WITH
from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.domain.effects import Effect
from workflow.domain.steps import Step
from workflow.process import ON_CONFIRMING, ON_FILING
from workflow.services.records import DocumentRecord, Work


def work_of_step(step: Step, version: int, subject_id: UUID | None = None) -> list[Work]:
    """What follows a step; the case's version makes it the same work however often it is ordered."""
    return [_work(effect, step.trigger, f"v{version}", subject_id) for effect in step.then]


def work_of_filing(document: DocumentRecord) -> list[Work]:
    """What follows when a document is filed."""
    effects = ON_FILING[document.kind]
    if ANSWERED_WITH in document.facts:
        effects = tuple(effect for effect in effects if effect is not Effect.ASK_FOR_CONFIRMATION)
    return _about_document(effects, document, "filed")


def work_of_answer(
    document: DocumentRecord, outcome: ConfirmationOutcome, paper_id: UUID | None = None
) -> list[Work]:
    """What follows when a document is answered: a copy with the answer on it, and word to the manager.

    An answer on a signed paper is told to the employee as well, who may have another view of what it says.
    """
    released = ON_CONFIRMING.get(document.kind, ()) if outcome is ConfirmationOutcome.CONFIRMED else ()
    effects = [Effect.ARCHIVE_DOCUMENT, Effect.TELL_MANAGER_OF_ANSWER, *released]
    if paper_id is None:
        return _about_document(effects, document, outcome)
    return _about_document([*effects, Effect.TELL_OF_PAPER_ANSWER], document, f"paper {paper_id.hex}")


def work_of_shared_answer(document: DocumentRecord, outcome: ConfirmationOutcome) -> list[Work]:
    """What follows when a document is answered with another: a copy with the answer on it."""
    return _about_document([Effect.ARCHIVE_DOCUMENT], document, outcome)


def work_of_paper(paper_id: UUID, kind: str) -> list[Work]:
    """What follows when a paper waits for the scanner."""
    return [_work(Effect.CHECK_PAPER, kind, f"{paper_id.hex}/check", paper_id)]


def work_of_lost_answer(document: DocumentRecord, paper_id: UUID) -> list[Work]:
    """What follows when the paper with the answer is gone: the employee is asked once more."""
    return _about_document([Effect.ASK_FOR_CONFIRMATION], document, f"without {paper_id.hex}")


def work_of_package(package_id: UUID) -> list[Work]:
    """What follows when an evidence package is ordered."""
    return [_work(Effect.MAKE_EVIDENCE_PACKAGE, "evidence", f"{package_id.hex}/make", package_id)]


def work_of_export(export_id: UUID) -> list[Work]:
    """What follows when somebody orders everything about themselves."""
    return [_work(Effect.MAKE_OWN_EXPORT, "own_export", f"{export_id.hex}/make", export_id)]


def _about_document(effects: Iterable[Effect], document: DocumentRecord, moment: str) -> list[Work]:
    return [_work(effect, document.kind, f"{document.id.hex}/{moment}", document.id) for effect in effects]


def _work(effect: Effect, about: str | DocumentKind, period: str, subject_id: UUID | None) -> Work:
    return Work(effect=effect, about=about, period=period, subject_id=subject_id)
