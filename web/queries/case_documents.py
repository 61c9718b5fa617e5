"""The documents of a case without their texts: which there are, how each was answered, which copies lie in the folder."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import confirmation, document, filed_copy, person
from workflow.domain.answering import is_asked_for
from workflow.domain.documents import ConfirmationOutcome, DocumentKind, Fact


@dataclass(frozen=True, kw_only=True)
class CopyLine:
    """A filed copy that can be downloaded."""

    id: UUID
    document_id: UUID | None
    name: str
    media_type: str
    has_word: bool
    made_at: datetime
    language: str | None


@dataclass(frozen=True, kw_only=True)
class DocumentLine:
    """A document in a list. `is_newest` tells the latest version of one paper, spent or not.

    Where a case has but one paper of a kind, each spell begins one anew.
    """

    id: UUID
    case_id: UUID
    kind: DocumentKind
    about_id: UUID
    spell: int
    version: int
    is_current: bool
    is_newest: bool
    filed_on: date
    filed_by: str
    filed_as: str
    answer: ConfirmationOutcome | None
    answered_at: datetime | None
    answer_by: date | None
    filed_at: datetime
    facts: Mapping[str, Fact] = field(default_factory=dict, hash=False)
    filed_for: str = ""
    """The manager a substitute filed it for."""
    on_paper_by: str | None = None
    """Who entered the answer from a signed paper; None when it was given here."""

    def is_version_of(self, other: "DocumentLine") -> bool:
        """Whether both are versions of one paper."""
        if (self.kind, self.about_id) != (other.kind, other.about_id):
            return False
        return self.spell == other.spell or self.about_id != self.case_id

    @property
    def waits_for_answer(self) -> bool:
        """Whether the employee is asked to read it and has not answered."""
        return self.is_current and is_asked_for(self.kind, self.facts) and self.answer is None


_ENTERED = person.alias("entered")
_FOR = person.alias("filed_for")
_NEWEST = document.alias("newest")
_LINES = (
    sa.select(
        document.c.id,
        document.c.case_id,
        document.c.kind,
        document.c.about_id,
        document.c.spell,
        document.c.version,
        document.c.is_current,
        sa.not_(
            sa.exists().where(
                _NEWEST.c.case_id == document.c.case_id,
                sa.or_(_NEWEST.c.spell == document.c.spell, document.c.about_id != document.c.case_id),
                _NEWEST.c.kind == document.c.kind,
                _NEWEST.c.about_id == document.c.about_id,
                _NEWEST.c.version > document.c.version,
            )
        ).label("is_newest"),
        document.c.filed_on,
        (person.c.given_name + " " + person.c.family_name).label("filed_by"),
        sa.func.coalesce(_FOR.c.given_name + " " + _FOR.c.family_name, "").label("filed_for"),
        document.c.filed_as,
        confirmation.c.outcome.label("answer"),
        confirmation.c.given_at.label("answered_at"),
        sa.case(
            (confirmation.c.paper_id.is_not(None), _ENTERED.c.given_name + " " + _ENTERED.c.family_name)
        ).label("on_paper_by"),
        document.c.answer_by,
        document.c.filed_at,
        document.c.facts,
    )
    .select_from(
        document.join(person, person.c.id == document.c.filed_by)
        .outerjoin(confirmation, confirmation.c.document_id == document.c.id)
        .outerjoin(_FOR, _FOR.c.id == document.c.on_behalf_of)
        .outerjoin(_ENTERED, _ENTERED.c.id == confirmation.c.given_by)
    )
    .order_by(document.c.filed_at.desc(), document.c.id)
)
_COPIES = sa.select(
    filed_copy.c.id,
    filed_copy.c.document_id,
    filed_copy.c.name,
    filed_copy.c.media_type,
    filed_copy.c.word_sha256.is_not(None).label("has_word"),
    filed_copy.c.made_at,
    filed_copy.c.language,
).order_by(filed_copy.c.made_at.desc(), filed_copy.c.id)


def case_documents(
    connection: sa.Connection, case_id: UUID, kinds: Collection[DocumentKind] | None = None
) -> list[DocumentLine]:
    """The documents of a case, newest first; of all kinds, or of these."""
    query = _LINES.where(document.c.case_id == case_id)
    if kinds is not None:
        query = query.where(document.c.kind.in_(kinds))
    return [_line(row._asdict()) for row in connection.execute(query)]


def case_copies(connection: sa.Connection, case_id: UUID) -> list[CopyLine]:
    """What lies in the personnel folder of a case, newest first."""
    rows = connection.execute(_COPIES.where(filed_copy.c.case_id == case_id))
    return [CopyLine(**row._asdict()) for row in rows]


def _line(values: dict[str, object]) -> DocumentLine:
    answer = values.pop("answer")
    kind = DocumentKind(str(values.pop("kind")))
    return DocumentLine(
        kind=kind,
        answer=ConfirmationOutcome(str(answer)) if answer else None,
        **values,  # type: ignore[arg-type]  # the columns of the statement above
    )
