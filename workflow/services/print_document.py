"""Prints a filed document for somebody who wants to keep it: in the language they choose, with the answer it has by now."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from workflow.domain.errors import NotFound
from workflow.services.papers import paper, paper_name
from workflow.services.ports import PrintedDocument, Renderer, WordRenderer
from workflow.services.records import CaseRecord, DocumentRecord, PersonRecord
from workflow.services.words import Words
from workflow.services.workbench import EffectTransaction


class ReadingStore(Protocol):
    """The database for transactions that only read."""

    def transaction(self) -> AbstractContextManager[EffectTransaction]: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Press:
    """What papers are made with on the spot."""

    reading: ReadingStore
    renderer: Renderer
    word_renderer: WordRenderer
    words: Words


@dataclass(frozen=True, slots=True)
class _Download:
    """A paper's surroundings, for whoever has it open."""

    tx: EffectTransaction
    case: CaseRecord
    employee: PersonRecord
    words: Words

    def say(self, language: str, message: str, /, **values: object) -> str:
        return self.words.say(language, message, **values)

    def day(self, language: str, day: date) -> str:
        return self.words.day(language, day)


def print_document(
    press: Press, document_id: UUID, language: str, *, as_word: bool
) -> tuple[str, PrintedDocument]:
    """The name of the file and the file; whoever asks has looked whether the document may be read.

    A document that was kept in one language only is printed in that one. Raises `NotFound`.
    """
    with press.reading.transaction() as tx:
        document = tx.documents.load(document_id)
        if document is None:
            raise NotFound
        around = _around(press, tx, document)
        answers = tx.documents.wordings(document_id).within(language)
        name, page = paper_name(around, document, answers.language), paper(around, document, answers)
    renderer: Renderer | WordRenderer = press.word_renderer if as_word else press.renderer
    return name, renderer.render(page)


def _around(press: Press, tx: EffectTransaction, document: DocumentRecord) -> _Download:
    case = tx.cases.load(document.case_id)
    employee = tx.people.person(case.employee_id) if case else None
    if case is None or employee is None:
        raise NotFound
    return _Download(tx, case, employee, press.words)
