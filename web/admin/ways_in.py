"""What an administrator changes of somebody's ways in: identities at a provider, and whether the password counts."""

from http import HTTPStatus
from uuid import UUID

import structlog
from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.admin import blueprint
from web.auth.oidc.ways_in import let_password_count, unbind_identity
from web.current import signed_in, wiring
from web.roles import allow
from web.security.confirmed import confirmed_recently
from workflow.domain.access import Act, Thing
from workflow.domain.errors import Invalid, NotFound
from workflow.domain.people import Role
from workflow.domain.text import N_

log = structlog.get_logger("web.admin")


@blueprint.post("/users/<uuid:account_id>/identities/<uuid:identity_id>/unbind")
@allow(Act.WRITE, Thing.USERS, Role.ADMIN)
@confirmed_recently(
    N_("Confirm that it is you before you remove the connection between an account and another sign-in.")
)
def unbind(account_id: UUID, identity_id: UUID) -> Response:
    """Let somebody be bound anew at the next sign-in."""
    try:
        with wiring().engine.begin() as connection:
            unbind_identity(connection, account_id, identity_id, wiring().clock.wall())
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    log.info("identity_unbound", account=str(account_id), by=str(signed_in().account_id))
    flash(_("The connection is removed, and sessions that came from there are ended."), "success")
    return _back(account_id)


@blueprint.post("/users/<uuid:account_id>/local-password")
@allow(Act.WRITE, Thing.USERS, Role.ADMIN)
@confirmed_recently(
    N_("Confirm that it is you before you change whether somebody can sign in with a password.")
)
def let_password(account_id: UUID) -> Response:
    """Close the way in by password, or open it again."""
    counts = request.form.get("counts") == "yes"
    try:
        with wiring().engine.begin() as connection:
            let_password_count(connection, account_id, counts=counts)
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except Invalid as refusal:
        flash(_(refusal.sentence), "warning")
        return _back(account_id)
    log.info(
        "local_password_opened" if counts else "local_password_closed",
        account=str(account_id),
        by=str(signed_in().account_id),
    )
    flash(
        _("The password counts again.") if counts else _("The password does not count any more."), "success"
    )
    return _back(account_id)


def _back(account_id: UUID) -> Response:
    return redirect(url_for("admin.user", account_id=account_id), HTTPStatus.SEE_OTHER)
