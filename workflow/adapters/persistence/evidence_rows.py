"""Reads and writes evidence packages, in sealed parts of a bounded size, and reads what a case has to show."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.documents import DocumentKind
from workflow.domain.people import Role
from workflow.services.evidence_packages import CopyRecord, PackageRecord
from workflow.services.ports import Cipher
from workflow.services.records import DocumentRecord

from .sealing import place
from .tables import delivery, document, evidence_package, evidence_part, filed_copy, history, person

_PACKAGE = [evidence_package.c[name] for name in PackageRecord.__dataclass_fields__]
_DOCUMENT = [document.c[name] for name in DocumentRecord.__dataclass_fields__]
_COPY = [filed_copy.c[name] for name in CopyRecord.__dataclass_fields__]


def _context(package_id: UUID, attempt: int, number: int) -> str:
    return place("evidence_part", "content", f"{package_id}/{attempt}/{number}")


class EvidenceRows:
    """Packages in the database."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def load(self, package_id: UUID) -> PackageRecord | None:
        """One package."""
        query = sa.select(*_PACKAGE).where(evidence_package.c.id == package_id)
        row = self._connection.execute(query).one_or_none()
        return _package(row) if row else None

    def of_case(self, case_id: UUID, person_id: UUID) -> list[PackageRecord]:
        """What somebody has ordered on a case, the newest first."""
        query = sa.select(*_PACKAGE).where(
            evidence_package.c.case_id == case_id, evidence_package.c.ordered_by == person_id
        )
        newest = evidence_package.c.ordered_at.desc(), evidence_package.c.id
        return [_package(row) for row in self._connection.execute(query.order_by(*newest).limit(20))]

    def about(self, person_id: UUID) -> list[PackageRecord]:
        """The exports of everything about somebody, the newest first."""
        query = sa.select(*_PACKAGE).where(
            evidence_package.c.case_id.is_(None), evidence_package.c.ordered_by == person_id
        )
        newest = evidence_package.c.ordered_at.desc(), evidence_package.c.id
        return [_package(row) for row in self._connection.execute(query.order_by(*newest).limit(20))]

    def add(self, package: PackageRecord) -> None:
        """Note an order."""
        row = {name: getattr(package, name) for name in PackageRecord.__dataclass_fields__}
        self._connection.execute(evidence_package.insert(), row)

    def begin(self, package_id: UUID, total: int) -> None:
        """Start over."""
        self._drop_parts(evidence_part.c.package_id == package_id)
        self._change(package_id, done=0, total=total)

    def put_part(self, package_id: UUID, attempt: int, number: int, content: bytes, done: int) -> None:
        """Keep a piece of the file, sealed, and say how many files are in by now."""
        sealed = self._keys.encrypt_bytes(content, context=_context(package_id, attempt, number))
        row = {"package_id": package_id, "attempt": attempt, "number": number, "content_sealed": sealed}
        self._connection.execute(evidence_part.insert(), row)
        self._change(package_id, done=done)

    def part(self, package_id: UUID, attempt: int, number: int) -> bytes | None:
        """A piece of the file, opened; None behind the last one."""
        sealed = self._connection.scalar(
            sa.select(evidence_part.c.content_sealed).where(
                evidence_part.c.package_id == package_id,
                evidence_part.c.attempt == attempt,
                evidence_part.c.number == number,
            )
        )
        if sealed is None:
            return None
        return self._keys.decrypt_bytes(sealed, context=_context(package_id, attempt, number))

    def finish(
        self, package_id: UUID, attempt: int, size: int, sha256: str, at: datetime, keep_until: datetime
    ) -> None:
        """Say that the file is whole, and until when it is kept."""
        self._change(
            package_id, attempt=attempt, size=size, sha256=sha256, ready_at=at, keep_until=keep_until
        )

    def remove_old(self, at: datetime) -> int:
        """Remove what has been kept long enough."""
        old = sa.and_(evidence_package.c.keep_until <= at, evidence_package.c.removed_at.is_(None))
        ids = self._connection.scalars(sa.select(evidence_package.c.id).where(old)).all()
        if ids:
            self._drop_parts(evidence_part.c.package_id.in_(ids))
            self._connection.execute(sa.update(evidence_package).where(old).values(removed_at=at))
        return len(ids)

    def documents(self, case_id: UUID) -> Sequence[DocumentRecord]:
        """Every version of every document, in the order they were filed."""
        query = sa.select(*_DOCUMENT).where(document.c.case_id == case_id)
        rows = self._connection.execute(query.order_by(document.c.filed_at, document.c.id))
        return [
            DocumentRecord(
                **{**row._asdict(), "kind": DocumentKind(row.kind), "filed_as": Role(row.filed_as)}
            )
            for row in rows
        ]

    def copies(self, case_id: UUID) -> Sequence[CopyRecord]:
        """Every filed copy, in the order they were made."""
        query = sa.select(*_COPY).where(filed_copy.c.case_id == case_id)
        rows = self._connection.execute(query.order_by(filed_copy.c.made_at, filed_copy.c.id))
        return [CopyRecord(**row._asdict()) for row in rows]

    def copy_content(self, copy_id: UUID, *, as_word: bool) -> bytes:
        """One of the two forms of a filed copy, opened."""
        column = filed_copy.c.word_sealed if as_word else filed_copy.c.content_sealed
        sealed = self._connection.scalars(sa.select(column).where(filed_copy.c.id == copy_id)).one()
        context = place("filed_copy", "word" if as_word else "content", copy_id)
        return self._keys.decrypt_bytes(sealed, context=context)

    def deliveries(self, case_id: UUID) -> Sequence[dict[str, Any]]:
        """What went to whom, how and when; of what did not arrive why, in the words of whoever noted it."""
        names = (
            "id", "document_id", "recipient", "channel", "message", "language", "grounds", "made_at", "sent_at",
            "sent_on", "ended_because", "ended_at", "reason_sealed",
        )  # fmt: skip
        by = sa.func.coalesce(person.c.given_name + " " + person.c.family_name, "").label("sent_by")
        query = (
            sa.select(*(delivery.c[name] for name in names), by)
            .select_from(delivery.outerjoin(person, person.c.id == delivery.c.sent_by))
            .where(delivery.c.case_id == case_id)
            .order_by(delivery.c.made_at, delivery.c.id)
        )
        return [self._delivery(row._asdict()) for row in self._connection.execute(query)]

    def _delivery(self, values: dict[str, Any]) -> dict[str, Any]:
        sealed, context = values.pop("reason_sealed"), place("delivery", "reason", values["id"])
        return values | {"reason": self._keys.decrypt_text(sealed, context=context) if sealed else ""}

    def history(self, case_id: UUID, until: datetime) -> Sequence[dict[str, Any]]:
        """What happened up to an instant, with the name of who did it, and of whom they stood in for."""
        names = ("at", "acted_as", "event", "word", "from_stage", "to_stage", "law", "detail")
        who = (person.c.given_name + " " + person.c.family_name).label("who")
        stood_in_for = person.alias("stood_in_for")
        for_whom = (stood_in_for.c.given_name + " " + stood_in_for.c.family_name).label("on_behalf_of")
        query = (
            sa.select(*(history.c[name] for name in names), who, for_whom)
            .select_from(
                history.outerjoin(person, person.c.id == history.c.actor_id).outerjoin(
                    stood_in_for, stood_in_for.c.id == history.c.on_behalf_of
                )
            )
            .where(history.c.case_id == case_id, history.c.at <= until)
            .order_by(history.c.id)
        )
        return [row._asdict() for row in self._connection.execute(query)]

    def _drop_parts(self, which: sa.ColumnElement[bool]) -> None:
        self._connection.execute(sa.delete(evidence_part).where(which))

    def _change(self, package_id: UUID, **values: Any) -> None:
        self._connection.execute(
            sa.update(evidence_package).where(evidence_package.c.id == package_id).values(**values)
        )


def _package(row: Any) -> PackageRecord:
    values: dict[str, Any] = row._asdict()
    return PackageRecord(**{**values, "ordered_as": Role(values["ordered_as"])})
