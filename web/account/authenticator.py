"""Setting up an app with codes as the second factor, and taking it away."""

from base64 import b64encode
from http import HTTPStatus
from io import BytesIO

import segno
import structlog
from flask import flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.accounts.second_factor import AppCodeForm
from web.account import blueprint
from web.account.new_factor import factor_is_new
from web.account.own_account import end_others_and_tell, own_account
from web.account.passkey_place import address_with_a_name, place_here
from web.auth.factors import find_factors, forget_codes_without_factor, hold_account
from web.auth.totp import address_for_app, forget_app, keep_secret, new_secret, right_step
from web.current import signed_in, web_session, wiring
from web.roles import allow_signed_in
from web.security.confirmed import confirmed_recently
from workflow.domain.account_news import AccountNews
from workflow.domain.text import N_

log = structlog.get_logger("web.sign_in")
ADD = N_("Confirm that it is you before you add an app with codes.")
SECRET = "new_app_secret"  # noqa: S105 where it lies in the sealed session until the app has shown a code
WRONG = N_(
    "This is not the code the app shows now. Look at the app once more; the clock of the phone must be right."
)


@blueprint.get("/account/authenticator")
@allow_signed_in
def authenticator() -> str:
    """How an app is set up; with the picture to scan once it is begun."""
    return _page(AppCodeForm())


@blueprint.post("/account/authenticator/start")
@allow_signed_in
@confirmed_recently(ADD)
def authenticator_start() -> Response:
    """Make a secret; it counts for nothing before the app has shown a code."""
    session[SECRET] = new_secret()
    return redirect(url_for("account.authenticator"), HTTPStatus.SEE_OTHER)


@blueprint.post("/account/authenticator")
@allow_signed_in
@confirmed_recently(ADD)
def authenticator_now() -> str | Response:
    """Take the app as second factor when its code is right."""
    form, secret, now = AppCodeForm(request.form), str(session.get(SECRET, "")), wiring().clock.wall()
    if not secret:
        return redirect(url_for("account.authenticator"), HTTPStatus.SEE_OTHER)
    if not form.validate():
        return _page(form)
    step = right_step(secret, form.code.data or "", now)
    if step is None:
        form.code.errors = [_(WRONG)]
        return _page(form)
    account_id = signed_in().account_id
    with wiring().engine.begin() as connection:
        hold_account(connection, account_id)
        keep_secret(connection, wiring().keys, account_id, secret, step=step, at=now)
        codes = factor_is_new(connection, now)
    del session[SECRET]
    web_session().renew()
    log.info("factor_added", account=str(account_id), kind="app")
    return render_template("account/recovery_codes.html", codes=codes, added=True)


@blueprint.post("/account/authenticator/remove")
@allow_signed_in
@confirmed_recently(N_("Confirm that it is you before you take an app with codes away."))
def authenticator_remove() -> Response:
    """Take the app away, unless it is the only factor of somebody who must have one."""
    who, now = signed_in(), wiring().clock.wall()
    with wiring().engine.begin() as connection:
        hold_account(connection, who.account_id)
        kept_back = who.needs_factor and find_factors(connection, who.account_id).count == 1
        gone = not kept_back and forget_app(connection, who.account_id)
        if gone:
            forget_codes_without_factor(connection, who.account_id)
            end_others_and_tell(connection, AccountNews.FACTOR_REMOVED, now)
    if gone:
        web_session().renew()
        log.info("factor_removed", account=str(who.account_id), kind="app")
        flash(_("The app no longer counts. You are signed out on all other devices."), "success")
    elif kept_back:
        flash(_("Your role needs a second step. Make another one first, then take this one away."), "warning")
    return redirect(url_for("account.home"), HTTPStatus.SEE_OTHER)


def _page(form: AppCodeForm) -> str:
    secret = session.get(SECRET)
    return render_template(
        "account/authenticator.html",
        form=form,
        secret=_in_groups(str(secret)) if secret else "",
        picture=_picture(address_for_app(str(secret), own_account().username)) if secret else "",
        must=signed_in().must_enrol,
        passkeys_possible=place_here() is not None,
        by_name=address_with_a_name(),
    )


def _in_groups(secret: str) -> str:
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def _picture(address: str) -> str:
    """The square to scan, as a data address: no style and no script is in it."""
    drawn = BytesIO()
    segno.make(address, error="m").save(drawn, kind="png", scale=6, border=4)
    return f"data:image/png;base64,{b64encode(drawn.getvalue()).decode()}"
