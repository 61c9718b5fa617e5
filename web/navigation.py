"""Decides what the menu shows: the pages of the audience one is in, and the way to the other roles one has."""

from dataclasses import dataclass

from flask import current_app, g, request, url_for
from flask_babel import gettext as _

from web.auth.identity import Identity
from web.current import today, wiring
from web.queries.open_tasks import waiting_for
from web.roles import ORDER, OWN_ROLES
from workflow.domain.people import Actor, Role
from workflow.domain.text import N_

NAVIGATION = "tilbake.navigation"


@dataclass(frozen=True)
class NavItem:
    """A line of an audience's menu: the English message id of its words, and the endpoint it leads to.

    `counted` lines tell how many tasks wait there.
    """

    label: str
    endpoint: str
    counted: bool = False


START_PAGES: dict[Role, str] = {
    Role.MANAGER: "manager.home",
    Role.HR: "hr.home",
    Role.PAYROLL: "payroll.home",
    Role.EMPLOYEE_REP: "representative.home",
    Role.SAFETY_REP: "representative.home",
    Role.ADMIN: "admin.home",
    Role.EMPLOYEE: "employee.home",
}
ROLE_NAMES: dict[Role, str] = {
    Role.MANAGER: N_("Manager"),
    Role.HR: N_("HR"),
    Role.PAYROLL: N_("Payroll"),
    Role.EMPLOYEE_REP: N_("Employee representative"),
    Role.SAFETY_REP: N_("Safety representative"),
    Role.ADMIN: N_("Administrator"),
    Role.EMPLOYEE: N_("Employee"),
}
SWITCH_NAMES: dict[str, str] = {
    "manager.home": N_("As manager"),
    "hr.home": N_("As HR"),
    "payroll.home": N_("As payroll"),
    "representative.home": N_("As representative"),
    "admin.home": N_("As administrator"),
    "employee.home": N_("My own follow-up"),
}


def first_role(who: Identity) -> Role | None:
    """The role somebody starts in."""
    return next((role for role in ORDER if role in who.roles), None)


def start_page(who: Identity) -> str | None:
    """The endpoint somebody starts at."""
    role = first_role(who)
    return START_PAGES[role] if role else None


def role_shown(who: Identity) -> Role | None:
    """The role whose menu is shown: that of the audience one is in, elsewhere the one somebody starts in."""
    if not g.get("plain_shell") and request.blueprint in OWN_ROLES and "actor" in g:
        role: Role = g.actor.role
        return role
    return first_role(who)


def menu(who: Identity) -> list[dict[str, object]]:
    """The lines of the menu for this page."""
    role = role_shown(who)
    if role is None:
        return []
    start = START_PAGES[role]
    audience = start.partition(".")[0]
    items: tuple[NavItem, ...] = current_app.extensions[NAVIGATION].get(audience, ())
    waiting = _waiting(who, role) if any(item.counted for item in items) else 0
    own = [_line(_(item.label), item.endpoint, waiting if item.counted else 0) for item in items]
    return own + [_line(_(SWITCH_NAMES[other]), other) for other in _other_start_pages(who, start)]


def _other_start_pages(who: Identity, start: str) -> list[str]:
    pages = dict.fromkeys(START_PAGES[role] for role in ORDER if role in who.roles)
    return [page for page in pages if page != start]


def _waiting(who: Identity, role: Role) -> int:
    """How many tasks of this role wait; a page that tells of an error asks nothing."""
    if g.get("plain_shell"):
        return 0
    with wiring().reading.connect() as connection:
        return waiting_for(connection, Actor(person_id=who.person_id, role=role), today())


def _line(label: str, endpoint: str, count: int = 0) -> dict[str, object]:
    current = not g.get("plain_shell") and request.endpoint == endpoint
    return {"label": label, "href": url_for(endpoint), "current": current, "count": count or None}
