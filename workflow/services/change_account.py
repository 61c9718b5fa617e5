"""Changes what an account may do. Everything takes effect at the holder's next request."""

from collections.abc import Collection
from uuid import UUID

from workflow.domain.errors import Invalid, NotFound
from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.directory import Directory, DirectoryStore, HandedOutPassword
from workflow.services.ports import Clock

NOT_ONESELF = N_("You cannot take your own access away. Ask another administrator.")
OWN_ROLES = N_("You cannot change your own roles. Ask another administrator.")
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
        directory.look_again(account_id, clock.wall())


def close_account(store: DirectoryStore, clock: Clock, account_id: UUID, *, by: UUID) -> None:
    """Keep somebody out from now on, wherever they are signed in."""
    with store.transaction() as directory:
        _known(directory, account_id)
        if account_id == by:
            raise Invalid("account", NOT_ONESELF)
        directory.set_disabled(account_id, clock.wall())
        directory.end_sessions(account_id, clock.wall())
        directory.look_again(account_id, clock.wall())


def open_account(store: DirectoryStore, clock: Clock, account_id: UUID) -> None:
    """Let somebody in again, with the password they had."""
    with store.transaction() as directory:
        _known(directory, account_id)
        directory.set_disabled(account_id, None)
        directory.look_again(account_id, clock.wall())


def end_sessions(store: DirectoryStore, clock: Clock, account_id: UUID) -> int:
    """Sign somebody out everywhere; how many sessions there were."""
    with store.transaction() as directory:
        _known(directory, account_id)
        return directory.end_sessions(account_id, clock.wall())


def hand_out_password(
    store: DirectoryStore, clock: Clock, account_id: UUID, password: HandedOutPassword
) -> None:
    """Replace a forgotten password by one to begin with; whoever used the old one is signed out."""
    with store.transaction() as directory:
        _known(directory, account_id)
        directory.set_password(account_id, password)
        directory.end_sessions(account_id, clock.wall())


def _known(directory: Directory, account_id: UUID) -> None:
    if directory.roles_of(account_id) is None:
        raise NotFound
