"""The users of the service, for the administrator."""

from flask import render_template
from flask_babel import gettext as _

from web.admin import blueprint
from web.roles import allow
from workflow.domain.people import Role


@blueprint.get("/")
@allow(Role.ADMIN)
def home() -> str:
    """The list of users."""
    return render_template("page_message.html", title=_("Users"), text="")
