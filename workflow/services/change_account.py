"""Changes what an account may do. Everything takes effect at the holder's next request."""

from collections.abc import Collection
from uuid import UUID

from workflow.domain.account_news import AccountNews
from workflow.domain.errors import Invalid, NotFound
from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.directory import Directory, DirectoryStore, HandedOutPassword
from workflow.services.ports import Clock
from workflow.services.security_log import Happening, SecurityEvent

NOT_ONESELF = N_("You cannot take your own access away. Ask another administrator.")
OWN_ROLES = N_("You cannot change your own roles. Ask another administrator.")
OWN_FACTOR = N_("You cannot reset your own second step here. Ask another administrator.")
NO_ROLE = N_("Choose at least one role. To keep somebody out, close the account instead.")


def change_roles(
    store: DirectoryStore, clock: Clock, account_id: UUID, roles: Collection[Role], *, by: UUID
) -> None:
    """Give an account these roles; raises `Invalid` for none, and for one's own: nobody gives or takes from themselves."""
    with store.transaction() as directory:
        _known(directory, account_id)
        if not roles:
            raise Invalid("roles", NO_ROLE)
        if account_id == by:
            raise Invalid("roles", OWN_ROLES)
        directory.set_roles(account_id, roles)
        detail = {"roles": ",".join(sorted(roles))}
        directory.note(clock.wall(), _done(Happening.ROLES_CHANGED, account_id, by, **detail))
        directory.look_again(account_id, clock.wall())


def close_account(store: DirectoryStore, clock: Clock, account_id: UUID, *, by: UUID) -> None:
    """Keep somebody out from now on, wherever they are signed in."""
    with store.transaction() as directory:
        _known(directory, account_id)
        if account_id == by:
            raise Invalid("account", NOT_ONESELF)
        directory.set_disabled(account_id, clock.wall())
        directory.end_sessions(account_id, clock.wall())
        directory.note(clock.wall(), _done(Happening.ACCOUNT_CLOSED, account_id, by))
        directory.look_again(account_id, clock.wall())


def open_account(store: DirectoryStore, clock: Clock, account_id: UUID, *, by: UUID) -> None:
    """Let somebody in again, with the password they had."""
    with store.transaction() as directory:
        _known(directory, account_id)
        directory.set_disabled(account_id, None)
        directory.note(clock.wall(), _done(Happening.ACCOUNT_OPENED, account_id, by))
        directory.look_again(account_id, clock.wall())


def end_sessions(store: DirectoryStore, clock: Clock, account_id: UUID, *, by: UUID) -> int:
    """Sign somebody out everywhere; how many sessions there were."""
    with store.transaction() as directory:
        _known(directory, account_id)
        directory.note(clock.wall(), _done(Happening.SESSION_ENDED, account_id, by))
        return directory.end_sessions(account_id, clock.wall())


def hand_out_password(
    store: DirectoryStore, clock: Clock, account_id: UUID, password: HandedOutPassword, *, by: UUID
) -> None:
    """Replace a forgotten password by one to begin with; whoever used the old one is signed out."""
    with store.transaction() as directory:
        _known(directory, account_id)
        directory.set_password(account_id, password)
        directory.end_sessions(account_id, clock.wall())
        directory.note(clock.wall(), _done(Happening.PASSWORD_HANDED_OUT, account_id, by))
        directory.tell(account_id, AccountNews.PASSWORD_HANDED_OUT, clock.wall())


def _done(what: Happening, account_id: UUID, by: UUID | None, **detail: str) -> SecurityEvent:
    """What an administrator did to an account; both by the ids of their accounts."""
    return SecurityEvent(what=what, account_id=account_id, detail={"by": str(by) if by else "", **detail})


def reset_factors(store: DirectoryStore, clock: Clock, account_id: UUID, *, by: UUID | None) -> None:
    """Take a lost second factor away: its holder makes a new one before anything else, and is told.

    Nobody does so for themselves; from the server's own command line (`by` is None) for the last administrator.
    """
    with store.transaction() as directory:
        _known(directory, account_id)
        if account_id == by:
            raise Invalid("account", OWN_FACTOR)
        directory.reset_factors(account_id)
        directory.end_sessions(account_id, clock.wall())
        directory.note(clock.wall(), _done(Happening.FACTOR_RESET, account_id, by))
        directory.tell(account_id, AccountNews.FACTOR_RESET, clock.wall())


def _known(directory: Directory, account_id: UUID) -> None:
    if directory.roles_of(account_id) is None:
        raise NotFound
