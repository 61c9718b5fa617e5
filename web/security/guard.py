"""Decides at the door, before any view runs, whether a request comes in: deny by default.

No declaration: not found. A stranger: to the sign-in page. The wrong role: not found, as if the page were not there.
A form without the token of its session: refused. Which objects somebody may see is decided in services and queries.
"""

from http import HTTPStatus

import structlog
from flask import Flask, abort, current_app, flash, g, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.auth.identity import Identity
from web.auth.rescue import rescue_form
from web.auth.web_session import WebSession
from web.current import identity, web_session
from web.roles import OWN_ROLES, Access, Door, access_of
from web.security.addresses import address_to_come_back_to
from web.security.csrf import protection
from workflow.domain.people import Actor

log = structlog.get_logger("web.access")
CHANGE_PASSWORD = "account.change_password"  # noqa: S105 the name of an endpoint
OPEN_WITH_HANDED_OUT_PASSWORD = {
    CHANGE_PASSWORD,
    "account.change_password_now",
    "account.sign_out",
    "account.still_here",
    "public.language",
    "static",
}
WITHOUT_A_FORM = {"account.end_from_provider"}
"""Posted by a server, which has no form of ours; what it sends is signed."""
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
    if who.must_change_password and request.endpoint not in OPEN_WITH_HANDED_OUT_PASSWORD:
        return redirect(url_for(CHANGE_PASSWORD), HTTPStatus.SEE_OTHER)
    protection.protect()
    return None


def _meet_stranger(access: Access) -> Response | None:
    if access.door is Door.ANYONE:
        if request.endpoint not in WITHOUT_A_FORM:
            protection.protect()
        return None
    session = web_session()
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
