"""Decides how each part of a page is built in a Word file: headings, facts, prose, letterhead, address, margins."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import cast

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.section import _Footer, _Header
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph

from workflow.adapters.documents.word_text import named, paragraphs_of, turn, write
from workflow.services.printed_pages import Fact, Letterhead, Logo

# Longer labels than this do not fit beside the value: it begins on the next line.
LONGEST_LABEL = 27
LOGO_HEIGHT, LOGO_WIDTH = Mm(14), Mm(60)
_NAME_HEIGHT, _LINES_HEIGHT, _GAP = Pt(16), Pt(11), Pt(3)
# Where the window of a Norwegian envelope begins below the margin, how high it is, and a line in it.
_WINDOW_BELOW, _WINDOW_HEIGHT, _WINDOW_LINE = Mm(26), Mm(34), Pt(14.5)

_ROOM_TO_WRITE = Pt(6)
# The schema of Word asks for its properties in this order.
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:bidi", "w:spacing", "w:ind", "w:jc", "w:rPr")


class Writer:
    """Adds parts to a document, from top to bottom."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document

    def line(self, words: str, style: str = "Normal") -> Paragraph:
        """One paragraph; line breaks stay."""
        paragraph = self._document.add_paragraph(style=style)
        turn(paragraph, words)
        write(paragraph, words)
        return paragraph

    def prose(self, words: str, style: str = "Normal") -> None:
        """What somebody wrote: blank lines part paragraphs."""
        for part in paragraphs_of(words):
            self.line(part, style)

    def empty_lines(self, count: int) -> None:
        """Lines to write on by hand, or to write over: a paragraph each, with a rule below it and nothing in it."""
        for _ in range(count):
            paragraph = self._document.add_paragraph()
            paragraph.paragraph_format.space_before = _ROOM_TO_WRITE
            _rule_below(paragraph)

    def heading(self, level: int, words: str) -> None:
        """A heading that a screen reader and a table of contents find."""
        self.line(named(words), f"Heading {level}")

    def facts(self, facts: Iterable[Fact]) -> None:
        """Label and value side by side as one paragraph each: read in pairs, and no table without a head."""
        for fact in facts:
            paragraph = self._document.add_paragraph(style="Fact")
            write(paragraph, fact.label, "Fact Label")
            paragraph.add_run("\n\t" if len(fact.label) > LONGEST_LABEL else "\t")
            write(paragraph, fact.value)

    def letterhead(self, head: Letterhead) -> Length:
        """Who the paper comes from, the logo on the right; how much of the sheet it takes."""
        name = self.line(head.employer, "Employer")
        used: Length = _NAME_HEIGHT
        if head.logo:
            name.add_run("\t")
            used = _draw(name, head.logo)
        if not head.lines:
            return used
        self.line("  ·  ".join(head.lines), "Employer Line")
        return Length(used + _GAP + _LINES_HEIGHT)

    def address(self, lines: Sequence[str], *, below: Length) -> None:
        """The recipient, where the window of the envelope shows it; `below` is what stands above it."""
        paragraph = self.line("\n".join(lines), "Address")
        paragraph.paragraph_format.space_before = Length(max(_WINDOW_BELOW - below, 0))
        left = _WINDOW_HEIGHT - _WINDOW_LINE * max(len(lines), 1)
        paragraph.paragraph_format.space_after = Length(max(left, 0))

    def margins(self, title: str, employer: str, footer: str, page_label: str) -> None:
        """The footer of every page; from the second on, a head that says which paper a loose sheet belongs to."""
        section = self._document.sections[0]
        section.first_page_header.is_linked_to_previous = False
        write(_only(section.header), f"{named(title)}\t{employer}")
        for foot in (section.first_page_footer, section.footer):
            paragraph = _only(foot)
            write(paragraph, f"{footer}\t{page_label} ")
            _number(paragraph, "PAGE")
            paragraph.add_run("/")
            _number(paragraph, "NUMPAGES")


def _only(part: _Header | _Footer) -> Paragraph:
    part.is_linked_to_previous = False
    (paragraph,) = part.paragraphs
    return cast("Paragraph", paragraph)


def _number(paragraph: Paragraph, field: str) -> None:
    """A number the program that shows the file works out; 1 stands there until it has."""
    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), field)
    run = paragraph.add_run("1")
    paragraph._p.append(element)  # noqa: SLF001 the library has no fields
    element.append(run._r)  # noqa: SLF001


def _rule_below(paragraph: Paragraph) -> None:
    borders = OxmlElement("w:pBdr")
    rule = OxmlElement("w:bottom")
    for name, value in {"val": "single", "sz": "4", "space": "1", "color": "8C8C8C"}.items():
        rule.set(qn(f"w:{name}"), value)
    borders.append(rule)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 the library has no borders
    properties.insert_element_before(borders, *_AFTER_BORDERS)


def _draw(paragraph: Paragraph, logo: Logo) -> Length:
    """The logo as large as its place allows; its height."""
    height = min(LOGO_HEIGHT, LOGO_WIDTH * logo.height // logo.width)
    picture = paragraph.add_run().add_picture(BytesIO(logo.content), height=Length(max(height, 1)))
    seen = picture._inline.docPr  # noqa: SLF001 the library has no name for the text a screen reader says
    seen.set("descr", logo.description)
    seen.set("name", "Logo")
    return picture.height
