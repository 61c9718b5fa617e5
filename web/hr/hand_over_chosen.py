"""Choosing cases of the list to give to another manager, page after page; what is chosen lies in the session, as ids."""

from collections.abc import Collection, Iterable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.current import actor, sight, today, wiring
from web.hr import blueprint
from web.hr.addresses import id_from
from web.hr.case_address import narrowed
from web.hr.case_filters import manager_field, sentence
from web.hr.case_lines import case_line
from web.queries.given_away import open_cases_of
from web.queries.hr_cases import hr_cases
from web.queries.managers import followers_of_open_cases
from web.queries.reading_log import note_list
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role
from workflow.services.hand_over_several import MOST

CHOSEN = "hand_over_chosen"


@blueprint.get("/hand-over")
@allow(Act.WRITE, Thing.HAND_OVER, Role.HR)
def choose_cases() -> str:
    """A page of the open cases the address narrows to, with what is chosen already."""
    chosen = chosen_ids()
    with wiring().reading.connect() as connection:
        asked = narrowed(connection, _open_ones())
        page = hr_cases(connection, sight(), asked.wanted, asked.order, today(), id_from("after"))
        managers = followers_of_open_cases(connection, sight())
        one = asked.wanted.manager_id
        of_one = open_cases_of(connection, sight(), one, MOST) if one else []
    note_list(wiring(), actor(), [row.id for row in page.rows])
    return render_template(
        "hr/hand_over_choose.html",
        managers=manager_field(asked, managers),
        rows=[
            _with_box(case_line(row, with_max_date=False), row.id, ticked=row.id in chosen)
            for row in page.rows
        ],
        shown=[str(row.id) for row in page.rows],
        sentence=sentence(asked, managers),
        address=asked.address,
        after=request.args.get("after", ""),
        next_after=str(page.next_after or ""),
        chosen=len(chosen),
        elsewhere=len(set(chosen) - {row.id for row in page.rows}),
        of_one=len(of_one),
        list_href=url_for("hr.cases", **(asked.address or {"all": 1})),
    )


@blueprint.post("/hand-over")
@allow(Act.WRITE, Thing.HAND_OVER, Role.HR)
def choose_cases_now() -> Response:
    """Keep what is ticked on this page, then on: to the next page, or to what would happen."""
    with wiring().reading.connect() as connection:
        asked = narrowed(connection, _open_ones())
        chosen = _chosen_now()
        if "all_of_one" in request.form and asked.wanted.manager_id:
            chosen += open_cases_of(connection, sight(), asked.wanted.manager_id, MOST)
    if "none" in request.form:
        chosen = []
    if len(keep_chosen(chosen)) > MOST:
        flash(
            _("%(most)s cases are given away at a time. Those chosen last are left out.", most=MOST), "info"
        )
    goes_on = "go_on" in request.form and not {"none", "all_of_one"}.intersection(request.form)
    if goes_on and not chosen:
        flash(_("Choose at least one case first."), "info")
    if not goes_on or not chosen:
        after: dict[str, Any] = {"after": request.form["after"]} if request.form.get("after") else {}
        return redirect(url_for("hr.choose_cases", **asked.address, **after), HTTPStatus.SEE_OTHER)
    return redirect(url_for("hr.foresee_hand_over"), HTTPStatus.SEE_OTHER)


def chosen_ids() -> list[UUID]:
    """What is chosen in this session, in the order it was."""
    return [UUID(one) for one in session.get(CHOSEN, [])]


def keep_chosen(chosen: Iterable[UUID]) -> list[UUID]:
    """Keep the first of them in the session; gives all of them, each once."""
    every = list(dict.fromkeys(chosen))
    session[CHOSEN] = [one.hex for one in every[:MOST]]
    return every


def _chosen_now() -> list[UUID]:
    """What was chosen on other pages, and what is ticked on this one."""
    shown, ticked = _ids(request.form.getlist("shown")), _ids(request.form.getlist("case"))
    return [one for one in chosen_ids() if one not in set(shown)] + [
        one for one in shown if one in set(ticked)
    ]


def _ids(texts: Collection[str]) -> list[UUID]:
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


def _open_ones() -> dict[str, str]:
    """What the list is narrowed to; closed cases are nobody's to give."""
    return {name: value for name, value in request.values.items() if name != "closed"}


def _with_box(line: dict[str, Any], case_id: UUID, *, ticked: bool) -> dict[str, object]:
    name, *rest = line["cells"]
    box = {"tick": {"name": "case", "value": str(case_id), "checked": ticked}, "text": name}
    return {"cells": [box, *(_without_link(cell) for cell in rest)]}


def _without_link(cell: Any) -> object:
    """What leads away would lose what is ticked."""
    return {**cell, "small_href": ""} if isinstance(cell, dict) else cell
