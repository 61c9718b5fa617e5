"""One document with its text: what was answered, what the employee said of it, and its other versions."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from web.queries.case_documents import CopyLine, DocumentLine, case_copies, case_documents
from web.queries.sight import Sight
from workflow.adapters.persistence.confirmation_rows import ConfirmationRows
from workflow.adapters.persistence.document_rows import DocumentRows
from workflow.adapters.persistence.tables import case, document
from workflow.bootstrap import Wiring
from workflow.domain.documents import Answers, ConfirmationOutcome, DocumentKind


@dataclass(frozen=True, kw_only=True)
class ReadDocument:
    """A document as it is read. `newer` is the version that replaced it, `earlier` the ones before, newest first.

    `answers` are in the language asked for where it was kept in it; `languages` are all it was kept in.
    """

    line: DocumentLine
    case_id: UUID
    case_version: int
    answers: Answers
    languages: tuple[str, ...]
    said: tuple[ConfirmationOutcome, str, datetime] | None
    newer: DocumentLine | None
    earlier: tuple[DocumentLine, ...]
    copies: tuple[CopyLine, ...]


def find_document(
    wiring: Wiring,
    connection: sa.Connection,
    document_id: UUID,
    sight: Sight,
    language: str = "",
) -> ReadDocument | None:
    """The document, when its case is in sight; else None. Without a language it is as it was written."""
    place = connection.execute(
        sa.select(case.c.id, case.c.version, document.c.kind)
        .select_from(document.join(case, case.c.id == document.c.case_id))
        .where(document.c.id == document_id, sight)
    ).one_or_none()
    if place is None:
        return None
    versions = case_documents(connection, place.id, [DocumentKind(place.kind)])
    line = next(version for version in versions if version.id == document_id)
    same = [one for one in versions if one.is_version_of(line)]
    wordings = DocumentRows(connection, wiring.keys).wordings(document_id)
    copies = (copy for copy in case_copies(connection, place.id) if copy.document_id == document_id)
    return ReadDocument(
        line=line,
        case_id=place.id,
        case_version=place.version,
        answers=wordings.within(language),
        languages=wordings.languages,
        said=ConfirmationRows(connection, wiring.keys).statement(document_id),
        newer=max((one for one in same if one.version > line.version), key=_version, default=None),
        earlier=tuple(version for version in same if version.version < line.version),
        copies=tuple(copies),
    )


def _version(line: DocumentLine) -> int:
    return line.version
