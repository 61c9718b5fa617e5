"""Ending one's own sessions on other devices."""

from http import HTTPStatus
from uuid import UUID

import structlog
from flask import abort, flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.account import blueprint
from web.auth import session_store
from web.auth.noting import note_at_door
from web.current import signed_in, web_session, wiring
from web.roles import allow_signed_in
from workflow.services.security_log import Happening

log = structlog.get_logger("web.sign_in")


@blueprint.post("/account/sessions/<uuid:public_id>/end")
@allow_signed_in
def end_session(public_id: UUID) -> Response:
    """End one session of one's own."""
    with wiring().engine.begin() as connection:
        ended = session_store.end(
            connection, signed_in().account_id, wiring().clock.wall(), public_id=public_id
        )
        if ended:
            note_at_door(wiring(), Happening.SESSION_ENDED, signed_in().account_id, connection)
    if not ended:
        abort(HTTPStatus.NOT_FOUND)
    log.info("session_ended_by_owner", account=str(signed_in().account_id))
    flash(_("That device is signed out."), "success")
    return redirect(url_for("account.home"), HTTPStatus.SEE_OTHER)


@blueprint.post("/account/sessions/end-others")
@allow_signed_in
def end_other_sessions() -> Response:
    """End all sessions but this one."""
    stored = web_session().stored
    with wiring().engine.begin() as connection:
        session_store.end_all(
            connection,
            signed_in().account_id,
            wiring().clock.wall(),
            but=stored.public_id if stored else None,
        )
        note_at_door(wiring(), Happening.SESSION_ENDED, signed_in().account_id, connection)
    log.info("other_sessions_ended", account=str(signed_in().account_id))
    flash(_("You are signed out on all other devices."), "success")
    return redirect(url_for("account.home"), HTTPStatus.SEE_OTHER)
