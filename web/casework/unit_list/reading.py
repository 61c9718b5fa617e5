"""Pages of the list that only read, alike for everybody who may: which lists there are, and the list on paper."""

from functools import partial
from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from web.casework.unit_list.printed import download_list
from web.current import actor, today, wiring
from web.queries.unit_list import find_list, read_units
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role


def show_units() -> str | Response:
    """The units whose lists one reads; with one alone, its list."""
    with wiring().reading.connect() as connection:
        units = read_units(wiring(), connection, actor(), today())
    if len(units) == 1:
        return redirect(url_for(".unit_list", unit_id=units[0][0]), HTTPStatus.SEE_OTHER)
    return render_template("unit_list/units.html", units=units)


def download(unit_id: UUID, *, as_word: bool) -> Response:
    """The list as a file."""
    with wiring().reading.connect() as connection:
        found = find_list(wiring(), connection, unit_id, actor(), today())
        if found is None:
            abort(HTTPStatus.NOT_FOUND)
        return download_list(connection, found, as_word=as_word)


def mount_reading(blueprint: Blueprint, *roles: Role) -> None:
    """Open these pages to an audience."""
    for rule, endpoint, view in (
        ("/accommodations", "unit_lists", partial(show_units)),
        ("/units/<uuid:unit_id>/accommodations.pdf", "unit_list_pdf", partial(download, as_word=False)),
        ("/units/<uuid:unit_id>/accommodations.docx", "unit_list_word", partial(download, as_word=True)),
    ):
        # a callable of its own: the declaration of one audience must not open the page of another
        blueprint.add_url_rule(rule, endpoint, allow(Act.READ, Thing.UNIT_LIST, *roles)(view))
