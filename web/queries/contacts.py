"""The contacts of a case and the meetings nobody came to: codes for a short list, with texts for the whole log."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from web.queries.case_statements import Statement
from workflow.adapters.persistence.sealing import answers_from, place
from workflow.adapters.persistence.tables import confirmation, document, person
from workflow.bootstrap import Wiring
from workflow.domain.contacts import Contact, in_order
from workflow.domain.documents import OPEN_TO_COMMENT, DocumentKind, ShownAnswer
from workflow.services.norway import NORWAY

_STILL = document.alias("still")
_NEWEST = sa.not_(
    sa.exists().where(
        _STILL.c.case_id == document.c.case_id,
        _STILL.c.spell == document.c.spell,
        _STILL.c.kind == document.c.kind,
        _STILL.c.about_id == document.c.about_id,
        _STILL.c.version > document.c.version,
    )
)
_LINES = (
    sa.select(
        document.c.id,
        document.c.about_id,
        document.c.kind,
        document.c.spell,
        document.c.version,
        document.c.filed_at,
        document.c.filed_as,
        document.c.facts,
        (person.c.given_name + " " + person.c.family_name).label("noted_by"),
    )
    .join(person, person.c.id == document.c.filed_by)
    .where(document.c.kind.in_(OPEN_TO_COMMENT), _NEWEST)
)
_DAY = {DocumentKind.CONTACT_ATTEMPT: "contacted_on", DocumentKind.NO_SHOW_NOTE: "missed_on"}


@dataclass(frozen=True, kw_only=True)
class ContactLine:
    """One contact or missed meeting as it is noted now; `texts` only where the whole log is read."""

    id: UUID
    about_id: UUID
    kind: DocumentKind
    spell: int
    version: int
    noted_at: datetime
    noted_by: str
    noted_as: str
    facts: Mapping[str, Any]
    texts: tuple[ShownAnswer, ...] = ()
    statements: tuple[Statement, ...] = ()

    @property
    def on_day(self) -> date:
        """The day it happened."""
        return date.fromisoformat(str(self.facts[_DAY[self.kind]]))

    @property
    def at_time(self) -> time | None:
        """The time, where somebody wrote it."""
        told = self.facts.get("contacted_at")
        return time.fromisoformat(str(told)) if told else None

    @property
    def moment(self) -> time:
        """When in the day it happened: the time that is told, else when it was noted on that day, else nobody knows."""
        noted = self.noted_at.astimezone(NORWAY)
        return self.at_time or (noted.time() if noted.date() == self.on_day else time.min)

    @property
    def counted(self) -> Contact:
        """What counting needs of it."""
        return Contact(
            kind=self.kind,
            on_day=self.on_day,
            at_time=self.moment,
            noted_at=self.noted_at,
            outcome=self.facts.get("outcome"),
            medical_reason=self.facts.get("medical_reason"),
        )


def case_contacts(connection: sa.Connection, case_id: UUID) -> list[ContactLine]:
    """Those of a case by their codes alone, the earliest first."""
    rows = connection.execute(_LINES.where(document.c.case_id == case_id))
    return sorted((_line(row) for row in rows), key=_in_order)


def contact_log(
    wiring: Wiring, connection: sa.Connection, case_id: UUID, said: Mapping[UUID, Statement]
) -> list[ContactLine]:
    """The same with everything that was written, and how the employee remembers it (`said`, by document)."""
    query = _LINES.add_columns(document.c.answers_sealed).where(document.c.case_id == case_id)
    papers = _papers(connection, case_id)
    lines = [
        _line(
            row,
            texts=_texts(wiring, row),
            statements=tuple(said[one] for one in papers.get((row.spell, row.about_id), ()) if one in said),
        )
        for row in connection.execute(query)
    ]
    return sorted(lines, key=_in_order)


def _papers(connection: sa.Connection, case_id: UUID) -> dict[tuple[int, UUID], list[UUID]]:
    """The answered versions of each paper, the earliest first: what was said of one is kept beside the next."""
    query = (
        sa.select(document.c.id, document.c.spell, document.c.about_id)
        .join(confirmation, confirmation.c.document_id == document.c.id)
        .where(document.c.case_id == case_id, document.c.kind.in_(OPEN_TO_COMMENT))
        .order_by(document.c.version)
    )
    found: dict[tuple[int, UUID], list[UUID]] = {}
    for row in connection.execute(query):
        found.setdefault((row.spell, row.about_id), []).append(row.id)
    return found


def _line(row: sa.Row[*tuple[Any, ...]], **more: Any) -> ContactLine:
    return ContactLine(
        id=row.id,
        about_id=row.about_id,
        kind=DocumentKind(row.kind),
        spell=row.spell,
        version=row.version,
        noted_at=row.filed_at,
        noted_by=row.noted_by,
        noted_as=row.filed_as,
        facts=row.facts,
        **more,
    )


def _texts(wiring: Wiring, row: sa.Row[*tuple[Any, ...]]) -> tuple[ShownAnswer, ...]:
    text = wiring.keys.decrypt_text(row.answers_sealed, context=place("document", "answers", row.id))
    return tuple(answer for section in answers_from(text).sections for answer in section.answers)


def _in_order(line: ContactLine) -> tuple[date, time, datetime]:
    return in_order(line.counted)
