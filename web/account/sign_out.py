"""The way out."""

from http import HTTPStatus

import structlog
from flask import flash, make_response, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.account import blueprint
from web.account.oidc_sign_out import offer_to_sign_out_there
from web.auth.noting import note_at_door
from web.auth.oidc.entered import entered_through
from web.current import identity, web_session, wiring
from web.i18n import CHOICE
from web.roles import allow_anyone
from workflow.services.security_log import Happening

log = structlog.get_logger("web.sign_in")


@blueprint.post("/sign-out")
@allow_anyone
def sign_out() -> Response:
    """End the session for good and let the browser forget what it has of us."""
    who, session = identity(), web_session()
    language, entered = session.get(CHOICE), entered_through(session)
    session.leave()
    if language:
        session[CHOICE] = language
    if who:
        note_at_door(wiring(), Happening.SIGNED_OUT, who.account_id)
        log.info("signed_out", account=str(who.account_id))
    there = offer_to_sign_out_there(entered)
    if who and there is None:
        flash(_("You are signed out."), "success")
    answer = make_response(there or redirect(url_for("account.sign_in"), HTTPStatus.SEE_OTHER))
    # Not "cookies": the one that remembers the language is set by this very answer.
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer
