"""The list of users, and the page of one."""

from http import HTTPStatus
from typing import cast
from uuid import UUID

from flask import abort, current_app, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.accounts.coverage import CoverageForm
from forms.accounts.roles import RolesForm
from forms.base import FormContext
from web.admin import blueprint
from web.auth.oidc.links import links
from web.auth.sessions import Sessions
from web.current import signed_in, today, wiring
from web.missed_runs import missed_banner
from web.navigation import ROLE_NAMES
from web.queries.coverage import coverage_of
from web.queries.units import unit_choices
from web.queries.user_identities import ways_in
from web.queries.users import UserLine, UserPage, find_user, list_users
from web.roles import ORDER, allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import REPRESENTATIVES, Role

LONGEST_SEARCH = 100
SEARCHED = "admin_search"
"""Names stay in the session and out of every address."""


@blueprint.get("/")
@allow(Act.READ, Thing.USERS, Role.ADMIN)
def home() -> str:
    """All users by name, fifty a page."""
    search = str(session.get(SEARCHED, ""))
    with wiring().reading.connect() as connection:
        lines, following = list_users(connection, search=search, after=request.args.get("after", type=UUID))
    return render_template(
        "admin/users.html",
        missed=missed_banner(),
        rows=[_row(line) for line in lines],
        search=search,
        next_href=url_for("admin.home", after=following) if following else "",
        previous_href=url_for("admin.home") if request.args.get("after") else "",
    )


@blueprint.post("/search")
@allow(Act.READ, Thing.USERS, Role.ADMIN)
def search_users() -> Response:
    """Keep what is searched for, or forget it."""
    wanted = "" if "forget" in request.form else request.form.get("search", "")
    session[SEARCHED] = wanted.strip()[:LONGEST_SEARCH]
    return redirect(url_for("admin.home"), HTTPStatus.SEE_OTHER)


@blueprint.get("/users/<uuid:account_id>")
@allow(Act.READ, Thing.USERS, Role.ADMIN)
def user(account_id: UUID) -> str:
    """One user: roles, sessions, what can be done."""
    found = user_or_404(account_id)
    known = {"roles": ",".join(found.roles)}
    return user_page(found, RolesForm(context=FormContext(today=today(), known=known)))


def user_page(
    found: UserPage, form: RolesForm, handed_out: str = "", coverage_form: CoverageForm | None = None
) -> str:
    """The page of one user, with a password that was just made shown this once."""
    with wiring().reading.connect() as connection:
        ways = ways_in(connection, found.account_id)
        covered, choices = coverage_of(connection, found.account_id, today()), unit_choices(connection)
    labels = {link.provider.issuer: link.provider.label for link in links().values()}
    return render_template(
        "admin/user.html",
        user=found,
        ways=ways,
        labels=labels,
        covered=covered,
        covers=bool(found.roles & set(REPRESENTATIVES)),
        coverage_form=coverage_form
        or CoverageForm(context=FormContext(today=today(), choices={"unit": choices})),
        form=form,
        handed_out=handed_out,
        is_oneself=found.account_id == signed_in().account_id,
    )


def user_or_404(account_id: UUID) -> UserPage:
    """The user, or the end of the request."""
    seen_after = wiring().clock.wall() - cast(Sessions, current_app.session_interface).idle
    with wiring().reading.connect() as connection:
        found = find_user(connection, account_id, seen_after=seen_after)
    if found is None:
        abort(HTTPStatus.NOT_FOUND)
    return found


def _row(line: UserLine) -> dict[str, object]:
    roles = ", ".join(_(ROLE_NAMES[role]) for role in ORDER if role in line.roles)
    state = (
        {"text": _("Can sign in"), "kind": "done"}
        if line.is_open
        else {"text": _("Account closed"), "kind": "exempt"}
    )
    return {
        "cells": [
            {"text": line.name, "href": url_for("admin.user", account_id=line.account_id)},
            line.username,
            roles,
            state,
        ]
    }
