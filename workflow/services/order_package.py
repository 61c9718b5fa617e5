"""Orders the evidence package of a case, and notes each time it is taken; making it is an effect's work."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.errors import Invalid, NotFound
from workflow.domain.people import Actor, Role
from workflow.domain.text import N_
from workflow.services.evidence_packages import PackageRecord
from workflow.services.office import Office
from workflow.services.orders import work_of_package
from workflow.services.reach import only, reach
from workflow.services.records import Event
from workflow.services.security_log import Happening, SecurityEvent

TAKE = Right(Act.TAKE, Thing.PACKAGE)

MAY_ORDER = (Role.HR, Role.EMPLOYEE)
"""The manager reads the running absence here; a file with all of it would outlive their right to see it."""
KEPT_FOR = timedelta(days=7)
"""Of real time, from when it is ready; then it is removed and can be ordered anew."""
MOST_A_DAY = 5
DAY = timedelta(hours=24)
ONE_AT_A_TIME = N_("You have ordered a package already, and it is being made. Wait until it is ready.")
TOO_MANY = N_("You have ordered several packages today. Wait until tomorrow.")


def order_package(
    office: Office, case_id: UUID, language: str, *, actor: Actor, submission: UUID | None = None
) -> PackageRecord:
    """Order a package. Raises `NotFound`, `Invalid`, `AlreadyDone`."""
    only(actor, TAKE)
    with office.once(submission) as tx:
        case = reach(tx, case_id, actor, TAKE, office.clock.today())
        tx.cases.hold(case.id)
        package = PackageRecord(
            id=office.new_id(),
            case_id=case.id,
            language=language,
            ordered_at=office.clock.now(),
            ordered_by=actor.person_id,
            ordered_as=actor.role,
            done=0,
            total=0,
        )
        tx.history.add(case.id, package.ordered_at, _event("package_ordered", package, actor, submission))
        check_measure(tx.packages.of_case(case.id, package.ordered_by), package)
        tx.audit.note(office.clock.wall(), _export(Happening.EXPORT_ORDERED, package, actor))
        tx.packages.add(package)
        tx.outbox.add(case.id, office.clock.wall(), work_of_package(package.id))
        return package


def package_to_take(office: Office, case_id: UUID, package_id: UUID, *, actor: Actor) -> PackageRecord:
    """A package of a case that is ready, for the one who ordered it; that it was taken is noted. Raises `NotFound`."""
    only(actor, TAKE)
    with office.store.transaction() as tx:
        package = tx.packages.load(package_id)
        if package is None or package.case_id != case_id or not may_take(office, package, actor):
            raise NotFound
        case = reach(tx, case_id, actor, TAKE, office.clock.today())
        tx.history.add(case.id, office.clock.now(), _event("package_taken", package, actor, None))
        tx.audit.note(office.clock.wall(), _export(Happening.EXPORT_TAKEN, package, actor))
        return package


def may_take(office: Office, package: PackageRecord, actor: Actor) -> bool:
    """Whether it is ready, still kept, and was ordered by this person in this role."""
    own = package.ordered_by == actor.person_id and package.ordered_as is actor.role
    return own and is_kept(office, package)


def is_kept(office: Office, package: PackageRecord) -> bool:
    """Whether it can still be had."""
    until = package.keep_until
    return package.ready_at is not None and until is not None and office.clock.wall() < until


def check_measure(mine: Sequence[PackageRecord], package: PackageRecord) -> None:
    """One at a time, and a few a day. Raises `Invalid`."""
    today = [one for one in mine if one.ordered_at > package.ordered_at - DAY]
    if any(one.ready_at is None for one in today):
        raise Invalid("package", ONE_AT_A_TIME)
    if len(today) >= MOST_A_DAY:
        raise Invalid("package", TOO_MANY)


def _export(what: Happening, package: PackageRecord, actor: Actor) -> SecurityEvent:
    return SecurityEvent(
        what=what,
        actor_id=actor.person_id,
        acted_as=actor.role,
        case_id=package.case_id,
        object_id=package.id,
    )


def _event(event: str, package: PackageRecord, actor: Actor, submission: UUID | None) -> Event:
    return Event(
        event=event,
        word="evidence",
        actor_id=actor.person_id,
        acted_as=actor.role,
        detail={"package": str(package.id)},
        submission=submission,
    )
