"""Adds to a unit's list, answers what was suggested for it, and takes entries off it; nothing is ever erased."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.accommodation import OptionKind, OptionStatus
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.measures import MeasureArea
from workflow.domain.people import Actor
from workflow.domain.text import N_
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reach import only
from workflow.services.unit_list import OptionRecord, keeps

SUGGEST = Right(Act.ANSWER, Thing.UNIT_LIST)

LONGEST_WORDS = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """An entry as somebody words it."""

    kind: OptionKind
    area: MeasureArea
    words: str


def suggest_option(
    office: Office, unit_id: UUID, entry: Entry, *, shows_name: bool, actor: Actor, submission: UUID | None
) -> None:
    """Suggest an entry for the list of the own unit. Raises `NotFound`, `Invalid`, `AlreadyDone`."""
    only(actor, SUGGEST)
    with office.store.transaction() as tx:
        if unit_id not in tx.unit_lists.worked_in(actor.person_id, office.clock.today()):
            raise NotFound
        tx.unit_lists.add(
            _new(office, unit_id, entry, OptionStatus.SUGGESTED, actor, submission, shows_name=shows_name)
        )


def add_option(office: Office, unit_id: UUID, entry: Entry, *, actor: Actor, submission: UUID | None) -> None:
    """Put an entry on the list. Raises `NotFound`, `Invalid`, `AlreadyDone`."""
    with office.store.transaction() as tx:
        keeps(tx.unit_lists, unit_id, actor, office.clock.today())
        tx.unit_lists.add(_new(office, unit_id, entry, OptionStatus.STANDING, actor, submission))


def accept_suggestion(office: Office, unit_id: UUID, option_id: UUID, entry: Entry, *, actor: Actor) -> None:
    """Put a suggestion on the list, as it is or worded otherwise. Raises `NotFound`, `Invalid`, `AlreadyDone`."""
    with office.store.transaction() as tx:
        suggestion = _kept(office, tx, unit_id, option_id, actor)
        changes: dict[str, Any] = {"status": OptionStatus.STANDING, "kind": entry.kind, "area": entry.area}
        words = _worded(entry.words)
        if words != suggestion.words:
            changes |= {"words": words, "suggested": suggestion.words}
        _answer(office, tx, option_id, OptionStatus.SUGGESTED, changes, actor)


def decline_suggestion(office: Office, unit_id: UUID, option_id: UUID, reason: str, *, actor: Actor) -> None:
    """Say no with a reason, which the one who suggested sees. Raises `NotFound`, `Invalid`, `AlreadyDone`."""
    with office.store.transaction() as tx:
        _kept(office, tx, unit_id, option_id, actor)
        changes = {"status": OptionStatus.DECLINED, "reason": _reasoned(reason)}
        _answer(office, tx, option_id, OptionStatus.SUGGESTED, changes, actor)


def retire_option(office: Office, unit_id: UUID, option_id: UUID, reason: str, *, actor: Actor) -> None:
    """Take an entry off the list; measures that came from it stay. Raises `NotFound`, `Invalid`, `AlreadyDone`."""
    with office.store.transaction() as tx:
        _kept(office, tx, unit_id, option_id, actor)
        changes: dict[str, Any] = {
            "status": OptionStatus.RETIRED,
            "reason": _reasoned(reason),
            "retired_by": actor.person_id,
            "retired_at": office.clock.now(),
        }
        if not tx.unit_lists.answer(option_id, OptionStatus.STANDING, changes):
            raise AlreadyDone


def _kept(office: Office, tx: Transaction, unit_id: UUID, option_id: UUID, actor: Actor) -> OptionRecord:
    """An entry of a list the actor keeps."""
    keeps(tx.unit_lists, unit_id, actor, office.clock.today())
    found = tx.unit_lists.load(option_id)
    if found is None or found.unit_id != unit_id:
        raise NotFound
    return found


def _answer(
    office: Office, tx: Transaction, option_id: UUID, was: OptionStatus, changes: dict[str, Any], actor: Actor
) -> None:
    by = {"answered_by": actor.person_id, "answered_at": office.clock.now()}
    if not tx.unit_lists.answer(option_id, was, changes | by):
        raise AlreadyDone


def _new(
    office: Office,
    unit_id: UUID,
    entry: Entry,
    status: OptionStatus,
    actor: Actor,
    submission: UUID | None,
    *,
    shows_name: bool = True,
) -> OptionRecord:
    return OptionRecord(
        id=office.new_id(),
        unit_id=unit_id,
        kind=entry.kind,
        area=entry.area,
        status=status,
        words=_worded(entry.words),
        made_by=actor.person_id,
        made_as=actor.role,
        made_at=office.clock.now(),
        shows_name=shows_name,
        submission=submission,
    )


def _worded(words: str) -> str:
    if not words.strip() or len(words) > LONGEST_WORDS:
        raise Invalid("words", N_("Write what is possible, in a sentence or two."))
    return words


def _reasoned(reason: str) -> str:
    if not reason.strip() or len(reason) > LONGEST_WORDS:
        raise Invalid("reason", N_("Write the reason in a sentence or two."))
    return reason
