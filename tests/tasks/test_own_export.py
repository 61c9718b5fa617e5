"""Everything about oneself: all of it, only one's own, for oneself alone, and gone after seven days."""

import io
import json
import zipfile
from typing import Any

import pytest
import sqlalchemy as sa

from tests.keeping import a_life
from tests.tasks.conftest import desk, work
from tests.tasks.desk import Desk, K
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.own_rows import SECTIONS
from workflow.domain.errors import Invalid, NotFound
from workflow.domain.people import Actor, Role
from workflow.services.own_export.order import order_own_export, own_export_to_take

__all__ = ["desk", "work"]


def ordered(desk: Desk, actor: Actor) -> zipfile.ZipFile:
    order_own_export(desk.work.office, "nb", actor=actor)
    desk.drain()
    with desk.bench.store.transaction() as tx:
        export = tx.packages.about(actor.person_id)[0]
        assert export.ready_at is not None
        parts, number = b"", 0
        while part := tx.packages.part(export.id, export.attempt or 0, number):
            parts, number = parts + part, number + 1
    return zipfile.ZipFile(io.BytesIO(parts))


def data(file: zipfile.ZipFile, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(file.read(f"data/{name}.json"))[name]
    return found


def test_every_row_about_the_person_is_in_it_and_no_row_of_anybody_else(desk: Desk) -> None:
    life, other = a_life(desk.work, "Anne"), a_life(desk.work, "Berit")
    with desk.work.engine.begin() as connection:  # a row of every table, but no PDF anybody made
        for table in (t.filed_copy, t.received_paper, t.document):
            mine = table.c.case_id.in_([life.case_id, other.case_id])
            connection.execute(sa.delete(t.confirmation))
            connection.execute(sa.delete(t.measure_evaluation))
            connection.execute(sa.update(t.measure).values(source_id=None))
            connection.execute(sa.update(t.meeting).values(document_id=None))
            connection.execute(sa.update(t.escalation).values(document_id=None))
            connection.execute(sa.update(t.work_item).values(document_id=None))
            connection.execute(sa.update(t.delivery).values(document_id=None))
            connection.execute(sa.delete(table).where(mine))
    file = ordered(desk, Actor(person_id=life.person_id, role=Role.EMPLOYEE))
    without = {
        "filed_copy",
        "received_paper",
        "document",
        "confirmation",
        "measure_evaluation",
        "routine_talk",
    }
    for section in SECTIONS:
        rows = data(file, section.table.name)
        if section.table.name in without | {"legal_hold"}:
            continue
        assert rows, section.table.name
    everything = b"".join(file.read(name) for name in file.namelist() if name.startswith("data/"))
    assert b"KANARIAnne" in everything
    assert b"KANARIBerit" not in everything
    assert str(other.case_id).encode() not in everything
    schema = json.loads(file.read("schema.json"))
    for section in SECTIONS:
        told = schema["files"][f"data/{section.table.name}.json"]
        assert all(set(row) == set(told["fields"]) for row in data(file, section.table.name))


def test_notes_of_others_and_names_of_readers_are_not_in_it(desk: Desk) -> None:
    case_id = desk.work.open()
    desk.work.plan(case_id)
    desk.drain()
    reading = {"case_id": case_id, "at": desk.work.clock.now(), "reader_id": desk.work.hr.person_id}
    with desk.work.engine.begin() as connection:
        connection.execute(t.read_log.insert(), reading | {"read_as": "hr", "what": "case"})
    file = ordered(desk, desk.work.employee)
    (line,) = data(file, "read_log")
    assert (line["read_as"], line["what"]) == ("hr", "case")
    assert "Hilde" not in json.dumps(line)
    assert not any("talk_note" in name for name in file.namelist())
    assert {row["kind"] for row in data(file, "document")} >= {K.FOLLOW_UP_PLAN}
    assert "Hva som ble avtalt" in file.read("data/document.json").decode()
    assert any(name.startswith("Oppfølging 1/") and name.endswith(".pdf") for name in file.namelist())
    assert file.read(file.namelist()[0]).startswith(b"%PDF")


def test_only_the_person_takes_it_it_is_told_neutrally_and_gone_after_a_week(desk: Desk) -> None:
    desk.work.open()
    desk.drain()
    before = len(desk.post.to("Kari"))
    ordered(desk, desk.work.employee)
    (mail,) = desk.post.to("Kari")[before:]
    assert "sykdom" not in mail.text.lower()
    assert "/me/everything" in mail.text
    with desk.bench.store.transaction() as tx:
        (export,) = tx.packages.about(desk.work.employee.person_id)
    stranger = Actor(person_id=desk.work.manager.person_id, role=Role.EMPLOYEE)
    for actor in (stranger, desk.work.hr, desk.work.manager):
        with pytest.raises(NotFound):
            own_export_to_take(desk.work.office, export.id, actor=actor)
    assert own_export_to_take(desk.work.office, export.id, actor=desk.work.employee).id == export.id
    events = [row.event for row in desk.work.rows(t.history)]
    assert events[-2:] == ["own_export_ordered", "own_export_taken"]
    desk.wait(days=7)
    with pytest.raises(NotFound):
        own_export_to_take(desk.work.office, export.id, actor=desk.work.employee)
    desk.sweep()
    assert desk.work.rows(t.evidence_part) == []


def test_nobody_orders_more_than_a_few_a_day(desk: Desk) -> None:
    order_own_export(desk.work.office, "nb", actor=desk.work.employee)
    with pytest.raises(Invalid):
        order_own_export(desk.work.office, "nb", actor=desk.work.employee)
    desk.drain()
    for _ in range(4):
        ordered(desk, desk.work.employee)
    with pytest.raises(Invalid):
        order_own_export(desk.work.office, "nb", actor=desk.work.employee)
    desk.work.clock.advance(days=1)
    order_own_export(desk.work.office, "nb", actor=desk.work.employee)
