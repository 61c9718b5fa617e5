"""Decides how a page becomes a Word file with the same words in the same order as its PDF; the look is the template's.

The file is built part by part, not filled into a template with places for words: what a user wrote never stands where
a template language could read it as its own.
"""

from dataclasses import is_dataclass, replace
from functools import partial
from hashlib import sha256
from typing import TypeVar

from docx.document import Document as WordDocument

from workflow.adapters.documents.printable import legible
from workflow.adapters.documents.word_package import blank, describe, packed
from workflow.adapters.documents.word_parts import Writer
from workflow.adapters.documents.word_text import named
from workflow.services.ports import WORD, PrintedDocument, PrintingFailed
from workflow.services.printed_pages import (
    ConfirmationBlock,
    FiledDocumentPage,
    GuidePage,
    LetterPage,
    PrintedPage,
)

TO_TICK = "\u2610"
_LANGUAGE_TAGS = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
# The reader's own fonts show the text, so every letter may stand; what no font shows is replaced by `legible` all the same.
_ANY_LETTER = range(0x110000)
Part = TypeVar("Part")


class DocxRenderer:
    """Writes pages as Word files; asks nothing of the machine it runs on."""

    def render(self, page: PrintedPage) -> PrintedDocument:
        """The page as a Word file; raises `PrintingFailed`."""
        if page.language not in _LANGUAGE_TAGS:
            raise PrintingFailed(f"no paper is written in the language {page.language!r}")
        replaced: set[str] = set()
        clean = _legible(page, replaced)
        document = blank()
        if isinstance(clean, LetterPage):
            _letter(Writer(document), clean)
        elif isinstance(clean, GuidePage):
            _guide(Writer(document), clean)
        else:
            _filed_document(Writer(document), clean)
        content = packed(_described(document, clean))
        return PrintedDocument(
            content=content,
            sha256=sha256(content).hexdigest(),
            media_type=WORD,
            replaced=tuple(sorted(replaced)),
        )


def _described(document: WordDocument, page: PrintedPage) -> WordDocument:
    describe(
        document,
        title=named(page.subject if isinstance(page, LetterPage) else page.title),
        employer=page.letterhead.employer,
        language=_LANGUAGE_TAGS[page.language],
        dated=page.dated,
    )
    return document


def _filed_document(writer: Writer, page: FiledDocumentPage) -> None:
    writer.margins(page.title, page.letterhead.employer, page.footer, page.page_label)
    writer.letterhead(page.letterhead)
    writer.heading(1, page.title)
    writer.facts(page.facts)
    for section in page.sections:
        writer.heading(2, section.heading)
        for one in section.answers:
            if one.question:
                writer.heading(3, one.question)
            if one.answer:
                writer.prose(one.answer)
            else:
                writer.line(page.unanswered, "Unanswered")
    if page.confirmation:
        _confirmation(writer, page.confirmation)


def _guide(writer: Writer, page: GuidePage) -> None:
    writer.margins(page.title, page.letterhead.employer, page.footer, page.page_label)
    writer.letterhead(page.letterhead)
    writer.heading(1, page.title)
    for paragraph in page.intro:
        writer.prose(paragraph)
    for ticks in page.lists:
        writer.heading(2, ticks.heading)
        for item in ticks.items:
            writer.line(f"{TO_TICK} {item}")
    for part in page.parts:
        writer.heading(2, part.heading)
        for one in part.questions:
            writer.heading(3, one.words)
            if one.hint:
                writer.line(one.hint, "Unanswered")
            writer.empty_lines(one.lines)


def _confirmation(writer: Writer, answered: ConfirmationBlock) -> None:
    writer.heading(2, answered.heading)
    writer.prose(answered.outcome)
    if answered.statement:
        if answered.statement_heading:
            writer.heading(3, answered.statement_heading)
        writer.prose(answered.statement, "Quote")
    for signature in answered.signatures:
        writer.line(signature.caption, "Signature Line")


def _letter(writer: Writer, page: LetterPage) -> None:
    writer.margins(page.subject, page.letterhead.employer, page.footer, page.page_label)
    used = writer.letterhead(page.letterhead)
    writer.address(page.recipient_lines, below=used)
    writer.line(page.place_and_date, "Place And Date")
    writer.heading(1, page.subject)
    for paragraph in page.paragraphs:
        writer.prose(paragraph)
    writer.facts(page.facts)
    for paragraph in page.closing_paragraphs:
        writer.prose(paragraph)
    if page.greeting or page.signature_lines:
        writer.line(page.greeting, "Greeting")
        writer.line("\n".join(page.signature_lines))


def _legible(part: Part, replaced: set[str]) -> Part:
    """The same page, or part of one, with texts that any reader can see and any Word file can hold."""
    inside = partial(_legible, replaced=replaced)
    if isinstance(part, str):
        text, lost = legible(part, _ANY_LETTER)
        replaced |= lost
        return text  # type: ignore[return-value]  # a text for a text
    if isinstance(part, tuple):
        return tuple(map(inside, part))  # type: ignore[return-value]  # a tuple for a tuple
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{name: inside(value) for name, value in vars(part).items()})
    return part
