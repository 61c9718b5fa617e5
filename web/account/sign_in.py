"""The sign-in page."""

from http import HTTPStatus
from uuid import UUID

from flask import redirect, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from forms.accounts.sign_in import SignInForm
from web.account import blueprint
from web.auth.oidc.links import links
from web.auth.sign_in import check_password
from web.current import identity, settings, web_session, wiring
from web.i18n import CHOICE
from web.queries.demonstration import Demonstration, demonstration
from web.roles import allow_anyone
from web.security.addresses import safe_path
from web.security.csrf import FIELD, new_secret

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
        return _page(form, _wait_sentence(outcome.wait), HTTPStatus.TOO_MANY_REQUESTS, outcome.wait)
    if outcome.account_id is None:
        return _page(form, _("User name and password do not belong together. Check both and try again."))
    _enter(outcome.account_id)
    return redirect(safe_path(request.form.get("next")), HTTPStatus.SEE_OTHER)


def _enter(account_id: UUID) -> None:
    """A new session; of the old one the language stays and, for the same person in the same browser, the form token."""
    session = web_session()
    lapsed = session.lapsed
    same_person = lapsed is not None and lapsed.identity.account_id == account_id
    secret = lapsed.data.get(FIELD) if lapsed and same_person else None
    kept = {name: session[name] for name in (CHOICE, "_flashes") if name in session}
    session.enter(account_id, **{**kept, FIELD: secret or new_secret()})


def _page(form: SignInForm, problem: str = "", status: int = HTTPStatus.OK, wait: int = 0) -> Page:
    page = render_template(
        "account/sign_in.html",
        form=form,
        problem=problem,
        next=safe_path(request.values.get("next")),
        demonstration=_demonstration(),
        providers=[link.provider for link in links().values()],
    )
    return page, status, {"Retry-After": str(wait)} if wait else {}


def _demonstration() -> Demonstration | None:
    if settings().is_production or not settings().demonstration:
        return None
    return demonstration(settings().data)


def _wait_sentence(seconds: int) -> str:
    sentence: str = ngettext(
        "There have been many tries. Wait %(num)s second, then try again. Nothing is locked.",
        "There have been many tries. Wait %(num)s seconds, then try again. Nothing is locked.",
        seconds,
    )
    return sentence
