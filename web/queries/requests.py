"""A request for help with its lines, what is on file for it, and who did what; and the requests of a case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from web.queries.sight import Sight
from workflow.adapters.persistence.store import SqlTransaction
from workflow.adapters.persistence.tables import case, escalation, person
from workflow.bootstrap import Wiring
from workflow.domain.tracks.file import TrackFile
from workflow.domain.tracks.kinds import TrackKind
from workflow.services.records import DocumentRecord
from workflow.services.track_file import track_file
from workflow.services.tracks import TrackLine, TrackRecord


@dataclass(frozen=True, kw_only=True)
class SeenRequest:
    """A track as a page needs it; `names` are those of everybody who acted, `documents` those its lines name."""

    track: TrackRecord
    file: TrackFile
    lines: Sequence[TrackLine]
    names: Mapping[UUID, str]
    documents: Mapping[UUID, DocumentRecord]
    old_note: str = ""


def find_request(
    wiring: Wiring, connection: sa.Connection, sight: Sight, case_id: UUID, request_id: UUID, today: date
) -> SeenRequest | None:
    """One request of a case within sight, or None."""
    there = (
        sa.select(escalation.c.id)
        .join_from(escalation, case, case.c.id == escalation.c.case_id)
        .where(escalation.c.id == request_id, escalation.c.case_id == case_id, sight)
    )
    if connection.scalar(there) is None:
        return None
    tx = SqlTransaction(connection, wiring.keys)
    track, record = tx.tracks.load(request_id), tx.cases.load(case_id)
    if track is None or record is None:
        return None
    lines = tx.tracks.lines(track.id)
    papers = {track.document_id, track.paper_id, *(line.document_id for line in lines)} - {None}
    found = [document for one in papers if one and (document := tx.documents.load(one))]
    return SeenRequest(
        track=track,
        file=track_file(tx, record, track, today),
        lines=lines,
        names=_names(connection, {line.actor_id for line in lines}),
        documents={document.id: document for document in found},
        old_note=tx.tracks.old_note(track.id),
    )


def case_requests(connection: sa.Connection, wiring: Wiring, case_id: UUID) -> Sequence[TrackRecord]:
    """The requests of a case, the one begun last first; whoever asks has the case in sight."""
    return SqlTransaction(connection, wiring.keys).tracks.of_case(case_id)


def told_of_trial(connection: sa.Connection, wiring: Wiring, case_id: UUID) -> Mapping[str, object]:
    """What the latest trial in other work has told, words included; nothing where there was none."""
    tracks = SqlTransaction(connection, wiring.keys).tracks
    found = next((one for one in tracks.of_case(case_id) if one.kind is TrackKind.POSITION_BANK), None)
    told: dict[str, object] = {}
    for line in tracks.lines(found.id) if found else ():
        told |= {**line.facts, **line.words}
    return told


def _names(connection: sa.Connection, people: set[UUID]) -> Mapping[UUID, str]:
    query = sa.select(person.c.id, person.c.given_name + " " + person.c.family_name)
    return {row[0]: row[1] for row in connection.execute(query.where(person.c.id.in_(people)))}
