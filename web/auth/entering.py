"""Decides what follows when somebody has proved the first factor: the second one, or a whole session.

Every way in ends here, whatever the first factor was: password, passkey, or the employer's own sign-in.
"""

from typing import Any, cast
from uuid import UUID

import structlog
from flask import Response, after_this_request, current_app, request, url_for

from web.auth.browsers import LIVES, LONGEST_VALUE, greet, new_value
from web.auth.factors import find_factors
from web.auth.noting import note_at_door
from web.auth.oidc.entered import HELD
from web.auth.passkeys import new_challenge
from web.auth.sessions import Sessions
from web.current import web_session, wiring
from web.i18n import CHOICE
from web.security.csrf import FIELD, new_secret
from workflow.adapters.persistence.account_rows import tell_holder
from workflow.domain.account_news import AccountNews
from workflow.services.security_log import Happening

log = structlog.get_logger("web.sign_in")
NEXT = "after_second_factor"
CHALLENGE = "passkey_challenge"
PROVED_AT = "proved_at"
ELSEWHERE = "second_factor_elsewhere"
SECOND_FACTOR = "account.second_factor"


def first_factor_proved(account_id: UUID, *, next_path: str, second_too: bool = False) -> str:
    """The path to lead to: `next_path` when a whole session began, else the page that asks for the second factor.

    `second_too` when whoever vouches for the first factor has seen a second one as well.
    """
    with wiring().reading.connect() as connection:
        factors = find_factors(connection, account_id)
    if second_too or factors.count == 0:
        enter(account_id, elsewhere=second_too)
        return next_path
    kept: dict[str, Any] = _kept(account_id) | {NEXT: next_path}
    if factors.passkeys:
        kept[CHALLENGE] = new_challenge(wiring().clock.wall())
    web_session().enter(account_id, half=True, **kept)
    log.info("first_factor_proved", account=str(account_id))
    return url_for(SECOND_FACTOR)


def enter(account_id: UUID, *, elsewhere: bool = False) -> None:
    """Begin a whole session: everything that is asked for is proved."""
    session, kept = web_session(), _kept(account_id)
    kept[PROVED_AT] = wiring().clock.wall().isoformat()
    if elsewhere:
        kept[ELSEWHERE] = True
    session.enter(account_id, **kept)
    _greet_browser(account_id)
    note_at_door(wiring(), Happening.SIGNED_IN, account_id)
    log.info("signed_in", account=str(account_id))


def _kept(account_id: UUID) -> dict[str, Any]:
    """Of the data before, the language stays, how one came from a provider and, for the same person in the same browser, the form token."""
    session = web_session()
    before = session.lapsed or (session.stored if session.half_way else None)
    same_person = before is not None and before.identity.account_id == account_id
    secret = before.data.get(FIELD) if before and same_person else None
    kept = {name: session[name] for name in (CHOICE, "_flashes", HELD) if name in session}
    return {**kept, FIELD: secret or new_secret()}


def _greet_browser(account_id: UUID) -> None:
    """Tell the holder of a sign-in from a browser that is not known, and let the browser be known from now on."""
    sessions = cast(Sessions, current_app.session_interface)
    name, now = f"{sessions.cookie}-browser", wiring().clock.wall()
    value = request.cookies.get(name, "")
    if not 0 < len(value) <= LONGEST_VALUE:
        value = new_value()
    with wiring().engine.begin() as connection:
        if greet(connection, wiring().keys, account_id, value, now):
            tell_holder(connection, account_id, AccountNews.NEW_BROWSER, now)

    @after_this_request
    def remember(response: Response) -> Response:
        sessions.set_lasting(response, name, value, LIVES)
        return response
