"""Signing out where one signed in: offered by us after signing out here, and told to us by the provider."""

from http import HTTPStatus

import structlog
from authlib.common.urls import add_params_to_uri
from flask import g, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.account import blueprint
from web.auth.oidc.entered import Entered
from web.auth.oidc.links import links
from web.auth.oidc.provider import SignOutThere
from web.auth.oidc.refusals import Refused
from web.auth.oidc.sign_out import end_sessions_for
from web.current import settings, wiring
from web.roles import allow_anyone
from web.security.headers import FORM_ACTION

log = structlog.get_logger("web.sign_in")


@blueprint.get("/signed-out")
@allow_anyone
def signed_out() -> str:
    """Where a provider sends people back to after signing them out."""
    return render_template(
        "page_message.html",
        title=_("You are signed out"),
        text=_("You are signed out here and where you signed in."),
        href=url_for("account.sign_in"),
        label=_("Go to the sign-in page"),
    )


@blueprint.post("/sign-in/through/<name>/ended")
@allow_anyone
def end_from_provider(name: str) -> Response:
    """The provider, not a browser, says that somebody signed out there; the token is what proves it."""
    link = links().get(name)
    try:
        if link is None:
            return _told(HTTPStatus.BAD_REQUEST)
        end_sessions_for(wiring(), link, request.form.get("logout_token", ""))
    except Refused as refused:
        log.warning(
            "provider_sign_out_refused",
            through=name if link else None,
            reason=refused.refusal.name.lower(),
            detail=refused.detail,
        )
        return _told(HTTPStatus.BAD_REQUEST)
    return _told(HTTPStatus.OK)


def offer_to_sign_out_there(entered: Entered | None) -> str | None:
    """The page after signing out here, for somebody who came through a provider that can be signed out from; else None."""
    link = links().get(entered.provider) if entered else None
    if entered is None or link is None or link.provider.sign_out_there is SignOutThere.NO:
        return None
    try:
        address = link.addresses(wiring().clock.wall()).end_session
    except Refused:
        return None
    if not address:
        return None
    back = settings().base_url + url_for("account.signed_out")
    asked = {"client_id": link.provider.client_id, "post_logout_redirect_uri": back}
    by_form = link.provider.sign_out_there is SignOutThere.FORM
    if by_form:
        # In the body of a form: in an address the token would lie in histories and logs.
        g.setdefault(FORM_ACTION, address)
    return render_template(
        "account/oidc_leaving.html",
        label=link.provider.label,
        address=address if by_form else add_params_to_uri(address, list(asked.items())),
        fields={**asked, "id_token_hint": entered.id_token} if by_form else {},
    )


def _told(status: HTTPStatus) -> Response:
    return Response(status=status)
