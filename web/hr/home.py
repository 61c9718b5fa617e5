"""The start page of this audience."""

from flask import render_template
from flask_babel import gettext as _

from web.hr import blueprint
from web.roles import allow
from workflow.domain.people import Role


@blueprint.get("/")
@allow(Role.HR)
def home() -> str:
    """Nothing waits here yet."""
    return render_template("page_message.html", title=_("Overview"), text=_("There is nothing here yet."))
