"""Notes the showing of any page of a case whose view noted nothing itself: forms, hand-over, outcomes.

A view that shows a document, a meeting or the case says so itself, before it shows it. This is the net below: raised
errors become the failure page, so nothing is shown that is not noted.
"""

from http import HTTPStatus

from flask import Flask, Response, g, request

from web.current import wiring
from web.queries.reading_log import Reading, note_reading
from web.reading_ground import is_noted

SHOWS = {HTTPStatus.OK, HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY}


def start_net(app: Flask) -> None:
    """Look at every answer of a page that has a case in its address."""
    app.after_request(note_what_was_shown)


def note_what_was_shown(answer: Response) -> Response:
    """Note it unless the view did."""
    case_id = (request.view_args or {}).get("case_id")
    is_page = request.method in {"GET", "HEAD"} or answer.mimetype == "text/html"
    if case_id is not None and is_page and answer.status_code in SHOWS and "actor" in g and not is_noted():
        note_reading(wiring(), g.actor, case_id, Reading.FORM)
    return answer
