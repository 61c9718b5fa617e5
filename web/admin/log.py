"""Whether the log is as it was written: integrity only, nothing of what stands on it."""

from datetime import datetime

from flask import render_template
from flask_babel import gettext as _

from web.admin import blueprint
from web.current import wiring
from web.i18n import format_instant
from web.roles import allow
from workflow.adapters.persistence.audit_state import log_state
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role


@blueprint.get("/log")
@allow(Act.READ, Thing.INTEGRITY, Role.ADMIN)
def log_integrity() -> str:
    """How many lines, when they were last verified, and how far they are anchored."""
    with wiring().reading.connect() as connection:
        state = log_state(connection)
    return render_template(
        "admin/log.html",
        state=state,
        facts=[
            (_("Lines on the log"), state.lines),
            (_("Last verified"), _when(state.verified_at)),
            (_("Lines verified then"), state.verified_lines),
            (_("Findings then"), state.findings),
            (_("Last anchor"), _when(state.anchored_at)),
            (_("Lines anchored then"), state.anchored_line),
        ],
    )


def _when(at: datetime | None) -> str:
    return format_instant(at) if at else str(_("Never"))
