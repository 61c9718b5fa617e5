"""Lets somebody into the service: person, account with roles, a password to begin with, an employment where they have one."""

from uuid import UUID

from workflow.domain.errors import Invalid
from workflow.domain.names import sort_name
from workflow.domain.text import N_
from workflow.services.directory import DirectoryStore, HandedOutPassword, NewUser
from workflow.services.ports import Clock

USERNAME_TAKEN = N_("Somebody has this user name already.")


def register_user(store: DirectoryStore, clock: Clock, user: NewUser, password: HandedOutPassword) -> UUID:
    """Register somebody; the id of their account. Raises `Invalid` for a user name that is taken."""
    with store.transaction() as directory:
        if directory.has_username(user.username):
            raise Invalid("username", USERNAME_TAKEN)
        key = sort_name(user.given_name, user.family_name)
        return directory.add_user(user, key, password, clock.wall())
