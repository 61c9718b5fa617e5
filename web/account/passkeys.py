"""Making passkeys, and taking them away."""

from http import HTTPStatus
from uuid import UUID

import structlog
from flask import abort, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.accounts.second_factor import PasskeyForm
from web.account import blueprint
from web.account.new_factor import factor_is_new
from web.account.own_account import end_others_and_tell, own_account
from web.account.passkey_place import place_here
from web.auth.entering import CHALLENGE
from web.auth.factors import find_factors, forget_codes_without_factor, hold_account
from web.auth.passkeys import (
    MOST_PASSKEYS,
    Place,
    forget_passkey,
    making_options,
    new_challenge,
    passkeys_of,
    take_passkey,
)
from web.current import signed_in, web_session, wiring
from web.roles import allow_signed_in
from web.security.confirmed import confirmed_recently
from workflow.domain.account_news import AccountNews
from workflow.domain.text import N_

log = structlog.get_logger("web.sign_in")
ADD = N_("Confirm that it is you before you add a passkey.")


@blueprint.post("/account/passkeys/start")
@allow_signed_in
@confirmed_recently(ADD)
def passkey_start() -> Response:
    """Make a question for the device."""
    with wiring().reading.connect() as connection:
        known = passkeys_of(connection, signed_in().account_id)
    if len(known) >= MOST_PASSKEYS:
        flash(_("You have ten passkeys. Take one away that you no longer use."), "warning")
        return _home()
    session[CHALLENGE] = new_challenge(wiring().clock.wall())
    return redirect(url_for("account.passkey_new"), HTTPStatus.SEE_OTHER)


@blueprint.get("/account/passkeys/new")
@allow_signed_in
def passkey_new() -> str | Response:
    """The page on which the device makes it."""
    place = place_here()
    return _page(PasskeyForm(), place) if place and CHALLENGE in session else _home()


@blueprint.post("/account/passkeys")
@allow_signed_in
@confirmed_recently(ADD)
def passkey_keep() -> str | Response:
    """Keep what the device made."""
    place, form = place_here(), PasskeyForm(request.form)
    if place is None or CHALLENGE not in session:
        return _home()
    if not form.validate():
        return _page(form, place)
    account_id, now, challenge = signed_in().account_id, wiring().clock.wall(), str(session[CHALLENGE])
    with wiring().engine.begin() as connection:
        hold_account(connection, account_id)
        made = take_passkey(
            connection,
            place,
            account_id=account_id,
            answer=form.credential.data or "",
            challenge=challenge,
            name=(form.passkey_name.data or "").strip(),
            now=now,
        )
        codes = factor_is_new(connection, now) if made else ()
    if not made:
        session[CHALLENGE] = new_challenge(now)
        form.passkey_name.errors = [_("The device made no passkey that can be used here. Try again.")]
        return _page(form, place)
    del session[CHALLENGE]
    web_session().renew()
    log.info("factor_added", account=str(account_id), kind="passkey")
    if codes:
        return render_template("account/recovery_codes.html", codes=codes, added=True)
    flash(_("The passkey is ready. You are signed out on all other devices."), "success")
    return _home()


@blueprint.post("/account/passkeys/<uuid:passkey_id>/remove")
@allow_signed_in
@confirmed_recently(N_("Confirm that it is you before you take a passkey away."))
def passkey_remove(passkey_id: UUID) -> Response:
    """Take one of one's own away, unless it is the only factor of somebody who must have one."""
    who, now = signed_in(), wiring().clock.wall()
    with wiring().engine.begin() as connection:
        hold_account(connection, who.account_id)
        factors = find_factors(connection, who.account_id)
        if passkey_id not in {one.id for one in factors.passkeys}:
            abort(HTTPStatus.NOT_FOUND)
        kept_back = who.needs_factor and factors.count == 1
        if not kept_back:
            forget_passkey(connection, who.account_id, passkey_id)
            forget_codes_without_factor(connection, who.account_id)
            end_others_and_tell(connection, AccountNews.FACTOR_REMOVED, now)
    if kept_back:
        flash(_("Your role needs a second step. Make another one first, then take this one away."), "warning")
        return _home()
    web_session().renew()
    log.info("factor_removed", account=str(who.account_id), kind="passkey")
    flash(_("The passkey no longer counts. You are signed out on all other devices."), "success")
    return _home()


def _page(form: PasskeyForm, place: Place) -> str:
    account = own_account()
    with wiring().reading.connect() as connection:
        known = passkeys_of(connection, account.id)
    options = making_options(
        place, str(session[CHALLENGE]), account_id=account.id, username=account.username, known=known
    )
    form.credential.data = ""
    return render_template("account/passkey_new.html", form=form, options=options)


def _home() -> Response:
    return redirect(url_for("account.home"), HTTPStatus.SEE_OTHER)
