"""Decides how a view says what it does with what, and for which roles; that nobody else gets in is enforced in security/guard.py.

Which roles have a right at all, and in which relation to a case, stands in the access table (workflow/domain/access.py).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask

from workflow.domain.access import Act, Right, Thing, granted
from workflow.domain.people import REPRESENTATIVES, Role

View = TypeVar("View", bound=Callable[..., Any])
DECLARATION = "access"


class Door(StrEnum):
    """How far a page is open."""

    ANYONE = "anyone"
    HALF_WAY = "half_way"
    SIGNED_IN = "signed_in"
    ROLES = "roles"


@dataclass(frozen=True)
class Access:
    """Who may ask for an endpoint: everybody, everybody signed in, or the roles named."""

    door: Door
    roles: tuple[Role, ...] = ()
    right: Right | None = None

    def role_for(self, held: Iterable[Role], own: tuple[Role, ...] = ()) -> Role | None:
        """The role somebody acts in here: the audience's own first, else the first one allowed and held; None: refused."""
        allowed = self.roles if self.door is Door.ROLES else ORDER
        usable = set(held).intersection(allowed)
        return next((role for role in (*own, *ORDER) if role in usable), None)


ORDER: tuple[Role, ...] = (
    Role.MANAGER,
    Role.HR,
    Role.PAYROLL,
    *REPRESENTATIVES,
    Role.ADMIN,
    Role.EMPLOYEE,
)
"""Which of several roles decides where somebody starts: duties to others come before one's own page."""

OWN_ROLES: dict[str, tuple[Role, ...]] = {
    "manager": (Role.MANAGER,),
    "employee": (Role.EMPLOYEE,),
    "hr": (Role.HR,),
    "payroll": (Role.PAYROLL,),
    "representative": REPRESENTATIVES,
    "admin": (Role.ADMIN,),
}
"""The audience packages (blueprint names) and whose pages they are."""


def allow(act: Act, thing: Thing, *roles: Role) -> Callable[[View], View]:
    """Open a view to these roles, for one act on one thing; raises `ValueError` for a role the access table does not grant it."""
    if not roles:
        raise ValueError("name at least one role, or use allow_signed_in or allow_anyone")
    right = Right(act, thing)
    if strangers := [role for role in roles if not granted(role, right)]:
        raise ValueError(f"the access table gives nobody who is {strangers[0]} the right to {right}")
    return _declared(Access(Door.ROLES, roles, right))


def allow_signed_in(view: View) -> View:
    """Open a view to everybody who is signed in."""
    return _declared(Access(Door.SIGNED_IN))(view)


def allow_half_way(view: View) -> View:
    """Open a view to somebody who has proved the password and is asked for the second factor."""
    return _declared(Access(Door.HALF_WAY))(view)


def allow_anyone(view: View) -> View:
    """Open a view to strangers too; nothing personal may stand on it."""
    return _declared(Access(Door.ANYONE))(view)


def access_of(app: Flask, endpoint: str) -> Access | None:
    """What the view of an endpoint declared, or None, which means: closed to everybody."""
    found = getattr(app.view_functions.get(endpoint), DECLARATION, None)
    return found if isinstance(found, Access) else None


def _declared(access: Access) -> Callable[[View], View]:
    def declare(view: View) -> View:
        setattr(view, DECLARATION, access)
        return view

    return declare
