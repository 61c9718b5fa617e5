"""All cases, narrowed and ordered; a name that is searched for stays in the session, and addresses only say that there is one."""

from http import HTTPStatus

from flask import redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from web.current import actor, sight, today, wiring
from web.hr import blueprint
from web.hr.addresses import id_from
from web.hr.case_address import narrowed
from web.hr.case_filters import narrowing_fields, quick_filters, sentence
from web.hr.case_lines import case_line
from web.hr.own_views import EVERYTHING, address_of, own_views, view_href
from web.queries.hr_cases import Order, hr_cases
from web.queries.managers import followers_of_open_cases
from web.queries.name_search import LONGEST
from web.queries.reading_log import Reading, note_list
from web.queries.units import unit_choices
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role

SEARCHED = "hr_name"


@blueprint.get("/cases")
@allow(Act.READ, Thing.CASE_LIST, Role.HR)
def cases() -> str | Response:
    """A page of the list; without anything in the address the view somebody opens it with."""
    views = own_views()
    if first := next((view for view in views if view.is_default and not request.args), None):
        return redirect(view_href(first))
    with wiring().reading.connect() as connection:
        chosen = narrowed(connection, request.args, searched_name())
        page = hr_cases(connection, sight(), chosen.wanted, chosen.order, today(), id_from("after"))
        units, managers = unit_choices(connection), followers_of_open_cases(connection, sight())
    wanted, address = chosen.wanted, chosen.address
    note_list(
        wiring(), actor(), [row.id for row in page.rows], Reading.SEARCH if wanted.name else Reading.LIST
    )
    by_max_date = chosen.order is Order.MAX_DATE or wanted.max_date_within is not None
    return render_template(
        "hr/cases.html",
        rows=[case_line(row, with_max_date=by_max_date) for row in page.rows],
        with_max_date=by_max_date,
        sentence=sentence(chosen, managers),
        filters=quick_filters(wanted),
        views=[
            {"label": view.name, "href": view_href(view), "current": address_of(view) == address}
            for view in views
        ],
        give_href="" if wanted.closed else url_for("hr.choose_cases", **address),
        keep_href=url_for("hr.new_view", **address),
        fields=narrowing_fields(chosen, units, managers),
        name=wanted.name,
        address=address,
        first_href=url_for("hr.cases", **address) if request.args.get("after") else "",
        next_href=url_for("hr.cases", **{**address, "after": page.next_after}) if page.next_after else "",
    )


@blueprint.post("/cases/search")
@allow(Act.READ, Thing.CASE_LIST, Role.HR)
def search_cases() -> Response:
    """Keep the name that is searched for, or forget it when it is empty."""
    wanted = "" if "forget" in request.form else request.form.get("name", "")
    session[SEARCHED] = wanted.strip()[:LONGEST]
    with wiring().reading.connect() as connection:
        address = narrowed(connection, {**request.form, "named": "1"}, searched_name()).address
    if not address and any(view.is_default for view in own_views()):
        address = EVERYTHING
    return redirect(url_for("hr.cases", **address), HTTPStatus.SEE_OTHER)


def searched_name() -> str:
    """The name that is searched for in this session."""
    return str(session.get(SEARCHED, ""))
