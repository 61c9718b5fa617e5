"""Reads and writes papers from outside; content and words are sealed, each for its own place."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from workflow.domain.documents import ConfirmationOutcome
from workflow.domain.errors import AlreadyDone
from workflow.domain.papers import CheckState, PaperKind
from workflow.domain.people import Role
from workflow.services.ports import Cipher
from workflow.services.received_papers import Gone, PaperRecord

from .sealing import place
from .tables import confirmation, received_paper

_COLUMNS = [received_paper.c[name] for name in PaperRecord.__dataclass_fields__]
_TABLE = "received_paper"
# The same file at the same instant: the second is not stored.
_ADD = {
    "postgresql": postgresql.insert(received_paper).on_conflict_do_nothing(),
    "sqlite": sqlite.insert(received_paper).on_conflict_do_nothing(),
}


class PaperRows:
    """Papers in the database."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def load(self, paper_id: UUID) -> PaperRecord | None:
        """A paper without its content."""
        return self._one(received_paper.c.id == paper_id)

    def of_case(self, case_id: UUID) -> list[PaperRecord]:
        """Every paper of a case, in the order they came."""
        query = sa.select(*_COLUMNS).where(received_paper.c.case_id == case_id)
        rows = self._connection.execute(query.order_by(received_paper.c.uploaded_at, received_paper.c.id))
        return [paper_in(row) for row in rows]

    def twin(self, case_id: UUID, sent_sha256: str) -> PaperRecord | None:
        """The same file on the same case."""
        return self._one(
            received_paper.c.case_id == case_id,
            received_paper.c.sent_sha256 == sent_sha256,
            received_paper.c.gone_at.is_(None),
        )

    def sent_since(self, person_id: UUID, since: datetime) -> tuple[int, int]:
        """How many, and how many bytes."""
        query = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(received_paper.c.size), 0)).where(
            received_paper.c.uploaded_by == person_id, received_paper.c.uploaded_at >= since
        )
        count, size = self._connection.execute(query).one()
        return int(count), int(size)

    def add(self, paper: PaperRecord, content: bytes, line: str) -> None:
        """Put a paper on its case; raises `AlreadyDone` when the same file was put there at this very moment."""
        row = {name: getattr(paper, name) for name in PaperRecord.__dataclass_fields__}
        sealed = self._keys.encrypt_bytes(content, context=place(_TABLE, "content", paper.id))
        row |= {"content_sealed": sealed, "line_sealed": self._sealed_text(paper.id, "line", line)}
        # an insert does not keep its count unless it is asked to
        counting = self._connection.execution_options(preserve_rowcount=True)
        if not counting.execute(_ADD[self._connection.dialect.name], row).rowcount:
            raise AlreadyDone(paper.case_id)

    def content(self, paper_id: UUID) -> bytes | None:
        """The content, opened."""
        sealed = self._sealed(received_paper.c.content_sealed, paper_id)
        if sealed is None:
            return None
        return self._keys.decrypt_bytes(sealed, context=place(_TABLE, "content", paper_id))

    def line(self, paper_id: UUID) -> str:
        """The line about it."""
        return self._text(received_paper.c.line_sealed, paper_id, "line")

    def because(self, paper_id: UUID) -> str:
        """Why it is gone."""
        return self._text(received_paper.c.gone_because_sealed, paper_id, "gone_because")

    def words_of_case(self, case_id: UUID) -> list[tuple[UUID, str, str]]:
        """Each paper of a case with the line about it, and why it is gone."""
        names = ("line", "gone_because")
        columns = [received_paper.c[f"{name}_sealed"] for name in names]
        query = sa.select(received_paper.c.id, *columns).where(received_paper.c.case_id == case_id)
        return [
            (
                row[0],
                *(self._opened(row[0], name, sealed) for name, sealed in zip(names, row[1:], strict=True)),
            )
            for row in self._connection.execute(query)
        ]

    def set_checked(self, paper_id: UUID, state: CheckState) -> None:
        """Note what the scanner said."""
        self._change(paper_id, checked=state)

    def remove(self, paper_id: UUID, gone: Gone) -> None:
        """Remove the content, and say when, by whom and why."""
        self._change(
            paper_id,
            content_sealed=None,
            gone_at=gone.at,
            gone_by=gone.by,
            gone_as=gone.acted_as,
            gone_because_sealed=self._sealed_text(paper_id, "gone_because", gone.because),
        )

    def take_answer_back(self, paper_id: UUID) -> UUID | None:
        """Delete the answer on a paper."""
        on_it = confirmation.c.paper_id == paper_id
        found = self._connection.scalar(sa.select(confirmation.c.document_id).where(on_it))
        self._connection.execute(sa.delete(confirmation).where(on_it))
        return found

    def _one(self, *which: sa.ColumnElement[bool]) -> PaperRecord | None:
        row = self._connection.execute(sa.select(*_COLUMNS).where(*which)).one_or_none()
        return paper_in(row) if row else None

    def _change(self, paper_id: UUID, **values: Any) -> None:
        self._connection.execute(
            sa.update(received_paper).where(received_paper.c.id == paper_id).values(**values)
        )

    def _sealed(self, column: sa.Column[Any], paper_id: UUID) -> bytes | None:
        found: bytes | None = self._connection.scalar(
            sa.select(column).where(received_paper.c.id == paper_id)
        )
        return found

    def _sealed_text(self, paper_id: UUID, name: str, text: str) -> bytes | None:
        return self._keys.encrypt_text(text, context=place(_TABLE, name, paper_id)) if text else None

    def _text(self, column: sa.Column[Any], paper_id: UUID, name: str) -> str:
        return self._opened(paper_id, name, self._sealed(column, paper_id))

    def _opened(self, paper_id: UUID, name: str, sealed: bytes | None) -> str:
        return self._keys.decrypt_text(sealed, context=place(_TABLE, name, paper_id)) if sealed else ""


def paper_in(row: Any) -> PaperRecord:
    """The paper of a row that has these columns."""
    values: dict[str, Any] = {name: getattr(row, name) for name in PaperRecord.__dataclass_fields__}
    coded = {
        "kind": PaperKind(row.kind),
        "says": ConfirmationOutcome(row.says) if row.says else None,
        "checked": CheckState(row.checked),
        "uploaded_as": Role(row.uploaded_as),
    }
    return PaperRecord(**values | coded)
