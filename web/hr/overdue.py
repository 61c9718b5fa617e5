"""What is overdue, by duty and by unit; each number opens its list."""

from collections.abc import Sequence

from flask import render_template, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from web.current import sight, today, wiring
from web.hr import blueprint
from web.hr.words import LATE
from web.queries.hr_numbers import Overdue, overdue_cases
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.duties import IN_ORDER
from workflow.domain.people import Role

Item = dict[str, object]


@blueprint.get("/overdue")
@allow(Act.READ, Thing.CASE_LIST, Role.HR)
def overdue() -> str:
    """The numbers by duty, then by unit."""
    with wiring().reading.connect() as connection:
        late = overdue_cases(connection, sight(), today())
    return render_template("hr/overdue.html", doors=overdue_doors(late), rows=_by_unit(late))


def overdue_doors(late: Sequence[Overdue]) -> list[Item]:
    """How many cases are late with each duty, in the order of the duties."""
    counted = {duty: sum(one.cases for one in late if one.duty is duty) for duty in IN_ORDER}
    return [
        {
            "number": number,
            "label": _(LATE[duty]),
            "href": url_for("hr.cases", overdue=1, duty=duty),
            "kind": "overdue",
        }
        for duty, number in counted.items()
        if number
    ]


def _by_unit(late: Sequence[Overdue]) -> list[list[Item]]:
    return [
        [
            {"text": one.unit, "href": url_for("hr.cases", overdue=1, unit=one.unit_id)},
            {"text": _(LATE[one.duty])},
            {
                "text": ngettext("%(num)s case", "%(num)s cases", one.cases),
                "href": url_for("hr.cases", overdue=1, unit=one.unit_id, duty=one.duty),
            },
        ]
        for one in late
    ]
