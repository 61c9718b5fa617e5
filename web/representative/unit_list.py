"""The lists of accommodation possibilities: they name nobody, and representatives read those of all units."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, render_template

from web.casework.unit_list.lines import grouped
from web.casework.unit_list.reading import mount_reading
from web.current import actor, today, wiring
from web.queries.unit_list import find_list
from web.representative import blueprint
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import REPRESENTATIVES

mount_reading(blueprint, *REPRESENTATIVES)


@blueprint.get("/units/<uuid:unit_id>/accommodations")
@allow(Act.READ, Thing.UNIT_LIST, *REPRESENTATIVES)
def unit_list(unit_id: UUID) -> str:
    """One list."""
    with wiring().reading.connect() as connection:
        found = find_list(wiring(), connection, unit_id, actor(), today())
    if found is None:
        abort(HTTPStatus.NOT_FOUND)
    return render_template("unit_list/list.html", unit=found.unit, unit_id=unit_id, groups=grouped(found))
