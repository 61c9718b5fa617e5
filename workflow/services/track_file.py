"""Puts together what the rules of a track may know: the case, its papers, and what the lines have told."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from workflow.domain.documents import Fact, OnFile
from workflow.domain.tracks.file import TrackFile
from workflow.domain.tracks.kinds import TrackKind
from workflow.services.questions import Transaction
from workflow.services.reckoning import counting, file_of
from workflow.services.records import CaseRecord
from workflow.services.self_certified import counted
from workflow.services.tracks import TrackRecord


def track_file(tx: Transaction, case: CaseRecord, track: TrackRecord, today: date) -> TrackFile:
    """A track as its rules see it on a day."""
    rules = tx.house_rules.book()
    since = case.documents_from
    filed = [one for one in tx.documents.filed(case.id) if since is None or one.filed_on >= since]
    times = _times(tx, case, today) if track.kind is TrackKind.SELF_CERTIFICATION_WITHDRAWAL else 0
    return TrackFile(
        case=file_of(case, counting(filed, since), today, rules),
        papers=tuple(filed),
        paper=_paper(tx, track.paper_id),
        told=told_so_far(tx, track.id),
        package_ordered=tx.tracks.package_ordered(case.id, track.asked_at),
        times_self_certified=times,
    )


def told_so_far(tx: Transaction, track_id: UUID) -> Mapping[str, Fact]:
    """What the lines of a track have told, the later one counting."""
    told: dict[str, Fact] = {}
    for line in tx.tracks.lines(track_id):
        told |= line.facts
    return told


def _paper(tx: Transaction, paper_id: UUID | None) -> OnFile | None:
    document = tx.documents.load(paper_id) if paper_id else None
    if document is None:
        return None
    return OnFile(
        kind=document.kind,
        version=document.version,
        filed_on=document.filed_on,
        facts=dict(document.facts),
        answered_before=document.answered_before,
    )


def _times(tx: Transaction, case: CaseRecord, today: date) -> int:
    """How often the employee has self-certified here in the last 12 months (ftrl § 8-27)."""
    own = [one for one in tx.absences.of_person(case.employee_id) if one.employment_id == case.employment_id]
    counting_ = counted(own, tx.people.employments_of(case.employee_id), tx.house_rules.book(), today)
    return counting_.standing.times_used
