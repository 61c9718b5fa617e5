"""The manager's start: what waits, every open case with the most urgent first, and what was closed lately."""

from datetime import date
from uuid import UUID

from flask import render_template, request, url_for
from flask_babel import gettext as _

from web.casework.names import CASE_OUTCOMES
from web.current import actor, sight, today, wiring
from web.i18n import format_day
from web.manager import blueprint
from web.manager.case_rows import case_rows
from web.manager.waiting import waiting_cards
from web.queries.given_name import given_name
from web.queries.managers_cases import ClosedRow, Place, closed_lately, managers_tasks, open_cases
from web.queries.reading_log import note_list
from web.queries.reminded import late_below
from web.queries.routines import team_state
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role
from workflow.services.norway import day_in_norway


@blueprint.get("/")
@allow(Act.READ, Thing.CASE_LIST, Role.MANAGER)
def home() -> str:
    """The start page; further pages of the list are the same page without what waits."""
    after = _place(request.args.get("after", ""))
    with wiring().reading.connect() as connection:
        page = open_cases(connection, sight(), today(), after)
        tasks = managers_tasks(connection, sight()) if after is None else ()
        closed = closed_lately(connection, sight()) if after is None else ()
        name = given_name(connection, actor().person_id)
        below = late_below(connection, actor().person_id) if after is None else []
        team = team_state(connection, actor().person_id, today()) if after is None else None
    note_list(
        wiring(),
        actor(),
        [
            *(row.id for row in page.rows),
            *(row.id for row in closed),
            *(task.case_id for task in tasks),
        ],
    )
    return render_template(
        "manager/home.html",
        name=name,
        team=team,
        below=[{"manager": one.manager, "due": format_day(one.due_on)} for one in below],
        cards=waiting_cards(page.rows, tasks, today()) if after is None else [],
        rows=case_rows(page.rows, today()),
        closed=[_closed(row) for row in closed],
        first=after is None,
        next_href=url_for(".home", after=_text(page.next_place)) if page.next_place else "",
    )


def _closed(row: ClosedRow) -> dict[str, str]:
    return {
        "employee": row.employee,
        "href": url_for(".case_page", case_id=row.id),
        "outcome": _(CASE_OUTCOMES.get(row.outcome or "", "")) if row.outcome in CASE_OUTCOMES else "",
        "closed": format_day(day_in_norway(row.closed_at)),
    }


def _text(place: Place) -> str:
    return f"{place.due_on.isoformat()}.{place.case_id}"


def _place(text: str) -> Place | None:
    """Where a page of the list begins; anything unreadable is the beginning."""
    day, _dot, case_id = text.partition(".")
    try:
        return Place(due_on=date.fromisoformat(day), case_id=UUID(case_id))
    except ValueError:
        return None
