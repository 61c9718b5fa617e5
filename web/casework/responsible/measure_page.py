"""Shows one accommodation measure: what is agreed, how it stands, what the employee says, how it was evaluated."""

from typing import Any
from uuid import UUID

from flask import render_template, url_for
from flask_babel import gettext as _

from web.casework.measure_words import STATUSES, days_of, evaluation_day, told_evaluation
from web.casework.responsible.document_lines import status_of
from web.casework.responsible.measure_reached import is_open, note_measure_read, reached_measure
from web.current import today
from web.i18n import format_instant
from web.queries.followed_case import FollowedCase
from web.queries.measures import ReadMeasure
from workflow.domain.law import AML_4_6_1


def show_measure(case_id: UUID, measure_id: UUID) -> str:
    """The page of a measure. Showing it notes the reading, in a transaction of its own."""
    followed, found = reached_measure(case_id, measure_id)
    note_measure_read(found)
    record = found.record
    word, kind = STATUSES[record.status(today())]
    return render_template(
        "case/measure.html",
        followed=followed,
        dates=days_of(record),
        status={"word": _(word), "kind": kind},
        evaluation=evaluation_day(record, today()),
        answers=found.paper.answers,
        answered=status_of(found.paper.line),
        voice=_voice(found, followed),
        evaluations=[
            told_evaluation(one)
            | {"href": url_for(".document_page", case_id=case_id, document_id=one.document_id)}
            for one in found.evaluations
        ],
        paper_href=url_for(".document_page", case_id=case_id, document_id=found.paper.line.id),
        origin=_origin(found, followed),
        law=_(AML_4_6_1.paragraph),
        **_ways_on(followed, found),
    )


def _voice(found: ReadMeasure, followed: FollowedCase) -> dict[str, str] | None:
    record = found.record
    if not record.voice or record.voice_at is None:
        return None
    return {"who": followed.employee, "when": format_instant(record.voice_at), "text": record.voice}


def _origin(found: ReadMeasure, followed: FollowedCase) -> tuple[str, str] | None:
    """Where the measure comes from, when it was begun with something."""
    if found.record.option_id is not None:
        href = url_for(".unit_list", unit_id=followed.record.unit_id)
        return href, _("Comes from what the unit can adapt")
    if found.record.source_id is not None:
        href = url_for(".document_page", case_id=followed.id, document_id=found.record.source_id)
        return href, _("Began with what you agreed in this document")
    return None


def _ways_on(followed: FollowedCase, found: ReadMeasure) -> dict[str, str | None]:
    """Where it is evaluated and changed, while it is in use."""
    if not is_open(followed, found):
        return {"evaluate_href": None, "change_href": None}
    where: dict[str, Any] = {"case_id": followed.id, "measure_id": found.record.id}
    return {
        "evaluate_href": url_for(".measure_evaluation", **where),
        "change_href": url_for(".measure_change", **where),
    }
