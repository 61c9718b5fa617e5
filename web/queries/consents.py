"""The consents of a case: who they are about, what they cover, until when, and the paper each is filed as."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.consent_rows import ConsentRows
from workflow.adapters.persistence.tables import consent, document, person
from workflow.domain.consents import Consent, Use, holds
from workflow.domain.documents import DocumentKind


@dataclass(frozen=True, kw_only=True)
class ConsentLine:
    """A consent as a page shows it; `document_id` is its paper as it is now, `noted_by` who noted one from paper."""

    consent: Consent
    given_at: datetime
    noted_by: str
    replaced: bool
    document_id: UUID | None
    today: date

    @property
    def holds(self) -> bool:
        """Whether it holds today."""
        return holds(self.consent, self.consent.party, self.today)

    @property
    def covers(self) -> list[Use]:
        """What it covers, in one order."""
        return [use for use in Use if use in self.consent.covers]


def case_consents(connection: sa.Connection, case_id: UUID, today: date) -> list[ConsentLine]:
    """All consents ever given in a case, the newest first."""
    kept = {one.id: one for one in ConsentRows(connection).of_case(case_id)}
    if not kept:
        return []
    query = (
        sa.select(
            consent.c.id,
            consent.c.given_at,
            consent.c.replaced_by,
            (person.c.given_name + " " + person.c.family_name).label("noted_by"),
        )
        .join(person, person.c.id == consent.c.given_by)
        .where(consent.c.case_id == case_id)
    )
    around = {row.id: row for row in connection.execute(query)}
    papers = _papers(connection, case_id)
    return [
        ConsentLine(
            consent=one,
            given_at=around[one.id].given_at,
            noted_by=around[one.id].noted_by if one.on_paper else "",
            replaced=around[one.id].replaced_by is not None,
            document_id=papers.get(one.id),
            today=today,
        )
        for one in kept.values()
    ]


def _papers(connection: sa.Connection, case_id: UUID) -> dict[UUID, UUID]:
    """The paper of each consent as it is now."""
    query = (
        sa.select(document.c.about_id, document.c.id)
        .where(document.c.case_id == case_id, document.c.kind == DocumentKind.CONSENT)
        .order_by(document.c.filed_at, document.c.version)
    )
    return {row.about_id: row.id for row in connection.execute(query)}
