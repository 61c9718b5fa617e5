"""Every open case has somebody who can be reached; where nobody can, HR has it the same day, once."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.workflow.services.conftest import MONDAY, Workplace
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.directory import SqlDirectory
from workflow.adapters.persistence.reachable import reachable
from workflow.domain.absence.recurring import months_before
from workflow.domain.people import Role
from workflow.domain.rules_of_keeping import MANAGER_ACCESS_MONTHS_AFTER_SPELL
from workflow.domain.stages import Stage
from workflow.services.change_account import change_roles, close_account, open_account
from workflow.services.chores import Chore
from workflow.services.name_substitute import Named, end_substitution, name_substitute
from workflow.services.responsibility import watch
from workflow.services.substitutes import Mandate

TODAY = MONDAY
LONG_AGO = TODAY - timedelta(days=900)


def look(work: Workplace) -> None:
    with work.office.store.transaction() as tx:
        watch(work.office, tx)


def hrs_tasks(work: Workplace) -> list[tuple[bool, str | None]]:
    """Tasks to find a responsible, as (open, why closed)."""
    found = [row for row in work.rows(t.work_item) if row.task == Chore.FIND_RESPONSIBLE]
    assert {row.role for row in found} <= {Role.HR}
    return [(row.done_at is None, row.closed_because) for row in sorted(found, key=lambda row: row.made_at)]


def change(work: Workplace, table: sa.Table, where: sa.ColumnElement[bool], **values: Any) -> None:
    with work.engine.begin() as connection:
        connection.execute(sa.update(table).where(where).values(**values))


def close(work: Workplace, person_id: UUID, at: datetime | None) -> None:
    change(work, t.account, t.account.c.person_id == person_id, disabled_at=at)


def test_a_loss_is_told_once_and_taken_back_when_somebody_can_be_reached(work: Workplace) -> None:
    case_id = work.open()
    look(work)
    assert hrs_tasks(work) == []
    close(work, work.manager.person_id, work.clock.now())
    look(work)
    look(work)
    assert hrs_tasks(work) == [(True, None)]
    words = [row for row in work.rows(t.outbox) if row.effect == "tell_hr_no_responsible"]
    assert [row.case_id for row in words] == [case_id]

    close(work, work.manager.person_id, None)
    look(work)
    assert hrs_tasks(work) == [(False, "responsible_again")]

    work.clock.advance(days=1)
    close(work, work.manager.person_id, work.clock.now())
    look(work)
    assert hrs_tasks(work) == [(False, "responsible_again"), (True, None)]


def test_a_task_hr_has_closed_does_not_come_back_for_the_same_loss(work: Workplace) -> None:
    work.open()
    close(work, work.manager.person_id, work.clock.now())
    look(work)
    mine = t.work_item.c.task == Chore.FIND_RESPONSIBLE
    change(work, t.work_item, mine, done_at=work.clock.now(), done_by=work.hr.person_id)
    work.clock.advance(days=1)
    look(work)
    assert hrs_tasks(work) == [(False, None)]


def test_a_substitute_keeps_a_case_from_hr_until_the_mandate_ends(work: Workplace) -> None:
    work.open()
    named = Named(
        manager_id=work.manager.person_id,
        substitute_id=work.representative.person_id,
        from_on=TODAY,
        to_on=TODAY + timedelta(days=3),
        mandate=Mandate(may=(), decides="Timer"),
    )
    given = name_substitute(work.office, named, actor=work.hr)
    close(work, work.manager.person_id, work.clock.now())
    look(work)
    assert hrs_tasks(work) == []
    end_substitution(work.office, given, actor=work.hr)  # looked at in the same transaction
    assert hrs_tasks(work) == [(True, None)]


@pytest.mark.parametrize("what", ["close", "roles"])
def test_closing_an_account_or_taking_the_role_orders_a_look_in_the_same_transaction(
    work: Workplace, what: str
) -> None:
    account_id = next(row.id for row in work.rows(t.account) if row.person_id == work.manager.person_id)
    store = SqlDirectory(work.engine, work.keys)
    if what == "close":
        close_account(store, work.clock, account_id, by=uuid4())
    else:
        change_roles(store, work.clock, account_id, [Role.EMPLOYEE], by=uuid4())
    assert [row.effect for row in work.rows(t.outbox)] == ["sweep"]
    work.clock.advance(seconds=1)
    open_account(store, work.clock, account_id, by=uuid4())
    assert [row.effect for row in work.rows(t.outbox)] == ["sweep", "sweep"]


# --- the condition in SQL and a plain one agree ----------------------------------------------------------------------


@dataclass
class Person:
    """What counts of somebody."""

    id: UUID
    account_open: bool
    is_manager: bool
    employed_to: list[date | None]
    away: bool

    def is_here(self) -> bool:
        works = not self.employed_to or any(end is None or end >= TODAY for end in self.employed_to)
        return self.account_open and works and not self.away


@dataclass
class Mandated:
    manager: Person
    substitute: Person
    from_on: date
    to_on: date
    withdrawn: bool

    def counts(self) -> bool:
        return not self.withdrawn and self.from_on <= TODAY <= self.to_on


@dataclass
class Case:
    id: UUID
    employee: Person
    manager: Person | None
    stage: Stage
    last_day: date | None

    def is_reached(self, mandates: list[Mandated]) -> bool:
        if self.manager is None or self.manager is self.employee or not self._still_followed():
            return False
        if self.manager.is_here() and self.manager.is_manager:
            return True
        return any(
            one.manager is self.manager
            and one.substitute is not self.employee
            and one.counts()
            and one.substitute.is_here()
            for one in mandates
        )

    def _still_followed(self) -> bool:
        since = months_before(TODAY, MANAGER_ACCESS_MONTHS_AFTER_SPELL.value)
        return self.stage is not Stage.AFTERCARE or (self.last_day or LONG_AGO) >= since


@pytest.mark.parametrize("seed", range(8))
def test_the_condition_in_the_database_agrees_with_a_plain_one(work: Workplace, seed: int) -> None:
    chance = random.Random(seed)
    people = [_person(work, chance) for _ in range(8)]
    mandates = [_mandate(work, chance, people) for _ in range(6)]
    cases = [_case(work, chance, people) for _ in range(30)]
    _away(work, people)
    with work.engine.connect() as connection:
        found = set(connection.scalars(sa.select(t.case.c.id).where(reachable(TODAY))))
    ids = {case.id for case in cases}
    assert found & ids == {case.id for case in cases if case.is_reached(mandates)}
    assert found & ids, "a world in which nobody can be reached shows nothing"
    assert ids - found


def _person(work: Workplace, chance: random.Random) -> Person:
    days = [None, TODAY, TODAY - timedelta(days=1), TODAY + timedelta(days=5)]
    who = Person(
        uuid4(),
        chance.random() < 0.8,
        chance.random() < 0.7,
        chance.choices(days, weights=[4, 1, 1, 1], k=chance.randint(0, 2)),
        chance.random() < 0.2,
    )
    name = {"given_name": "A", "family_name": "B", "sort_name": "b a", "language": "nb"}
    with work.engine.begin() as connection:
        connection.execute(t.person.insert(), {"id": who.id, **name})
        account = {"id": uuid4(), "person_id": who.id, "username": who.id.hex, "created_at": work.clock.now()}
        closed = None if who.account_open else work.clock.now()
        connection.execute(t.account.insert(), account | {"disabled_at": closed})
        if who.is_manager:
            role = {"account_id": account["id"], "role": Role.MANAGER}
            connection.execute(t.account_role.insert(), role)
        for end in who.employed_to:
            _employ(work, connection, who.id, end)
    return who


def _employ(work: Workplace, connection: sa.Connection, person_id: UUID, end: date | None) -> UUID:
    row = {"id": uuid4(), "person_id": person_id, "unit_id": work.unit, "position": "Lærer"}
    days = {"percentage": 100, "start_on": date(2020, 1, 1), "end_on": end}
    connection.execute(t.employment.insert(), row | days)
    return UUID(str(row["id"]))


def _mandate(work: Workplace, chance: random.Random, people: list[Person]) -> Mandated:
    manager, substitute = chance.sample(people, 2)
    from_on = TODAY + timedelta(days=chance.choice([-9, -1, 0, 1]))
    to_on = from_on + timedelta(days=chance.choice([0, 1, 9, 30]))
    one = Mandated(manager, substitute, from_on, to_on, chance.random() < 0.2)
    row = {"id": uuid4(), "manager_id": manager.id, "substitute_id": substitute.id, "mandate_sealed": b"x"}
    given = {"given_by": manager.id, "given_as": Role.MANAGER, "given_at": work.clock.now()}
    ended = {"withdrawn_at": work.clock.now() if one.withdrawn else None}
    with work.engine.begin() as connection:
        connection.execute(
            t.substitution.insert(), row | given | ended | {"from_on": from_on, "to_on": to_on}
        )
    return one


def _case(work: Workplace, chance: random.Random, people: list[Person]) -> Case:
    one = Case(
        uuid4(),
        chance.choice(people),
        chance.choice([*people, None]),
        chance.choice([Stage.PLAN, Stage.AFTERCARE]),
        chance.choice([None, LONG_AGO, TODAY - timedelta(days=9)]),
    )
    _store(work, one, grade=50)
    return one


def _away(work: Workplace, people: list[Person]) -> None:
    """Their own absence, followed up by nobody, last so that it changes nothing of what is compared."""
    for who in people:
        if who.away:
            _store(work, Case(uuid4(), who, None, Stage.PLAN, None), grade=100)


def _store(work: Workplace, one: Case, *, grade: int) -> None:
    with work.engine.begin() as connection:
        # an ended employment of another person's: who works where is what the people say
        employment_id = _employ(work, connection, work.employee.person_id, None)
        row = {
            "id": one.id,
            "employment_id": employment_id,
            "employee_id": one.employee.id,
            "unit_id": work.unit,
            "manager_id": one.manager.id if one.manager else None,
            "stage": one.stage,
            "spell": 1,
            "first_day": LONG_AGO,
            "last_day": one.last_day,
            "grade": grade,
            "extended_certificate": False,
            "version": 1,
            "opened_at": work.clock.now(),
        }
        connection.execute(t.case.insert(), row)
