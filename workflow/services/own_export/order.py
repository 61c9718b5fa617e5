"""Orders everything about oneself, and notes each time it is taken; only the one it is about can do either."""

from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.errors import NotFound
from workflow.domain.people import Actor
from workflow.services.evidence_packages import PackageRecord
from workflow.services.office import Office
from workflow.services.order_package import check_measure, is_kept
from workflow.services.orders import work_of_export
from workflow.services.questions import Transaction
from workflow.services.reach import only
from workflow.services.records import Event

TAKE = Right(Act.TAKE, Thing.OWN_DATA)


def order_own_export(office: Office, language: str, *, actor: Actor) -> PackageRecord:
    """Order it. Raises `NotFound` for other roles, `Invalid` when one is being made or it is one too many for a day."""
    only(actor, TAKE)
    with office.store.transaction() as tx:
        export = PackageRecord(
            id=office.new_id(),
            case_id=None,
            language=language,
            ordered_at=office.clock.now(),
            ordered_by=actor.person_id,
            ordered_as=actor.role,
            done=0,
            total=0,
        )
        check_measure(tx.packages.about(actor.person_id), export)
        tx.packages.add(export)
        tx.outbox.add(None, office.clock.wall(), work_of_export(export.id))
        _note(office, tx, "own_export_ordered", export, actor)
        return export


def own_export_to_take(office: Office, export_id: UUID, *, actor: Actor) -> PackageRecord:
    """One that is ready, for whom it is about; that it was taken is noted. Raises `NotFound`."""
    only(actor, TAKE)
    with office.store.transaction() as tx:
        export = tx.packages.load(export_id)
        if export is None or export.case_id is not None or export.ordered_by != actor.person_id:
            raise NotFound
        if not is_kept(office, export):
            raise NotFound
        _note(office, tx, "own_export_taken", export, actor)
        return export


def _note(office: Office, tx: Transaction, event: str, export: PackageRecord, actor: Actor) -> None:
    """In the history of each of the person's follow-ups: all of them are in it."""
    told = Event(
        event=event,
        word="own_export",
        actor_id=actor.person_id,
        acted_as=actor.role,
        detail={"package": str(export.id)},
    )
    for case_id in tx.own_data.cases(actor.person_id):
        tx.history.add(case_id, office.clock.now(), told)
