"""The people of the year: managers under managers, HR, an administrator, and hundreds who may fall ill."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from uuid import UUID, uuid4

import sqlalchemy as sa

from tests.tasks.desk import set_rule
from tests.workflow.services.at_work import AtWork
from tests.year.deeds import do
from tests.year.staff import add_person, employ, note_roles
from workflow.adapters.persistence import tables as t
from workflow.bootstrap import Wiring
from workflow.domain.errors import Refusal
from workflow.domain.people import Actor, Role
from workflow.domain.stages import Stage
from workflow.services.change_account import close_account, open_account
from workflow.services.name_substitute import Named, end_substitution, name_substitute
from workflow.services.substitutes import Mandate

DAY = timedelta(days=1)
LED_BY_ONE = 15
FALLS_ILL, SOMETHING_HAPPENS = 0.005, 0.08
DEEDS = (
    *["talk"] * 3,
    *["plan"] * 3,
    *["moved"] * 2,
    *["exempt"] * 3,
    *["back"] * 5,
    *["aftercare"] * 2,
    "graded",
    "error",
    "ill_again",
)


@dataclass
class Town:
    """Who works here, and the chance that rules what they do."""

    wiring: Wiring
    chance: Random
    managers: list[Actor]
    hr: Actor
    admin: UUID
    employed: list[AtWork]
    cases: dict[UUID, AtWork] = field(default_factory=dict)
    happened: Counter[str] = field(default_factory=Counter)

    def some_fall_ill(self) -> None:
        """Absences that begin today or began a day or two ago."""
        ill = {one.employment for one in self.cases.values()}
        today = self.wiring.clock.today()
        for place in self.employed:
            if place.employment not in ill and self.chance.random() < FALLS_ILL:
                case_id = place.open(today - self.chance.randrange(3) * DAY, by=place.hr)
                self.cases[case_id] = place
                self.happened["fell ill"] += 1

    def deeds(self, share: float, before: Callable[[UUID], None]) -> None:
        """What people do about some of the cases; `before` is called with each first."""
        for case_id in self.chance.sample(sorted(self.cases), len(self.cases)):
            if self.chance.random() < SOMETHING_HAPPENS * share:
                before(case_id)
                self._deed(case_id)

    def _deed(self, case_id: UUID) -> None:
        place, what = self.cases[case_id], self.chance.choice(DEEDS)
        try:
            do(what, case_id, place, self.chance, self.wiring.clock.today())
        except Refusal:
            self.happened["refused"] += 1
            return
        self.happened[what] += 1

    def forget_closed(self) -> None:
        """Nobody does anything about a closed case; some day somebody falls ill again."""
        for case_id, place in list(self.cases.items()):
            if place.case(case_id).stage is Stage.CLOSED:
                del self.cases[case_id]

    def about_managers(self) -> None:
        """An account is closed or opened again, or somebody begins or ends standing in for somebody."""
        who = self.chance.choice(self.managers)
        what = self.chance.choice(["account closed", "account opened", "stands in", "stands in", "no longer"])
        try:
            self._about(who, what)
        except Refusal:
            return
        self.happened[what] += 1

    def _about(self, who: Actor, what: str) -> None:
        office, directory, clock = self.wiring.office, self.wiring.directory, self.wiring.clock
        today = clock.today()
        match what:
            case "account closed":
                close_account(directory, clock, self._account(who), by=self.admin)
            case "account opened":
                open_account(directory, clock, self._account(who), by=self.admin)
            case "stands in":
                other = self.chance.choice([one for one in self.managers if one is not who])
                named = Named(
                    manager_id=who.person_id,
                    substitute_id=other.person_id,
                    from_on=today,
                    to_on=today + self.chance.randrange(5, 40) * DAY,
                    mandate=Mandate(may=(), decides="Alt som følger av oppfølgingen."),
                )
                name_substitute(office, named, actor=self.hr)
            case _:
                running = sa.select(t.substitution.c.id).where(
                    t.substitution.c.withdrawn_at.is_(None), t.substitution.c.to_on >= today
                )
                with self.wiring.reading.connect() as connection:
                    found = sorted(connection.scalars(running), key=str)
                if found:
                    end_substitution(office, self.chance.choice(found), actor=self.hr)

    def _account(self, who: Actor) -> UUID:
        query = sa.select(t.account.c.id).where(t.account.c.person_id == who.person_id)
        with self.wiring.reading.connect() as connection:
            return UUID(str(connection.scalars(query).one()))


def settle(wiring: Wiring, chance: Random, people: int) -> Town:
    """Put everybody into the empty database; every fifteen have a manager, and all managers but one have one too."""
    with wiring.engine.begin() as connection:
        unit = uuid4()
        connection.execute(t.unit.insert(), {"id": unit, "kind": "unit", "name": "Hjemmetjenesten"})
        hr = [_actor(connection, f"Personal{n}", Role.HR) for n in range(2)]
        admin_id = add_person(connection, "Drift", Role.ADMIN)
        admin = connection.scalars(sa.select(t.account.c.id).where(t.account.c.person_id == admin_id)).one()
        managers = [
            _actor(connection, f"Leder{n}", Role.MANAGER) for n in range(max(4, people // LED_BY_ONE))
        ]
        for n, manager in enumerate(managers):
            employ(connection, unit, manager.person_id, managers[n // 8].person_id if n else None)
        employed = []
        for n in range(people):
            person_id = add_person(connection, f"Ansatt{n}", Role.EMPLOYEE)
            leads = managers[n % len(managers)]
            employment = employ(connection, unit, person_id, leads.person_id)
            employee = Actor(person_id=person_id, role=Role.EMPLOYEE)
            place = AtWork(
                engine=wiring.engine,
                office=wiring.office,
                unit=unit,
                employment=employment,
                employee=employee,
                manager=hr[0],  # who acts may do so whoever leads whom that day
                hr=hr[0],
            )
            employed.append(place)
        note_roles(connection, wiring.keys)
    for name, hour in (("mail_from_hour", 0), ("mail_until_hour", 24)):
        set_rule(employed[0], name, hour)  # nobody shifts the hours: mail would wait for a real morning
    return Town(wiring, chance, managers, hr[0], UUID(str(admin)), employed)


def _actor(connection: sa.Connection, name: str, role: Role) -> Actor:
    return Actor(person_id=add_person(connection, name, role), role=role)
