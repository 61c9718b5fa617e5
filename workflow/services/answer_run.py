"""HR answers a run of deletion that stopped to ask."""

from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.errors import Invalid
from workflow.domain.people import Actor
from workflow.domain.text import N_
from workflow.services.office import Office
from workflow.services.reach import only

DECIDE = Right(Act.DECIDE, Thing.RETENTION)

OTHERWISE_NOW = N_("What would be deleted has changed meanwhile. Look at it again before you answer.")


def answer_run(office: Office, run_id: UUID, total: int, *, go_on: bool, actor: Actor) -> None:
    """HR answers a run that asks, about the number of rows it was shown. Raises `NotFound` for others than HR, `Invalid`."""
    only(actor, DECIDE)
    with office.store.transaction() as tx:
        if not tx.retention.answer(run_id, total, go_on=go_on, at=office.clock.wall()):
            raise Invalid("total", OTHERWISE_NOW)
