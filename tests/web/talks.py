"""A meeting of a case, put straight into the database, and the addresses of its preparation and talk."""

import uuid
from datetime import timedelta

from tests.web.followed import Followed
from tests.web.world import TODAY
from workflow.adapters.persistence.tables import meeting
from workflow.domain.meetings import MeetingKind


def put_meeting(followed: Followed, kind: str = MeetingKind.FIRST_CONVERSATION, days: int = 0) -> uuid.UUID:
    meeting_id = uuid.uuid4()
    row = {
        "id": meeting_id,
        "case_id": followed.case_id,
        "kind": kind,
        "on_day": TODAY + timedelta(days=days),
        "length_minutes": 45,
        "uid": f"{meeting_id}@tilbake",
        "sequence": 0,
    }
    with followed.wiring.engine.begin() as connection:
        connection.execute(meeting.insert(), row)
    return meeting_id


def talk_path(followed: Followed, meeting_id: uuid.UUID, *more: str, audience: str = "manager") -> str:
    return "/".join((f"/{audience}/cases/{followed.case_id}/meetings/{meeting_id}", *more))


def own_path(meeting_id: uuid.UUID, *more: str) -> str:
    return "/".join((f"/me/meetings/{meeting_id}/preparation", *more))
