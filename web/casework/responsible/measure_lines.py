"""Decides what the page of a case says of accommodation: what is agreed now, and how earlier measures went."""

from collections.abc import Sequence
from datetime import date

from flask import url_for

from web.casework.measure_words import measure_line
from web.queries.followed_case import FollowedCase
from workflow.domain.documents import DocumentKind
from workflow.domain.filing import can_be_filed
from workflow.domain.people import Role
from workflow.services.measures import MeasureRecord


def measure_lines(
    measures: Sequence[MeasureRecord], followed: FollowedCase, today: date, role: Role
) -> dict[str, object]:
    """What is in use or to be looked at, what is over, and where a new one is agreed while that is possible."""
    now = [one for one in measures if not one.is_over(today)]
    over = [one for one in measures if one.is_over(today)]
    may = can_be_filed(followed.file.stage, DocumentKind.ACCOMMODATION_MEASURE, role)
    return {
        "now": [_line(one, followed, today) for one in now],
        "over": [_line(one, followed, today) for one in reversed(over)],
        "new_href": url_for(".measure_new", case_id=followed.id) if may else None,
        "list_href": url_for(".unit_list", unit_id=followed.record.unit_id),
    }


def _line(measure: MeasureRecord, followed: FollowedCase, today: date) -> dict[str, object]:
    return measure_line(measure, today, url_for(".measure", case_id=followed.id, measure_id=measure.id))
