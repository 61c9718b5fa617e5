"""Decides who outside has which version of the plan, and who should have a newer one."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from workflow.domain.plan_sharing import Ended, Recipient
from workflow.services.plan_records import NotHanded, PlanCopy
from workflow.services.questions import Transaction
from workflow.services.records import CaseRecord


def has_version(copies: Iterable[PlanCopy]) -> dict[Recipient, int]:
    """The newest version each recipient has, or will have once what waits is handed over."""
    found: dict[Recipient, int] = {}
    for copy in copies:
        found[copy.recipient] = max(copy.version, found.get(copy.recipient, 0))
    return found


def behind(copies: Iterable[PlanCopy], current: int) -> dict[Recipient, int]:
    """Those who have an older version than the current one, with the version they have."""
    return {who: version for who, version in has_version(copies).items() if version < current}


def replace_waiting(
    tx: Transaction, case: CaseRecord, recipient: Recipient, *, by: UUID | None, at: datetime
) -> None:
    """End what still waits for a recipient: a newer copy takes its place."""
    waiting = [
        copy.id
        for copy in tx.plan_copies.of_case(case.id, case.spell)
        if copy.is_open and copy.recipient is recipient
    ]
    tx.plan_copies.give_up(waiting, NotHanded(because=Ended.REPLACED, words="", by=by, at=at))
