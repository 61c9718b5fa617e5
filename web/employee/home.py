"""The start page of this audience."""

from flask import render_template
from flask_babel import gettext as _

from web.employee import blueprint
from web.roles import allow
from workflow.domain.people import Role


@blueprint.get("/")
@allow(Role.EMPLOYEE)
def home() -> str:
    """Nothing waits here yet."""
    return render_template("page_message.html", title=_("My follow-up"), text=_("There is nothing here yet."))
