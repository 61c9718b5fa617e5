"""Decides which views ask again who somebody is: when the last proof in this session is older than ten minutes.

`@confirmed_recently(sentence)` stands below `@allow`; the page that asks says the sentence, which names the act. What was posted is kept in the session and goes on after the proof, unless
it holds a secret or a file; then the page is shown again to press once more. Nothing is done before the proof.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import TypedDict

from flask import current_app, redirect, request, url_for
from werkzeug.wrappers import Response

from web.auth.entering import PROVED_AT
from web.current import web_session, wiring
from web.roles import View
from web.security.addresses import address_to_come_back_to, endpoint_of, is_page
from web.security.csrf import FIELD

RECENT = timedelta(minutes=10)
CONFIRM = "account.confirm"
MARK = "confirmed_recently"
WAITING = "waits_for_proof"
SAFE_METHODS = {"GET", "HEAD"}
NEVER_KEPT = {"current", "new", "again", "password", "code", "credential"}
LONGEST_KEPT = 20_000


class Waiting(TypedDict):
    """What somebody wanted to send: its path and its fields without the token."""

    path: str
    fields: list[tuple[str, str]]


def confirmed_recently(sentence: str) -> Callable[[View], View]:
    """Ask again before this view, unless it was proved a moment ago."""

    def mark(view: View) -> View:
        setattr(view, MARK, sentence)
        return view

    return mark


def act_of(endpoint: str) -> str | None:
    """The sentence that asks for a proof and names the act; None where nobody is asked."""
    sentence: str | None = getattr(current_app.view_functions.get(endpoint), MARK, None)
    return sentence


def is_marked(endpoint: str) -> bool:
    """Whether an endpoint asks again."""
    return act_of(endpoint) is not None


def act_waiting(next_path: str) -> str | None:
    """The sentence for what follows the proof: what waits to be sent, else the page it leads to."""
    waiting = web_session().get(WAITING)
    tried = [(waiting["path"], "POST")] if waiting else [(next_path, "GET"), (next_path, "POST")]
    found = (act_of(endpoint_of(path, method)) for path, method in tried)
    return next((sentence for sentence in found if sentence), None)


def is_recent() -> bool:
    """Whether somebody has proved who they are within the last ten minutes, by the real clock."""
    try:
        proved_at = datetime.fromisoformat(web_session().get(PROVED_AT, ""))
    except ValueError:
        return False
    return timedelta() <= wiring().clock.wall() - proved_at <= RECENT


def ask_again() -> Response | None:
    """The way to the page that asks, or None when the view may go on."""
    if not request.endpoint or not is_marked(request.endpoint):
        return None
    session = web_session()
    if is_recent():
        if request.method not in SAFE_METHODS and WAITING in session:
            del session[WAITING]
        return None
    if request.method in SAFE_METHODS:
        return _to_page(address_to_come_back_to())
    session.pop(WAITING, None)
    if not _may_be_kept():
        return _to_page(request.path if is_page(request.path) else url_for("account.home"))
    session[WAITING] = Waiting(path=request.path, fields=_fields())
    return _to_page(None)


def note_proof() -> None:
    """Somebody has just proved who they are; the session gets a new value."""
    session = web_session()
    session[PROVED_AT] = wiring().clock.wall().isoformat()
    session.renew()


def _fields() -> list[tuple[str, str]]:
    return [(name, value) for name, value in request.form.items(multi=True) if name != FIELD]


def _may_be_kept() -> bool:
    sent = _fields()
    return (
        not request.files
        and not NEVER_KEPT.intersection(name for name, _value in sent)
        and sum(len(name) + len(value) for name, value in sent) <= LONGEST_KEPT
    )


def _to_page(next_path: str | None) -> Response:
    return redirect(url_for(CONFIRM, next=next_path), HTTPStatus.SEE_OTHER)
