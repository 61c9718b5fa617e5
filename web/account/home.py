"""The account page: who one is here, and where one is signed in."""

from typing import cast

from flask import current_app, render_template
from flask_babel import gettext as _

from web.account import blueprint
from web.account.passkey_place import address_with_a_name, place_here
from web.auth.factors import find_factors
from web.auth.oidc.links import links
from web.auth.recovery_codes import FEW
from web.auth.session_store import open_sessions
from web.auth.sessions import Sessions
from web.current import signed_in, today, web_session, wiring
from web.navigation import ROLE_NAMES
from web.queries.mail_choice import mail_choice
from web.queries.substitutes import own_stand_ins
from web.queries.user_identities import ways_in
from web.roles import ORDER, allow_signed_in


@blueprint.get("/account/")
@allow_signed_in
def home() -> str:
    """Name, roles, password, second factor, and the sessions with their end buttons."""
    who, stored = signed_in(), web_session().stored
    idle = cast(Sessions, current_app.session_interface).idle
    with wiring().reading.connect() as connection:
        factors = find_factors(connection, who.account_id)
        stand_ins = own_stand_ins(connection, who.person_id, today())
        sessions = open_sessions(connection, who.account_id, seen_after=wiring().clock.wall() - idle)
        ways = ways_in(connection, who.account_id)
        mail = mail_choice(connection, who.account_id, today())
    return render_template(
        "account/home.html",
        roles=[_(ROLE_NAMES[role]) for role in ORDER if role in who.roles],
        sessions=sessions,
        ways=ways,
        labels={link.provider.issuer: link.provider.label for link in links().values()},
        factors=factors,
        needs_factor=who.needs_factor,
        few=FEW,
        passkeys_possible=place_here() is not None,
        by_name=address_with_a_name(),
        stand_ins=stand_ins,
        mail=mail,
        this_session=stored.public_id if stored else None,
    )


@blueprint.get("/account/still-here")
@allow_signed_in
def still_here() -> tuple[str, int]:
    """Asked by the page when somebody wants to stay signed in; being asked is what does it."""
    return "", 204
