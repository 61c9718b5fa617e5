"""Work of no case that failed, to be tried again or set aside; of work of cases only how much there is and why, not of whom."""

from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.admin import blueprint
from web.casework.failing import (
    FailingPlace,
    Page,
    drop_posted,
    hurry_posted,
    retry_kind_posted,
    retry_posted,
    show_failing,
    told_cause,
)
from web.casework.work_words import QUEUES
from web.current import wiring
from web.queries.failed_work import OF_NO_CASE, failing_of_cases
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role


def _of_cases() -> dict[str, object]:
    """How much work of cases fails and why."""
    with wiring().reading.connect() as connection:
        found = failing_of_cases(connection, wiring().clock.wall())
    return {"of_cases": [[_(QUEUES[one.queue]), told_cause(one.reason)[0], one.count] for one in found]}


PLACE = FailingPlace(template="admin/failed_work.html", with_tasks=False, more=_of_cases)


@blueprint.get("/failed-work")
@allow(Act.READ, Thing.WORK, Role.ADMIN)
def failed_work_list() -> str:
    """What failed of no case, and the numbers of the rest."""
    return show_failing(PLACE, OF_NO_CASE)


@blueprint.post("/failed-work/retry")
@allow(Act.DECIDE, Thing.WORK, Role.ADMIN)
def retry() -> Response:
    """Let it be tried again."""
    return retry_posted()


@blueprint.post("/failed-work/retry-kind")
@allow(Act.DECIDE, Thing.WORK, Role.ADMIN)
def retry_all() -> Response:
    """Let all of one kind be tried again."""
    return retry_kind_posted()


@blueprint.post("/failed-work/hurry")
@allow(Act.DECIDE, Thing.WORK, Role.ADMIN)
def hurry() -> Response:
    """Let it be tried at once."""
    return hurry_posted()


@blueprint.post("/failed-work/drop")
@allow(Act.DECIDE, Thing.WORK, Role.ADMIN)
def drop() -> Response | Page:
    """Set it aside, with the reason."""
    return drop_posted(PLACE, OF_NO_CASE)
