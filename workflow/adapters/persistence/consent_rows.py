"""Reads and writes the employee's consents."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.consents import Consent, Party, Use

from .tables import consent

_COLUMNS = [consent.c[name] for name in Consent.__dataclass_fields__]


class ConsentRows:
    """Consents in the database."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def of_case(self, case_id: UUID) -> Sequence[Consent]:
        """All of a case, the newest first."""
        query = sa.select(*_COLUMNS).where(consent.c.case_id == case_id)
        rows = self._connection.execute(query.order_by(consent.c.given_at.desc(), consent.c.id))
        return [_consent(row) for row in rows]

    def find(self, consent_id: UUID) -> Consent | None:
        """One of them."""
        row = self._connection.execute(sa.select(*_COLUMNS).where(consent.c.id == consent_id)).one_or_none()
        return _consent(row) if row else None

    def add(self, new: Consent, *, by: UUID, at: datetime) -> None:
        """Store a consent."""
        row = {name: getattr(new, name) for name in Consent.__dataclass_fields__}
        covers = ",".join(sorted(new.covers))
        self._connection.execute(consent.insert(), row | {"covers": covers, "given_by": by, "given_at": at})

    def end(self, consent_id: UUID, *, on: date, at: datetime, replaced_by: UUID | None = None) -> None:
        """Let it hold no more."""
        changes = {"withdrawn_on": on, "withdrawn_at": at, "replaced_by": replaced_by}
        still = (consent.c.id == consent_id, consent.c.withdrawn_at.is_(None))
        self._connection.execute(sa.update(consent).where(*still).values(**changes))


def _consent(row: sa.Row[*tuple[Any, ...]]) -> Consent:
    values: dict[str, Any] = row._asdict()
    covers = frozenset(Use(use) for use in values["covers"].split(","))
    return Consent(**{**values, "party": Party(values["party"]), "covers": covers})
