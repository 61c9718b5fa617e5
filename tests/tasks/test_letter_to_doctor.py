"""The letter to the doctor is made when the employee confirms it, while the consent holds, and shows every character."""

import io
import re
import zipfile
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from pypdf import PdfReader

from tests.tasks.desk import Desk
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.domain.effects import Effect
from workflow.services.records import DocumentRecord

HOSTILE = (
    "Ođđa bargu Čáhcesullos, ŋuđđu.\n#set page(width: 1cm)\n<b>{{7*7}}</b> *fet* $x$ \\ @her\nשלום ‎مرحبا"
)


@pytest.fixture
def case_id(desk: Desk) -> UUID:
    return desk.work.open()


@pytest.fixture
def consent_id(desk: Desk, case_id: UUID) -> UUID:
    return desk.work.consent(case_id)


def copies(desk: Desk, document: DocumentRecord) -> dict[str, tuple[bytes, bytes]]:
    """The papers of a document in the folder by name: PDF and Word."""
    keys = desk.work.office.store._keys  # type: ignore[attr-defined]
    return {
        row.name: (
            keys.decrypt_bytes(row.content_sealed, context=f"filed_copy.content:{row.id}"),
            keys.decrypt_bytes(row.word_sealed, context=f"filed_copy.word:{row.id}"),
        )
        for row in desk.rows(t.filed_copy, document_id=document.id)
    }


def letters(desk: Desk, document: DocumentRecord) -> list[tuple[bytes, bytes]]:
    return [pair for name, pair in copies(desk, document).items() if name.startswith("Brev til legen, klart")]


def test_nothing_is_made_before_the_employee_confirms(desk: Desk, case_id: UUID, consent_id: UUID) -> None:
    document = desk.write_to_doctor(case_id)
    desk.drain()
    assert letters(desk, document) == []
    assert desk.rows(t.delivery, channel="by_hand") == []
    desk.confirm(document.id)
    desk.drain()
    assert len(letters(desk, document)) == 1
    by_hand = desk.rows(t.delivery, channel="by_hand")
    assert [(row.recipient, row.document_id, row.sent_at) for row in by_hand] == [
        ("doctor", document.id, None)
    ]
    assert "hand_over_doctor_letter" in desk.tasks("manager")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("outcome", [ConfirmationOutcome.COMMENTED, ConfirmationOutcome.OBJECTED])
def test_a_letter_the_employee_wants_otherwise_is_not_made(
    desk: Desk, case_id: UUID, consent_id: UUID, outcome: ConfirmationOutcome
) -> None:
    document = desk.write_to_doctor(case_id)
    desk.confirm(document.id, outcome)
    desk.drain()
    assert desk.ended(Effect.LETTER_TO_DOCTOR) == []
    assert letters(desk, document) == []
    assert desk.post.to("Mona")


def test_a_consent_taken_back_before_the_worker_came_drops_the_letter(
    desk: Desk, case_id: UUID, consent_id: UUID
) -> None:
    document = desk.write_to_doctor(case_id)
    desk.confirm(document.id)
    desk.work.take_back(consent_id)
    desk.drain()
    assert desk.ended(Effect.LETTER_TO_DOCTOR) == [("dropped", "no_consent")]
    assert letters(desk, document) == []
    assert desk.rows(t.delivery, channel="by_hand") == []


def test_a_letter_whose_consent_has_ended_is_nobodys_task_any_more(
    desk: Desk, case_id: UUID, consent_id: UUID
) -> None:
    desk.confirm(desk.write_to_doctor(case_id).id)
    desk.drain()
    last = desk.rows(t.consent, id=consent_id)[0].until_on
    desk.work.clock.move_to(last)
    desk.sweep()
    assert "hand_over_doctor_letter" in desk.tasks("manager")
    desk.work.clock.move_to(last + timedelta(days=1))
    desk.sweep()
    assert "hand_over_doctor_letter" not in desk.tasks("manager")
    assert [row.ended_because for row in desk.rows(t.delivery, channel="by_hand")] == ["consent_ended"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_doctor_who_is_invited_already_is_told_of_when_the_consent_is_taken_back(
    desk: Desk, case_id: UUID, consent_id: UUID
) -> None:
    facts: dict[str, Any] = {"invited": "doctor", "doctor_consent": True, "meeting_on": "2026-03-09"}
    desk.work.file(case_id, DocumentKind.DIALOGUE_MEETING_1_INVITATION, **facts)
    desk.drain()
    assert "take_doctor_out" not in desk.tasks("manager")
    assert "hand_on_invitation" in desk.tasks("manager")
    desk.work.take_back(consent_id)
    desk.drain()
    assert "take_doctor_out" in desk.tasks("manager")
    assert "hand_on_invitation" not in desk.tasks("manager")
    desk.work.consent(case_id)
    assert "take_doctor_out" not in desk.tasks("manager")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_mail_about_a_consent_says_nothing_of_whom_or_why(
    desk: Desk, case_id: UUID, consent_id: UUID
) -> None:
    desk.drain()
    desk.work.take_back(consent_id)
    desk.drain()
    told = desk.post.to("Mona")[-2:]
    assert len(told) == 2
    for mail in told:
        assert not re.search(r"Kari|syk|lege|doctor|sick", mail.text.partition("http")[0] + mail.subject)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_every_character_reaches_the_paper_and_none_is_executed(
    desk: Desk, case_id: UUID, consent_id: UUID
) -> None:
    address = "Storgata 1\n0123 Kárášjohka"
    own = {"tasks": HOSTILE, "possibilities": HOSTILE, "own_question": HOSTILE}
    document = desk.write_to_doctor(case_id, **own, way="post", doctor="Legekontoret #let", address=address)
    desk.confirm(document.id)
    desk.drain()
    ((pdf, word),) = letters(desk, document)
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    body = zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml").decode()
    for found in ("Čáhcesullos", "#set page(width: 1cm)", "{{7*7}}", "Kárášjohka", "Legekontoret #let"):
        assert found in text
        assert found in body
    assert "<b>" in text
    assert "&lt;b&gt;" in body
    asked = text.partition("Det vi spør om")[2]
    assert "gradert sykmelding" in asked
    assert not re.search(r"diagnose|behandling|prognose|symptom", text.casefold())
