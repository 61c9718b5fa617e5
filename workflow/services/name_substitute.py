"""A manager leaves their cases to somebody for a time, with the mandate on file; HR does it for any manager.

Whoever stands in follows the cases from the first to the last day, and is out at once when it is ended. They cannot pass it on:
naming a substitute is the responsible manager's and HR's.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.effects import Effect
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.people import Actor, Role
from workflow.domain.text import N_
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reach import only
from workflow.services.records import Event, Work
from workflow.services.responsibility import watch
from workflow.services.security_log import Happening, SecurityEvent
from workflow.services.substitutes import Mandate, Substitution

WRITE = Right(Act.WRITE, Thing.SUBSTITUTION)
FROM_LIST = N_("Choose somebody from the list.")
NOT_ONESELF = N_("A manager cannot stand in for themselves.")
NOT_BY_ONESELF = N_("Somebody else names you as a substitute: as HR you open cases with a reason.")
BEFORE_TODAY = N_("The first day must be today or later.")
ENDS_FIRST = N_("The last day cannot be before the first.")
TOO_LONG = N_("A mandate lasts a year at most; give a new one after that.")
TWICE = N_("They stand in already on some of these days. End that mandate first, or choose other days.")
MANDATE_MISSING = N_("Write what they may decide.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """Who shall stand in for whom, from when to when, with which mandate."""

    manager_id: UUID
    substitute_id: UUID
    from_on: date
    to_on: date
    mandate: Mandate


def name_substitute(office: Office, named: Named, *, actor: Actor, submission: UUID | None = None) -> UUID:
    """Put the mandate on file; its id. Raises `NotFound`, `AlreadyDone`, `Invalid` with the field to mend."""
    only(actor, WRITE)
    today, now = office.clock.today(), office.clock.now()
    _days(named, today)
    with office.store.transaction() as tx:
        tx.substitutes.refuse_again(submission)
        _reach_manager(tx, named.manager_id, actor)
        _somebody(tx, named, actor)
        new = Substitution(
            id=office.new_id(),
            manager_id=named.manager_id,
            substitute_id=named.substitute_id,
            from_on=named.from_on,
            to_on=named.to_on,
            given_by=actor.person_id,
            given_as=actor.role,
            given_at=now,
        )
        tx.substitutes.add(new, named.mandate, submission)
        _note(office, tx, new, "substitute_named", actor)
        _log(office, tx, new, Happening.SUBSTITUTE_NAMED, actor)
        told = Work(
            effect=Effect.TELL_SUBSTITUTE,
            about="substitution",
            period=new.id.hex,
            subject_id=new.substitute_id,
        )
        tx.outbox.add(None, office.clock.wall(), [told])
        watch(office, tx)
        return new.id


def end_substitution(
    office: Office, substitution_id: UUID, *, actor: Actor, manager_id: UUID | None = None
) -> None:
    """End it now; who stood in is out at once. `manager_id` is whose page it was asked on.

    Raises `NotFound`, and `AlreadyDone` when it was ended before or is over.
    """
    only(actor, WRITE)
    with office.store.transaction() as tx:
        found = tx.substitutes.find(substitution_id)
        if found is None or (manager_id is not None and found.manager_id != manager_id):
            raise NotFound
        _reach_manager(tx, found.manager_id, actor)
        is_over = found.to_on < office.clock.today()
        if is_over or not tx.substitutes.end(found.id, office.clock.now(), actor.person_id):
            raise AlreadyDone
        _note(office, tx, found, "substitution_ended", actor)
        _log(office, tx, found, Happening.SUBSTITUTION_ENDED, actor)
        watch(office, tx)


def _log(office: Office, tx: Transaction, about: Substitution, what: Happening, actor: Actor) -> None:
    """On the log that cannot be rewritten: a manager without cases has no history to stand in."""
    changed = SecurityEvent(
        what=what,
        actor_id=actor.person_id,
        acted_as=actor.role,
        object_id=about.id,
        detail={
            "manager": str(about.manager_id),
            "substitute": str(about.substitute_id),
            "from": about.from_on.isoformat(),
            "to": about.to_on.isoformat(),
        },
    )
    tx.audit.note(office.clock.wall(), changed)


def _days(named: Named, today: date) -> None:
    if named.from_on < today:
        raise Invalid("from_on", BEFORE_TODAY)
    if named.to_on < named.from_on:
        raise Invalid("to_on", ENDS_FIRST)
    if named.to_on >= _a_year_after(named.from_on):
        raise Invalid("to_on", TOO_LONG)
    if not named.mandate.decides.strip():
        raise Invalid("authority", MANDATE_MISSING)


def _a_year_after(day: date) -> date:
    leap = (day.month, day.day) == (2, 29)
    return date(day.year + 1, 3, 1) if leap else day.replace(year=day.year + 1)


def _reach_manager(tx: Transaction, manager_id: UUID, actor: Actor) -> None:
    """A manager for themselves alone, HR for everybody else; there must be something to stand in for."""
    reached = actor.person_id == manager_id if actor.role is Role.MANAGER else actor.person_id != manager_id
    if not reached or not tx.substitutes.leads_somebody(manager_id):
        raise NotFound


def _somebody(tx: Transaction, named: Named, actor: Actor) -> None:
    """HR gives nobody's cases to themselves: as a substitute they would read them without the reason HR is asked for."""
    if named.substitute_id == named.manager_id:
        raise Invalid("substitute", NOT_ONESELF)
    if named.substitute_id == actor.person_id:
        raise Invalid("substitute", NOT_BY_ONESELF)
    if not tx.substitutes.has_account(named.substitute_id):
        raise Invalid("substitute", FROM_LIST)
    if tx.substitutes.overlaps(named.manager_id, named.substitute_id, named.from_on, named.to_on):
        raise Invalid("from_on", TWICE)


def _note(office: Office, tx: Transaction, of: Substitution, event: str, actor: Actor) -> None:
    """Each open case tells that somebody else follows it up; a case about the substitute is not theirs to follow."""
    days = {"from": of.from_on.isoformat(), "to": of.to_on.isoformat()}
    for case_id in tx.substitutes.open_cases(of.manager_id, of.substitute_id):
        line = Event(
            event=event,
            word="substitute",
            actor_id=actor.person_id,
            acted_as=actor.role,
            detail={**days, "substitute": str(of.substitute_id)},
        )
        tx.history.add(case_id, office.clock.now(), line)
