"""The access table as a page: everybody may know who can see what, so that nobody has to take it on trust."""

from itertools import groupby

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
    """The rows as they are, in words, those of the same roles together."""
    groups = [
        {
            "who": ", ".join(_(ROLE_NAMES[role]) for role in roles),
            "grants": [_in_words(grant) for grant in grants],
        }
        for roles, grants in groupby(ACCESS, key=lambda grant: grant.roles)
    ]
    return render_template("account/access.html", groups=groups)


def _in_words(grant: Grant) -> dict[str, str | list[str]]:
    return {
        "why": _(grant.why),
        "does": ", ".join(_(ACTS[act]) for act in grant.acts),
        "things": [_(THINGS[thing]) for thing in grant.things],
        "when": [_(RELATIONS[relation]) for relation in grant.relations],
    }
