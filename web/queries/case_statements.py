"""What was said of the documents of a case: comments, objections, and why there is no answer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.sealing import place
from workflow.adapters.persistence.tables import confirmation, document, person
from workflow.bootstrap import Wiring
from workflow.domain.documents import ConfirmationOutcome


@dataclass(frozen=True, kw_only=True)
class Statement:
    """An answer with its words; `who` wrote it, who is the manager or HR when no answer came."""

    outcome: ConfirmationOutcome
    who: str
    at: datetime
    words: str


def case_statements(wiring: Wiring, connection: sa.Connection, case_id: UUID) -> dict[UUID, Statement]:
    """Every answer with words of its own, by the document it belongs to."""
    query = (
        sa.select(
            confirmation.c.document_id,
            confirmation.c.outcome,
            confirmation.c.statement_sealed,
            confirmation.c.given_at,
            (person.c.given_name + " " + person.c.family_name).label("who"),
        )
        .join(document, document.c.id == confirmation.c.document_id)
        .join(person, person.c.id == confirmation.c.given_by)
        .where(document.c.case_id == case_id, confirmation.c.statement_sealed.is_not(None))
    )
    return {
        row.document_id: Statement(
            outcome=ConfirmationOutcome(row.outcome),
            who=row.who,
            at=row.given_at,
            words=wiring.keys.decrypt_text(
                row.statement_sealed, context=place("confirmation", "statement", row.document_id)
            ),
        )
        for row in connection.execute(query)
    }
