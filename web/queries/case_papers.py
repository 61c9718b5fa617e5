"""What is on file in a case: every version of every document, how each was answered, and the copies in the folder."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.sealing import answers_from, place
from workflow.adapters.persistence.tables import confirmation, document, filed_copy, person
from workflow.domain.documents import Answers, ConfirmationOutcome, DocumentKind, Fact
from workflow.services.ports import Cipher

_BY = person.alias("filed_by_person")
_ANSWERED_BY = person.alias("answered_by_person")
_COLUMNS = [
    document.c[name] for name in ("id", "case_id", "spell", "kind", "version", "is_current", "filed_at")
]
_PAPERS = (
    sa.select(
        *_COLUMNS,
        document.c.filed_on,
        document.c.filed_as,
        document.c.facts,
        document.c.sha256,
        _BY.c.given_name.label("by_given"),
        _BY.c.family_name.label("by_family"),
        confirmation.c.outcome,
        confirmation.c.statement_sealed,
        confirmation.c.given_at,
        confirmation.c.given_as,
        _ANSWERED_BY.c.given_name.label("answered_given"),
        _ANSWERED_BY.c.family_name.label("answered_family"),
    )
    .select_from(document)
    .join(_BY, _BY.c.id == document.c.filed_by)
    .outerjoin(confirmation, confirmation.c.document_id == document.c.id)
    .outerjoin(_ANSWERED_BY, _ANSWERED_BY.c.id == confirmation.c.given_by)
)
_COPIES = sa.select(
    *[filed_copy.c[n] for n in ("id", "document_id", "name", "media_type", "sha256", "made_at")]
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """How a document was answered, by whom, and in which words."""

    outcome: ConfirmationOutcome
    by: str
    given_as: str
    at: datetime
    statement: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """A version of a document, without its text."""

    id: UUID
    case_id: UUID
    spell: int
    kind: DocumentKind
    version: int
    is_current: bool
    filed_at: datetime
    filed_on: date
    filed_as: str
    facts: dict[str, Fact]
    sha256: str
    by: str
    reply: Reply | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Copy:
    """A printed copy in the personnel folder, without its content."""

    id: UUID
    document_id: UUID | None
    name: str
    media_type: str
    sha256: str
    made_at: datetime


def papers_of(connection: sa.Connection, keys: Cipher, case_id: UUID) -> tuple[Paper, ...]:
    """Every version of every document of a case, the newest first."""
    query = _PAPERS.where(document.c.case_id == case_id).order_by(document.c.filed_at.desc(), document.c.id)
    return tuple(_paper(row, keys) for row in connection.execute(query))


def find_paper(connection: sa.Connection, keys: Cipher, case_id: UUID, document_id: UUID) -> Paper | None:
    """One document of a case, or None when it is not there or belongs to another."""
    query = _PAPERS.where(document.c.case_id == case_id, document.c.id == document_id)
    row = connection.execute(query).one_or_none()
    return _paper(row, keys) if row else None


def answers_of(connection: sa.Connection, keys: Cipher, document_id: UUID) -> Answers:
    """What a document says, as it stood on the page when it was filed."""
    sealed = connection.scalars(
        sa.select(document.c.answers_sealed).where(document.c.id == document_id)
    ).one()
    return answers_from(keys.decrypt_text(sealed, context=place("document", "answers", document_id)))


def copies_of(connection: sa.Connection, case_id: UUID) -> tuple[Copy, ...]:
    """What lies in the personnel folder for a case, the newest first."""
    query = _COPIES.where(filed_copy.c.case_id == case_id).order_by(
        filed_copy.c.made_at.desc(), filed_copy.c.id
    )
    return tuple(Copy(**row._asdict()) for row in connection.execute(query))


def find_copy(
    connection: sa.Connection, keys: Cipher, case_id: UUID, copy_id: UUID
) -> tuple[Copy, bytes] | None:
    """A copy of a case with its content, or None when it is not there or belongs to another."""
    query = _COPIES.add_columns(filed_copy.c.content_sealed).where(
        filed_copy.c.case_id == case_id, filed_copy.c.id == copy_id
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    values: dict[str, Any] = row._asdict()
    sealed = values.pop("content_sealed")
    return Copy(**values), keys.decrypt_bytes(sealed, context=place("filed_copy", "content", copy_id))


def _paper(row: sa.Row[*tuple[Any, ...]], keys: Cipher) -> Paper:
    values = row._mapping  # noqa: SLF001 the public name of it
    plain = {name: values[name] for name in Paper.__dataclass_fields__ if name in values}
    return Paper(
        **{**plain, "kind": DocumentKind(row.kind)},
        by=f"{row.by_given} {row.by_family}",
        reply=_reply(row, keys) if row.outcome else None,
    )


def _reply(row: sa.Row[*tuple[Any, ...]], keys: Cipher) -> Reply:
    context = place("confirmation", "statement", row.id)
    sealed = row.statement_sealed
    return Reply(
        outcome=ConfirmationOutcome(row.outcome),
        by=f"{row.answered_given} {row.answered_family}",
        given_as=row.given_as,
        at=row.given_at,
        statement=keys.decrypt_text(sealed, context=context) if sealed else "",
    )
