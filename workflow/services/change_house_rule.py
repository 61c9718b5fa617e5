"""HR changes one of the house's own numbers from a day on, or takes a change back before it begins.

What the law gives cannot be changed, and nothing counts backwards: a change begins tomorrow at the earliest.
"""

from datetime import date, timedelta
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.people import Actor
from workflow.domain.rule_table import HOUSE_RULES
from workflow.domain.rules import HouseChange
from workflow.domain.text import N_
from workflow.services.house_rules import Ended, NewChange
from workflow.services.office import Office
from workflow.services.reach import only
from workflow.services.security_log import Happening, SecurityEvent

CHANGE = Right(Act.DECIDE, Thing.HOUSE_RULES)

YEARS_AHEAD = 2
OUT_OF_BOUNDS = N_("Choose a number within the bounds that stand above.")
SAME_AS_BEFORE = N_("This is what counts from that day already. Choose another number or another day.")
NOT_BEFORE_TOMORROW = N_("A change counts from tomorrow at the earliest. What has begun keeps its dates.")
TOO_FAR_AHEAD = N_("Choose a day within the next two years.")
HAS_BEGUN = N_("This change counts already and cannot be taken back. Set a new one from a later day.")


def change_house_rule(
    office: Office,
    name: str,
    value: int,
    valid_from: date,
    *,
    actor: Actor,
    submission: UUID | None = None,
) -> UUID:
    """Let a house rule have another value from a day on; a change from the same day takes the place of the older one.

    Raises `NotFound` for what is no house rule or for others than HR, `Invalid` with the field to mend, `AlreadyDone`.
    """
    only(actor, CHANGE)
    rule = HOUSE_RULES.get(name)
    if rule is None or rule.bounds is None:
        raise NotFound
    change_id, now, today = office.new_id(), office.clock.now(), office.clock.today()
    with office.store.transaction() as tx:
        if tx.house_rules.received(submission):
            raise AlreadyDone
        if not rule.bounds.allow(value):
            raise Invalid("value", OUT_OF_BOUNDS)
        _check_day(valid_from, today)
        old_value = tx.house_rules.book().value(rule, valid_from)
        if value == old_value:
            raise Invalid("value", SAME_AS_BEFORE)
        older = tx.house_rules.standing_on(name, valid_from)
        if older is not None:
            tx.house_rules.end(older, Ended.REPLACED, actor.person_id, now)
        new = NewChange(
            id=change_id,
            change=HouseChange(name, value, valid_from),
            old_value=old_value,
            set_by=actor.person_id,
            set_at=now,
            submission=submission,
        )
        tx.house_rules.add(new)
        detail: dict[str, str | int] = {"rule": name, "value": value, "valid_from": str(valid_from)}
        tx.audit.note(office.clock.wall(), _event(Happening.HOUSE_RULE_CHANGED, actor, change_id, detail))
    return change_id


def withdraw_house_rule(office: Office, change_id: UUID, *, actor: Actor) -> str:
    """Take back a change that has not begun, and return the name of its rule; twice is the same as once.

    Raises `NotFound` when there is no such change or for others than HR, `Invalid` when it has begun.
    """
    only(actor, CHANGE)
    today = office.clock.today()
    with office.store.transaction() as tx:
        found = tx.house_rules.find(change_id)
        if found is None:
            raise NotFound
        change, ended = found
        if ended is None:
            if change.valid_from <= today:
                raise Invalid("valid_from", HAS_BEGUN)
            tx.house_rules.end(change_id, Ended.WITHDRAWN, actor.person_id, office.clock.now())
            withdrawn = _event(Happening.HOUSE_RULE_WITHDRAWN, actor, change_id, {"rule": change.name})
            tx.audit.note(office.clock.wall(), withdrawn)
        return change.name


def _event(what: Happening, actor: Actor, change_id: UUID, detail: dict[str, str | int]) -> SecurityEvent:
    return SecurityEvent(
        what=what, actor_id=actor.person_id, acted_as=actor.role, object_id=change_id, detail=detail
    )


def latest_day(today: date) -> date:
    """The last day a change may begin on, seen from today."""
    return today + timedelta(days=YEARS_AHEAD * 365)


def _check_day(valid_from: date, today: date) -> None:
    if valid_from <= today:
        raise Invalid("valid_from", NOT_BEFORE_TOMORROW)
    if valid_from > latest_day(today):
        raise Invalid("valid_from", TOO_FAR_AHEAD)
