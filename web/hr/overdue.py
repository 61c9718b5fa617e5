"""What is overdue, by unit and duty; each number opens exactly its cases."""

from collections.abc import Sequence

from flask import render_template
from flask_babel import gettext as _

from web.casework.names import DUTY_NAMES
from web.current import sight, today, wiring
from web.hr import blueprint
from web.hr.unit_tables import Counts, Kind, UnitTable, by_area, by_place, by_unit
from web.queries.hr_numbers import Overdue, overdue_cases
from web.queries.units import UnitLine, unit_tree
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.duties import IN_ORDER
from workflow.domain.people import Role


@blueprint.get("/overdue")
@allow(Act.READ, Thing.CASE_LIST, Role.HR)
def overdue() -> str:
    """Every unit by itself."""
    with wiring().reading.connect() as connection:
        late, tree = overdue_cases(connection, sight(), today()), unit_tree(connection)
    return render_template(
        "hr/overdue.html",
        overdue=by_unit(tree, _counts(late), _duties(), _all()) if late else None,
    )


def overdue_by_area(tree: Sequence[UnitLine], late: Sequence[Overdue]) -> UnitTable:
    """The same for the overview: the units right below the top, each with those below it."""
    return by_area(tree, _counts(late), _duties(), _all())


def _counts(late: Sequence[Overdue]) -> Counts:
    return by_place(late, lambda one: str(one.duty.value))


def _duties() -> list[Kind]:
    return [
        Kind(word=duty.value, label=_(DUTY_NAMES[duty]), narrowing={"overdue": 1, "duty": duty.value})
        for duty in IN_ORDER
    ]


def _all() -> Kind:
    return Kind(word="", label=_("In all"), narrowing={"overdue": 1})
