"""Whatever is written in any field of any form stands word for word in its papers and letters, as PDF and as Word file."""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from forms.base import FormContext
from forms.steps import FORMS
from forms.text_fields import TextAnswer
from tests.forms.examples import example
from tests.tasks.desk import Desk, K
from tests.tasks.test_every_effect import before_max_date
from tests.workflow.trials import tried_other_work
from web.casework.filling import filled_in
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import DocumentKind
from workflow.domain.effects import Effect
from workflow.domain.filing import OF_EMPLOYEE_ALONE
from workflow.domain.people import Role
from workflow.domain.stages import Stage
from workflow.services.document_letters import SAID_TO_OTHERS
from workflow.services.file_document import Filled, file_in
from workflow.services.settle_task import settle_task
from workflow.services.take_step import take_in

MARKUP = "#set page() *x* <b>x</b> {{7*7}} $1$ \\n @a áŋšŧž"
RIGHT_TO_LEFT = "\u05e9\u05dc\u05d5\u05dd"
WRITTEN = f"{MARKUP} {RIGHT_TO_LEFT}"
WITH_LETTER = {
    K.NAV_HELP_REQUEST,
    K.EXPERT_ASSISTANCE_BASIS,
    K.OCCUPATIONAL_HEALTH_REFERRAL,
    K.CONTESTED_SICK_NOTE,
    K.SELF_CERTIFICATION_WITHDRAWAL,
    K.AAP_REMINDER,
    K.EARLIER_MEETING_REQUEST,
    K.MAX_DATE_LETTER,
}
"""Kinds whose texts also stand in a letter."""


def posted(kind: DocumentKind, desk: Desk) -> dict[str, str]:
    """A valid form in which every question for words is asked and answered with the same words."""
    today = desk.work.clock.today()
    answers, context = dict(example(kind, today, today)), FormContext(today=today, first_day=today)
    form: Any = FORMS[kind](answers, context=context)
    for field in (field for field in form if isinstance(field, TextAnswer)):
        if field.when is not None and answers.get(field.when.field) not in field.when.codes:
            answers[field.when.field] = field.when.codes[0]
    form = FORMS[kind](answers, context=context)
    texts = [field.short_name for field in form if isinstance(field, TextAnswer) and field.applies(form)]
    return answers | dict.fromkeys(texts, WRITTEN)


def filed(desk: Desk, case_id: UUID, kind: DocumentKind) -> tuple[UUID, int]:
    """The form as a document, and in how many questions the words stand."""
    today = desk.work.clock.today()
    form: Any = FORMS[kind](posted(kind, desk), context=FormContext(today=today, first_day=today))
    form.validate()
    texts = [field for field in form if isinstance(field, TextAnswer) and field.data == WRITTEN]
    actor = desk.work.employee if kind in OF_EMPLOYEE_ALONE else desk.work.hr
    with desk.work.office.store.transaction() as tx:
        case = tx.cases.load(case_id)
        assert case is not None
        document = file_in(
            desk.work.office, tx, case, Filled(kind, form.answers("nb"), form.facts()), actor=actor
        )
    return document.id, len(texts)


def words_in(desk: Desk, document_id: UUID) -> Iterator[tuple[str, str, str]]:
    """The name of each paper of a document with the words of its two forms."""
    keys = desk.work.office.store._keys  # type: ignore[attr-defined]
    for row in desk.rows(t.filed_copy, document_id=document_id):
        pdf = keys.decrypt_bytes(row.content_sealed, context=f"filed_copy.content:{row.id}")
        word = keys.decrypt_bytes(row.word_sealed, context=f"filed_copy.word:{row.id}")
        yield row.name, words_of_pdf(pdf), words_of_word(word)


def words_of_pdf(content: bytes) -> str:
    sheets = (sheet.extract_text() for sheet in PdfReader(BytesIO(content)).pages)
    return " ".join(" ".join(sheets).split())


