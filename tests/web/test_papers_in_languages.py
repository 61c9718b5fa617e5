"""A paper is read and kept in the language its reader chooses; an old one says that it has one only."""

from io import BytesIO

import pytest
import sqlalchemy as sa
from docx import Document
from flask import Flask
from pypdf import PdfReader

from tests.web.followed import Followed
from tests.web.world import signed_in
from workflow.adapters.persistence.tables import document, person
from workflow.domain.documents import DocumentKind

PLAN_QUESTION = {
    "nb": "Hvordan er en vanlig arbeidsdag?",
    "nn": "Korleis er ein vanleg arbeidsdag?",
    "en": "What does an ordinary working day look like?",
}
WRITTEN = "Undervisning fra åtte til to, møter etterpå."


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_employee_reads_and_keeps_a_paper_in_each_language(
    followed: Followed, app: Flask, language: str
) -> None:
    plan = followed.file_plan()
    with followed.wiring.engine.begin() as connection:
        who = person.c.id == followed.employee.person_id
        connection.execute(sa.update(person).where(who).values(language=language))
    browser = signed_in(app, followed.employee)
    page = browser.get(f"/me/documents/{plan}").text
    assert PLAN_QUESTION[language] in page
    assert WRITTEN in page
    for other, question in PLAN_QUESTION.items():
        assert f'href="/me/documents/{plan}/paper/{other}/word"' in page
        assert (question in page) == (other == language)
    pdf = browser.client.get(f"/me/documents/{plan}/paper/{language}")
    assert pdf.headers["Content-Disposition"].startswith("attachment")
    sheet = PdfReader(BytesIO(pdf.data))
    assert sheet.trailer["/Root"]["/Lang"].startswith(language)  # type: ignore[index]
    words = " ".join(" ".join(one.extract_text() for one in sheet.pages).split())
    assert PLAN_QUESTION[language] in words
    word = browser.client.get(f"/me/documents/{plan}/paper/{language}/word")
    assert PLAN_QUESTION[language] in [one.text for one in Document(BytesIO(word.data)).paragraphs]
    assert followed.readings()[-2:] == [("employee", "document")] * 2


def test_a_paper_carries_the_answer_it_has_when_it_is_asked_for(followed: Followed, app: Flask) -> None:
    plan = followed.file_plan()
    employee = signed_in(app, followed.employee)
    said = {
        "outcome": "objected",
        "statement": "Jeg ser det slik.",
        "case_version": str(followed.row.version),
    }
    employee.post(f"/me/documents/{plan}/answer", said)
    answer = signed_in(app, followed.manager).client.get(
        f"/manager/cases/{followed.case_id}/documents/{plan}/paper/en/word"
    )
    assert "English" in answer.headers["Content-Disposition"]
    assert "Jeg ser det slik." in [one.text for one in Document(BytesIO(answer.data)).paragraphs]


def test_a_paper_from_before_is_read_and_kept_in_its_one_language_and_says_so(
    followed: Followed, app: Flask
) -> None:
    plan = followed.file_plan()
    with followed.wiring.engine.begin() as connection:
        connection.execute(sa.update(document).values(translations_sealed=None))
        who = person.c.id == followed.employee.person_id
        connection.execute(sa.update(person).where(who).values(language="en"))
    browser = signed_in(app, followed.employee)
    page = browser.get(f"/me/documents/{plan}").text
    assert PLAN_QUESTION["nb"] in page
    assert "This document was filed in one language only: Bokmål." in page
    assert f"/me/documents/{plan}/paper/en" not in page
    assert browser.client.get(f"/me/documents/{plan}/paper/en").status_code == 200


def test_a_representative_who_sees_the_plan_alone_sees_no_earlier_words_of_it(app: Flask) -> None:
    from tests.web.relations import Relation, prepare

    browser, subject = prepare(app, Relation.REP_OF_PLAN)
    plan = subject.followed.file_plan(employer_does="Skaffer vikar.")
    page = browser.get(f"/representative/documents/{plan}").text
    assert "Skaffer vikar." in page
    assert "Hva er endret" not in page
    assert f'href="/representative/documents/{plan}/paper/nb"' in page
    browser, subject = prepare(app, Relation.REP_OF_CASE)
    plan = subject.followed.file_plan(employer_does="Skaffer vikar.")
    assert "Hva er endret siden versjon 1" in browser.get(f"/representative/documents/{plan}").text


def test_minutes_of_a_kind_are_kept_in_three_languages(followed: Followed) -> None:
    minutes = followed.file(DocumentKind.MEETING_MINUTES)
    with followed.wiring.office.store.transaction() as tx:
        wordings = tx.documents.wordings(minutes)
        written = tx.documents.answers(minutes)
    assert set(wordings.languages) == {"nb", "nn", "en"}
    assert wordings.written == written
    for answers in wordings.translated:
        shown = [one.shown for section in answers.sections for one in section.answers if one.raw is None]
        assert shown == [
            one.shown for section in written.sections for one in section.answers if one.raw is None
        ]
        assert answers.title != written.title
