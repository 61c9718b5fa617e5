"""Whom HR reports an absence for, or begins preventive talks with: anybody, found by a name that stays in the session and out of every address."""

from http import HTTPStatus

from flask import redirect, request, session, url_for
from werkzeug.wrappers import Response

from web.casework.responsible.new_absence import show_search
from web.hr import blueprint
from web.queries.name_search import LONGEST
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role

SEARCHED = "hr_absence_name"


@blueprint.get("/absences/new")
@allow(Act.READ, Thing.PERSON_SEARCH, Role.HR)
def new_absence() -> str:
    """Find the employee."""
    return show_search(str(session.get(SEARCHED, "")), url_for("hr.search_employee"))


@blueprint.post("/absences/search")
@allow(Act.READ, Thing.PERSON_SEARCH, Role.HR)
def search_employee() -> Response:
    """Keep the name that is searched for, or forget it."""
    _keep_name()
    return redirect(url_for("hr.new_absence"), HTTPStatus.SEE_OTHER)


@blueprint.get("/prevention/new")
@allow(Act.READ, Thing.PERSON_SEARCH, Role.HR)
def new_prevention() -> str:
    """Find the employee."""
    name = str(session.get(SEARCHED, ""))
    return show_search(name, url_for("hr.search_for_prevention"), preventive=True)


@blueprint.post("/prevention/search")
@allow(Act.READ, Thing.PERSON_SEARCH, Role.HR)
def search_for_prevention() -> Response:
    """Keep the name that is searched for, or forget it."""
    _keep_name()
    return redirect(url_for("hr.new_prevention"), HTTPStatus.SEE_OTHER)


def _keep_name() -> None:
    wanted = "" if "forget" in request.form else request.form.get("name", "")
    session[SEARCHED] = wanted.strip()[:LONGEST]
