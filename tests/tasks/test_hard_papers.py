"""The papers for when it is hard come out whole, with whatever is written in them, as PDF and as Word."""

import io
import zipfile
from uuid import uuid4

import pytest
from pypdf import PdfReader

from forms.base import FormContext
from forms.steps import FORMS
from tests.forms.examples import example
from tests.tasks.desk import Desk, K
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.services.file_document import Filled, file_document

HOSTILE = (
    "Ođđa bargu Čáhcesullos, ŋuđđu.\n#set page(width: 1cm)\n<b>{{7*7}}</b> *fet* $x$ \\ @her\nשלום مرحبا"
)
LONGEST = (
    "Bruker åtte ord om arbeid på jobben. " * 54
)  # nearly two thousand characters, in every field at once

ROW = {"what": HOSTILE, "made_by": "employee", "considered": HOSTILE, "outcome": "rejected", "why": HOSTILE}
ROWS = {f"proposal_{number}_{part}": text for number in range(1, 11) for part, text in ROW.items()}
WRITTEN: dict[DocumentKind, dict[str, str]] = {
    K.CONTACT_ATTEMPT: {"note": HOSTILE},
    K.NO_SHOW_NOTE: {"medical_reason": "no", "other_reason": HOSTILE, "agreed": HOSTILE},
    K.DISAGREEMENT_MINUTES: {
        **ROWS,
        "subject": HOSTILE,
        "measure_agreed": "no",
        "why_none": HOSTILE,
        "employee_view": LONGEST,
        "manager_view": LONGEST,
    },
}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("kind", list(WRITTEN))
def test_what_is_written_stands_on_paper_letter_for_letter(desk: Desk, kind: DocumentKind) -> None:
    case_id, day = desk.work.open(), desk.work.clock.today()
    form = FORMS[kind](
        {**example(kind, day, day), **WRITTEN[kind]}, context=FormContext(today=day, first_day=day)
    )
    assert form.validate(), form.errors
    filled = Filled(kind, form.answers("nb"), form.facts(), uuid4())
    version = desk.work.case(case_id).version
    document = file_document(
        desk.work.office, case_id, filled, actor=desk.work.manager, version=version
    ).document
    desk.drain()
    (copy,) = desk.rows(t.filed_copy, document_id=document.id)
    keys = desk.work.office.store._keys  # type: ignore[attr-defined]
    pdf = keys.decrypt_bytes(copy.content_sealed, context=f"filed_copy.content:{copy.id}")
    word = keys.decrypt_bytes(copy.word_sealed, context=f"filed_copy.word:{copy.id}")
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    body = zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml").decode()
    times = sum(value == HOSTILE for value in WRITTEN[kind].values())
    for found, on_paper in (("Čáhcesullos", text), ("#set page(width: 1cm)", text), ("{{7*7}}", body)):
        assert on_paper.count(found) == times
    assert text.count("Bruker åtte ord") == sum(54 for value in WRITTEN[kind].values() if value == LONGEST)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_employees_own_words_stand_on_the_paper_of_a_contact(desk: Desk) -> None:
    case_id = desk.work.open()
    note = desk.work.file(case_id, K.CONTACT_ATTEMPT, contacted_on="2026-02-02").document
    desk.drain()
    desk.confirm(note.id, ConfirmationOutcome.COMMENTED)
    desk.drain()
    copies = desk.rows(t.filed_copy, document_id=note.id)
    assert len(copies) == 2
    keys = desk.work.office.store._keys  # type: ignore[attr-defined]
    texts = [
        keys.decrypt_bytes(copy.content_sealed, context=f"filed_copy.content:{copy.id}") for copy in copies
    ]
    said = [
        "Jeg ser det slik." in "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
        for pdf in texts
    ]
    assert sorted(said) == [False, True]
    assert desk.post.to("Mona")
