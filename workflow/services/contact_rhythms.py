"""Moves the day of the next contact when the two were in touch, and takes back what was asked of the manager until then."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from workflow.domain.contact_rhythm import DAY_OF_CONTACT, day_in_touch
from workflow.domain.documents import OnFile
from workflow.services.chores import Chore
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reckoning import file_of, reckoned
from workflow.services.records import CaseRecord


def moved_by_paper(tx: Transaction, case: CaseRecord, paper: OnFile, about_id: UUID) -> dict[str, Any]:
    """The column that moves when a paper says when the two were in touch; what its former version said no longer counts."""
    if case.contact_weeks is None or paper.kind not in DAY_OF_CONTACT:
        return {}
    others = tx.contact_rhythms.days_in_touch(case.id, but=(paper.kind, about_id))
    own = day_in_touch(paper)
    return _next_on(tx, case, [*others, own] if own else others)


def moved_by_meeting(office: Office, tx: Transaction, case: CaseRecord, held_on: date) -> dict[str, Any]:
    """The columns that move when a meeting was held of which nothing is written."""
    if case.contact_weeks is None:
        return {}
    moved = _next_on(tx, case, [*tx.contact_rhythms.days_in_touch(case.id), held_on])
    return moved_on(office, tx, case, moved)


def moved_on(office: Office, tx: Transaction, case: CaseRecord, moved: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that moved, and what is worked out anew of a case whose next contact is on another day."""
    documents, today, rules = tx.documents.on_file(case), office.clock.today(), tx.house_rules.book()
    before, after = file_of(case, documents, today, rules), replace(case, **moved)
    return {**moved, **reckoned(after, file_of(after, documents, today, rules), office.days, before)}


def settle_nudge(
    tx: Transaction, case: CaseRecord, moved: Mapping[str, Any], *, at: datetime, by: UUID
) -> None:
    """Nobody is asked any more to be in touch, once they were."""
    before, now = case.contact_next_on, moved.get("contact_next_on")
    if before is not None and now is not None and now > before:
        tx.beside.settle_duty(case.id, Chore.KEEP_IN_TOUCH, at, by)


def _next_on(tx: Transaction, case: CaseRecord, in_touch: Sequence[date]) -> dict[str, Any]:
    newest = tx.contact_rhythms.newest(case.id)
    return {"contact_next_on": newest.rhythm.next_on(in_touch)} if newest else {}