def words_of_word(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as parts:
        text = parts.read("word/document.xml").decode()
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_every_field_of_every_form_keeps_its_words_in_every_paper(desk: Desk) -> None:
    case_id = desk.work.open()
    desk.work.consent(case_id)
    tried_other_work(desk.work.office, case_id, desk.work.hr)
    desk.drain()
    documents = {kind: filed(desk, case_id, kind) for kind in DocumentKind if kind not in TURNING}
    ask_nav(desk, case_id)
    desk.drain()
    assert sum(count for _id, count in documents.values()) > MANY
    wrong = []
    for kind, (document_id, count) in documents.items():
        papers = list(words_in(desk, document_id))
        expected = 2 if kind in WITH_LETTER or kind is K.EMPLOYER_PERIOD_REFUND else 1
        if len(papers) != expected:
            wrong.append(f"{kind}: {[name for name, *_ in papers]}")
        wrong += [f"{kind}: {name}, {form}" for name, *both in papers for form in _lost(both, count, kind)]
    assert wrong == []


MANY = 60
"""So many questions for words there are, at least."""

TURNING = {K.RELAPSE_NOTICE, K.REGISTRATION_ERROR_NOTE}
"""Filing these closes a case or opens it again; their papers are made like all others."""


def ask_nav(desk: Desk, case_id: UUID) -> None:
    """The letter about a meeting follows the step and not the filing."""
    with desk.work.office.store.transaction() as tx:
        case = tx.cases.load(case_id)
        assert case is not None
        take_in(desk.work.office, tx, case, "request_earlier_meeting", actor=desk.work.hr)


def _lost(forms: list[str], count: int, kind: DocumentKind) -> list[str]:
    """Which form of a paper has the words less often than they were written."""
    least = 1 if count and kind in TO_EMPLOYEE else count
    found = {"pdf": forms[0].count(MARKUP), "word": forms[1].count(MARKUP)}
    lost = [form for form, times in found.items() if times < least]
    lost += [f"right to left, {one[:20]}" for one in forms if least and not {*RIGHT_TO_LEFT} <= {*one}]
    return lost


TO_EMPLOYEE = {K.MAX_DATE_LETTER, K.AAP_REMINDER, K.SELF_CERTIFICATION_WITHDRAWAL}
"""Their letters carry what was written for the employee, once."""


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("agrees", "named"), [("yes", True), ("no", False)])
def test_the_occupational_health_service_is_told_whom_it_is_about_only_with_a_yes(
    desk: Desk, agrees: str, named: bool
) -> None:
    case_id = desk.work.open()
    agreed = agrees == "yes"
    desk.work.file(case_id, K.OCCUPATIONAL_HEALTH_REFERRAL, by=desk.work.hr, employee_agrees=agreed)
    desk.drain()
    (document,) = desk.rows(t.document, kind=K.OCCUPATIONAL_HEALTH_REFERRAL)
    letters = [pdf for name, pdf, _word in words_in(desk, document.id) if "hjelp fra dere" in name]
    assert [("Kari Prøve" in pdf) for pdf in letters] == [named]
    assert "send_letter_to_occupational_health" in desk.tasks("hr")
    by_hand = desk.rows(t.delivery, channel="by_hand", document_id=document.id)
    assert [(row.recipient, row.sent_at) for row in by_hand] == [("occupational_health", None)]
    (task,) = desk.rows(t.work_item, task="send_letter_to_occupational_health")
    settle_task(desk.work.office, task.id, actor=desk.work.hr)
    by_hand = desk.rows(t.delivery, channel="by_hand", document_id=document.id)
    assert [(row.sent_on, row.sent_by) for row in by_hand] == [
        (desk.work.clock.today(), desk.work.hr.person_id)
    ]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_letter_to_nav_that_was_not_sent_gives_way_to_the_newer_one(desk: Desk) -> None:
    case_id = desk.work.open()
    for _version in range(2):
        desk.work.file(case_id, K.EXPERT_ASSISTANCE_BASIS)
        desk.drain()
    letters = desk.rows(t.delivery, channel="by_hand", recipient="nav")
    assert sorted((row.ended_because or "", row.sent_at) for row in letters) == [
        ("", None),
        ("replaced", None),
    ]
    assert "send_letter_to_nav" in desk.tasks("hr")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_letter_to_nav_is_norwegian_throughout_whatever_its_writer_reads(desk: Desk) -> None:
    case_id, today = desk.work.open(), desk.work.clock.today()
    form: Any = FORMS[K.CONTESTED_SICK_NOTE](
        posted(K.CONTESTED_SICK_NOTE, desk), context=FormContext(today=today)
    )
    form.validate()
    with desk.work.office.store.transaction() as tx:
        case = tx.cases.load(case_id)
        assert case is not None
        document = file_in(desk.work.office, tx, case, filled_in(form, "en"), actor=desk.work.hr)
    desk.drain()
    (letter,) = [pdf for name, pdf, _word in words_in(desk, document.id) if "Vi bestrider" in name]
    assert "Første dag i sykmeldingen" in letter
    assert "First day of the sick note" not in letter


def test_what_a_letter_says_instead_of_a_question_belongs_to_a_question() -> None:
    context = FormContext(today=date(2026, 2, 2))
    for kind, names in SAID_TO_OTHERS.items():
        assert set(names) <= {field.short_name for field in FORMS[kind](context=context)}, kind


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_letter_asks_its_reader_nothing_that_was_asked_of_its_writer(desk: Desk) -> None:
    case_id = desk.work.open()
    documents = [filed(desk, case_id, kind)[0] for kind in SAID_TO_OTHERS]
    desk.drain()
    letters = [pdf for one in documents for name, pdf, _word in words_in(desk, one) if "02.02.2026" in name]
    assert len(letters) == len(documents)
    for letter in letters:
        assert not re.search(r"\b(du|deg)\b|Ikke besvart", letter), letter


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_reminder_of_work_assessment_allowance_lies_in_the_folder_as_a_letter(desk: Desk) -> None:
    before_max_date(17)(desk)
    order = desk.rows(t.outbox, effect=Effect.REMIND_AAP)[0]
    (letter,) = desk.rows(t.filed_copy, effect_id=order.id)
    assert "arbeidsavklaringspenger" in letter.name
    assert "apply_for_allowance" in desk.tasks(Role.EMPLOYEE)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_letter_is_not_made_of_what_was_corrected_before_it_was_written(desk: Desk) -> None:
    case_id = desk.work.open()
    for _version in range(2):
        desk.work.file(case_id, K.EXPERT_ASSISTANCE_BASIS)
    desk.drain()
    assert sorted(desk.ended(Effect.LETTER_OF_DOCUMENT), key=str) == [("done", None), ("dropped", "replaced")]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_refund_asked_for_after_the_case_was_closed_still_becomes_a_letter_for_hr(desk: Desk) -> None:
    case_id = desk.work.open()
    desk.work.file(case_id, K.REGISTRATION_ERROR_NOTE, reason="duplicate")
    desk.drain()
    refund = desk.work.file(case_id, K.EMPLOYER_PERIOD_REFUND, by=desk.work.hr, ground="chronic").document
    desk.drain()
    assert len(desk.rows(t.filed_copy, document_id=refund.id)) == 2
    assert "send_letter_to_nav" in desk.tasks("hr")
    assert desk.work.case(case_id).stage is Stage.CLOSED
