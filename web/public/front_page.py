"""Decides where somebody lands who only knows the address of the service."""

from http import HTTPStatus

from flask import redirect, url_for
from werkzeug.wrappers import Response

from web.current import identity
from web.navigation import start_page
from web.public import blueprint
from web.roles import allow_anyone


@blueprint.get("/")
@allow_anyone
def front_page() -> Response:
    """On to the start page of the first role, or to the sign-in page."""
    who = identity()
    if who is None:
        return redirect(url_for("account.sign_in"), HTTPStatus.SEE_OTHER)
    return redirect(url_for(start_page(who) or "account.home"), HTTPStatus.SEE_OTHER)
