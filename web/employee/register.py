"""One's own register of absence: every period in every position, what was corrected, and what may be self-certified."""

from collections.abc import Sequence

import sqlalchemy as sa
from flask import render_template
from flask_babel import gettext as _

from web.casework.register_period import Line, register_period
from web.casework.self_certified_lines import Kept, self_certified_box
from web.casework.wording import inside_sentence
from web.current import actor, today, wiring
from web.employee import blueprint
from web.employee.words import READERS
from web.i18n import format_instant
from web.queries.reading_log import Reading, note_readings
from web.queries.register import Registered, RegisterLine, own_registers, register_lines
from web.queries.rights import withdrawn_rights
from web.roles import allow
from workflow.adapters.persistence.absence_rows import AbsenceRows
from workflow.adapters.persistence.house_rule_rows import HouseRuleRows
from workflow.adapters.persistence.people_rows import PeopleRows
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role


@blueprint.get("/register")
@allow(Act.READ, Thing.REGISTER, Role.EMPLOYEE)
def register() -> str:
    """Read-only: whoever is responsible mends what is wrong."""
    with wiring().reading.connect() as connection:
        lines = register_lines(connection, actor().person_id)
        positions = _positions(connection, lines)
    note_readings(wiring(), actor(), sorted({line.case_id for line in lines if line.case_id}), Reading.DATES)
    return render_template("employee/register.html", positions=positions)


def _positions(connection: sa.Connection, lines: Sequence[RegisterLine]) -> list[Line]:
    periods = AbsenceRows(connection).of_person(actor().person_id)
    employments = PeopleRows(connection).employments_of(actor().person_id)
    rules = HouseRuleRows(connection).book()
    found = []
    for one in own_registers(connection, actor().person_id):
        own = [period for period in periods if period.employment_id == one.employment_id]
        withdrawn = withdrawn_rights(connection, wiring(), one.employment_id)
        kept = Kept(own=own, employments=employments, rules=rules, today=today(), withdrawn=withdrawn)
        mine = [line for line in lines if line.employment_id == one.employment_id]
        found.append(_position(one, mine, kept))
    return found


def _position(one: Registered, lines: Sequence[RegisterLine], kept: Kept) -> Line:
    former = sorted(
        (line for line in lines if line.ended_at is not None),
        key=lambda line: line.ended_at.timestamp() if line.ended_at else 0,
        reverse=True,
    )
    return {
        "id": one.employment_id,
        "name": f"{one.position}, {one.unit}",
        "percentage": one.percentage,
        "standing": [register_period(line) for line in lines if line.stands],
        "former": [register_period(line) | {"ended": _ended(one, line)} for line in former],
        "box": self_certified_box(kept, None, everything=True),
    }


def _ended(one: Registered, line: RegisterLine) -> str:
    responsible = line.ended_by in {one.manager_id, one.case_manager_id} or not line.ended_at_hr
    who = inside_sentence(str(_(READERS[Role.MANAGER if responsible else Role.HR])))
    if line.ended_by == actor().person_id:
        who = inside_sentence(str(_(READERS[Role.EMPLOYEE])))
    when = format_instant(line.ended_at) if line.ended_at else ""
    if line.withdrawn_at is not None:
        return str(_("Taken back %(when)s by %(who)s.", when=when, who=who))
    return str(_("Replaced %(when)s by what %(who)s stated then.", when=when, who=who))
