"""What should have happened by itself in a case and did not: try it now or again, or set it aside with a reason."""

from werkzeug.wrappers import Response

from web.casework.failing import (
    FailingPlace,
    Page,
    drop_posted,
    hurry_posted,
    retry_kind_posted,
    retry_posted,
    show_failing,
)
from web.current import sight
from web.hr import blueprint
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role

PLACE = FailingPlace(template="hr/failed_work.html", with_tasks=True)


@blueprint.get("/failed-work")
@allow(Act.READ, Thing.WORK, Role.HR)
def failed_work_list() -> str:
    """What is still being tried, and a page of what was given up; the oldest first."""
    return show_failing(PLACE, sight())


@blueprint.post("/failed-work/retry")
@allow(Act.DECIDE, Thing.WORK, Role.HR)
def retry() -> Response:
    """Let it be tried again."""
    return retry_posted()


@blueprint.post("/failed-work/retry-kind")
@allow(Act.DECIDE, Thing.WORK, Role.HR)
def retry_all() -> Response:
    """Let all of one kind be tried again."""
    return retry_kind_posted()


@blueprint.post("/failed-work/hurry")
@allow(Act.DECIDE, Thing.WORK, Role.HR)
def hurry() -> Response:
    """Let it be tried at once."""
    return hurry_posted()


@blueprint.post("/failed-work/drop")
@allow(Act.DECIDE, Thing.WORK, Role.HR)
def drop() -> Response | Page:
    """Set it aside, with the reason."""
    return drop_posted(PLACE, sight())
