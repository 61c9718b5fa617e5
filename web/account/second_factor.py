"""The page between the password and everything else: it asks for the second factor."""

from http import HTTPStatus
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.accounts.second_factor import CodeForm
from web.account import blueprint
from web.account.passkey_place import address_with_a_name, place_here
from web.account.shown_code import shown_code
from web.account.waiting import wait_sentence
from web.auth.entering import CHALLENGE, NEXT, enter
from web.auth.factors import find_factors
from web.auth.passkeys import asking_options, believe_passkey, new_challenge
from web.auth.second_factor import check_code
from web.current import web_session, wiring
from web.roles import allow_half_way
from web.security.addresses import safe_path

Page = tuple[str, int, dict[str, str]]


@blueprint.get("/sign-in/code")
@allow_half_way
def second_factor() -> Page | Response:
    """Ask; somebody who is in already goes on."""
    account_id = _whose()
    return _page(account_id, CodeForm()) if account_id else _go_on()


@blueprint.post("/sign-in/code")
@allow_half_way
def second_factor_now() -> Page | Response:
    """Let somebody in whose code is right."""
    account_id, form = _whose(), CodeForm(request.form)
    if account_id is None:
        return _go_on()
    if not form.validate():
        return _page(account_id, form)
    outcome = check_code(wiring(), account_id, form.code.data or "", request.remote_addr or "")
    if outcome.wait:
        form.code.errors = [wait_sentence(outcome.wait)]
        return _page(account_id, form, wait=outcome.wait)
    if not outcome.right:
        form.code.errors = [
            _("This code does not count. It may be mistyped or used already; take the one the app shows now.")
        ]
        return _page(account_id, form)
    return _let_in(account_id)


@blueprint.post("/sign-in/code/passkey")
@allow_half_way
def second_factor_passkey() -> Page | Response:
    """Let somebody in whose passkey answers."""
    account_id, place, session = _whose(), place_here(), web_session()
    if account_id is None or place is None:
        return _go_on()
    challenge, now = str(session.pop(CHALLENGE, "")), wiring().clock.wall()
    answer = request.form.get("credential", "")
    with wiring().engine.begin() as connection:
        proved = believe_passkey(
            connection, place, answer=answer, challenge=challenge, now=now, account_id=account_id
        )
    if proved is None:
        session[CHALLENGE] = new_challenge(now)
        return _page(account_id, CodeForm(), _("The passkey did not answer. Try again, or use a code."))
    return _let_in(account_id)


def _whose() -> UUID | None:
    half_way = web_session().half_way
    return half_way.account_id if half_way else None


def _go_on() -> Response:
    return redirect(url_for("public.front_page"), HTTPStatus.SEE_OTHER)


def _let_in(account_id: UUID) -> Response:
    next_path = safe_path(web_session().get(NEXT))
    enter(account_id)
    return redirect(next_path, HTTPStatus.SEE_OTHER)


def _page(account_id: UUID, form: CodeForm, problem: str = "", wait: int = 0) -> Page:
    place, challenge = place_here(), web_session().get(CHALLENGE)
    with wiring().reading.connect() as connection:
        factors = find_factors(connection, account_id)
    options = (
        asking_options(place, challenge, known=factors.passkeys, alone=False)
        if place and challenge and factors.passkeys
        else ""
    )
    page = render_template(
        "account/second_factor.html",
        form=form,
        problem=problem,
        options=options,
        has_app=factors.app_since is not None,
        by_name=address_with_a_name() if factors.passkeys else "",
        shown=shown_code(account_id),
    )
    status = HTTPStatus.TOO_MANY_REQUESTS if wait else HTTPStatus.OK
    return page, status, {"Retry-After": str(wait)} if wait else {}
