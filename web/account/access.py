"""The access table as a page: everybody may know who can see what, so that nobody has to take it on trust."""

from flask import render_template
from flask_babel import gettext as _

from web.account import blueprint
from web.navigation import ROLE_NAMES
from web.roles import allow_signed_in
from workflow.domain.access import ACCESS, Grant
from workflow.domain.access_names import ACTS, RELATIONS, THINGS


@blueprint.get("/account/access")
@allow_signed_in
def access() -> str:
    """The rows as they are, in words."""
    return render_template("account/access.html", rows=[_row(grant) for grant in ACCESS])


def _row(grant: Grant) -> list[str]:
    return [
        ", ".join(_(ROLE_NAMES[role]) for role in grant.roles),
        ", ".join(_(ACTS[act]) for act in grant.acts),
        "; ".join(_(THINGS[thing]) for thing in grant.things),
        "; ".join(_(RELATIONS[relation]) for relation in grant.relations),
        _(grant.why),
    ]
