"""Decides how a page becomes an archivable, accessible PDF; the words are the caller's, the look is the template's."""

import json
import re
import unicodedata
from collections.abc import Set as AbstractSet
from dataclasses import is_dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import typst

from workflow.adapters.documents.font_coverage import FALLBACK_FONT, FONTS, TEXT_FONT, shown_by
from workflow.adapters.documents.printable import printable
from workflow.services.ports import PrintedDocument, PrintingFailed
from workflow.services.printed_pages import FiledDocumentPage, GuidePage, LetterPage, PrintedPage

TEMPLATES = Path(__file__).parent / "templates"
_TEMPLATE_OF: dict[type, str] = {
    FiledDocumentPage: "filed_document.typ",
    GuidePage: "guide.typ",
    LetterPage: "letter.typ",
}
PROGRAM = b"Tilbake"
"""What a paper says it was made with: whoever gets it has no use for the versions of what runs here."""
_PRINTED_BY = re.compile(
    rb"(?P<before>/Creator\(|CreatorTool>|softwareAgent>)(?P<tool>Typst [0-9][0-9A-Za-z.+-]*)"
)
_REGION_OF = {"nb": "NO", "nn": "NO", "en": "GB"}
_MARKS = frozenset(code for code in shown_by(TEXT_FONT) if unicodedata.category(chr(code)).startswith("M"))


class TypstRenderer:
    """Prints pages with the templates and fonts shipped beside this file; asks nothing of the machine it runs on."""

    def render(self, page: PrintedPage) -> PrintedDocument:
        """The page as PDF/A-2a and PDF/UA-1; raises `PrintingFailed`."""
        if page.language not in _REGION_OF:
            raise PrintingFailed(f"no paper is printed in the language {page.language!r}")
        try:
            return _print(page, shown_by(TEXT_FONT) | shown_by(FALLBACK_FONT))
        except typst.TypstError:
            # A mark of one font on a letter of the other cannot be set: rather fewer letters than no paper.
            return _print_plainly(page)


def _print_plainly(page: PrintedPage) -> PrintedDocument:
    try:
        return _print(page, shown_by(TEXT_FONT) - _MARKS)
    except typst.TypstError:
        # The compiler's own message quotes the text of the page, so it goes no further.
        raise PrintingFailed(f"{_TEMPLATE_OF[type(page)]} could not be printed") from None


def _print(page: PrintedPage, shown: AbstractSet[int]) -> PrintedDocument:
    replaced: set[str] = set()
    data = {name: _plain(value, shown, replaced) for name, value in vars(page).items()}
    content = _compile(_TEMPLATE_OF[type(page)], {**data, "region": _REGION_OF[page.language]})
    return PrintedDocument(
        content=content, sha256=sha256(content).hexdigest(), replaced=tuple(sorted(replaced))
    )


def _plain(value: object, shown: AbstractSet[int], replaced: set[str]) -> object:
    """A part of a page as the template reads it: printable texts, lists and mappings only."""
    if isinstance(value, str):
        text, lost = printable(value, shown)
        replaced |= lost
        return text
    if isinstance(value, date):
        return (value.year, value.month, value.day)
    if isinstance(value, bytes):
        return list(value)  # JSON has no bytes; a logo is small
    if isinstance(value, tuple):
        return [_plain(part, shown, replaced) for part in value]
    if is_dataclass(value):
        return {name: _plain(part, shown, replaced) for name, part in vars(value).items()}
    return value


def _compile(template: str, data: dict[str, object]) -> bytes:
    # The data is an input of the compiler, read as JSON by the template: no text of a user is ever template code.
    printed = typst.compile(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="pdf",
        # Archiving with tags and Unicode text, and accessibility: the compiler refuses what breaks either.
        pdf_standards=["a-2a", "ua-1"],
        sys_inputs={"page": json.dumps(data)},
    )
    return _PRINTED_BY.sub(_unversioned, printed)


def _unversioned(found: re.Match[bytes]) -> bytes:
    # As long as before: a PDF names the places of its parts in bytes.
    return found["before"] + PROGRAM.ljust(len(found["tool"]))
