"""Reads and writes documents; the text is sealed, only coded facts stand in clear."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.documents import Answers, ConfirmationOutcome, DocumentKind, OnFile
from workflow.domain.people import Role
from workflow.domain.wordings import Wordings
from workflow.services.ports import Cipher
from workflow.services.reckoning import counting
from workflow.services.records import CaseRecord, DocumentRecord

from .sealing import answers_from, answers_text, digest, place, translations_from, translations_text
from .tables import case, confirmation, document

_FACTS = (
    document.c.kind,
    document.c.version,
    document.c.filed_on,
    document.c.facts,
    document.c.answered_before,
    confirmation.c.outcome,
)
_ANSWERED = document.outerjoin(confirmation, confirmation.c.document_id == document.c.id)
_ON_FILE = (
    sa.select(*_FACTS)
    .select_from(_ANSWERED)
    .where(document.c.case_id == sa.bindparam("case_id"), document.c.is_current)
    .order_by(document.c.spell, document.c.filed_at)
)
_ON_FILES = (
    sa.select(document.c.case_id, *_FACTS)
    .select_from(_ANSWERED)
    .where(document.c.case_id.in_(sa.bindparam("case_ids", expanding=True)), document.c.is_current)
    .order_by(document.c.spell, document.c.filed_at)
)
NOT_AWAITED: dict[str, Any] = {"answer_by": None, "remind_answer_on": None}
_COLUMNS = [document.c[name] for name in DocumentRecord.__dataclass_fields__]


class DocumentRows:
    """Documents in the database."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def filed(self, case_id: UUID) -> Sequence[OnFile]:
        """The current documents of all absences of a case, those of the latest last."""
        return [on_file(row) for row in self._connection.execute(_ON_FILE, {"case_id": case_id})]

    def filed_on(self, case_ids: Collection[UUID]) -> Mapping[UUID, Sequence[OnFile]]:
        """The same for many cases in one question."""
        found: dict[UUID, list[OnFile]] = {}
        for row in self._connection.execute(_ON_FILES, {"case_ids": list(case_ids)}):
            found.setdefault(row.case_id, []).append(on_file(row))
        return found

    def on_file(self, case: CaseRecord) -> dict[DocumentKind, OnFile]:
        """What the guards may know of the documents that count for the running absence."""
        return counting(self.filed(case.id), case.documents_from)

    def load(self, document_id: UUID) -> DocumentRecord | None:
        """A document without its text."""
        return self._record(document.c.id == document_id)

    def current(self, case: CaseRecord, kind: DocumentKind) -> DocumentRecord | None:
        """The version of a kind that counts for the running absence; of several papers the one filed last."""
        since = case.documents_from or date.min
        return self._record(
            sa.and_(
                document.c.case_id == case.id,
                document.c.kind == kind,
                document.c.is_current,
                document.c.filed_on >= since,
            )
        )

    def current_about(self, case_id: UUID, kind: DocumentKind, about_id: UUID) -> DocumentRecord | None:
        """The version of a paper that counts, whichever absence it was filed in."""
        return self._record(
            sa.and_(
                document.c.case_id == case_id,
                document.c.kind == kind,
                document.c.about_id == about_id,
                document.c.is_current,
            )
        )

    def latest_version(self, case: CaseRecord, kind: DocumentKind, about_id: UUID) -> int:
        """The highest version number so far, retired ones included; 0 when there is none."""
        query = sa.select(sa.func.max(document.c.version)).where(
            *_versions_of(case.id, case.spell, kind, about_id)
        )
        return self._connection.scalar(query) or 0

    def answers(self, document_id: UUID) -> Answers:
        """The answers as they were shown."""
        sealed = self._connection.scalars(
            sa.select(document.c.answers_sealed).where(document.c.id == document_id)
        ).one()
        return answers_from(
            self._keys.decrypt_text(sealed, context=place("document", "answers", document_id))
        )

    def wordings(self, document_id: UUID) -> Wordings:
        """The answers in every language; what was filed before 0011 has the one it was written in."""
        row = self._connection.execute(
            sa.select(document.c.answers_sealed, document.c.translations_sealed).where(
                document.c.id == document_id
            )
        ).one()
        written = self._open("answers", row.answers_sealed, document_id)
        if row.translations_sealed is None:
            return Wordings(answers_from(written))
        kept = self._open("translations", row.translations_sealed, document_id)
        return Wordings(answers_from(written), translations_from(kept))

    def _open(self, column: str, sealed: bytes, document_id: UUID) -> str:
        return self._keys.decrypt_text(sealed, context=place("document", column, document_id))

    def add(self, new: DocumentRecord, answers: Answers, translations: Sequence[Answers] = ()) -> None:
        """File a version; the one before is no longer current."""
        self._retire(*_versions_of(new.case_id, new.spell, new.kind, new.about_id))
        text = answers_text(answers)
        sealed = self._keys.encrypt_text(text, context=place("document", "answers", new.id))
        row = asdict(new) | {"facts": dict(new.facts), "answers_sealed": sealed, "sha256": digest(text)}
        others = translations_text(translations)
        context = place("document", "translations", new.id)
        row["translations_sealed"] = self._keys.encrypt_text(others, context=context) if others else None
        row["on_behalf_of"] = _filed_for(new)
        self._connection.execute(document.insert().values(row))

    def retire(self, case_id: UUID, kinds: Sequence[DocumentKind]) -> None:
        """Make current versions former ones."""
        self._retire(document.c.case_id == case_id, document.c.kind.in_(kinds))

    def _retire(self, *which: sa.ColumnElement[bool]) -> None:
        self._connection.execute(
            sa.update(document).where(*which, document.c.is_current).values(is_current=False, **NOT_AWAITED)
        )

    def _record(self, where: sa.ColumnElement[bool]) -> DocumentRecord | None:
        query = (
            sa.select(*_COLUMNS)
            .where(where)
            .order_by(document.c.spell.desc(), document.c.filed_at.desc())
            .limit(1)
        )
        row = self._connection.execute(query).one_or_none()
        if row is None:
            return None
        values: dict[str, Any] = row._asdict()
        kind, role = DocumentKind(values["kind"]), Role(values["filed_as"])
        return DocumentRecord(**{**values, "kind": kind, "filed_as": role})


def _filed_for(new: DocumentRecord) -> sa.ColumnElement[UUID] | None:
    """Whoever files as manager in a case of another one files for that one."""
    if new.filed_as is not Role.MANAGER:
        return None
    manager = sa.select(case.c.manager_id).where(case.c.id == new.case_id, case.c.manager_id != new.filed_by)
    return manager.scalar_subquery()


def _versions_of(
    case_id: UUID, spell: int, kind: DocumentKind, about_id: UUID
) -> tuple[sa.ColumnElement[bool], ...]:
    """The versions of one paper. One about something of its own, such as a measure, goes on into the next absence."""
    same = (document.c.case_id == case_id, document.c.kind == kind, document.c.about_id == about_id)
    return same if about_id != case_id else (*same, document.c.spell == spell)


def on_file(row: sa.Row[*tuple[Any, ...]]) -> OnFile:
    """A row with these columns as the guards see it."""
    return OnFile(
        kind=DocumentKind(row.kind),
        version=row.version,
        filed_on=row.filed_on,
        facts=row.facts,
        confirmation=ConfirmationOutcome(row.outcome) if row.outcome else None,
        answered_before=row.answered_before,
    )
