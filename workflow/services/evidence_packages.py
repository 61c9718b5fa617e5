"""Says what the services know of an evidence package and ask of the database about it; what is in it: `evidence/`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from workflow.domain.people import Role
from workflow.services.records import DocumentRecord


@dataclass(frozen=True, kw_only=True, slots=True)
class PackageRecord:
    """A package that was ordered; `ready_at` is set once it can be taken, `removed_at` once its content is gone.

    Without a case it holds everything about whoever ordered it.
    """

    id: UUID
    case_id: UUID | None
    language: str
    ordered_at: datetime
    ordered_by: UUID
    ordered_as: Role
    done: int
    total: int
    ready_at: datetime | None = None
    attempt: int | None = None
    size: int | None = None
    sha256: str | None = None
    keep_until: datetime | None = None
    removed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CopyRecord:
    """A filed copy without its content; papers from before there were Word files have no `word_sha256`."""

    id: UUID
    document_id: UUID | None
    name: str
    sha256: str
    word_sha256: str | None
    made_at: datetime


class EvidencePackages(Protocol):
    """Packages in sealed parts, and what is put into them."""

    def load(self, package_id: UUID) -> PackageRecord | None: ...
    def of_case(self, case_id: UUID, person_id: UUID) -> list[PackageRecord]:
        """What somebody has ordered on a case, the newest first."""

    def about(self, person_id: UUID) -> list[PackageRecord]:
        """The exports of everything about somebody, the newest first."""

    def add(self, package: PackageRecord) -> None: ...
    def begin(self, package_id: UUID, total: int) -> None:
        """Throw away what an earlier attempt has left, and say how many files there will be."""

    def put_part(self, package_id: UUID, attempt: int, number: int, content: bytes, done: int) -> None: ...
    def part(self, package_id: UUID, attempt: int, number: int) -> bytes | None: ...
    def finish(
        self, package_id: UUID, attempt: int, size: int, sha256: str, at: datetime, keep_until: datetime
    ) -> None: ...
    def remove_old(self, at: datetime) -> int:
        """Remove the content of packages whose time has passed."""

    # What a case has to show, in the order it came about.
    def documents(self, case_id: UUID) -> Sequence[DocumentRecord]: ...
    def copies(self, case_id: UUID) -> Sequence[CopyRecord]: ...
    def copy_content(self, copy_id: UUID, *, as_word: bool) -> bytes: ...
    def deliveries(self, case_id: UUID) -> Sequence[Mapping[str, Any]]: ...
    def history(self, case_id: UUID, until: datetime) -> Sequence[Mapping[str, Any]]: ...
