"""Reads and writes how documents were answered: by the employee here, on a signed paper, or documented for them."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.documents import ConfirmationOutcome
from workflow.domain.errors import AlreadyDone
from workflow.domain.people import Role
from workflow.services.ports import Cipher

from .document_rows import NOT_AWAITED
from .sealing import place
from .tables import confirmation, document


class ConfirmationRows:
    """Answers to documents in the database."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def is_answered(self, document_id: UUID) -> bool:
        """Whether the document has an answer or a documented lack of one."""
        return (
            self._connection.scalar(sa.select(confirmation.c.outcome).where(_answers(document_id)))
            is not None
        )

    def answer(
        self,
        document_id: UUID,
        outcome: ConfirmationOutcome,
        statement: str,
        given_by: UUID,
        given_as: Role,
        at: datetime,
        paper_id: UUID | None = None,
    ) -> None:
        """Store how a document was answered.

        A silence that is broken later, and what somebody read on a signed paper, give way to the employee's own answer.
        """
        sealed = self._keys.encrypt_text(statement, context=place("confirmation", "statement", document_id))
        row = {
            "document_id": document_id,
            "outcome": outcome,
            "statement_sealed": sealed if statement else None,
            "given_at": at,
            "given_by": given_by,
            "given_as": given_as,
            "paper_id": paper_id,
        }
        gives_way: sa.ColumnElement[bool] = confirmation.c.outcome.in_(
            (ConfirmationOutcome.REFUSED, ConfirmationOutcome.SILENT)
        )
        if given_as is Role.EMPLOYEE and paper_id is None:
            gives_way = sa.or_(gives_way, confirmation.c.paper_id.is_not(None))
        self._connection.execute(sa.delete(confirmation).where(_answers(document_id), gives_way))
        if self.is_answered(document_id):
            raise AlreadyDone
        self._connection.execute(confirmation.insert(), row)
        self._connection.execute(
            sa.update(document).where(document.c.id == document_id).values(**NOT_AWAITED)
        )

    def entered_from_paper(self, document_id: UUID) -> UUID | None:
        """Who entered the answer that stands on a signed paper."""
        found: UUID | None = self._connection.scalar(
            sa.select(confirmation.c.given_by).where(
                _answers(document_id), confirmation.c.paper_id.is_not(None)
            )
        )
        return found

    def statement(self, document_id: UUID) -> tuple[ConfirmationOutcome, str, datetime] | None:
        """Outcome, own words and time of the answer, or None."""
        row = self._connection.execute(sa.select(confirmation).where(_answers(document_id))).one_or_none()
        if row is None:
            return None
        sealed = row.statement_sealed
        context = place("confirmation", "statement", document_id)
        words = self._keys.decrypt_text(sealed, context=context) if sealed else ""
        return ConfirmationOutcome(row.outcome), words, row.given_at


def _answers(document_id: UUID) -> sa.ColumnElement[bool]:
    return confirmation.c.document_id == document_id
