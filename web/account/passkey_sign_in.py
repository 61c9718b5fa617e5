"""Signing in with a passkey alone: the device makes sure who holds it, so it stands for both factors."""

from http import HTTPStatus

import structlog
from flask import flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.account import blueprint
from web.account.passkey_place import place_here
from web.auth.accounts import find_account
from web.auth.entering import CHALLENGE, enter
from web.auth.passkeys import asking_options, believe_passkey, new_challenge
from web.current import identity, wiring
from web.roles import allow_anyone
from web.security.addresses import safe_path

log = structlog.get_logger("web.sign_in")


@blueprint.post("/sign-in/passkey")
@allow_anyone
def ask_for_passkey() -> Response:
    """Make a question for the passkey; it lies in the stranger's session."""
    if not identity():
        session[CHALLENGE] = new_challenge(wiring().clock.wall())
    next_path = safe_path(request.form.get("next"))
    return redirect(url_for("account.passkey_sign_in", next=next_path), HTTPStatus.SEE_OTHER)


@blueprint.get("/sign-in/passkey")
@allow_anyone
def passkey_sign_in() -> str | Response:
    """The page on which the browser asks for the passkey; somebody who is in already goes on."""
    place, challenge = place_here(), session.get(CHALLENGE)
    next_path = safe_path(request.args.get("next"))
    if identity():
        return redirect(next_path, HTTPStatus.SEE_OTHER)
    if place is None or not challenge:
        return redirect(url_for("account.sign_in", next=next_path), HTTPStatus.SEE_OTHER)
    options = asking_options(place, challenge, alone=True)
    return render_template("account/passkey_sign_in.html", options=options, next=next_path)


@blueprint.post("/sign-in/passkey/answer")
@allow_anyone
def passkey_sign_in_now() -> Response:
    """Let somebody in whose passkey answers and knows its holder."""
    place, next_path = place_here(), safe_path(request.form.get("next"))
    if identity():
        return redirect(next_path, HTTPStatus.SEE_OTHER)
    challenge, now = str(session.pop(CHALLENGE, "")), wiring().clock.wall()
    if place:
        with wiring().engine.begin() as connection:
            answer = request.form.get("credential", "")
            proved = believe_passkey(connection, place, answer=answer, challenge=challenge, now=now)
            account = find_account(connection, account_id=proved.account_id) if proved else None
        if account and account.is_open(now):
            enter(account.id)
            return redirect(next_path, HTTPStatus.SEE_OTHER)
    log.warning("passkey_sign_in_failed")
    flash(_("No passkey of yours answered. Try again, or sign in with your password."), "warning")
    return redirect(url_for("account.sign_in", next=next_path), HTTPStatus.SEE_OTHER)
