"""The same papers as Word files: the words of the PDF, built to be read aloud, the same each time, never broken by a text."""

import re
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from tests.workflow.adapters.pictures import png
from tests.workflow.adapters.printed_samples import filed_document, letter
from tests.workflow.adapters.test_documents import MARKUP
from workflow.adapters.documents import DocxRenderer, TypstRenderer
from workflow.adapters.documents.printable import REPLACEMENT
from workflow.adapters.documents.word_text import directed
from workflow.services.ports import WORD, PrintingFailed, WordRenderer
from workflow.services.printed_pages import FiledDocumentPage, LetterPage, Logo, PrintedAnswer, PrintedSection

WRITE = DocxRenderer().render
Page = FiledDocumentPage | LetterPage
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LOGO = Logo(content=png(), width=300, height=120, description="Logoen til Fjellvik kommune")


def opened(page: Page) -> WordDocument:
    return Document(BytesIO(WRITE(page).content))


def parts_of(page: Page) -> dict[str, bytes]:
    with ZipFile(BytesIO(WRITE(page).content)) as parts:
        assert parts.testzip() is None
        return {name: parts.read(name) for name in parts.namelist()}


def text_of(page: Page) -> str:
    return "\n".join(paragraph.text for paragraph in opened(page).paragraphs)


def lettered(words: str) -> list[str]:
    return re.findall(r"\w+", words)


def test_the_renderer_is_what_the_services_ask_for() -> None:
    assert isinstance(DocxRenderer(), WordRenderer)
    assert WRITE(letter()).media_type == WORD


@pytest.mark.parametrize("page", [filed_document(), letter()], ids=["filed document", "letter"])
def test_the_word_file_says_what_the_pdf_says_and_in_the_same_order(page: Page) -> None:
    pdf = PdfReader(BytesIO(TypstRenderer().render(page).content)).pages[0].extract_text()
    footer = opened(page).sections[0].first_page_footer.paragraphs[0].text
    numbers = "1/1"  # fields, which the program that shows the file fills in
    assert lettered(f"{text_of(page)} {footer} {numbers}") == lettered(pdf)


def test_headings_are_headings_and_stand_one_below_the_other() -> None:
    levels = [
        (paragraph.style.name, paragraph.text)
        for paragraph in opened(filed_document()).paragraphs
        if paragraph.style and str(paragraph.style.name).startswith("Heading")
    ]
    assert levels == [
        ("Heading 1", "Oppfølgingsplan"),
        ("Heading 2", "Arbeidet i dag"),
        ("Heading 3", "Hva kan du gjøre nå?"),
        ("Heading 3", "Hva kan du ikke gjøre?"),
        ("Heading 2", "Svar fra medarbeideren"),
        ("Heading 3", "Egen uttalelse"),
    ]


