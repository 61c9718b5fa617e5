"""Decides what of a case stands in a package as data: codes, days and instants, and the texts as they were shown."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from workflow.services.evidence_packages import PackageRecord
from workflow.services.received_papers import PaperRecord
from workflow.services.records import DocumentRecord
from workflow.services.scene import Scene


def plain(value: object) -> Any:
    """A value as JSON knows it."""
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(one) for one in value]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def document_data(scene: Scene, document: DocumentRecord) -> dict[str, Any]:
    """A filed document: its answers as they were shown, their fingerprint, and what was said of it.

    The fingerprint is of the answers in the language they were written in; the other wordings stand beside them.
    """
    wordings = scene.tx.documents.wordings(document.id)
    kept = asdict(document) | {"facts": dict(document.facts)}
    answers_sha256 = kept.pop("sha256")
    told: dict[str, Any] = plain(
        kept
        | {
            "answers_sha256": answers_sha256,
            "answers": asdict(wordings.written),
            "other_wordings": [asdict(one) for one in wordings.translated],
            "answer_of_employee": _said(scene, document.id),
        }
    )
    return told


def _said(scene: Scene, document_id: UUID) -> dict[str, Any] | None:
    found = scene.tx.confirmations.statement(document_id)
    if found is None:
        return None
    outcome, words, at = found
    on_paper = scene.tx.confirmations.entered_from_paper(document_id) is not None
    return {"outcome": outcome, "words": words, "given_at": at, "on_paper": on_paper}


def paper_data(scene: Scene, paper: PaperRecord, file: str | None) -> dict[str, Any]:
    """A paper from outside; of one that is gone only that it was there, and why it is not."""
    told: dict[str, Any] = plain(asdict(paper))
    for name in ("sent_sha256", "uploaded_by", "case_id"):
        told.pop(name)
    return told | {
        "file": file,
        "line": scene.tx.papers.line(paper.id),
        "gone_because": scene.tx.papers.because(paper.id),
    }


def history_data(scene: Scene, package: PackageRecord) -> list[dict[str, Any]]:
    """What happened until the package was ordered: what both parties read in the history, and nothing of who has read it."""
    told: list[dict[str, Any]] = plain(scene.tx.packages.history(scene.case.id, package.ordered_at))
    return told


def case_data(scene: Scene) -> dict[str, Any]:
    """The case itself."""
    case = scene.case
    names = (
        "id", "stage", "spell", "first_day", "first_day_told", "first_day_reckoned", "last_day", "grade", "max_date",
        "max_date_told", "max_date_reckoned", "meeting_on", "outcome", "opened_at", "closed_at",
    )  # fmt: skip
    employer, unit, number = scene.tx.folder.employer_of(case.unit_id)
    return {
        "employee": scene.employee.name,
        "employer": employer,
        "unit": unit,
        "organisation_number": number,
        **plain({name: getattr(case, name) for name in names}),
    }


def period_data(scene: Scene) -> list[dict[str, Any]]:
    """The periods of absence that stand, from this employment."""
    names = ("kind", "start_on", "end_on", "grade", "extended_certificate", "source", "received_at")
    standing = scene.tx.absences.of_person(scene.case.employee_id)
    own = [one for one in standing if one.employment_id == scene.case.employment_id]
    return [plain({name: getattr(one, name) for name in names}) for one in own]
