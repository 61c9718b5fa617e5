"""The printed documents: archivable, tagged, the same each time, and never broken by what somebody wrote."""

import re
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NullObject,
    PdfObject,
    TextStringObject,
)

from tests.workflow.adapters.printed_samples import filed_document, letter
from workflow.adapters.documents import TypstRenderer, typst_renderer
from workflow.adapters.documents.font_coverage import FALLBACK_FONT, FONTS, TEXT_FONT, shown_by
from workflow.adapters.documents.printable import REPLACEMENT, printable
from workflow.services.ports import PrintingFailed, Renderer
from workflow.services.printed_pages import FiledDocumentPage, LetterPage, PrintedAnswer, PrintedSection

PRINT = TypstRenderer().render
SHOWN = shown_by(TEXT_FONT) | shown_by(FALLBACK_FONT)


def text_of(page: FiledDocumentPage | LetterPage) -> str:
    return "\n".join(sheet.extract_text() for sheet in PdfReader(BytesIO(PRINT(page).content)).pages)


def part_of(node: PdfObject | None, *names: str) -> PdfObject:
    """What lies below a node of a PDF under those names."""
    for name in names:
        assert isinstance(node, DictionaryObject)
        node = node.raw_get(name).get_object()
    assert node is not None
    return node


def catalogue_of(page: FiledDocumentPage | LetterPage) -> PdfObject:
    return PdfReader(BytesIO(PRINT(page).content)).root_object


def tags_of(content: bytes) -> list[str]:
    """The structure tags of a PDF in reading order."""
    return _tags_below(part_of(PdfReader(BytesIO(content)).root_object, "/StructTreeRoot"))


def _tags_below(node: PdfObject) -> list[str]:
    node = node.get_object() or NullObject()
    if isinstance(node, ArrayObject):
        return [tag for child in node for tag in _tags_below(child)]
    if not isinstance(node, DictionaryObject):
        return []
    own = [str(node["/S"])[1:]] if "/S" in node else []
    return own + (_tags_below(node.raw_get("/K")) if "/K" in node else [])


def test_the_renderer_is_what_the_services_ask_for() -> None:
    assert isinstance(TypstRenderer(), Renderer)


@pytest.mark.parametrize("page", [filed_document(), letter()], ids=["filed document", "letter"])
def test_a_page_says_it_can_be_archived_and_read_aloud(page: FiledDocumentPage | LetterPage) -> None:
    pdf = PdfReader(BytesIO(PRINT(page).content))
    assert pdf.xmp_metadata is not None
    claims = pdf.xmp_metadata.stream.get_data().decode()

    assert re.search(r"pdfaid:part[^0-9]*2", claims)
    assert re.search(r"pdfaid:conformance[^A-Z]*A", claims)
    assert re.search(r"pdfuaid:part[^0-9]*1", claims)
    assert part_of(pdf.root_object, "/MarkInfo", "/Marked") == BooleanObject(True)
    assert pdf.metadata is not None
    assert pdf.metadata.author == "Fjellvik kommune"


@pytest.mark.parametrize("page", [filed_document(), letter()], ids=["filed document", "letter"])
def test_a_page_does_not_tell_which_version_of_what_printed_it(
    page: FiledDocumentPage | LetterPage,
) -> None:
    content = PRINT(page).content
    pdf = PdfReader(BytesIO(content), strict=True)
    assert pdf.metadata is not None
    assert pdf.xmp_metadata is not None
    assert pdf.metadata.creator == pdf.xmp_metadata.xmp_creator_tool
    assert (pdf.metadata.creator or "").strip() == "Tilbake"
    assert not re.search(rb"typst [0-9]", content, re.IGNORECASE)


def test_headings_facts_and_paragraphs_are_tagged_in_the_order_one_reads_them() -> None:
    tags = tags_of(PRINT(filed_document()).content)
    headings = [tag for tag in tags if re.fullmatch(r"H\d", tag)]

    assert headings == ["H1", "H2", "H3", "H3", "H2", "H3"]
    assert tags.count("Lbl") == tags.count("LBody") == 2
    assert tags.index("H1") < tags.index("L") < tags.index("H2")


