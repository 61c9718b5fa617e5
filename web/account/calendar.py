"""The address at which somebody's calendar fetches their tasks: made, shown once, and ended at once."""

from http import HTTPStatus

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.account import blueprint
from web.auth.noting import note_at_door
from web.current import settings, signed_in, wiring
from web.roles import allow_signed_in
from web.security.confirmed import confirmed_recently
from workflow.adapters.persistence.feed_rows import FeedRows
from workflow.domain.text import N_
from workflow.services.security_log import Happening


@blueprint.post("/account/calendar")
@allow_signed_in
@confirmed_recently(N_("Confirm that it is you before you make an address for your calendar."))
def make_feed() -> str:
    """A new address, shown in this answer and never again; an older one stops working."""
    account_id, now = signed_in().account_id, wiring().clock.wall()
    with wiring().engine.begin() as connection:
        token = FeedRows(connection).make(account_id, now)
        note_at_door(wiring(), Happening.FEED_MADE, account_id, connection)
    address = settings().base_url + url_for("public.calendar_feed", token=token)
    return render_template("account/calendar.html", address=address)


@blueprint.post("/account/calendar/end")
@allow_signed_in
def end_feed() -> Response:
    """End it; the next time a calendar asks, nothing is there."""
    account_id = signed_in().account_id
    with wiring().engine.begin() as connection:
        if FeedRows(connection).end(account_id, wiring().clock.wall()):
            note_at_door(wiring(), Happening.FEED_ENDED, account_id, connection)
    flash(_("The calendar address no longer works."), "success")
    return redirect(url_for("account.home", _anchor="mail"), HTTPStatus.SEE_OTHER)
