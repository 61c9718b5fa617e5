"""Decides what a printed page consists of, as plain texts already translated; not how it looks on paper."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Logo:
    """A picture (PNG or JPEG, already checked) with its size in points, and what it shows in words."""

    content: bytes
    width: int
    height: int
    description: str


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Who the paper comes from: the employer's name, the lines below it (address, organisation number), the logo."""

    employer: str
    lines: tuple[str, ...] = ()
    logo: Logo | None = None


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A label and what stands beside it: "Unit" and "Solbakken home care"."""

    label: str
    value: str


@dataclass(frozen=True, kw_only=True)
class PrintedAnswer:
    """A question and its answer as shown on the screen; an empty answer is printed as `unanswered` of the page."""

    question: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class PrintedSection:
    """A heading with the answers below it."""

    heading: str
    answers: tuple[PrintedAnswer, ...]


@dataclass(frozen=True, kw_only=True)
class SignatureLine:
    """A line to sign on paper: the caption below it ("Date and signature of the employee")."""

    caption: str


@dataclass(frozen=True, kw_only=True)
class ConfirmationBlock:
    """How the employee answered: what happened, their own statement word for word, and lines to sign on paper."""

    heading: str
    outcome: str
    statement_heading: str = ""
    statement: str = ""
    signatures: tuple[SignatureLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FiledDocumentPage:
    """A filed document as it is printed; `language` is nb, nn or en, `page_label` is like "Page" in "Page 1/2".

    `dated` goes into the properties of the file; a date to be read stands among the facts.
    """

    language: str
    dated: date
    title: str
    letterhead: Letterhead
    facts: tuple[Fact, ...]
    sections: tuple[PrintedSection, ...]
    unanswered: str
    page_label: str
    confirmation: ConfirmationBlock | None = None
    footer: str = ""


@dataclass(frozen=True, kw_only=True)
class LetterPage:
    """A letter as it is printed; a paragraph keeps its line breaks, `facts` stand in a table below the paragraphs."""

    language: str
    dated: date
    letterhead: Letterhead
    recipient_lines: tuple[str, ...]
    place_and_date: str
    subject: str
    paragraphs: tuple[str, ...]
    page_label: str
    facts: tuple[Fact, ...] = ()
    closing_paragraphs: tuple[str, ...] = ()
    greeting: str = ""
    signature_lines: tuple[str, ...] = ()
    footer: str = ""


@dataclass(frozen=True, kw_only=True)
class GuideQuestion:
    """A question with lines below it to write on."""

    words: str
    hint: str
    lines: int


@dataclass(frozen=True, kw_only=True)
class GuidePart:
    """A heading with the questions below it."""

    heading: str
    questions: tuple[GuideQuestion, ...]


@dataclass(frozen=True, kw_only=True)
class TickList:
    """A heading with things to tick off on paper."""

    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class GuidePage:
    """A conversation guide to write on: checklists first, then the questions. It is about nobody in particular."""

    language: str
    dated: date
    title: str
    letterhead: Letterhead
    intro: tuple[str, ...]
    lists: tuple[TickList, ...]
    parts: tuple[GuidePart, ...]
    page_label: str
    footer: str = ""


PrintedPage = FiledDocumentPage | LetterPage | GuidePage
"""What can be printed as PDF."""