@pytest.mark.parametrize(("language", "tag"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")])
def test_a_page_names_its_language_for_the_voice_that_reads_it(language: str, tag: str) -> None:
    assert part_of(catalogue_of(filed_document(language=language)), "/Lang") == TextStringObject(tag)


def test_a_filed_document_shows_every_answer_and_says_which_are_missing() -> None:
    text = text_of(filed_document())

    for words in ("Oppfølgingsplan", "Hva kan du gjøre nå?", "Kontorarbeid i fire timer", "Ikke besvart"):
        assert words in text
    for words in ("Lest, med innvending", "Egen uttalelse", "Medarbeider", "Side 1/1", "Versjon 2"):
        assert words in text


def test_a_document_without_confirmation_or_facts_prints() -> None:
    bare = replace(filed_document(), confirmation=None, facts=(), footer="", page_label="", sections=())

    assert "Oppfølgingsplan" in text_of(bare)
    assert "Oppfølgingsplan" in text_of(
        replace(filed_document(), letterhead=replace(letter().letterhead, lines=()))
    )


def test_a_letter_carries_recipient_subject_facts_and_sender() -> None:
    text = text_of(letter("Siste utbetaling"))

    for words in (
        "Kari Nordmann",
        "Fjellvik, 21. november 2026",
        "Siste utbetaling",
        "Siste dag",
        "Ola Leder",
    ):
        assert words in text


def test_the_same_page_gives_the_same_bytes_and_their_checksum() -> None:
    first, second = PRINT(filed_document()), PRINT(filed_document())

    assert first == second
    assert first.sha256 == sha256(first.content).hexdigest()
    assert first.sha256 != PRINT(filed_document("Noe annet")).sha256


def test_line_breaks_and_blank_lines_stay_as_they_were_written() -> None:
    text = text_of(filed_document("første linje\r\nandre linje\n\n \nnytt avsnitt"))

    assert "første linje\nandre linje\n" in text
    assert "nytt avsnitt" in text


MARKUP = (
    '#strong[x] #read("/etc/passwd") $a$ *b* _c_ ``` @ref <label> \\ // /* = Heading {#let}',
    "<script>alert(1)</script> <b>fet</b> &amp; {{ 7*7 }} {% raw %} %(name)s ${x}",
    '=HYPERLINK("http://x") -1 +1 @SUM',
    '"}, "region": "XX", "title": "annet',
)


@pytest.mark.parametrize("words", MARKUP)
def test_markup_of_any_kind_is_printed_as_the_characters_it_is(words: str) -> None:
    text = re.sub(r"\s+", "", text_of(filed_document(words)))

    assert re.sub(r"\s+", "", words) in text
    assert "root:" not in text


def test_sami_and_neighbouring_letters_are_printed_and_nothing_is_replaced() -> None:
    words = "Čáhppes đihttu ŋ šaddá ŧ ž, Þórður, Łukasz, Ngũgĩ, Ελένη, Наталья"

    assert PRINT(filed_document(words)).replaced == ()
    assert "Čáhppes đihttu ŋ šaddá ŧ ž" in text_of(filed_document(words))


def test_right_to_left_writing_is_printed_with_letters_and_not_with_marks() -> None:
    printed = PRINT(filed_document("שלום עולם – مرحبا بالعالم"))

    assert printed.replaced == ()


def test_what_no_font_has_becomes_a_visible_mark_and_is_told() -> None:
    printed = PRINT(filed_document("Bra 👍🏽 og 漢"))

    assert set(printed.replaced) == {"👍", "🏽", "漢"}
    assert REPLACEMENT in text_of(filed_document("Bra 👍🏽 og 漢"))


def test_controls_that_turn_the_order_of_letters_do_not_reach_a_paper_to_sign() -> None:
    text, replaced = printable("betal 100\u202e001 latеb\u2066x\u2069", SHOWN)

    assert text == f"betal 100{REPLACEMENT}001 latеb{REPLACEMENT}x{REPLACEMENT}"
    assert replaced == {"\u202e", "\u2066", "\u2069"}


@pytest.mark.parametrize(
    "words",
    ["\x00\x07", "\ud800 halvt", "\ue000\U000f0000", "\u0378", "\ufeff", "\u200b\u00ad", "\u200d\ufe0f\U000e0041", "e\u0301\u0489\u20dd",
     "ﷺ \u0600", "न्यूज़ นี่ 한국어", "\u2028\u2029\x0b\x0c\x85", "\t\ttab", " ", "\n\n\n", "Z" + "\u0335" * 300],
)  # fmt: skip
def test_nasty_characters_never_keep_a_page_from_being_printed(words: str) -> None:
    assert PRINT(filed_document(words)).content.startswith(b"%PDF")
    assert PRINT(letter(words)).content.startswith(b"%PDF")


@settings(max_examples=120, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=60))
def test_no_text_whatsoever_keeps_a_page_from_being_printed(words: str) -> None:
    assert PRINT(filed_document(words)).content.startswith(b"%PDF")


@settings(max_examples=120, deadline=None)
@given(st.text(alphabet=st.sampled_from([chr(code) for code in sorted(SHOWN)]), max_size=40))
def test_any_mixture_of_letters_the_fonts_have_is_printed(words: str) -> None:
    assert PRINT(filed_document(words)).content.startswith(b"%PDF")


@settings(max_examples=120, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=60))
def test_no_heading_whatsoever_keeps_a_page_from_being_printed(words: str) -> None:
    section = PrintedSection(heading=words, answers=(PrintedAnswer(question=words, answer=words),))
    page = replace(filed_document(), title=words, sections=(section,), footer=words, page_label=words)

    assert PRINT(page).content.startswith(b"%PDF")


def test_an_endless_word_is_broken_and_a_very_long_text_runs_over_pages() -> None:
    unbroken, _ = printable("a" * 100, SHOWN)
    assert max(len(part) for part in unbroken.split("\u200b")) == 45

    pages = PdfReader(BytesIO(PRINT(filed_document("Et langt svar. " * 4000)).content)).pages
    assert len(pages) > 10
    assert "Oppfølgingsplan" in pages[1].extract_text()


def test_a_failure_to_print_does_not_quote_the_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "letter.typ").write_text("#let data = json(bytes(sys.inputs.page))\n#panic(data.subject)")
    monkeypatch.setattr(typst_renderer, "TEMPLATES", tmp_path)

    with pytest.raises(PrintingFailed, match=r"letter\.typ") as told:
        PRINT(letter("noe hemmelig"))

    assert "hemmelig" not in str(told.value)
    assert told.value.__cause__ is None


def test_a_language_no_template_knows_is_refused() -> None:
    with pytest.raises(PrintingFailed, match="'se'"):
        PRINT(letter(language="se"))


def test_the_fonts_are_the_ones_whose_licence_lies_beside_them() -> None:
    for line in (FONTS / "SHA256SUMS").read_text().splitlines():
        checksum, name = line.split()
        assert sha256((FONTS / name).read_bytes()).hexdigest() == checksum
    assert {font.name for font in FONTS.glob("*.ttf")} == {
        line.split()[1] for line in (FONTS / "SHA256SUMS").read_text().splitlines()
    }
