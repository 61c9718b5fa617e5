"""Which exemptions were used, and where; each number opens exactly its cases."""

from collections.abc import Sequence

from flask import render_template, url_for
from flask_babel import gettext as _

from web.current import sight, wiring
from web.hr import blueprint
from web.hr.addresses import flag_from
from web.hr.unit_tables import Kind, UnitTable, by_area, by_place, by_unit
from web.hr.words import EXEMPTION_NAMES
from web.queries.case_filter import EXEMPTIONS
from web.queries.hr_numbers import Exempted, exempted_cases
from web.queries.units import UnitLine, unit_tree
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role


@blueprint.get("/exemptions")
@allow(Act.READ, Thing.CASE_LIST, Role.HR)
def exemptions() -> str:
    """Every unit by itself, of open cases or of closed ones."""
    closed = flag_from("closed")
    with wiring().reading.connect() as connection:
        used, tree = exempted_cases(connection, sight(), closed=closed), unit_tree(connection)
    return render_template(
        "hr/exemptions.html",
        used=by_unit(tree, by_place(used, _trigger), _kinds(closed=closed), None) if used else None,
        filters=[
            {"label": _("Open cases"), "href": url_for("hr.exemptions"), "current": not closed},
            {"label": _("Closed cases"), "href": url_for("hr.exemptions", closed=1), "current": closed},
        ],
    )


def exemptions_by_area(tree: Sequence[UnitLine], used: Sequence[Exempted]) -> UnitTable:
    """The same for the overview, of open cases."""
    return by_area(tree, by_place(used, _trigger), _kinds(closed=False), None)


def _trigger(used: Exempted) -> str:
    return used.trigger


def _kinds(*, closed: bool) -> list[Kind]:
    only = {"closed": 1} if closed else {}
    return [
        Kind(word=trigger, label=_(EXEMPTION_NAMES[trigger]), narrowing={"exempted": trigger, **only})
        for trigger in EXEMPTIONS
    ]
