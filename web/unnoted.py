"""Notes the showing of anything of a case whose view noted nothing itself: forms, hand-over, outcomes, data.

A view that shows a document, a meeting or the case says so itself, before it shows it. This is the net below: raised
errors become the failure page, so nothing is shown that is not noted. What only acknowledges a text says so (`mark_receipt`).
"""

from http import HTTPStatus

from flask import Flask, Response, g, request

from web.current import wiring
from web.queries.reading_log import Reading, note_reading
from web.reading_ground import is_noted, is_receipt

REFUSED = {HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY}
"""Refusals that show the case: the form again, or what somebody else wrote meanwhile."""


def start_net(app: Flask) -> None:
    """Look at every answer to an address that has a case in it."""
    app.after_request(note_what_was_shown)


def note_what_was_shown(answer: Response) -> Response:
    """Note it unless the view did."""
    case_id = (request.view_args or {}).get("case_id")
    if case_id is not None and "actor" in g and _shows(answer) and not (is_noted() or is_receipt()):
        note_reading(wiring(), g.actor, case_id, Reading.FORM)
    return answer


def _shows(answer: Response) -> bool:
    """Whether something goes out, whatever its form: any success with a body, or a refusal that shows the case."""
    is_success = HTTPStatus.OK <= answer.status_code < HTTPStatus.MULTIPLE_CHOICES
    has_body = answer.is_streamed or bool(answer.get_data())
    return has_body and (is_success or answer.status_code in REFUSED)