@pytest.mark.parametrize(("language", "tag"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")])
def test_a_page_names_its_language_for_the_voice_that_reads_it(language: str, tag: str) -> None:
    page = letter(language=language)
    parts = parts_of(page)
    assert opened(page).core_properties.language == tag
    assert f'w:lang w:val="{tag}"'.encode() in parts["word/styles.xml"]
    assert f'w:themeFontLang w:val="{tag}"'.encode() in parts["word/settings.xml"]


def test_the_properties_name_the_paper_and_the_employer_and_nobody_else() -> None:
    page = filed_document()
    found = opened(page).core_properties
    assert (found.title, found.author, found.last_modified_by) == ("Oppfølgingsplan", "Fjellvik kommune", "")
    assert found.created == found.modified
    assert str(found.created).startswith("2026-11-21 00:00")
    assert set(parts_of(page)) == {
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml", "word/styles.xml",
        "word/settings.xml", "word/_rels/document.xml.rels", "word/header1.xml", "word/header2.xml",
        "word/footer1.xml", "word/footer2.xml",
    }  # fmt: skip
    assert b"python" not in b"".join(parts_of(page).values())


def test_the_same_page_gives_the_same_bytes_and_their_checksum() -> None:
    with_logo = replace(letter(), letterhead=replace(letter().letterhead, logo=LOGO))
    for page in (filed_document(), with_logo):
        assert WRITE(page) == WRITE(page)
        assert WRITE(page).sha256 == sha256(WRITE(page).content).hexdigest()
    with ZipFile(BytesIO(WRITE(with_logo).content)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {part.create_system for part in parts.infolist()} == {0}


def test_line_breaks_stay_and_blank_lines_part_paragraphs() -> None:
    texts = [
        paragraph.text
        for paragraph in opened(filed_document("første\r\nandre\n\n \nnytt avsnitt")).paragraphs
    ]
    assert "første\nandre" in texts
    assert "nytt avsnitt" in texts


@pytest.mark.parametrize(
    "words", [*MARKUP, "{{ page }} {%p if x %}", '<w:p/>]]><!-- "&#0;', "_x000D_ \\u0041"]
)
@pytest.mark.parametrize("make", [filed_document, letter])
def test_markup_of_any_kind_is_written_as_the_characters_it_is(
    make: Callable[[str], Page], words: str
) -> None:
    assert words in text_of(make(words))


def test_sami_and_neighbouring_letters_emoji_and_ten_thousand_of_them_are_kept() -> None:
    words = "Čáhppes đihttu ŋ šaddá ŧ ž, Þórður, Łukasz, Ελένη 漢 👍🏽 " * 200
    written = WRITE(filed_document(words))
    assert len(words) > 10_000
    assert written.replaced == ()
    assert words.rstrip() in text_of(filed_document(words.rstrip()))


def test_what_is_written_from_right_to_left_is_marked_and_begins_on_the_right() -> None:
    root = ET.fromstring(parts_of(filed_document("שלום, 12!\n\nOla sa שלום."))["word/document.xml"])
    leftwards = [
        "".join(run.itertext()) for run in root.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None
    ]
    turned = [
        "".join(one.itertext()) for one in root.iter(f"{W}p") if one.find(f"{W}pPr/{W}bidi") is not None
    ]
    assert "שלום, 12!" in leftwards
    assert " שלום." in leftwards
    assert turned == ["שלום, 12!", "שלום, 12!"], "the answer and the statement, not the words of Ola"


def test_controls_that_no_file_may_hold_or_that_turn_letters_become_visible_marks() -> None:
    written = WRITE(filed_document("a\x00b\x07c\ud800d\u202e001"))
    assert set(written.replaced) == {"\x00", "\x07", "\ud800", "\u202e"}
    assert f"a{REPLACEMENT}b{REPLACEMENT}c{REPLACEMENT}d{REPLACEMENT}001" in text_of(
        filed_document("a\x00b\x07c\ud800d\u202e001")
    )


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=60))
def test_no_text_whatsoever_keeps_a_page_from_being_written_and_opened(words: str) -> None:
    section = PrintedSection(heading=words, answers=(PrintedAnswer(question=words, answer=words),))
    document = replace(
        filed_document(words), title=words, sections=(section,), footer=words, page_label=words
    )
    for page in (document, replace(letter(words), subject=words * 10)):
        for name, part in parts_of(page).items():
            assert ET.fromstring(part) is not None, name
        assert opened(page).paragraphs


@given(st.text(max_size=80))
def test_pieces_of_two_directions_are_together_the_whole_text(words: str) -> None:
    assert "".join(part for part, _ in directed(words)) == words
    assert all(part for part, _ in directed(words))


def test_a_logo_stands_in_the_letterhead_of_both_forms_and_is_described() -> None:
    page = replace(filed_document(), letterhead=replace(filed_document().letterhead, logo=LOGO))
    parts = parts_of(page)
    assert parts["word/media/image1.png"] == LOGO.content
    assert 'descr="Logoen til Fjellvik kommune" name="Logo"' in _attributes(
        parts["word/document.xml"].decode()
    )
    pdf = PdfReader(BytesIO(TypstRenderer().render(page).content))
    assert len(pdf.pages[0].images) == 1
    assert "Logoen til Fjellvik kommune" in alternatives_in(pdf)


def alternatives_in(pdf: PdfReader) -> list[str]:
    """What is said of the pictures."""
    numbers = range(1, len(pdf.xref[0]) + 1)
    found = (pdf.get_object(number) for number in numbers)
    return [str(one["/Alt"]) for one in found if isinstance(one, DictionaryObject) and "/Alt" in one]


def _attributes(xml: str) -> str:
    found = re.search(r"<wp:docPr [^>]*>", xml)
    assert found
    return " ".join(sorted(re.findall(r'(?:descr|name)="[^"]*"', found[0])))


@pytest.mark.parametrize(("width", "height"), [(600, 1), (1, 300), (600, 300)])
def test_a_logo_of_any_shape_fits_its_place(width: int, height: int) -> None:
    logo = replace(LOGO, content=png(width, height), width=width, height=height)
    page = replace(letter(), letterhead=replace(letter().letterhead, logo=logo))
    (picture,) = opened(page).inline_shapes
    assert picture.height.mm <= 14.01
    assert picture.width.mm <= 60.01
    assert TypstRenderer().render(page).content.startswith(b"%PDF")


def test_a_language_nobody_writes_is_refused() -> None:
    with pytest.raises(PrintingFailed, match="'se'"):
        WRITE(letter(language="se"))
