"""A life in the database: a row in every table about one person, all of one day; and runs of deletion through the years."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from tests.workflow.services.conftest import Workplace
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.audit_chain import chain_rows
from workflow.adapters.persistence.audit_content import CHAINED, stored
from workflow.adapters.persistence.keeping_runs import RunRows
from workflow.adapters.persistence.resealing import SEALED
from workflow.bootstrap import Wiring, wire
from workflow.domain.retention import NOT_PERSONAL
from workflow.services.answer_run import answer_run
from workflow.services.norway import NORWAY
from workflow.services.retention import Run, RunState
from workflow.tasks.retention import COMMAND, Retention

WHEN = date(2020, 3, 2)
OF_THE_PERSON = {
    "covered_unit.person_id",
    "substitution.manager_id",
    "account.person_id",
    "accommodation_option.made_by",
    "delivery.person_id",
    "employment.person_id",
    "evidence_package.ordered_by",
    "follow_up_case.employee_id",
    "preparation.person_id",
    "preparation_check.person_id",
    "routine_presence.person_id",
    "routine_reading.person_id",
}
NOT_OF_A_LIFE = {
    *NOT_PERSONAL,
    "audit_event",
    "routine",
    "routine_talk",
    "house_rule_change",
    "reminder_storm",
    "legal_hold",
}
CODES: dict[str, object] = {
    "follow_up_case.stage": "closed",
    "absence_period.kind": "sick_note_full",
    "absence_period.grade": 100,
    "document.kind": "follow_up_plan",
    "received_paper.kind": "other",
    "received_paper.checked": "clean",
    "received_paper.uploaded_as": "hr",
    "document.filed_as": "manager",
    "document.facts": {},
    "document.version": 1,
    "document.is_current": True,
    "follow_up_case.grade": 100,
    "follow_up_case.spell": 1,
    "employment.percentage": 80,
    "account_role.role": "employee",
    "accommodation_option.status": "declined",
    "measure.area": "hours",
    "outbox.effect": "archive_document",
    "outbox.outcome": "done",
    "outbox.queue": "documents",
    "consent.party": "doctor",
    "consent.covers": "contact",
    "confirmation.outcome": "confirmed",
    "confirmation.given_as": "employee",
    "meeting.kind": "first_conversation",
    "meeting.guests": "",
    "meeting_answer.answer": "comes",
    "meeting_answer.brings": "",
    "meeting_answer.sequence": 0,
    "meeting.sequence": 0,
    "plan_voice.language": "nb",
    "work_item.role": "hr",
    "invitation.scope": "plan",
    "escalation.status": "closed",
    "delivery.recipient": "employee",
    "reminder.recipient": "employee",
    "reminder.ended": "sent",
    "delivery.channel": "mail",
    "evidence_package.ordered_as": "employee",
    "evidence_package.language": "nb",
    "evidence_part.attempt": 1,
    "person.language": "nb",
    "document.language": "nb",
    "filed_copy.language": "nb",
}
FILLED_THOUGH_OPTIONAL = {
    "closed_at", "end_on", "until_on", "ended_at", "done_at", "answered_at", "email", "phone", "born_on", "removed_at",
    "case_id", "document_id", "person_id", "account_id", "language", "outcome", "statement_sealed", "place_sealed",
    "words_sealed", "reason_sealed", "line_sealed", "content_sealed", "voice_sealed", "note_sealed", "national_id_sealed",
    "national_id_index", "ready_at", "about", "translations_sealed",
}  # fmt: skip


@dataclass
class Life:
    """Whose it is, and a row of each table with its values."""

    name: str
    person_id: UUID
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    secrets: list[bytes] = field(default_factory=list)

    @property
    def case_id(self) -> UUID:
        found: UUID = self.rows["follow_up_case"]["id"]
        return found

    def left(self, engine: sa.Engine) -> set[str]:
        """The tables that still have the row."""
        with engine.connect() as connection:
            return {name for name in self.rows if connection.scalar(self._count(name))}

    def _count(self, name: str) -> sa.Select[Any]:
        table = t.metadata.tables[name]
        mine = [column == self.rows[name][column.name] for column in table.primary_key.columns]
        return sa.select(sa.func.count()).select_from(table).where(*mine)


def _hangs_on(table: sa.Table, without: frozenset[str]) -> bool:
    """Whether a row here cannot be without one of the tables that are left out."""
    return any(
        key.column.table.name in without and not column.nullable
        for column in table.columns
        for key in column.foreign_keys
    )


class LifeMaker:
    """Makes values for columns, whatever the schema has by now."""

    def __init__(self, work: Workplace, name: str, on: date) -> None:
        self.work = work
        self.keys = work.office.store._keys  # type: ignore[attr-defined]
        self.on = on
        self.at = datetime.combine(on, time(12), NORWAY)
        self.life = Life(name, uuid4())

    def make(self, without: frozenset[str] = frozenset(), **changed: Any) -> Life:
        """`changed` values are named `table__column`."""
        with self.work.engine.begin() as connection:
            for table in sorted(t.metadata.sorted_tables, key=lambda one: one is t.draft):
                if table.name in NOT_OF_A_LIFE or table.name in without or _hangs_on(table, without):
                    continue
                self._insert(connection, table, changed)
        return self.life

    def _insert(self, connection: sa.Connection, table: sa.Table, changed: dict[str, Any]) -> None:
        row: dict[str, Any] = {}
        for column in table.columns:
            given = f"{table.name}__{column.name}"
            if given in changed:
                row[column.name] = changed[given]
            elif not column.nullable or column.name in FILLED_THOUGH_OPTIONAL:
                row[column.name] = self._value(table, column)
        if table is t.routine_reading or table is t.routine_presence:
            row |= self._routine(connection, table)
        row = {name: value for name, value in row.items() if value is not ...}
        self._seal(table, row)
        if table.name in CHAINED:
            added = connection.execute(
                table.insert().returning(*stored(table.name, connection.dialect.name)), row
            )
            line = added.mappings().one()
            chain_rows(connection, self.keys, table.name, [line])
            self.life.rows[table.name] = row | {"id": line["id"]}
            return
        key = connection.execute(table.insert(), row).inserted_primary_key
        assert key is not None
        for column, value in zip(table.primary_key.columns, key, strict=True):
            row.setdefault(column.name, value)
        self.life.rows[table.name] = row

    def _routine(self, connection: sa.Connection, table: sa.Table) -> dict[str, Any]:
        routine, talk = uuid4(), uuid4()
        values = {
            "id": routine,
            "unit_id": self.work.unit,
            "version": hash(routine) % 100000,
            "published_on": self.on,
        }
        rest = {"language": "nb", "content_sealed": b"", "written_by": self._other, "written_at": self.at}
        connection.execute(t.routine.insert(), values | rest)
        if table is t.routine_reading:
            return {"routine_id": routine}
        held = {
            "id": talk,
            "routine_id": routine,
            "manager_id": self._other,
            "held_on": self.on,
            "noted_at": self.at,
        }
        connection.execute(t.routine_talk.insert(), held)
        return {"talk_id": talk}

    @property
    def _other(self) -> UUID:
        return self.work.manager.person_id

    def _value(self, table: sa.Table, column: sa.Column[Any]) -> Any:
        name = f"{table.name}.{column.name}"
        if name in CODES:
            return CODES[name]
        for link in column.foreign_keys:
            return self._linked(name, column, link.column.table)
        if column.name.endswith("_sealed"):
            return "sealed"
        if table is t.person and column.name == "id":
            return self.life.person_id
        if table is t.draft and column.name == "case_id":
            return self.life.case_id
        kinds: list[tuple[type, Any]] = [
            (sa.Uuid, uuid4()),
            (sa.Boolean, True),
            (sa.BigInteger, ... if column.primary_key else 1),
            (sa.Integer, ... if column.primary_key and column.autoincrement is True else 1),
            (sa.DateTime, self.at),
            (sa.Date, self.on),
            (sa.Time, time(9)),
            (sa.JSON, {}),
            (sa.LargeBinary, uuid4().bytes),
        ]
        if isinstance(column.type, t.account.c.created_at.type.__class__):
            return self.at
        found = next((value for kind, value in kinds if isinstance(column.type, kind)), None)
        if found is not None:
            return found
        text = f"KANARI{self.life.name}{uuid4().hex[:8]}"
        return text if (column.type.length or 99) >= len(text) else text[: column.type.length]  # type: ignore[attr-defined]

    def _linked(self, name: str, column: sa.Column[Any], target: sa.Table) -> Any:
        if target is t.person:
            return self.life.person_id if name in OF_THE_PERSON else None if column.nullable else self._other
        if target is t.unit:
            return self.work.unit
        if target.name not in self.life.rows:
            return None
        return self.life.rows[target.name]["id"]

    def _seal(self, table: sa.Table, row: dict[str, Any]) -> None:
        for sealed in SEALED:
            if sealed.column.table is table and row.get(sealed.column.name) is not None:
                key = tuple(row[column.name] for column in sealed.key)
                text = f'{{"hemmelig": "KANARI{self.life.name}"}}'
                blob = self.keys.encrypt_text(text, context=sealed.context(key))
                row[sealed.column.name] = blob
                self.life.secrets.append(blob[20:60])


def a_life(work: Workplace, name: str, on: date = WHEN, **changed: Any) -> Life:
    return LifeMaker(work, name, on).make(**changed)


def wired(work: Workplace, folder: Path) -> Wiring:
    url = work.engine.url.render_as_string(hide_password=False)
    return wire(database_url=url, data=folder, key_file=folder / "keys", clock=work.clock)


def run(wiring: Wiring, work: Workplace, day: date) -> Run:
    """Delete what is over on a day; HR says yes where it is asked."""
    work.clock.move_to(day)
    _to_the_end(wiring)
    with wiring.reading.connect() as connection:
        asked = RunRows(connection).open_run()
    if asked is not None and asked.state is RunState.HELD_UP:
        answer_run(work.office, asked.id, asked.total, go_on=True, actor=work.hr)
        _to_the_end(wiring)
    with wiring.reading.connect() as connection:
        last = RunRows(connection).latest(1)[0]
    work.clock.advance(seconds=1)
    assert last.state is RunState.FINISHED, last
    return last


def _to_the_end(wiring: Wiring) -> None:
    one = Retention(wiring, demonstration=False, ran_by=COMMAND)
    while one.go_on():
        pass
