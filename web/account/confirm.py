"""The page that asks again who somebody is, before something that must not be done by whoever finds an open browser."""

from http import HTTPStatus

from flask import redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.accounts.second_factor import ConfirmForm
from web.account import blueprint
from web.account.own_account import own_account
from web.account.passkey_place import address_with_a_name, place_here
from web.account.shown_code import shown_code
from web.account.waiting import wait_sentence
from web.auth.entering import CHALLENGE
from web.auth.factors import find_factors
from web.auth.passkeys import asking_options, believe_passkey, new_challenge
from web.auth.second_factor import check_code
from web.auth.sign_in import check_password
from web.current import signed_in, wiring
from web.roles import allow_signed_in
from web.security.addresses import safe_path
from web.security.confirmed import WAITING, act_waiting, is_recent, note_proof


@blueprint.get("/account/confirm")
@allow_signed_in
def confirm() -> str:
    """Ask for the password or a factor."""
    return _page(ConfirmForm())


@blueprint.post("/account/confirm")
@allow_signed_in
def confirm_now() -> str | Response:
    """Go on when it is right."""
    form = ConfirmForm(request.form)
    if not form.validate():
        return _page(form)
    if not (form.password.data or form.code.data):
        form.password.errors = [_("Write your password, or a code instead.")]
        return _page(form)
    field = form.password if form.password.data else form.code
    wait, right = _by_password(form) if form.password.data else _by_code(form)
    if wait:
        field.errors = [wait_sentence(wait)]
    elif not right:
        wrong = _("This is not your password.") if form.password.data else _("This code does not count.")
        field.errors = [wrong]
    else:
        return _proved()
    return _page(form)


@blueprint.post("/account/confirm/passkey")
@allow_signed_in
def confirm_by_passkey() -> str | Response:
    """Without an answer: make a question. With one: go on when it is right."""
    place, now, answer = place_here(), wiring().clock.wall(), request.form.get("credential")
    challenge = str(session.pop(CHALLENGE, ""))
    if place and answer:
        with wiring().engine.begin() as connection:
            account_id = signed_in().account_id
            if believe_passkey(
                connection, place, answer=answer, challenge=challenge, now=now, account_id=account_id
            ):
                return _proved()
    session[CHALLENGE] = new_challenge(now)
    next_path = safe_path(request.form.get("next"), "")
    return redirect(url_for("account.confirm", next=next_path or None), HTTPStatus.SEE_OTHER)


@blueprint.get("/account/confirm/go-on")
@allow_signed_in
def confirm_go_on() -> str | Response:
    """What was about to be sent, ready to be sent; only a moment after the proof."""
    if WAITING not in session or not is_recent():
        return redirect(url_for("account.home"), HTTPStatus.SEE_OTHER)
    return render_template("account/go_on.html", waiting=session[WAITING])


def _proved() -> Response:
    note_proof()
    if WAITING in session:
        return redirect(url_for("account.confirm_go_on"), HTTPStatus.SEE_OTHER)
    return redirect(safe_path(request.form.get("next"), url_for("account.home")), HTTPStatus.SEE_OTHER)


def _by_password(form: ConfirmForm) -> tuple[int, bool]:
    account, address = own_account(), request.remote_addr or ""
    outcome = check_password(
        wiring(), username=account.username, password=form.password.data or "", address=address
    )
    return outcome.wait, outcome.account_id == account.id


def _by_code(form: ConfirmForm) -> tuple[int, bool]:
    outcome = check_code(wiring(), signed_in().account_id, form.code.data or "", request.remote_addr or "")
    return outcome.wait, outcome.right


def _page(form: ConfirmForm) -> str:
    account, place = own_account(), place_here()
    with wiring().reading.connect() as connection:
        factors = find_factors(connection, account.id)
    challenge, next_path = session.get(CHALLENGE), safe_path(request.values.get("next"), "")
    asks_passkey = place is not None and bool(factors.passkeys)
    return render_template(
        "account/confirm.html",
        form=form,
        next=next_path,
        sentence=act_waiting(next_path),
        username=account.username,
        has_password=account.password_hash is not None,
        has_app=factors.app_since is not None,
        asks_passkey=asks_passkey,
        by_name=address_with_a_name() if factors.passkeys else "",
        options=asking_options(place, challenge, known=factors.passkeys, alone=False)
        if place and asks_passkey and challenge
        else "",
        shown=shown_code(account.id),
    )
