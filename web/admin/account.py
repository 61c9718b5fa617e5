"""What an administrator does with an account: roles, closing and opening, sessions, a password to begin with."""

from datetime import timedelta
from http import HTTPStatus
from uuid import UUID

import structlog
from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from forms.accounts.roles import RolesForm
from forms.base import FormContext
from web.admin import blueprint
from web.admin.users import user_or_404, user_page
from web.auth.passwords import hash_password, one_time_password
from web.current import signed_in, today, wiring
from web.roles import allow
from web.security.confirmed import confirmed_recently
from workflow.domain.access import Act, Thing
from workflow.domain.errors import Invalid, NotFound
from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.change_account import (
    change_roles,
    close_account,
    end_sessions,
    hand_out_password,
    open_account,
    reset_factors,
)
from workflow.services.directory import HandedOutPassword

log = structlog.get_logger("web.admin")
TO_BE_USED_WITHIN = timedelta(hours=72)


@blueprint.post("/users/<uuid:account_id>/roles")
@allow(Act.WRITE, Thing.USERS, Role.ADMIN)
@confirmed_recently(N_("Confirm that it is you before you change the roles of a user."))
def set_roles(account_id: UUID) -> str | Response:
    """Give the account other roles."""
    found = user_or_404(account_id)
    form = RolesForm(request.form, context=FormContext(today=today()))
    if not form.validate():
        return user_page(found, form)
    try:
        change_roles(
            wiring().directory,
            wiring().clock,
            account_id,
            [Role(code) for code in form.roles.data],
            by=signed_in().account_id,
        )
    except Invalid as refusal:
        form.roles.errors = [_(refusal.sentence)]
        return user_page(found, form)
    _log("roles_changed", account_id)
    flash(_("The roles are saved."), "success")
    return _back(account_id)


@blueprint.post("/users/<uuid:account_id>/close")
@allow(Act.WRITE, Thing.USERS, Role.ADMIN)
@confirmed_recently(N_("Confirm that it is you before you close an account."))
def close(account_id: UUID) -> Response:
    """Keep somebody out."""
    try:
        close_account(wiring().directory, wiring().clock, account_id, by=signed_in().account_id)
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except Invalid as refusal:
        flash(_(refusal.sentence), "warning")
        return _back(account_id)
    _log("account_closed", account_id)
    flash(_("The account is closed, and the person is signed out everywhere."), "success")
    return _back(account_id)


@blueprint.post("/users/<uuid:account_id>/open")
@allow(Act.WRITE, Thing.USERS, Role.ADMIN)
@confirmed_recently(N_("Confirm that it is you before you open an account again."))
def open_again(account_id: UUID) -> Response:
    """Let somebody in again."""
    try:
        open_account(wiring().directory, wiring().clock, account_id, by=signed_in().account_id)
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    _log("account_opened", account_id)
    flash(_("The account is open again, with the password it had."), "success")
    return _back(account_id)


@blueprint.post("/users/<uuid:account_id>/end-sessions")
@allow(Act.WRITE, Thing.USERS, Role.ADMIN)
@confirmed_recently(N_("Confirm that it is you before you sign somebody out everywhere."))
def end_all_sessions(account_id: UUID) -> Response:
    """Sign somebody out everywhere."""
    try:
        count = end_sessions(wiring().directory, wiring().clock, account_id, by=signed_in().account_id)
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    _log("sessions_ended", account_id)
    flash(ngettext("%(num)s session is ended.", "%(num)s sessions are ended.", count), "success")
    return _back(account_id)


@blueprint.post("/users/<uuid:account_id>/password")
@allow(Act.WRITE, Thing.USERS, Role.ADMIN)
@confirmed_recently(N_("Confirm that it is you before you make a new password for somebody."))
def new_password(account_id: UUID) -> str:
    """Make a password to hand over; it is shown in this answer and never again."""
    password, kept = made_password()
    try:
        hand_out_password(wiring().directory, wiring().clock, account_id, kept, by=signed_in().account_id)
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    _log("password_handed_out", account_id)
    found = user_or_404(account_id)
    form = RolesForm(context=FormContext(today=today(), known={"roles": ",".join(found.roles)}))
    return user_page(found, form, handed_out=password)


@blueprint.post("/users/<uuid:account_id>/reset-factor")
@allow(Act.WRITE, Thing.USERS, Role.ADMIN)
@confirmed_recently(N_("Confirm that it is you before you take away somebody's second step."))
def reset_second_factor(account_id: UUID) -> Response:
    """Take a lost second factor away; its holder makes the next one, nobody else."""
    try:
        reset_factors(wiring().directory, wiring().clock, account_id, by=signed_in().account_id)
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except Invalid as refusal:
        flash(_(refusal.sentence), "warning")
        return _back(account_id)
    _log("factor_reset", account_id)
    flash(
        _("The second step is taken away, and the person is signed out everywhere and told by e-mail."),
        "success",
    )
    return _back(account_id)


def made_password() -> tuple[str, HandedOutPassword]:
    """A random password to begin with, in clear and as it is kept."""
    password = one_time_password()
    until = wiring().clock.wall() + TO_BE_USED_WITHIN
    return password, HandedOutPassword(kept_as=hash_password(password), until=until)


def _back(account_id: UUID) -> Response:
    return redirect(url_for("admin.user", account_id=account_id), HTTPStatus.SEE_OTHER)


def _log(event: str, account_id: UUID) -> None:
    log.info(event, account=str(account_id), by=str(signed_in().account_id))
