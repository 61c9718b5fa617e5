"""Changing one's password: asks for the present one, ends every other session."""

from http import HTTPStatus

import structlog
from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.accounts.change_password import ChangePasswordForm
from web.account import blueprint
from web.account.own_account import end_others_and_tell, own_account
from web.auth.accounts import Account, set_password_hash
from web.auth.noting import note_at_door
from web.auth.passwords import hash_password, refusal_of
from web.auth.sign_in import check_password
from web.current import settings, signed_in, web_session, wiring
from web.roles import allow_signed_in
from web.security.confirmed import confirmed_recently
from workflow.domain.account_news import AccountNews
from workflow.domain.text import N_
from workflow.services.security_log import Happening

log = structlog.get_logger("web.sign_in")
CHANGE = N_("Confirm that it is you before you change your password.")
SAME_AS_TODAY = N_("This is the password you have today. Choose another one.")


@blueprint.get("/account/password")
@allow_signed_in
@confirmed_recently(CHANGE)
def change_password() -> str:
    """The form."""
    return _page(ChangePasswordForm())


@blueprint.post("/account/password")
@allow_signed_in
@confirmed_recently(CHANGE)
def change_password_now() -> str | Response:
    """Take the new password, sign out everywhere else."""
    form = ChangePasswordForm(request.form)
    account = own_account()
    if not form.validate() or not _may_change(form, account):
        return _page(form)
    _replace(account, form.new.data or "")
    flash(_("Your password is changed. You are signed out on all other devices."), "success")
    return redirect(url_for("public.front_page"), HTTPStatus.SEE_OTHER)


def _page(form: ChangePasswordForm) -> str:
    return render_template(
        "account/password.html",
        form=form,
        handed_out=signed_in().must_change_password,
        username=own_account().username,
    )


def _may_change(form: ChangePasswordForm, account: Account) -> bool:
    """Put a sentence beside the field that stands in the way; a weak new password is said before a try is counted."""
    weakness = refusal_of(form.new.data or "", account.names, stolen=settings().breached_passwords)
    if not weakness and form.new.data == form.current.data:
        weakness = SAME_AS_TODAY
    if weakness:
        form.new.errors = [_(weakness)]
        return False
    outcome = check_password(
        wiring(),
        username=account.username,
        password=form.current.data or "",
        address=request.remote_addr or "",
    )
    if outcome.wait:
        form.current.errors = [
            _("There have been many tries. Wait %(seconds)s seconds.", seconds=outcome.wait)
        ]
    elif outcome.account_id != account.id:
        form.current.errors = [_("This is not your password today.")]
    return outcome.account_id == account.id


def _replace(account: Account, password: str) -> None:
    with wiring().engine.begin() as connection:
        set_password_hash(connection, account.id, hash_password(password))
        note_at_door(wiring(), Happening.PASSWORD_CHANGED, account.id, connection)
        end_others_and_tell(connection, AccountNews.PASSWORD_CHANGED, wiring().clock.wall())
    web_session().renew()
    log.info("password_changed", account=str(account.id))
