"""Closes a task of the one who follows up, and leads back to where it was pressed."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, flash, redirect
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.casework.responsible.form_page import case_address
from web.casework.responsible.reached import followed_case
from web.current import actor, wiring
from web.posted import submission
from workflow.domain.errors import AlreadyDone, NotFound
from workflow.domain.tracks.going_on import TrackRefused
from workflow.services.settle_task import settle_task


def settle_posted_task(case_id: UUID, task_id: UUID) -> Response:
    """Note that a task is done."""
    followed_case(case_id)
    try:
        settle_task(wiring().office, task_id, actor=actor(), of_case=case_id, submission=submission())
    except AlreadyDone:
        return redirect(case_address(case_id), HTTPStatus.SEE_OTHER)
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except TrackRefused as refused:
        for reason in refused.reasons:
            flash(_(reason.sentence), "warning")
        return redirect(case_address(case_id), HTTPStatus.SEE_OTHER)
    flash(_("Done. The task is off your list."), "success")
    return redirect(case_address(case_id), HTTPStatus.SEE_OTHER)
