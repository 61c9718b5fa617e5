"""Reads and writes rhythms of contact and wishes about them; the employee's own words are sealed."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.contact_rhythm import DAY_OF_CONTACT, ContactWay, day_in_touch
from workflow.domain.documents import DocumentKind, OnFile
from workflow.domain.people import Role
from workflow.services.contact_records import RhythmRecord, WishRecord
from workflow.services.ports import Cipher

from .sealing import place
from .tables import contact_rhythm, contact_wish, document, meeting

_RHYTHM = [contact_rhythm.c[name] for name in RhythmRecord.__dataclass_fields__]
_WISH = [contact_wish.c[name] for name in WishRecord.__dataclass_fields__ if name != "words"]


class ContactRhythmRows:
    """Rhythms and wishes in the database."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def newest(self, case_id: UUID) -> RhythmRecord | None:
        """The rhythm that counts."""
        found = self.of_case(case_id)
        return found[0] if found else None

    def of_case(self, case_id: UUID) -> Sequence[RhythmRecord]:
        """All of a case, the newest first."""
        query = (
            sa.select(*_RHYTHM)
            .where(contact_rhythm.c.case_id == case_id)
            .order_by(contact_rhythm.c.set_at.desc(), contact_rhythm.c.id)
        )
        return [_rhythm(row) for row in self._connection.execute(query)]

    def wish(self, case_id: UUID) -> WishRecord | None:
        """What the employee said last."""
        query = (
            sa.select(*_WISH, contact_wish.c.words_sealed)
            .where(contact_wish.c.case_id == case_id)
            .order_by(contact_wish.c.said_at.desc(), contact_wish.c.id)
            .limit(1)
        )
        row = self._connection.execute(query).one_or_none()
        return self._wish(row) if row else None

    def add(self, new: RhythmRecord) -> None:
        """Store a rhythm."""
        self._connection.execute(contact_rhythm.insert(), asdict(new))

    def add_wish(self, new: WishRecord) -> None:
        """Store a wish, its words sealed; no words are none."""
        row = asdict(new)
        words, context = row.pop("words"), place("contact_wish", "words", new.id)
        sealed = self._keys.encrypt_text(words, context=context) if words else None
        self._connection.execute(contact_wish.insert(), row | {"words_sealed": sealed})

    def days_in_touch(self, case_id: UUID, *, but: tuple[DocumentKind, UUID] | None = None) -> Sequence[date]:
        """The days as the current papers and the meetings that were held say."""
        papers = sa.select(
            document.c.kind, document.c.version, document.c.filed_on, document.c.facts, document.c.about_id
        ).where(
            document.c.case_id == case_id, document.c.is_current, document.c.kind.in_(list(DAY_OF_CONTACT))
        )
        told = [
            day_in_touch(_on_file(row))
            for row in self._connection.execute(papers)
            if but is None or (row.kind, row.about_id) != but
        ]
        held = sa.select(meeting.c.held_on).where(
            meeting.c.case_id == case_id, meeting.c.held_on.is_not(None)
        )
        return sorted({day for day in (*told, *self._connection.scalars(held)) if day is not None})

    def _wish(self, row: sa.Row[*tuple[Any, ...]]) -> WishRecord:
        values: dict[str, Any] = row._asdict()
        sealed = values.pop("words_sealed")
        context = place("contact_wish", "words", row.id)
        words = self._keys.decrypt_text(sealed, context=context) if sealed else ""
        way = ContactWay(values["way"]) if values["way"] else None
        return WishRecord(**{**values, "way": way}, words=words)


def _on_file(row: sa.Row[*tuple[Any, ...]]) -> OnFile:
    return OnFile(
        kind=DocumentKind(row.kind), version=row.version, filed_on=row.filed_on, facts=dict(row.facts)
    )


def _rhythm(row: sa.Row[*tuple[Any, ...]]) -> RhythmRecord:
    values: dict[str, Any] = row._asdict()
    return RhythmRecord(**{**values, "way": ContactWay(row.way), "set_as": Role(row.set_as)})
