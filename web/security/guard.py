"""Decides at the door, before any view runs, whether a request comes in: deny by default.

No declaration: not found. A stranger: to the sign-in page. The wrong role: not found, as if the page were not there.
A form without the token of its session: refused. Which objects somebody may see is decided in services and queries.
"""

from http import HTTPStatus

import structlog
from flask import Flask, abort, current_app, flash, g, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.auth.entering import ELSEWHERE, SECOND_FACTOR
from web.auth.identity import Identity
from web.auth.rescue import rescue_form
from web.auth.web_session import WebSession
from web.current import identity, web_session
from web.roles import OWN_ROLES, Access, Door, access_of
from web.security.addresses import address_to_come_back_to
from web.security.confirmed import ask_again
from web.security.csrf import protection
from workflow.domain.people import Actor

log = structlog.get_logger("web.access")
CHANGE_PASSWORD = "account.change_password"  # noqa: S105 the name of an endpoint
OPEN_WITH_HANDED_OUT_PASSWORD = {
    CHANGE_PASSWORD,
    "account.change_password_now",
    "account.confirm",
    "account.confirm_now",
    "account.confirm_by_passkey",
    "account.confirm_go_on",
    "account.sign_out",
    "account.still_here",
    "public.language",
    "public.logo",
    "static",
}
WITHOUT_A_FORM = {"account.end_from_provider"}
"""Posted by a server, which has no form of ours; what it sends is signed."""
ENROL = "account.authenticator"
OPEN_WITHOUT_FACTOR = {
    *OPEN_WITH_HANDED_OUT_PASSWORD,
    ENROL,
    "account.authenticator_start",
    "account.authenticator_now",
    "account.passkey_start",
    "account.passkey_new",
    "account.passkey_keep",
}
"""What somebody reaches who must have a second factor and has none."""
SAFE_METHODS = {"GET", "HEAD"}
ROLES_SEEN = "roles"


def start_guard(app: Flask) -> None:
    """Ask the guard before every view."""
    app.before_request(guard)


def guard() -> Response | None:
    """Let a request in, send it to the sign-in page, or refuse it."""
    _refuse_other_sites()
    if request.endpoint is None:
        return None
    access = access_of(current_app, request.endpoint)
    if access is None:
        abort(HTTPStatus.NOT_FOUND)
    who = identity()
    if who is None:
        return _meet_stranger(access)
    _take_role(who, access)
    gate = _gate(who)
    if gate and request.endpoint not in gate[1]:
        return redirect(url_for(gate[0]), HTTPStatus.SEE_OTHER)
    protection.protect()
    return ask_again()


def _gate(who: Identity) -> tuple[str, set[str]] | None:
    """The page somebody must pass first, and what else is open meanwhile; the password comes before the second factor."""
    if who.must_change_password:
        return CHANGE_PASSWORD, OPEN_WITH_HANDED_OUT_PASSWORD
    if who.must_enrol and not web_session().get(ELSEWHERE):
        return ENROL, OPEN_WITHOUT_FACTOR
    return None


def _meet_stranger(access: Access) -> Response | None:
    session = web_session()
    if access.door is Door.ANYONE or (access.door is Door.HALF_WAY and session.half_way):
        if request.endpoint not in WITHOUT_A_FORM:
            protection.protect()
        return None
    if session.half_way:
        return redirect(url_for(SECOND_FACTOR), HTTPStatus.SEE_OTHER)
    if session.lapsed:
        flash(_what_became_of_it(session), "info")
    return redirect(url_for("account.sign_in", next=address_to_come_back_to()), HTTPStatus.SEE_OTHER)


def _what_became_of_it(session: WebSession) -> str:
    if request.method in SAFE_METHODS:
        return str(_("You had been away for a while and were signed out."))
    if rescue_form(session):
        return str(_("You had been away for a while and were signed out. What you wrote is kept as a draft."))
    return str(
        _("You had been away for a while and were signed out, so nothing was changed. Please do it again.")
    )


def _take_role(who: Identity, access: Access) -> None:
    _renew_when_roles_changed(who)
    role = access.role_for(who.roles, OWN_ROLES.get(request.blueprint or "", ()))
    if role is not None:
        g.actor = Actor(person_id=who.person_id, role=role)
        g.right = access.right
    elif access.door is not Door.ANYONE:
        log.warning("access_refused", endpoint=request.endpoint, account=str(who.account_id))
        abort(HTTPStatus.NOT_FOUND)


def _renew_when_roles_changed(who: Identity) -> None:
    session, roles = web_session(), sorted(who.roles)
    if session.get(ROLES_SEEN) != roles and request.endpoint != "static":
        if ROLES_SEEN in session:
            session.renew()
        session[ROLES_SEEN] = roles


def _refuse_other_sites() -> None:
    """Pages of other sites may lead here by a link, and no further (browsers that say nothing are left to the token)."""
    if request.headers.get("Sec-Fetch-Site") != "cross-site":
        return
    if request.method in SAFE_METHODS and request.headers.get("Sec-Fetch-Mode") == "navigate":
        return
    log.warning("other_site_refused", endpoint=request.endpoint)
    abort(HTTPStatus.BAD_REQUEST)
