"""What must hold, day by day: everybody heard once of what is open, and of nothing else. What does not hold is told at once."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from tests.soak.house import House
from tests.soak.post import Letter, PostBox
from tests.soak.town import Town
from tests.year.expected import Dated, Staffing, Told, open_deadlines, rows, rungs_come, staffing
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.store import SqlStore
from workflow.domain.reminders import HEIGHT, Rung
from workflow.services.office import Office

log = logging.getLogger(__name__)
MOVED = "Datoen er flyttet."
DAY = timedelta(days=1)
_SENT = sa.and_(t.reminder.c.ended == "sent", t.reminder.c.rung.is_not(None))


@dataclass
class Checks:
    """What was expected and seen so far."""

    house: House
    town: Town
    post: PostBox
    findings: list[str] = field(default_factory=list)
    figures: Counter[str] = field(default_factory=Counter)
    told: Told = field(default_factory=Told)
    _open_before: dict[UUID, set[Dated]] = field(default_factory=dict)
    _staff_before: Staffing | None = None
    _touched: set[UUID] = field(default_factory=set)
    _looked_at: set[UUID] = field(default_factory=set)
    _come: set[tuple[Any, ...]] = field(default_factory=set)
    _stood_in: dict[tuple[Any, ...], frozenset[UUID]] = field(default_factory=dict)
    _texts: dict[tuple[Any, ...], date] = field(default_factory=dict)
    _addresses: dict[str, UUID] = field(default_factory=dict)

    def __post_init__(self) -> None:
        wiring = self.house.wiring
        self._reading = SqlStore(wiring.reading, self.office.store._keys)  # type: ignore[attr-defined]
        with wiring.reading.connect() as connection:
            people = rows(connection, sa.select(t.person.c.id, t.person.c.email))
        self._addresses = {one.email: one.id for one in people}

    @property
    def office(self) -> Office:
        """The services' surroundings."""
        return self.house.wiring.office

    # --- before something is changed --------------------------------------------------------------------------------

    def remember(self, case_id: UUID) -> None:
        """Until the next look, what is open now may be told of as well as what is open then."""
        self._open_before.setdefault(case_id, set()).update(self._open(case_id))

    def remember_staff(self) -> None:
        """Until the next look, who is there now may be written to as well as who is there then."""
        self._staff_before = self._staff()

    def touch(self, case_id: UUID) -> None:
        """Somebody does something about a case while the day is being worked out: what it brings may come tomorrow."""
        self.remember(case_id)
        self._touched.add(case_id)

    # --- once the day is worked out ---------------------------------------------------------------------------------

    def look(self) -> None:
        """Compare what was said since the last look; on a working day also what should have been."""
        staff = self._staff()
        sent = self._newly_sent()
        letters = self.post.new()
        self._wanted(sent, staff)
        self._in_the_post(sent, letters)
        self._nothing_to_the_absent(letters, staff)
        is_working = self.office.days.is_working_day(self.house.today)
        self._nothing_lost(staff, may_wait=not is_working)
        if is_working:
            self._nothing_left_over()
        self._nothing_failed()
        self._open_before.clear()
        self._touched.clear()
        self._staff_before = None

    def _wanted(self, sent: Iterable[Any], staff: Staffing) -> None:
        open_now = {case_id: self._open(case_id) for case_id in {row.case_id for row in sent}}
        who = self._cases(open_now)
        for row in sent:
            allowed = open_now[row.case_id] | self._open_before.get(row.case_id, set())
            if (row.about, row.due_on) not in allowed:
                self._find("sent though it was not open", row)
            people = [one for one in (staff, self._staff_before) if one]
            case, rung = who[row.case_id], Rung(row.rung)
            if not any(
                row.person_id in one.hears(rung, row.about, case.manager_id, case.employee_id)
                for one in people
            ):
                self._find("sent to somebody who should not hear", row)
            if not self.told.says_rightly(row):
                self._find("says wrongly whether the date moved", row)
            self.told.note(row)

    def _in_the_post(self, sent: Iterable[Any], letters: Iterable[Letter]) -> None:
        """Every row that says it was sent has its mail, to that person; every mail of deadlines was asked for."""
        wanted = {row.effect_id: row for row in sent}
        noted = t.delivery.c
        query = sa.select(noted.effect_id, noted.person_id, noted.message_id).where(
            noted.effect_id.in_(list(wanted))
        )
        found = {(one.effect_id, one.person_id): one.message_id for one in self._rows(query)}
        for row in sent:
            letter = self.post.letters.get(found.get((row.effect_id, row.person_id), ""))
            if letter is None or self._addresses.get(letter.to[0]) != row.person_id:
                self._find("no mail for it", row)
        moved = sum(1 for row in sent if row.moved)
        if sum(one.text.count(MOVED) for one in letters) != moved:
            self._find("dates that moved are not said as often as they should be", moved)
        for one in letters:
            self.figures["mails"] += 1
            key = (one.to, one.subject, one.text)
            if "dager igjen)" in one.text or "dager siden)" in one.text:
                if key in self._texts:
                    self._find("the same words again", (self._texts[key], one))
                self._texts[key] = self.house.today

    def _nothing_to_the_absent(self, letters: Iterable[Letter], staff: Staffing) -> None:
        for one in letters:
            people = [self._addresses[to] for to in one.to]
            if not any(
                set(people) <= then.can_sign_in for then in (staff, self._staff_before) if then is not None
            ):
                self._find("a mail to a closed account", one)

    def _nothing_lost(self, staff: Staffing, *, may_wait: bool) -> None:
        """Whoever should hear of a rung on the first working day it has come has heard of it, or of one above it.

        Nobody takes the place of stand-ins: who begins to stand in after the day of that rung hears the next one.
        """
        cases = self._cases(None)
        heard = self._heard(cases)
        for case_id, case in cases.items():
            for about, due_on, rung in self._newly_come(case_id):
                key = (case_id, about, due_on, rung)
                hears = staff.hears(rung, about, case.manager_id, case.employee_id)
                if rung is Rung.SUBSTITUTE:
                    hears &= self._stood_in.setdefault(key, hears)
                if may_wait:
                    continue
                self._come.add(key)
                for person in hears:
                    self.figures["expected"] += 1
                    if heard.get((case_id, about, due_on, person), -1) < HEIGHT[rung]:
                        self._find("never said", (*key, person))

    def _newly_come(self, case_id: UUID) -> Iterator[tuple[str, date, Rung]]:
        if case_id in self._touched:
            return
        with self._reading.transaction() as tx:
            book = tx.house_rules.book()
            found = open_deadlines(tx, case_id, self.house.today)
        for about, due_on in found:
            for rung in rungs_come(due_on, self.house.today, book, self.office.days):
                if (case_id, about, due_on, rung) not in self._come:
                    yield about, due_on, rung

    def _nothing_left_over(self) -> None:
        waiting = t.reminder.c.ended.is_(None)
        for row in self._rows(sa.select(t.reminder).where(waiting).limit(5)):
            self._find("a reminder waits on a working day", row)
        for row in self._rows(sa.select(t.outbox).where(t.outbox.c.outcome.is_(None)).limit(5)):
            self._find("work is left on a working day", row)

    def _nothing_failed(self) -> None:
        for row in self._rows(sa.select(t.outbox).where(t.outbox.c.outcome == "failed").limit(5)):
            self._find("work failed", row)

    def one_mail_each(self, since: datetime, at_most: int) -> None:
        """After days of silence everybody found one mail with all that waited for them."""
        query = (
            sa.select(t.reminder.c.person_id, sa.func.count(t.reminder.c.led_by.distinct()))
            .where(t.reminder.c.ended == "sent", t.reminder.c.ended_at >= since)
            .group_by(t.reminder.c.person_id)
        )
        for person, mails in self._rows(query):
            self.figures["digests after a stop"] += 1
            if mails > at_most:
                self._find("several mails after the days of silence", (person, mails))

    def storm(self, found: int, asked_at: datetime) -> None:
        """HR is asked only about more than five times a usual working day, and more than a hundred."""
        self.figures["storms"] += 1
        counted = sa.select(sa.func.count()).where(
            t.reminder.c.ended == "sent",
            t.reminder.c.ended_at >= asked_at - 28 * DAY,
            t.reminder.c.ended_at < asked_at,
            t.reminder.c.storm_id.is_(None),
        )
        usual = self._rows(counted)[0][0] / 20
        if found <= max(100, 5 * usual):
            self._find("ordinary traffic was held back", (found, usual))

    def at_the_end(self, killed_at: list[datetime]) -> None:
        """What is said twice in the same words or delivered twice without a reason, and what the database allows twice."""
        for key, instants in self.post.delivered_again().items():
            self.figures["delivered again after a kill"] += 1
            if not any(instants[0] - DAY / 8640 <= at <= instants[-1] for at in killed_at):
                self._find("delivered again though nothing was killed", (key, instants))
        columns = [t.reminder.c[name] for name in ("case_id", "about", "due_on", "rung", "person_id")]
        twice = sa.select(*columns).where(_SENT).group_by(*columns).having(sa.func.count() > 1)
        for row in self._rows(twice):
            self._find("said twice", row)

    # --- what is there ----------------------------------------------------------------------------------------------

    def _open(self, case_id: UUID) -> set[Dated]:
        with self._reading.transaction() as tx:
            return set(open_deadlines(tx, case_id, self.house.today))

    def _staff(self) -> Staffing:
        with self.house.wiring.reading.connect() as connection:
            return staffing(connection, self.house.today)

    def _cases(self, among: Iterable[UUID] | None) -> dict[UUID, Any]:
        query = sa.select(t.case.c.id, t.case.c.manager_id, t.case.c.employee_id)
        if among is None:
            query = query.where(t.case.c.closed_at.is_(None))
        else:
            query = query.where(t.case.c.id.in_(list(among)))
        return {row.id: row for row in self._rows(query)}

    def _newly_sent(self) -> list[Any]:
        since = self.house.wiring.clock.now() - 10 * DAY
        query = sa.select(t.reminder).where(_SENT, t.reminder.c.ended_at >= since)
        found = self._rows(query.order_by(t.reminder.c.ended_at))
        new = [row for row in found if row.id not in self._looked_at]
        self._looked_at.update(row.id for row in new)
        self.figures["reminders"] += len(new)
        return new

    def _heard(self, cases: Iterable[UUID]) -> dict[tuple[Any, ...], int]:
        """How high on the ladder each person has heard of each deadline."""
        columns = [t.reminder.c[name] for name in ("case_id", "about", "due_on", "person_id", "rung")]
        query = sa.select(*columns).where(_SENT, t.reminder.c.case_id.in_(list(cases)))
        heard: dict[tuple[Any, ...], int] = {}
        for *deadline, rung in self._rows(query):
            key = tuple(deadline)
            heard[key] = max(HEIGHT[Rung(rung)], heard.get(key, -1))
        return heard

    def _rows(self, query: Any) -> list[Any]:
        with self.house.wiring.reading.connect() as connection:
            return rows(connection, query)

    def _find(self, what: str, about: object) -> None:
        finding = f"{self.house.today}: {what}: {about}"
        log.error(finding)
        self.findings.append(finding)
