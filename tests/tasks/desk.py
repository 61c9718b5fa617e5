"""A worker's desk for tests: order, drain, look at what was left; and a post that can be made to fail."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from forms.base import FormContext
from forms.steps import FORMS
from tests.fixtures.plain_paper import PlainPaper
from tests.forms.examples import example
from tests.workflow.services.at_work import AtWork
from tests.workflow.services.conftest import Workplace
from workflow.adapters.calendar import IcalendarWriter
from workflow.adapters.documents import DocxRenderer, TypstRenderer
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.store import SqlStore
from workflow.adapters.words import CatalogueWords
from workflow.bootstrap import CATALOGUES
from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.domain.effects import Effect, Queue
from workflow.services.answer_document import answer_document
from workflow.services.file_document import Filled, file_document
from workflow.services.ports import DeliveryFailed, Mail
from workflow.services.records import DocumentRecord, Work
from workflow.services.workbench import Workbench
from workflow.tasks.drain import drain_all

K = DocumentKind


@dataclass
class UnreliablePost:
    """Remembers mail; refuses all of it, or some addresses for good."""

    sent: list[Mail] = field(default_factory=list)
    away: bool = False
    refuses: set[str] = field(default_factory=set)

    def send(self, mail: Mail) -> None:
        if self.away:
            raise DeliveryFailed("the mail server cannot be reached")
        if mail.to_address in self.refuses:
            raise DeliveryFailed("the recipient was refused ([550])", permanent=True)
        self.sent.append(mail)

    def to(self, name: str) -> list[Mail]:
        return [mail for mail in self.sent if mail.to_address == f"{name}@example.org"]


def bench_for(work: Workplace, post: Any) -> Workbench:
    keys = work.office.store._keys  # type: ignore[attr-defined]
    return Workbench(
        office=work.office,
        store=SqlStore(work.engine, keys),
        reading=SqlStore(work.engine.execution_options(reads_only=True), keys),
        renderer=TypstRenderer(),
        word_renderer=DocxRenderer(),
        mailer=post,
        calendar=IcalendarWriter(),
        words=CatalogueWords(CATALOGUES),
        base_url="https://tilbake.example.no",
        mailbox="tilbake@example.no",
        seal=keys,
    )


@dataclass
class Desk:
    """What a test does with the work that follows."""

    work: Workplace
    bench: Workbench
    post: UnreliablePost

    def drain(self) -> int:
        """Do everything that is due, on all queues, until nothing is."""
        begun = total = sum(drain_all(self.bench, queue) for queue in Queue)
        while begun:
            begun = sum(drain_all(self.bench, queue) for queue in Queue)
            total += begun
        return total

    def sweep(self, period: str = "") -> None:
        """Order the sweep of the day and do what comes of it."""
        sweep = Work(effect=Effect.SWEEP, about=Effect.SWEEP, period=period or str(self.work.clock.today()))
        with self.work.office.store.transaction() as tx:
            tx.outbox.add(None, self.work.clock.wall(), [sweep])
        self.drain()
        self.wait(minutes=2)  # what waited for the rest of the hour's work
        self.drain()

    def pass_days(self, days: int) -> None:
        """Let days pass one by one, each with its sweep."""
        for _ in range(days):
            self.work.clock.advance(days=1)
            self.sweep()

    def mail_goes(self) -> None:
        """Let the next hour come in which mail goes out, and do what waited for it."""
        while not self.work.office.days.is_working_day(self.work.clock.today()):
            self.work.clock.advance(days=1)
        self.wait(minutes=2)
        self.drain()

    def print_plainly(self) -> None:
        """For what is not about papers: printing takes most of the time."""
        self.bench = replace(self.bench, renderer=PlainPaper(), word_renderer=PlainPaper())

    def mail_at_any_hour(self) -> None:
        """Let the house mail at night and at weekends too."""
        mail_at_any_hour(self.work)

    def set_rule(self, name: str, value: int) -> None:
        """Let a house rule have had another value for long."""
        set_rule(self.work, name, value)

    def order(
        self, case_id: UUID, effect: Effect, about: str = "test", period: str = "v1", **rest: Any
    ) -> None:
        """Order one effect straight in the outbox."""
        with self.work.office.store.transaction() as tx:
            one = Work(effect=effect, about=about, period=period, **rest)
            tx.outbox.add(case_id, self.work.clock.wall(), [one])

    def write_to_doctor(self, case_id: UUID, **answers: str) -> DocumentRecord:
        """The manager writes a letter to the doctor."""
        posted = example(K.DOCTOR_LETTER, self.work.clock.today(), self.work.clock.today()) | answers
        form = FORMS[K.DOCTOR_LETTER](posted, context=FormContext(today=self.work.clock.today()))
        assert form.validate(), form.errors
        filled = Filled(form.kind, form.answers("nb"), form.facts(), uuid4())
        version = self.work.case(case_id).version
        return file_document(
            self.work.office, case_id, filled, actor=self.work.manager, version=version
        ).document

    def confirm(
        self, document_id: UUID, outcome: ConfirmationOutcome = ConfirmationOutcome.CONFIRMED
    ) -> None:
        """The employee answers."""
        answer_document(
            self.work.office,
            document_id,
            outcome,
            "Jeg ser det slik.",
            actor=self.work.employee,
            version=None,
        )

    def rows(self, table: sa.Table, **where: Any) -> list[Any]:
        """Rows of a table with these values."""
        return [row for row in self.work.rows(table) if all(getattr(row, k) == v for k, v in where.items())]

    def ended(self, effect: Effect) -> list[tuple[str | None, str | None]]:
        """How the work of an effect ended: outcome and reason, in the order it was ordered."""
        return [(row.outcome, row.reason) for row in self.rows(t.outbox, effect=effect)]

    def left(self) -> dict[str, list[Any]]:
        """Everything effects have left behind, to compare with later."""
        tables = (t.filed_copy, t.delivery, t.work_item, t.meeting)
        return {table.name: sorted(map(str, self.work.rows(table))) for table in tables}

    def tasks(self, role: str) -> set[str]:
        """The open tasks of a role."""
        return {row.task for row in self.rows(t.work_item, role=role, done_at=None)}

    def change_person(self, person_id: UUID, **values: Any) -> None:
        with self.work.engine.begin() as connection:
            connection.execute(sa.update(t.person).where(t.person.c.id == person_id).values(**values))

    def change_case(self, case_id: UUID, **values: Any) -> None:
        with self.work.engine.begin() as connection:
            connection.execute(sa.update(t.case).where(t.case.c.id == case_id).values(**values))

    def wait(self, **time: float) -> None:
        """Let real time pass."""
        self.work.clock.advance(seconds=timedelta(**time).total_seconds())


def mail_at_any_hour(work: AtWork) -> None:
    """Let the house mail at night and at weekends too: for tests by the real clock, which may strike at any hour."""
    for name, value in (("mail_from_hour", 0), ("mail_until_hour", 24), ("mail_on_free_days", 1)):
        set_rule(work, name, value)


def set_rule(work: AtWork, name: str, value: int) -> None:
    """Let a house rule have had another value for long."""
    row = {
        "id": uuid4(),
        "rule": name,
        "value": value,
        "old_value": 0,
        "valid_from": date(2020, 1, 1),
        "set_by": work.hr.person_id,
        "set_at": work.office.clock.now(),
    }
    with work.engine.begin() as connection:
        connection.execute(t.house_rule_change.insert(), row)
