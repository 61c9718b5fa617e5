"""A year of a small workplace with everything that goes wrong: nobody misses a reminder, and nobody gets one twice.

What should be said is worked out from the process page and the ladder alone, day by day, and compared with what was sent.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.fixtures.plain_paper import PlainPaper
from tests.tasks.desk import Desk
from tests.workflow.services.conftest import Workplace
from tests.year.deeds import do
from tests.year.expected import Dated, Told, open_deadlines, rungs_come
from tests.year.staff import add_person, employ
from workflow.adapters.persistence import tables as t
from workflow.domain.deadlines import Deadline
from workflow.domain.effects import Effect, Queue
from workflow.domain.errors import Refusal
from workflow.domain.people import Actor, Role
from workflow.domain.reminders import HEIGHT, Rung
from workflow.domain.stages import Stage
from workflow.services.due_work import Order
from workflow.services.norway import NORWAY
from workflow.services.perform_work import perform
from workflow.services.ports import Mail
from workflow.services.records import Work
from workflow.tasks.drain import drain_all
from workflow.tasks.effects import HANDLERS

EMPLOYEES = 24
MANAGERS = 4
DAYS = 365
NIGHT, MORNING, EVENING = time(0, 5), time(7, 10), time(18, 30)
MOVED = "Datoen er flyttet."


@dataclass
class Postmark:
    """Remembers each mail with the time on the wall."""

    desk: Desk
    sent: list[tuple[datetime, Mail]] = field(default_factory=list)

    def send(self, mail: Mail) -> None:
        self.sent.append((self.desk.work.clock.now().astimezone(NORWAY), mail))


@dataclass
class Town:
    """The workplace of the year, and the chance that rules it."""

    desk: Desk
    chance: random.Random
    post: Postmark
    managers: list[Actor]
    employed: list[Workplace]
    cases: dict[UUID, Workplace] = field(default_factory=dict)
    asleep_until: date = date.min
    checked: set[UUID] = field(default_factory=set)
    told: Told = field(default_factory=Told)
    happened: Counter[str] = field(default_factory=Counter)
    looked_at: datetime = datetime(2026, 1, 1, tzinfo=NORWAY)

    @property
    def today(self) -> date:
        return self.desk.work.clock.today()

    def at(self, hour: time) -> None:
        self.desk.work.clock.move_to(self.today, hour)

    def drain(self) -> None:
        while due := self.due():
            for queue in due:
                drain_all(self.desk.bench, queue)

    def due(self) -> list[Queue]:
        with self.desk.bench.reading.transaction() as tx:
            return list(tx.due_work.queues_due(self.desk.work.clock.wall()))

    # --- a day ------------------------------------------------------------------------------------------------------

    def live(self, day: date) -> None:
        """Night, morning, noon and evening of a day."""
        self.desk.work.clock.move_to(day, NIGHT)
        is_awake = day >= self.asleep_until
        if is_awake:
            self.sweep()
            if self.chance.random() < 0.03:
                self.about_managers()
            self.at(MORNING)
            self.drain()
            self.twice()
            self.drain()
            if self.desk.work.office.days.is_working_day(day):
                self.nothing_is_lost()
        self.what_was_sent_was_wanted()
        self.at(EVENING)
        self.deeds()
        if is_awake:
            self.drain()
            if self.chance.random() < 0.015:
                self.asleep_until = day + timedelta(days=6)
                self.happened["asleep"] += 1

    def sweep(self) -> None:
        with self.desk.work.office.store.transaction() as tx:
            sweep = Work(effect=Effect.SWEEP, about=Effect.SWEEP, period=str(self.today))
            tx.outbox.add(None, self.desk.work.clock.wall(), [sweep])
        self.drain()

    def twice(self) -> None:
        """A worker whose lease ran out comes back with work that somebody else has done."""
        rows = self.rows(
            sa.select(t.outbox).where(t.outbox.c.outcome == "done").order_by(t.outbox.c.id.desc()).limit(40)
        )
        for row in self.chance.sample(rows, min(2, len(rows))):
            names = Order.__dataclass_fields__
            order = Order(**{name: getattr(row, name) for name in names} | {"effect": Effect(row.effect)})
            if order.effect in {
                Effect.REMIND_DUTY,
                Effect.TELL_OVERDUE,
                Effect.SEND_REMINDERS,
                Effect.RAISE_ALARMS,
            }:
                perform(self.desk.bench, order, HANDLERS)
                self.happened["twice"] += 1

    # --- what people do ---------------------------------------------------------------------------------------------

    def deeds(self) -> None:
        for place in self.employed:
            if self.chance.random() < 0.005 and not self.open_of(place):
                case_id = place.open(self.today - timedelta(days=self.chance.randrange(3)))
                self.cases[case_id] = place
                self.happened["opened"] += 1
        for case_id, place in list(self.cases.items()):
            if self.chance.random() < 0.06:
                self.deed(case_id, place)
        if self.chance.random() < 0.02:
            self.about_managers()

    def deed(self, case_id: UUID, place: Workplace) -> None:
        case = place.case(case_id)
        if case.stage is Stage.CLOSED:
            del self.cases[case_id]
            return
        what = self.chance.choice(["talk", "plan", "plan", "moved", "moved", "error", "back"])
        try:
            do(what, case_id, place, self.chance, self.today)
        except Refusal:
            return
        self.happened[what] += 1

    def about_managers(self) -> None:
        """An account is closed or opened again, or somebody stands in."""
        who = self.chance.choice(self.managers)
        account = t.account.c.person_id == who.person_id
        what = self.chance.choice(["closed", "opened_again", "stands_in"])
        self.happened[what] += 1
        with self.desk.work.engine.begin() as connection:
            if what == "stands_in":
                connection.execute(t.substitution.insert(), self.mandate(who))
            else:
                at = self.desk.work.clock.now() if what == "closed" else None
                connection.execute(sa.update(t.account).where(account).values(disabled_at=at))

    def mandate(self, who: Actor) -> dict[str, Any]:
        other = self.chance.choice([one for one in self.managers if one is not who])
        return {
            "id": uuid4(),
            "manager_id": who.person_id,
            "substitute_id": other.person_id,
            "from_on": self.today,
            "to_on": self.today + timedelta(days=20),
            "given_by": who.person_id,
            "given_as": Role.MANAGER,
            "given_at": self.desk.work.clock.now(),
            "mandate_sealed": b"x",
        }

    def open_of(self, place: Workplace) -> bool:
        return any(one.employment == place.employment for one in self.cases.values())

    # --- what must hold ---------------------------------------------------------------------------------------------

    def rows(self, query: Any) -> list[Any]:
        with self.desk.work.engine.connect() as connection:
            return list(connection.execute(query).all())

    def open_deadlines(self, case_id: UUID) -> dict[Dated, Deadline]:
        with self.desk.bench.reading.transaction() as tx:
            return open_deadlines(tx, case_id, self.today)

    def nothing_is_lost(self) -> None:
        """By noon of a working day whoever should have heard has heard: this rung, or one above it."""
        office = self.desk.work.office
        with self.desk.bench.reading.transaction() as tx:
            book = tx.house_rules.book()
        columns = [t.reminder.c[name] for name in ("case_id", "about", "due_on", "rung")]
        query = sa.select(*columns).where(
            t.reminder.c.case_id.in_(list(self.cases)),
            t.reminder.c.ended == "sent",
            t.reminder.c.recipient != Role.EMPLOYEE,
        )
        sent: dict[tuple[UUID, str, date], set[Rung]] = {}
        for case_id, about, due_on, rung in self.rows(query.where(t.reminder.c.rung.is_not(None))):
            sent.setdefault((case_id, about, due_on), set()).add(Rung(rung))
        for case_id in self.cases:
            for deadline, one in self.open_deadlines(case_id).items():
                heard = sent.get((case_id, *deadline), set())
                for come in rungs_come(one.due_on, self.today, book, office.days):
                    if come is Rung.SUBSTITUTE:
                        continue
                    assert any(HEIGHT[rung] >= HEIGHT[come] for rung in heard), (
                        self.today, deadline, come, heard
                    )  # fmt: skip

    def what_was_sent_was_wanted(self) -> None:
        """Everything sent since the last look was about an open deadline with that date, to somebody who is there."""
        closed = {
            row.person_id
            for row in self.rows(sa.select(t.account.c.person_id).where(t.account.c.disabled_at.is_not(None)))
        }
        query = sa.select(t.reminder).where(
            t.reminder.c.ended == "sent",
            t.reminder.c.rung.is_not(None),
            t.reminder.c.ended_at >= self.looked_at,
        )
        self.looked_at = self.desk.work.clock.now()
        new = [row for row in self.rows(query.order_by(t.reminder.c.ended_at)) if row.id not in self.checked]
        open_now = {row.case_id: self.open_deadlines(row.case_id) for row in new}
        for row in new:
            self.checked.add(row.id)
            assert (row.about, row.due_on) in open_now[row.case_id], (self.today, row)
            assert row.person_id not in closed, (self.today, row)
            assert self.told.says_rightly(row), (self.today, row)
        for row in new:
            self.told.note(row)

    def at_the_end(self) -> None:
        rows = self.rows(sa.select(t.reminder).where(t.reminder.c.rung.is_not(None)))
        keys = Counter((r.case_id, r.about, r.due_on, r.rung, r.person_id) for r in rows if r.ended == "sent")
        assert set(keys.values()) == {1}
        assert not self.rows(sa.select(t.outbox).where(t.outbox.c.outcome == "failed"))
        mails = [(at, mail) for at, mail in self.post.sent if mail.calendar is None]
        for at, mail in mails:
            assert self.desk.work.office.days.is_working_day(at.date()), (at, mail.subject)
            assert 7 <= at.hour < 17, (at, mail.subject)
        ids = Counter(mail.message_id for _, mail in self.post.sent)
        assert set(ids.values()) == {1}
        said = sum(mail.text.count(MOVED) for _, mail in mails)
        assert said == sum(1 for row in rows if row.ended == "sent" and row.moved)


def town(desk: Desk, seed: int) -> Town:
    """Four managers, who report to the first of them, and their people."""
    chance = random.Random(seed)
    post = Postmark(desk)
    desk.bench = replace(desk.bench, mailer=post, renderer=PlainPaper(), word_renderer=PlainPaper())
    with desk.work.engine.begin() as connection:
        managers = [
            Actor(person_id=add_person(connection, f"Leder{n}", Role.MANAGER), role=Role.MANAGER)
            for n in range(MANAGERS)
        ]
        for manager in managers:
            above = None if manager is managers[0] else managers[0].person_id
            employ(connection, desk.work.unit, manager.person_id, above)
        employed = [_employee(connection, desk.work, managers[n % MANAGERS], n) for n in range(EMPLOYEES)]
    return Town(desk=desk, chance=chance, post=post, managers=managers, employed=employed)


def _employee(connection: sa.Connection, work: Workplace, manager: Actor, n: int) -> Workplace:
    person_id = add_person(connection, f"Ansatt{n}", Role.EMPLOYEE)
    employment = employ(connection, work.unit, person_id, manager.person_id)
    return replace(
        work,
        employment=employment,
        employee=Actor(person_id=person_id, role=Role.EMPLOYEE),
        manager=work.hr,
    )


def _days(first: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range(DAYS))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("seed", [1])
def test_through_a_year_everybody_hears_once_of_what_is_open_and_of_nothing_else(
    desk: Desk, seed: int
) -> None:
    here = town(desk, seed)
    for day in _days(desk.work.clock.today()):
        here.live(day)
    here.at_the_end()
    assert len(here.checked) > 300
    assert set(here.happened) >= {
        "opened",
        "talk",
        "plan",
        "moved",
        "error",
        "back",
        "closed",
        "stands_in",
        "asleep",
        "twice",
    }
