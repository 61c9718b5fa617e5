"""Signing in through a provider: going there by a button of ours, and coming back. Nobody is sent there unasked."""

from http import HTTPStatus

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web.account import blueprint
from web.account.oidc_refused import refused_page
from web.auth.entering import first_factor_proved
from web.auth.oidc.asking import address_to_sign_in
from web.auth.oidc.entered import as_kept
from web.auth.oidc.link import ProviderLink
from web.auth.oidc.links import links
from web.auth.oidc.refusals import Refused
from web.auth.oidc.sign_in import ProviderAnswer, sign_in_through
from web.auth.oidc.tries import begin_try, take_try
from web.current import settings, web_session, wiring
from web.i18n import language
from web.roles import allow_anyone
from web.security.addresses import safe_path

Page = str | tuple[str, int]


@blueprint.post("/sign-in/through/<name>")
@allow_anyone
def go_to_provider(name: str) -> Page:
    """Begin a sign-in and show the way to the provider; a form must not lead to another host, so a page does."""
    link = _link_or_404(name)
    now = wiring().clock.wall()
    next_path = safe_path(request.form.get("next"))
    try:
        link.addresses(now)
        begun = begin_try(web_session(), wiring().keys, name, next_path, now)
        address = address_to_sign_in(link, begun, _return_address(name), language(), now)
    except Refused as refused:
        return refused_page(link.provider, refused, next_path)
    return render_template("account/oidc_going.html", label=link.provider.label, address=address)


@blueprint.get("/sign-in/through/<name>/return")
@allow_anyone
def come_back_from_provider(name: str) -> Page | Response:
    """Let somebody in whom the provider vouches for; the one page that is opened from outside and begins a session."""
    link = _link_or_404(name)
    next_path = "/"
    try:
        begun = take_try(
            web_session(), wiring().keys, name, request.args.get("state", ""), wiring().clock.wall()
        )
        next_path = begun.next_path
        answer = ProviderAnswer(
            code=request.args.get("code", ""),
            error=request.args.get("error", ""),
            issuer=request.args.get("iss"),
        )
        account_id, entered = sign_in_through(wiring(), link, begun, answer, _return_address(name))
    except Refused as refused:
        return refused_page(link.provider, refused, next_path)
    web_session().update(as_kept(entered))
    path = first_factor_proved(account_id, next_path=safe_path(next_path), second_too=entered.vouched)
    return redirect(path, HTTPStatus.SEE_OTHER)


def _link_or_404(name: str) -> ProviderLink:
    link = links().get(name)
    if link is None:
        abort(HTTPStatus.NOT_FOUND)
    return link


def _return_address(name: str) -> str:
    """Where the provider sends people back to: our own address as configured, whatever the request calls us."""
    return settings().base_url + url_for("account.come_back_from_provider", name=name)
