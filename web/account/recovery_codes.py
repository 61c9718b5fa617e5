"""Making recovery codes anew; the old ones end, and nobody can read the new ones a second time."""

from http import HTTPStatus

import structlog
from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.account import blueprint
from web.account.own_account import end_others_and_tell
from web.auth.factors import find_factors, hold_account
from web.auth.recovery_codes import make_codes
from web.current import signed_in, web_session, wiring
from web.roles import allow_signed_in
from web.security.confirmed import confirmed_recently
from workflow.domain.account_news import AccountNews
from workflow.domain.text import N_

log = structlog.get_logger("web.sign_in")


@blueprint.post("/account/recovery-codes")
@allow_signed_in
@confirmed_recently(N_("Confirm that it is you before you make new recovery codes."))
def new_recovery_codes() -> str | Response:
    """Ten new codes, shown in this answer and never again."""
    account_id, now = signed_in().account_id, wiring().clock.wall()
    with wiring().engine.begin() as connection:
        hold_account(connection, account_id)
        if find_factors(connection, account_id).count == 0:
            flash(_("Recovery codes belong to a second step. Make one first."), "warning")
            return redirect(url_for("account.home"), HTTPStatus.SEE_OTHER)
        codes = make_codes(connection, wiring().keys, account_id)
        end_others_and_tell(connection, AccountNews.CODES_MADE, now)
    web_session().renew()
    log.info("recovery_codes_made", account=str(account_id))
    return render_template("account/recovery_codes.html", codes=codes, added=False)
