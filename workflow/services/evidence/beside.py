"""Decides what of meetings, measures, requests, consents, contact and deliveries stands in a package as data, and that notes never do.

What somebody noted for themselves in a talk, and what the employee prepared, are asked for by nothing here.
"""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from workflow.services.evidence.data import plain
from workflow.services.meeting_records import MeetingRecord
from workflow.services.scene import Scene
from workflow.services.tracks import TrackLine

Data = list[dict[str, Any]]


def deliveries_data(scene: Scene, case_id: UUID) -> Data:
    """What went to whom, how and when; what did not, and why."""
    told: Data = plain(scene.tx.packages.deliveries(case_id))
    return told


def meetings_data(scene: Scene, case_id: UUID) -> Data:
    """Every meeting, cancelled ones too, with its words and each answer to an invitation."""
    return [_meeting(scene, one) for one in scene.tx.meetings.of_case(case_id)]


def _meeting(scene: Scene, one: MeetingRecord) -> dict[str, Any]:
    rows = scene.tx.meetings
    given = (rows.answer(one.id, sequence) for sequence in range(one.sequence + 1))
    answers = [asdict(answer) for answer in given if answer]
    told: dict[str, Any] = plain(asdict(one) | asdict(rows.words(one.id)) | {"answers": answers})
    told.pop("case_id")
    return told


def measures_data(scene: Scene, case_id: UUID) -> Data:
    """Every measure with its evaluations; their words are in the documents."""
    return [
        plain(asdict(one) | {"evaluations": [asdict(it) for it in scene.tx.measures.evaluations(one.id)]})
        for one in scene.tx.measures.of_case(case_id)
    ]


def requests_data(scene: Scene, case_id: UUID) -> Data:
    """Every request for help, line by line: what both parties can read of it; HR's notes are left out."""
    return [
        plain(asdict(one) | {"lines": [_line(line) for line in scene.tx.tracks.lines(one.id)]})
        for one in reversed(scene.tx.tracks.of_case(case_id))
    ]


def _line(line: TrackLine) -> dict[str, Any]:
    told = asdict(line)
    told.pop("note")
    return told


def consents_data(scene: Scene, case_id: UUID) -> Data:
    """Every consent, with the day it was taken back where it was."""
    return [plain(asdict(one) | {"covers": sorted(one.covers)}) for one in scene.tx.consents.of_case(case_id)]


def contact_data(scene: Scene, case_id: UUID) -> dict[str, Any]:
    """Every rhythm of contact, the newest first, and what the employee last said would suit them."""
    wish = scene.tx.contact_rhythms.wish(case_id)
    rhythms = [plain(asdict(one)) for one in scene.tx.contact_rhythms.of_case(case_id)]
    return {"rhythms": rhythms, "wish": plain(asdict(wish)) if wish else None}
