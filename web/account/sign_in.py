"""The sign-in page."""

from http import HTTPStatus

from flask import redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.accounts.sign_in import SignInForm
from web.account import blueprint
from web.account.passkey_place import place_here
from web.account.waiting import wait_sentence
from web.auth.entering import first_factor_proved
from web.auth.oidc.links import links
from web.auth.sign_in import check_password
from web.current import identity, settings, wiring
from web.queries.demonstration import Demonstration, demonstration
from web.roles import allow_anyone
from web.security.addresses import safe_path

Page = tuple[str, int, dict[str, str]]


@blueprint.get("/sign-in")
@allow_anyone
def sign_in() -> Page | Response:
    """The form; somebody who is signed in already goes on."""
    if identity():
        return redirect(safe_path(request.args.get("next")), HTTPStatus.SEE_OTHER)
    return _page(SignInForm())


@blueprint.post("/sign-in")
@allow_anyone
def sign_in_now() -> Page | Response:
    """Let somebody in whose password is right."""
    form = SignInForm(request.form)
    if not form.validate():
        return _page(form)
    outcome = check_password(
        wiring(),
        username=form.username.data or "",
        password=form.password.data or "",
        address=request.remote_addr or "",
    )
    if outcome.wait:
        return _page(form, wait_sentence(outcome.wait), HTTPStatus.TOO_MANY_REQUESTS, outcome.wait)
    if outcome.account_id is None:
        return _page(form, _("User name and password do not belong together. Check both and try again."))
    next_path = first_factor_proved(outcome.account_id, next_path=safe_path(request.form.get("next")))
    return redirect(next_path, HTTPStatus.SEE_OTHER)


def _page(form: SignInForm, problem: str = "", status: int = HTTPStatus.OK, wait: int = 0) -> Page:
    page = render_template(
        "account/sign_in.html",
        form=form,
        problem=problem,
        next=safe_path(request.values.get("next")),
        demonstration=_demonstration(),
        providers=[link.provider for link in links().values()],
        passkeys_possible=place_here() is not None,
    )
    return page, status, {"Retry-After": str(wait)} if wait else {}


def _demonstration() -> Demonstration | None:
    if settings().is_production or not settings().demonstration:
        return None
    return demonstration(settings().data)
