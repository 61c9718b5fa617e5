"""Changing the key: everything sealed is sealed anew, opens with the new key alone, and no column is forgotten."""

import json
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import sqlalchemy as sa

from tests.workflow.services.conftest import MONDAY, Workplace, filled, work
from workflow.adapters.crypto import add_key, load_keys
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.resealing import SEALED, reseal
from workflow.adapters.persistence.store import SqlStore
from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.domain.guide import Ask
from workflow.domain.meetings import MeetingKind
from workflow.services.answer_document import answer_document
from workflow.services.drafts import save_draft
from workflow.services.file_document import file_document
from workflow.services.save_note import save_note
from workflow.services.save_preparation import save_preparation
from workflow.services.talks import Writing

__all__ = ["work"]


def test_every_sealed_column_of_the_schema_is_on_the_list() -> None:
    in_schema = {
        column for table in t.metadata.sorted_tables for column in table.c if column.name.endswith("_sealed")
    }
    assert {sealed.column for sealed in SEALED} == in_schema


def test_after_resealing_the_old_key_can_be_put_away(work: Workplace, tmp_path: Path) -> None:
    case_id = work.open()
    plan = work.plan(case_id)
    version = work.case(case_id).version
    answer_document(
        work.office, plan.id, ConfirmationOutcome.OBJECTED, "Uenig", actor=work.employee, version=version
    )
    account_id = work.rows(t.account)[0].id
    save_draft(work.office, account_id, case_id, DocumentKind.HELP_REQUEST, {"what": ["Halvferdig"]})
    meeting_id = _talked(work, case_id)
    ring = add_key(tmp_path / "keys")
    done = dict(reseal(work.engine.execution_options(reads_only=True), work.engine, ring))
    assert done["document"] == 3
    assert done["confirmation"] == done["draft"] == done["talk_note"] == done["preparation"] == 1
    assert sum(dict(reseal(work.engine, work.engine, ring)).values()) == 0
    kept = json.loads((tmp_path / "keys").read_text())
    kept["keys"] = {ring.active: kept["keys"][ring.active]}
    alone = load_keys(text=json.dumps(kept))
    with SqlStore(work.engine, alone).transaction() as tx:
        assert tx.documents.answers(plan.id).sections
        found = tx.confirmations.statement(plan.id)
        draft = tx.drafts.load(account_id, case_id, DocumentKind.HELP_REQUEST)
        noted = tx.talks.notes(meeting_id)[Ask.AGREED].text
        shared = tx.talks.shared(meeting_id, work.employee.person_id)
    assert found is not None
    assert found[1] == "Uenig"
    assert draft is not None
    assert draft[0] == {"what": ["Halvferdig"]}
    assert noted == "Avtalt"
    assert shared == {Ask.CAN_DO: "Delt"}


def _talked(work: Workplace, case_id: UUID) -> UUID:
    """A meeting with a note of the manager's and an answer the employee has shared."""
    meeting_id = uuid4()
    row = {"id": meeting_id, "case_id": case_id, "kind": MeetingKind.FIRST_CONVERSATION, "on_day": MONDAY}
    with work.engine.begin() as connection:
        connection.execute(t.meeting.insert(), row | {"length_minutes": 45, "uid": "x", "sequence": 0})
    office, answer = work.office, Writing(text="Delt", revision=0)
    save_preparation(office, meeting_id, Ask.CAN_DO, answer, share=True, actor=work.employee)
    save_note(office, meeting_id, Ask.AGREED, Writing(text="Avtalt", revision=0), actor=work.manager)
    return meeting_id


def test_the_other_languages_of_a_document_are_sealed_anew_too(work: Workplace, tmp_path: Path) -> None:
    one = filled(DocumentKind.CONTACT_ATTEMPT)
    case_id = work.open()
    both = replace(one, translations=(replace(one.answers, language="en"),), about_id=uuid4())
    version = work.case(case_id).version
    note = file_document(work.office, case_id, both, actor=work.manager, version=version).document
    ring = add_key(tmp_path / "keys")
    reading = work.engine.execution_options(reads_only=True)
    tables = [table for table, count in reseal(reading, work.engine, ring) for _ in range(count)]
    assert tables.count("document") == 3
    kept = json.loads((tmp_path / "keys").read_text())
    kept["keys"] = {ring.active: kept["keys"][ring.active]}
    with SqlStore(work.engine, load_keys(text=json.dumps(kept))).transaction() as tx:
        assert tx.documents.wordings(note.id).languages == ("nb", "en")


def test_values_of_an_ended_session_are_passed_over(work: Workplace, tmp_path: Path) -> None:
    at = work.clock.now()
    row = {"token_hash": "x", "public_id": uuid4(), "created_at": at, "last_seen_at": at, "data_sealed": b""}
    with work.engine.begin() as connection:
        connection.execute(t.web_session.insert(), row)
    assert dict(reseal(work.engine, work.engine, add_key(tmp_path / "keys")))["web_session"] == 0
    with work.engine.connect() as connection:
        assert connection.scalars(sa.select(t.web_session.c.data_sealed)).all() == [b""]
