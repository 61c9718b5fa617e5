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
from workflow.adapters.documents import TypstRenderer
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.own_rows import SECTIONS
from workflow.domain.errors import Invalid, NotFound
from workflow.domain.people import Actor, Role
from workflow.services.own_export.order import order_own_export, own_export_to_take
from workflow.services.printed_pages import FiledDocumentPage

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
    with desk.bench.reading.transaction() as tx:
        sections, fields = tx.own_data.sections(life.person_id), tx.own_data.fields()
    assert set(sections) == {section.table.name for section in SECTIONS} == set(fields)
    for name, rows in sections.items():
        if name not in {"legal_hold", "routine_talk"}:  # of no employee's making
            assert len(rows) == 1, name
        assert all(set(row) == set(fields[name]) for row in rows), name
    everything = json.dumps(sections)
    assert "KANARIAnne" in everything
    assert "KANARIBerit" not in everything
    assert str(other.case_id) not in everything


def test_what_somebody_began_to_write_about_others_is_not_in_their_own_file(desk: Desk) -> None:
    life, other = a_life(desk.work, "Anne"), a_life(desk.work, "Berit")
    with desk.work.engine.begin() as connection:
        account_id = connection.scalar(
            sa.select(t.account.c.id).where(t.account.c.person_id == life.person_id)
        )
        assert account_id
        of_case, employment_id = (
            connection.scalar(sa.select(column).where(t.case.c.id == other.case_id))
            for column in (t.case.c.id, t.case.c.employment_id)
        )
        of_case_things = [
            connection.scalar(sa.select(table.c.id).where(table.c.case_id == other.case_id))
            for table in (t.document, t.meeting, t.measure)
        ]
    subjects = [of_case, employment_id, *of_case_things]
    assert all(subjects)
    with desk.bench.store.transaction() as tx:
        for subject in filter(None, subjects):
            tx.drafts.save(account_id, subject, "plan", {"words": ["about Berit"]}, desk.work.clock.now())
    with desk.bench.reading.transaction() as tx:
        sections = tx.own_data.sections(life.person_id)
    assert len(sections["draft"]) == 1
    assert "about Berit" not in json.dumps(sections)


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
    assert any(" 1/" in name and name.endswith(".pdf") for name in file.namelist())
    assert file.read(file.namelist()[0]).startswith(b"%PDF")


def test_its_overview_and_the_list_of_its_files_speak_to_the_person(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages: list[FiledDocumentPage] = []
    render = TypstRenderer.render

    def keep(renderer: TypstRenderer, page: Any) -> Any:
        pages.append(page)
        return render(renderer, page)

    desk.work.open()
    desk.drain()
    monkeypatch.setattr(TypstRenderer, "render", keep)
    schema = json.loads(ordered(desk, desk.work.employee).read("schema.json"))
    (overview,) = [page for page in pages if page.title == "Alt om deg"]
    assert {"Kontoen din", "Oppfølgingene dine", "Du selv"} <= {one.heading for one in overview.sections}
    assert "den ansatte" not in repr(overview)
    assert schema["files"]["data/account.json"]["title"] == "Kontoen din"
    assert "i den siste ansettelsen din" in schema["files"]["data/follow_up_case.json"]["kept"]["since"]


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
