"""Decides what a choice of language does: it holds for this session and leads back to the page one was on."""

from http import HTTPStatus

from flask import redirect, request, session
from werkzeug.wrappers import Response

from web.i18n import CHOICE, LANGUAGES
from web.public import blueprint
from web.roles import allow_anyone
from web.security.addresses import safe_path


@blueprint.post("/language")
@allow_anyone
def language() -> Response:
    """Choose a language; an unknown one changes nothing."""
    wanted = request.form.get("language")
    if wanted in LANGUAGES:
        session[CHOICE] = wanted
    return redirect(safe_path(request.form.get("next")), HTTPStatus.SEE_OTHER)
