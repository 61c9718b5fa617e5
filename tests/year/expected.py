"""What should be heard of the deadlines of a case: from the process page, the ladder and who is there, and from nothing else.

Of the service's own answers only documents and periods on file are read; no reminder, no work ordered, no day it looks again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence import tables as t
from workflow.domain.case import CaseFile
from workflow.domain.dated_rules import RuleBook
from workflow.domain.deadlines import Deadline
from workflow.domain.people import Role
from workflow.domain.reminders import ROW_OF, THEIRS, Audience, Rung, rungs
from workflow.domain.stages import Stage
from workflow.domain.working_days import WorkingDays
from workflow.services.reckoning import file_of
from workflow.services.workbench import EffectTransaction
from workflow.timetable import deadlines

Dated = tuple[str, date]
"""A duty by its name, and the day it is due."""


def open_deadlines(tx: EffectTransaction, case_id: UUID, today: date) -> dict[Dated, Deadline]:
    """What somebody still has to see to, by duty and day; nothing where the case is closed."""
    case = tx.cases.load(case_id)
    assert case is not None
    if case.stage is Stage.CLOSED:
        return {}
    file: CaseFile = file_of(case, tx.documents.on_file(case), today, tx.house_rules.book())
    return {(one.duty.value, one.due_on): one for one in deadlines(file) if one.is_open}


def rungs_come(due_on: date, today: date, book: RuleBook, days: WorkingDays) -> Iterator[Rung]:
    """The rungs of a deadline whose day has come; what speaks of a day ahead is silent once it has passed."""
    for row, on in rungs(due_on, book, days):
        speaks_of_ahead = row.rung in {Rung.BEFORE, Rung.ON_THE_DAY}
        if on <= today and not (speaks_of_ahead and due_on < today):
            yield row.rung


@dataclass(frozen=True)
class Staffing:
    """Who is there on a day: who can sign in and as what, who stands in for whom, who leads whom."""

    can_sign_in: frozenset[UUID]
    roles: dict[UUID, frozenset[Role]]
    stand_ins: dict[UUID, frozenset[UUID]]
    led_by: dict[UUID, UUID | None]

    def hears(self, rung: Rung, about: str, manager: UUID | None, employee: UUID) -> frozenset[UUID]:
        """The people who hear of a duty on a rung."""
        heard: set[UUID] = set()
        for audience in ROW_OF[rung].to:
            heard |= self._audience(audience, about, manager, employee)
        return frozenset(heard)

    def _audience(
        self, audience: Audience, about: str, manager: UUID | None, employee: UUID
    ) -> frozenset[UUID]:
        leads = frozenset({manager}) if manager and self._is(manager, Role.MANAGER) else frozenset[UUID]()
        standing_in = self.stand_ins.get(manager, frozenset()) - {employee} if manager else frozenset()
        hr = frozenset(one for one in self.roles if self._is(one, Role.HR)) - {employee}
        match audience:
            case Audience.FOLLOWERS:
                return leads | standing_in or hr
            case Audience.RESPONSIBLE:
                return leads or standing_in or hr
            case Audience.STAND_INS:
                return standing_in - leads
            case Audience.ABOVE:
                above = self.led_by.get(manager) if manager else None
                return frozenset({above}) if above and self._is(above, Role.MANAGER) else hr
            case Audience.EMPLOYEE:
                return frozenset({employee}) if about in {duty.value for duty in THEIRS} else frozenset()
            case Audience.HR:
                return hr

    def _is(self, person: UUID, role: Role) -> bool:
        return person in self.can_sign_in and role in self.roles.get(person, ())


def staffing(connection: sa.Connection, today: date) -> Staffing:
    """Who is there, read from the plain tables."""
    accounts = rows(connection, sa.select(t.account.c.person_id, t.account.c.disabled_at, t.account.c.id))
    can_sign_in = frozenset(one.person_id for one in accounts if one.disabled_at is None)
    roles: dict[UUID, set[Role]] = {one.person_id: set() for one in accounts}
    person_of = {one.id: one.person_id for one in accounts}
    for one in rows(connection, sa.select(t.account_role)):
        roles[person_of[one.account_id]].add(Role(one.role))
    stand_ins: dict[UUID, set[UUID]] = {}
    mandate = t.substitution.c
    for one in rows(connection, sa.select(mandate.manager_id, mandate.substitute_id).where(
        mandate.withdrawn_at.is_(None), mandate.from_on <= today, mandate.to_on >= today
    )):  # fmt: skip
        if one.substitute_id in can_sign_in:
            stand_ins.setdefault(one.manager_id, set()).add(one.substitute_id)
    led = rows(connection, sa.select(t.employment.c.person_id, t.employment.c.manager_id))
    return Staffing(
        can_sign_in=can_sign_in,
        roles={person: frozenset(those) for person, those in roles.items()},
        stand_ins={manager: frozenset(those) for manager, those in stand_ins.items()},
        led_by={one.person_id: one.manager_id for one in led},
    )


class Told:
    """Which date each person was told last of a duty: whoever is told another one must read that it moved."""

    def __init__(self) -> None:
        self._dates: dict[tuple[Any, ...], date] = {}

    def says_rightly(self, row: Any) -> bool:
        """Whether a sent reminder says of its date that it moved exactly when its reader was told another one before."""
        before = self._dates.get(self._key(row))
        return bool(row.moved) == (before is not None and before != row.due_on)

    def note(self, row: Any) -> None:
        """Remember what a sent reminder told."""
        self._dates[self._key(row)] = row.due_on

    @staticmethod
    def _key(row: Any) -> tuple[Any, ...]:
        spell = row.period.split("/", 1)[0]
        return row.case_id, row.about, row.person_id, spell


def rows(connection: sa.Connection, query: Any) -> list[Any]:
    """What a question finds."""
    return list(connection.execute(query).all())
