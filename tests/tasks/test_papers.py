"""Papers lie in the folder in two forms with the same words, under the logo of the unit or of the nearest one above."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from uuid import uuid4
from zipfile import ZipFile

import pytest
import sqlalchemy as sa
from docx import Document
from pypdf import PdfReader

from tests.tasks.desk import Desk, K
from tests.tasks.test_every_effect import minuted, opened
from tests.workflow.adapters.pictures import png
from tests.workflow.services.conftest import filled
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.logo_rows import put_logo
from workflow.adapters.pictures import PillowPictures
from workflow.services.file_document import file_document
from workflow.services.papers import LOGO


def test_each_paper_lies_in_the_folder_as_word_file_too_with_the_same_words(desk: Desk) -> None:
    case_id = minuted(desk)
    desk.work.file(case_id, K.FOLLOW_UP_PLAN, evaluation_on="2026-04-01")
    desk.drain()
    keys = desk.work.office.store._keys  # type: ignore[attr-defined]
    rows = desk.work.rows(t.filed_copy)
    assert len(rows) > 2
    for row in rows:
        assert not row.word_sealed.startswith(b"PK")
        content = keys.decrypt_bytes(row.word_sealed, context=f"filed_copy.word:{row.id}")
        assert sha256(content).hexdigest() == row.word_sha256
        pdf = keys.decrypt_bytes(row.content_sealed, context=f"filed_copy.content:{row.id}")
        assert words_of_word(content) <= words_of_pdf(pdf), row.name


def words_of_word(content: bytes) -> set[str]:
    return set(re.findall(r"\w+", " ".join(one.text for one in Document(BytesIO(content)).paragraphs)))


def words_of_pdf(content: bytes) -> set[str]:
    sheets = (sheet.extract_text() for sheet in PdfReader(BytesIO(content)).pages)
    return set(re.findall(r"\w+", " ".join(sheets)))


@pytest.mark.parametrize(
    ("own", "shown"), [(False, "Fjellvik kommune"), (True, "Fjellvik skole")], ids=["of the employer", "own"]
)
def test_a_paper_carries_the_logo_of_the_unit_or_of_the_nearest_one_above(
    desk: Desk, own: bool, shown: str
) -> None:
    case_id = opened(desk)
    with desk.work.engine.begin() as connection:
        unit_id = connection.scalars(sa.select(t.case.c.unit_id).where(t.case.c.id == case_id)).one()
        top = uuid4()
        connection.execute(t.unit.insert(), {"id": top, "kind": "legal_entity", "name": "Fjellvik kommune"})
        below = sa.update(t.unit).where(t.unit.c.id == unit_id)
        connection.execute(below.values(parent_id=top, name="Fjellvik skole"))
        for owner in (top, unit_id) if own else (top,):
            put_logo(connection, owner, PillowPictures().logo(png()), datetime(2026, 1, 1, tzinfo=UTC))
    desk.drain()
    row = desk.work.rows(t.filed_copy)[0]
    content = desk.work.office.store._keys.decrypt_bytes(  # type: ignore[attr-defined]
        row.word_sealed, context=f"filed_copy.word:{row.id}"
    )
    with ZipFile(BytesIO(content)) as parts:
        description = desk.bench.words.say("nb", LOGO, name=shown)
        assert f'descr="{description}"' in parts.read("word/document.xml").decode()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("nb", {"Oppfølgingsplan, versjon 1"}),
        ("en", {"Oppfølgingsplan, versjon 1", "Follow-up plan, version 1 (English)"}),
        ("nn", {"Oppfølgingsplan, versjon 1", "Oppfølgingsplan, versjon 1 (nynorsk)"}),
    ],
)
def test_a_paper_lies_in_the_folder_in_its_writers_language_and_in_the_employees(
    desk: Desk, language: str, names: set[str]
) -> None:
    case_id = minuted(desk)
    desk.change_person(desk.work.employee.person_id, language=language)
    one = filled(K.FOLLOW_UP_PLAN, evaluation_on="2026-04-01")
    others = tuple(replace(one.answers, language=other) for other in ("nn", "en"))
    version = desk.work.case(case_id).version
    plan = file_document(
        desk.work.office, case_id, replace(one, translations=others), actor=desk.work.manager, version=version
    ).document
    desk.drain()
    copies = desk.rows(t.filed_copy, document_id=plan.id)
    assert {row.name for row in copies} == names
    assert {row.language for row in copies} == {"nb", language}
    desk.confirm(plan.id)
    desk.drain()
    assert len(desk.rows(t.filed_copy, document_id=plan.id)) == 2 * len(names)


def test_a_paper_from_before_lies_there_in_its_one_language(desk: Desk) -> None:
    desk.change_person(desk.work.employee.person_id, language="en")
    case_id = minuted(desk)
    plan = desk.work.file(case_id, K.FOLLOW_UP_PLAN, evaluation_on="2026-04-01").document
    desk.drain()
    assert [row.language for row in desk.rows(t.filed_copy, document_id=plan.id)] == ["nb"]
