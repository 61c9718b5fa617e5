"""Who outside gets one's plan, and who has which version."""

from uuid import UUID

from flask import render_template

from web.casework.plan_lines import delivery_shown
from web.current import actor, wiring
from web.employee import blueprint
from web.employee.own_things import own_case
from web.queries.plan_deliveries import plan_deliveries
from web.queries.reading_log import Reading, note_reading
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Role
from workflow.domain.plan_sharing import HELP_ASKED, Recipient


@blueprint.get("/cases/<uuid:case_id>/plan/shared")
@allow(Act.READ, Thing.PLAN, Role.EMPLOYEE)
def plan_shared(case_id: UUID) -> str:
    """Every copy of the plan, with how far it has come."""
    case = own_case(case_id)
    with wiring().reading.connect() as connection:
        lines = plan_deliveries(wiring(), connection, case_id)
    note_reading(wiring(), actor(), case_id, Reading.CASE)
    plan = case.file.on_file(DocumentKind.FOLLOW_UP_PLAN)
    return render_template(
        "employee/plan_shared.html",
        case=case,
        version=plan.version if plan else None,
        help_from_nav=bool(plan and plan.facts.get(HELP_ASKED[Recipient.NAV])),
        help_from_bht=bool(plan and plan.facts.get(HELP_ASKED[Recipient.OCCUPATIONAL_HEALTH])),
        deliveries=[delivery_shown(line, own=True) for line in lines],
    )
