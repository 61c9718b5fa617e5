"""The guide as data: every kind of meeting asks something sensible, and every note has a place in its minutes."""

from datetime import date
from io import BytesIO
from uuid import UUID

import pytest
from docx import Document
from pypdf import PdfReader

from forms.base import FormContext
from forms.guide.minutes_draft import minutes_draft
from forms.steps import FORMS
from tests.workflow.adapters.pictures import png
from workflow.adapters.documents import DocxRenderer, TypstRenderer
from workflow.adapters.documents.word_renderer import TO_TICK
from workflow.domain.checklists import EMPLOYEES, MANAGERS, Side, checklist
from workflow.domain.documents import DocumentKind
from workflow.domain.guide import QUESTIONS, Ask, Part
from workflow.domain.guide_kinds import ASKED_IN, GENERAL, asked_in
from workflow.domain.meetings import MEETING_NAMES, TOLD_IN, MeetingKind
from workflow.domain.notes_to_minutes import FIELDS, GENERAL_MINUTES, field_of
from workflow.services.guide_paper import LINES, guide_paper
from workflow.services.printed_pages import Letterhead, Logo
from workflow.services.talks import Kept, Verdict, Writing, judge

TODAY = date(2026, 3, 2)
TAB, OTHER_TAB = UUID(int=1), UUID(int=2)


def test_every_kind_of_meeting_has_questions_and_ends_with_the_next_talk() -> None:
    assert set(ASKED_IN) == set(MEETING_NAMES) == set(MeetingKind)
    for kind in MeetingKind:
        assert asked_in(kind)[-1] is Ask.WHEN_NEXT
    assert len(asked_in(MeetingKind.EARLY_CONTACT)) < len(asked_in(MeetingKind.FOLLOW_UP_CONVERSATION))
    assert asked_in("not known to this version") == GENERAL
    assert {QUESTIONS[ask].part for ask in GENERAL} == set(Part)
    assert {ask for asks in ASKED_IN.values() for ask in asks} == set(Ask)


def test_checklists_have_no_item_twice_and_a_general_one_for_the_rest() -> None:
    for lists in (MANAGERS, EMPLOYEES):
        for items in lists.values():
            assert len({item.code for item in items}) == len(items) >= 5
    assert checklist(Side.EMPLOYEE, MeetingKind.AFTERCARE_CONVERSATION) == EMPLOYEES[None]
    assert checklist(Side.EMPLOYEE, MeetingKind.PLAN_MEETING) == EMPLOYEES[MeetingKind.PLAN_MEETING]


@pytest.mark.parametrize("kind", TOLD_IN.values())
def test_notes_go_to_fields_the_minutes_have(kind: DocumentKind) -> None:
    form = FORMS[kind](context=FormContext(today=TODAY))
    assert {field_of(kind, ask) for ask in Ask} <= {field.short_name for field in form}
    assert set(FIELDS) == {GENERAL_MINUTES, *TOLD_IN.values()}


def test_a_day_that_can_be_read_becomes_a_date_and_any_other_stands_among_what_was_agreed() -> None:
    def drafted(text: str) -> dict[str, str]:
        notes = {Ask.WHEN_NEXT: text, Ask.AGREED: "To timer"}
        return minutes_draft(GENERAL_MINUTES, notes, held_on=TODAY, today=TODAY, say=str)

    assert drafted("torsdag")["next_conversation_on"] == "05.03.2026"
    assert drafted("i dag")["agreed"] == "Agreed: To timer\n\nThe next talk: i dag"


@pytest.mark.parametrize(
    ("kept", "new", "verdict"),
    [
        (None, Writing(text="a", revision=0), Verdict.WRITE),
        (None, Writing(text="", revision=0), Verdict.KEPT_ALREADY),
        (Kept(text="a", revision=3, tab=TAB, count=5), Writing(text="b", revision=3), Verdict.WRITE),
        (Kept(text="a", revision=3, tab=TAB, count=5), Writing(text="b", revision=2), Verdict.OVERTAKEN),
        (Kept(text="a", revision=3, tab=TAB, count=5), Writing(text="a", revision=2), Verdict.KEPT_ALREADY),
        (Kept(text="a", revision=3, tab=TAB, count=5), Writing(text="b", revision=1, tab=TAB, count=6), Verdict.WRITE),
        (Kept(text="a", revision=3, tab=TAB, count=5), Writing(text="b", revision=1, tab=TAB, count=4), Verdict.KEPT_ALREADY),
        (Kept(text="a", revision=3, tab=TAB, count=5), Writing(text="b", revision=1, tab=OTHER_TAB, count=6), Verdict.OVERTAKEN),
    ],
)  # fmt: skip
def test_a_text_takes_the_place_of_another_only_when_its_writer_knew_of_it(
    kept: Kept | None, new: Writing, verdict: Verdict
) -> None:
    assert judge(kept, new) is verdict


HEAD = Letterhead(
    employer="#set <b>Fjellvik</b>",
    logo=Logo(content=png(), width=300, height=120, description="Logo of Fjellvik"),
)


def test_the_word_file_has_the_logo_and_the_same_questions_with_room_to_write() -> None:
    kind = MeetingKind.EARLY_CONTACT
    page = guide_paper(kind, language="en", letterhead=HEAD, today=TODAY, say=str)
    document = Document(BytesIO(DocxRenderer().render(page).content))
    told = [paragraph.text for paragraph in document.paragraphs]
    assert [words for words in told if words in {QUESTIONS[ask].words for ask in asked_in(kind)}] == [
        QUESTIONS[ask].words for ask in asked_in(kind)
    ]
    assert sum("w:pBdr" in paragraph._p.xml for paragraph in document.paragraphs) >= LINES * 4 + 1
    assert len(document.inline_shapes) == 1
    assert sum(words.startswith(TO_TICK) for words in told) == sum(len(one.items) for one in page.lists)


def test_the_paper_has_every_question_and_lines_that_no_voice_reads() -> None:
    kind = MeetingKind.EARLY_CONTACT
    page = guide_paper(kind, language="en", letterhead=HEAD, today=TODAY, say=str)
    pdf = PdfReader(BytesIO(TypstRenderer().render(page).content))
    text = " ".join(" ".join(sheet.extract_text().split()) for sheet in pdf.pages)
    assert all(QUESTIONS[ask].words in text for ask in asked_in(kind))
    assert "#set <b>Fjellvik</b>" in text
    assert "/StructTreeRoot" in pdf.root_object
    assert sum(question.lines for part in page.parts for question in part.questions) == LINES * 4 + 1
