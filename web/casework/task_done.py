"""Notes that a task is done, for whoever it was given to; a second click finds it done."""

from contextlib import suppress
from http import HTTPStatus
from uuid import UUID

from flask import abort, flash, redirect
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.current import actor, wiring
from web.posted import submission
from workflow.domain.errors import AlreadyDone, NotFound
from workflow.domain.tracks.going_on import TrackRefused
from workflow.services.settle_task import settle_task


def note_as_done(item_id: UUID, back: str) -> Response:
    """Close a task of the actor's role and lead to `back`; not theirs and not there: not found."""
    try:
        with suppress(AlreadyDone):
            settle_task(wiring().office, item_id, actor=actor(), submission=submission())
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except TrackRefused as refused:
        for reason in refused.reasons:
            flash(_(reason.sentence), "warning")
        return redirect(back, HTTPStatus.SEE_OTHER)
    flash(_("Noted as done."), "success")
    return redirect(back, HTTPStatus.SEE_OTHER)
