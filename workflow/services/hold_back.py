"""HR holds a follow-up or everything about a person back from deletion, and lets it go again; both are noted with a reason."""

from datetime import date, timedelta
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.people import Actor
from workflow.domain.text import N_
from workflow.services.holds import HoldRecord
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reach import only, reach
from workflow.services.records import Event

DECIDE = Right(Act.DECIDE, Thing.HOLD)

LONGEST = timedelta(days=730)
REASON_MISSING = N_("Write why, in a few words about the matter. Nothing about health is needed.")
NOT_BEFORE_TOMORROW = N_("Choose a day after today.")
TOO_FAR = N_("Look at it again within two years: choose an earlier day.")
LIFTED_ALREADY = N_("This hold is lifted already.")


def place_hold(
    office: Office,
    case_id: UUID,
    *,
    reason: str,
    review_on: date,
    of_person: bool,
    actor: Actor,
    submission: UUID | None = None,
) -> UUID:
    """Hold a case back, or everything about its employee. Raises `NotFound`, `Invalid`, `AlreadyDone`."""
    only(actor, DECIDE)
    with office.store.transaction() as tx:
        case = reach(tx, case_id, actor, DECIDE, office.clock.today())
        if tx.holds.received(submission):
            raise AlreadyDone
        _check(reason, review_on, office.clock.today())
        tx.cases.hold(case.id)
        now = office.clock.now()
        hold = HoldRecord(
            id=office.new_id(),
            case_id=None if of_person else case.id,
            person_id=case.employee_id if of_person else None,
            review_on=review_on,
            placed_by=actor.person_id,
            placed_at=now,
        )
        tx.holds.add(hold, reason.strip(), submission)
        tx.history.add(case.id, now, _event("hold_placed", hold, actor))
        return hold.id


def lift_hold(office: Office, case_id: UUID, hold_id: UUID, *, because: str, actor: Actor) -> None:
    """Let it be deleted again when its time comes. Raises `NotFound`, `Invalid`."""
    only(actor, DECIDE)
    with office.store.transaction() as tx:
        hold = _reached(office, tx, case_id, hold_id, actor)
        if not because.strip():
            raise Invalid("reason", REASON_MISSING)
        now = office.clock.now()
        if not tx.holds.lift(hold, because.strip(), actor.person_id, now):
            raise Invalid("reason", LIFTED_ALREADY)
        tx.history.add(case_id, now, _event("hold_lifted", hold, actor))


def keep_hold(office: Office, case_id: UUID, hold_id: UUID, *, review_on: date, actor: Actor) -> None:
    """Keep a hold and choose when it is looked at next. Raises `NotFound`, `Invalid`."""
    only(actor, DECIDE)
    with office.store.transaction() as tx:
        hold = _reached(office, tx, case_id, hold_id, actor)
        _check_day(review_on, office.clock.today())
        tx.holds.move_review(hold.id, review_on)
        tx.history.add(case_id, office.clock.now(), _event("hold_kept", hold, actor))


def _reached(office: Office, tx: Transaction, case_id: UUID, hold_id: UUID, actor: Actor) -> HoldRecord:
    case = reach(tx, case_id, actor, DECIDE, office.clock.today())
    hold = tx.holds.load(hold_id)
    if hold is None or (case.id != hold.case_id and case.employee_id != hold.person_id):
        raise NotFound
    return hold


def _check(reason: str, review_on: date, today: date) -> None:
    if not reason.strip():
        raise Invalid("reason", REASON_MISSING)
    _check_day(review_on, today)


def _check_day(review_on: date, today: date) -> None:
    if review_on <= today:
        raise Invalid("review_on", NOT_BEFORE_TOMORROW)
    if review_on > today + LONGEST:
        raise Invalid("review_on", TOO_FAR)


def _event(event: str, hold: HoldRecord, actor: Actor) -> Event:
    word = "person" if hold.person_id else "case"
    return Event(
        event=event, word=word, actor_id=actor.person_id, acted_as=actor.role, detail={"hold": str(hold.id)}
    )
