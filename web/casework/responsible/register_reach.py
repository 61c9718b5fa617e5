"""Decides whether the page of a case says how far its self-certification reaches."""

import sqlalchemy as sa

from web.casework.self_certified_lines import Kept, note_needed_line
from web.queries.followed_case import FollowedCase
from workflow.adapters.persistence.absence_rows import AbsenceRows
from workflow.adapters.persistence.people_rows import PeopleRows
from workflow.domain.stages import TIMELINE


def case_reaches(connection: sa.Connection, followed: FollowedCase) -> str:
    """The sentence while a self-certified period runs in a case that is going on; else nothing."""
    record, file = followed.record, followed.file
    if file.stage not in TIMELINE:
        return ""
    periods = AbsenceRows(connection).of_person(record.employee_id)
    kept = Kept(
        own=[one for one in periods if one.employment_id == record.employment_id],
        employments=PeopleRows(connection).employments_of(record.employee_id),
        rules=file.rules,
        today=file.today,
    )
    return note_needed_line(kept)
