"""Finds the measure a page is about, in a case somebody follows up, or answers as if it were not there."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import abort, url_for
from flask_babel import gettext as _

from web.casework.responsible.form_page import FormPlace
from web.casework.responsible.reached import reading_case
from web.current import actor, sight, today, wiring
from web.queries.followed_case import FollowedCase
from web.queries.measures import ReadMeasure, find_measure
from web.queries.reading_log import Reading, note_reading
from workflow.domain.documents import DocumentKind
from workflow.domain.filing import can_be_filed


def reached_measure(case_id: UUID, measure_id: UUID) -> tuple[FollowedCase, ReadMeasure]:
    """The case and the measure; 404 when either is not there or not theirs."""
    with reading_case(case_id) as (connection, followed):
        found = find_measure(wiring(), connection, measure_id, sight())
    if found is None or found.record.case_id != case_id:
        abort(HTTPStatus.NOT_FOUND)
    return followed, found


def note_measure_read(found: ReadMeasure) -> None:
    """Showing a measure shows its paper."""
    note_reading(wiring(), actor(), found.record.case_id, Reading.DOCUMENT, found.paper.line.id)


def is_open(followed: FollowedCase, found: ReadMeasure) -> bool:
    """Whether the measure can still be changed and evaluated."""
    kind = DocumentKind.ACCOMMODATION_MEASURE
    return can_be_filed(followed.file.stage, kind, actor().role) and not found.record.is_over(today())


def measure_place(
    followed: FollowedCase, found: ReadMeasure, page: str, version: int, around: dict[str, object]
) -> FormPlace:
    """Where a form about a measure is shown, sent, kept and left."""
    where: dict[str, Any] = {"case_id": followed.id, "measure_id": found.record.id}
    return FormPlace(
        about=followed.employee,
        version=version,
        action=url_for(f".{page}", **where),
        draft_href=url_for(f".{page}_draft", **where),
        forget_href=url_for(f".{page}_forget", **where),
        back=url_for(".measure", **where),
        back_label=_("Back to the measure"),
        template="case/measure_form.html",
        around=around,
    )
