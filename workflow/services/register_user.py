"""Lets somebody into the service: person, account with roles, a password to begin with, an employment where they have one."""

from uuid import UUID

from workflow.domain.errors import Invalid
from workflow.domain.names import sort_name
from workflow.domain.text import N_
from workflow.services.directory import DirectoryStore, HandedOutPassword, NewUser
from workflow.services.ports import Clock
from workflow.services.security_log import Happening, SecurityEvent

USERNAME_TAKEN = N_("Somebody has this user name already.")


def register_user(
    store: DirectoryStore,
    clock: Clock,
    user: NewUser,
    password: HandedOutPassword,
    *,
    by: UUID | None = None,
) -> UUID:
    """Register somebody; the id of their account. Nobody is named as `by` when it is done on the server. Raises `Invalid` for a user name that is taken."""
    with store.transaction() as directory:
        if directory.has_username(user.username):
            raise Invalid("username", USERNAME_TAKEN)
        key = sort_name(user.given_name, user.family_name)
        account_id = directory.add_user(user, key, password, clock.wall())
        added = SecurityEvent(
            what=Happening.ACCOUNT_ADDED,
            account_id=account_id,
            detail={"roles": ",".join(sorted(user.roles)), "by": str(by) if by else "server"},
        )
        directory.note(clock.wall(), added)
        return account_id
