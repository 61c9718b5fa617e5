"""How somebody wants their mail: each thing as it comes, or one mail a working morning."""

from http import HTTPStatus

import sqlalchemy as sa
from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.account import blueprint
from web.current import signed_in, wiring
from web.roles import allow_signed_in
from workflow.adapters.persistence.tables import account

CHOICES: dict[str, bool | None] = {"house": None, "each": False, "morning": True}


@blueprint.post("/account/mail")
@allow_signed_in
def choose_mail() -> Response:
    """Keep the choice; what waits already follows it."""
    choice = request.form.get("mail", "")
    if choice not in CHOICES:
        abort(HTTPStatus.BAD_REQUEST)
    with wiring().engine.begin() as connection:
        connection.execute(
            sa.update(account).where(account.c.id == signed_in().account_id).values(digest=CHOICES[choice])
        )
    flash(_("Saved. Your mail comes as you chose."), "success")
    return redirect(url_for("account.home", _anchor="mail"), HTTPStatus.SEE_OTHER)
